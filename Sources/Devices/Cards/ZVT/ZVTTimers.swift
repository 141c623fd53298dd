/// How long things may take at a terminal, in milliseconds of a monotonic clock; each time that
/// runs out ends in a defined state (PA00P016 §2.2, §5.2.5).
package struct ZVTTimers: Hashable, Sendable {
  /// To open the connection.
  package var connectMilliseconds: Int
  /// T3: from a command to its answer, on handing bytes over too.
  package var answerMilliseconds: Int
  /// T4: from the terminal's answer, or its last word, to the end. The terminal may set another one
  /// for a conversation.
  package var completionMilliseconds: Int
  /// The whole of a conversation, however often the terminal prolongs it.
  package var totalMilliseconds: Int
  /// How long one look for a packet takes: so soon a request to stop is heard.
  package var lookMilliseconds: Int
  /// Between two questions for the terminal's state.
  package var pollMilliseconds: Int
  /// How long a busy terminal is asked for its state before an order.
  package var readinessMilliseconds: Int
  /// How long a busy terminal is asked for its state after a lost answer, and how long it is tried
  /// to reach it again.
  package var recoveryMilliseconds: Int
  /// The pause before reaching a lost terminal is tried again; doubled each time.
  package var reconnectMilliseconds: Int
  /// How long a silent terminal is left alone in a payment before it is asked for its state, where
  /// its profile lets us ask.
  package var probeMilliseconds: Int

  /// The specification's times, and ours where it has none.
  package init(
    connectMilliseconds: Int = 5_000, answerMilliseconds: Int = 5_000,
    completionMilliseconds: Int = 180_000, totalMilliseconds: Int = 1_800_000,
    lookMilliseconds: Int = 200, pollMilliseconds: Int = 2_000,
    readinessMilliseconds: Int = 4_000, recoveryMilliseconds: Int = 30_000,
    reconnectMilliseconds: Int = 1_000, probeMilliseconds: Int = 30_000
  ) {
    self.connectMilliseconds = connectMilliseconds
    self.answerMilliseconds = answerMilliseconds
    self.completionMilliseconds = completionMilliseconds
    self.totalMilliseconds = totalMilliseconds
    self.lookMilliseconds = lookMilliseconds
    self.pollMilliseconds = pollMilliseconds
    self.readinessMilliseconds = readinessMilliseconds
    self.recoveryMilliseconds = recoveryMilliseconds
    self.reconnectMilliseconds = reconnectMilliseconds
    self.probeMilliseconds = probeMilliseconds
  }
}
