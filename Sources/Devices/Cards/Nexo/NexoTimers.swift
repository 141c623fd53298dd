/// How long things may take at a nexo terminal, in milliseconds; each time that runs out ends in a
/// defined state.
package struct NexoTimers: Hashable, Sendable {
  /// To open the connection.
  package var connectMilliseconds: Int
  /// To hand a message over.
  package var writeMilliseconds: Int
  /// From a payment to its answer; then the terminal is asked what became of it. Makers say 120
  /// seconds, after which their terminals have given up themselves.
  package var answerMilliseconds: Int
  /// From a request that moves no money to its answer.
  package var serviceMilliseconds: Int
  /// How long one look for bytes takes: so soon a request to stop is heard.
  package var lookMilliseconds: Int
  /// Between two questions about a transaction that is in progress.
  package var pollMilliseconds: Int
  /// Between two questions about a transaction that the terminal does not know, so that a request
  /// which is still on its way on a connection that is gone comes to light.
  package var settleMilliseconds: Int
  /// How long a terminal that does not answer is asked, before the outcome stays unknown.
  package var recoveryMilliseconds: Int
  /// The pause before a lost terminal is connected to again.
  package var reconnectMilliseconds: Int

  /// The times of the field, and ours where it has none.
  package init(
    connectMilliseconds: Int = 5_000, writeMilliseconds: Int = 5_000,
    answerMilliseconds: Int = 120_000, serviceMilliseconds: Int = 10_000,
    lookMilliseconds: Int = 200, pollMilliseconds: Int = 5_000, settleMilliseconds: Int = 3_000,
    recoveryMilliseconds: Int = 60_000, reconnectMilliseconds: Int = 1_000
  ) {
    self.connectMilliseconds = connectMilliseconds
    self.writeMilliseconds = writeMilliseconds
    self.answerMilliseconds = answerMilliseconds
    self.serviceMilliseconds = serviceMilliseconds
    self.lookMilliseconds = lookMilliseconds
    self.pollMilliseconds = pollMilliseconds
    self.settleMilliseconds = settleMilliseconds
    self.recoveryMilliseconds = recoveryMilliseconds
    self.reconnectMilliseconds = reconnectMilliseconds
  }
}
