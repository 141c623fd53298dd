package import Amounts

/// A card terminal, near or far. One conversation at a time.
///
/// The verbs are those of every protocol; a driver maps them. None of them blocks a thread of the
/// caller, each ends by its own timers, and none moves money but `perform`.
package protocol CardTerminal: Sendable {
  /// The terminal's name in the branch.
  var id: TerminalID { get }

  /// Who it says it is, and what it can do; connects where that is needed.
  ///
  /// - Throws: `unavailable`, `busy`, `unsupported`, `protocolFault`.
  func identify() async throws(DeviceError) -> TerminalIdentity

  /// Whether it can take a payment now, and what has to be done first.
  func health() async -> TerminalHealth

  /// The identity of the last payment that the terminal did; the baseline of the next attempt.
  ///
  /// Made ready by the terminal's table of states before: registered, idle, nothing owed.
  /// - Throws: `unavailable` where the terminal can't be reached, `busy` where it is at work,
  ///   `needsAction` where something has to be done first.
  func lastTrace() async throws(DeviceError) -> String

  /// Carries an order out: payment, refund, reversal.
  ///
  /// What the terminal says is stored by the witness before it is acknowledged; where storing
  /// fails, the terminal is told no. The command is sent once and never again.
  /// - Returns: the outcome that was recorded, or `unknown` where recording failed.
  func perform(_ order: CardOrder, witness: CardWitness) async -> CardOutcome

  /// Asks what became of an order that got no clear answer; moves no money but for a reversal,
  /// which may be sent again as it was where the terminal can't do it twice.
  ///
  /// What it hears is stored by the witness; the answer is the caller's to record.
  func inquire(_ order: CardOrder, witness: CardWitness) async -> CardOutcome

  /// Asks the terminal to stop an order; the order's own outcome tells whether it did.
  func cancel(_ attempt: AttemptID) async

  /// The movements of the open batch, for reconciliation line by line.
  ///
  /// - Throws: `unavailable`, `busy`, `unsupported`.
  func batch() async throws(DeviceError) -> [TerminalLine]

  /// The sums of the open batch.
  ///
  /// - Throws: `unavailable`, `busy`, `unsupported`, `protocolFault`.
  func totals() async throws(DeviceError) -> TerminalTotals

  /// Closes the batch: what it held goes to clearing.
  ///
  /// - Parameter expected: our own sums of the batch; by them a lost answer is recognised.
  func closeBatch(expected: TerminalTotals, witness: CardWitness) async -> BatchOutcome

  /// Finds out how a close ended whose answer was lost; closes again where that is harmless.
  func inquireClose(expected: TerminalTotals, witness: CardWitness) async -> BatchOutcome

  /// Lets the terminal examine itself and its line to the acquirer.
  ///
  /// - Throws: `unavailable`, `busy`, `unsupported`, `needsAction`.
  func diagnose(witness: CardWitness) async throws(DeviceError)

  /// Shows words on the terminal's display for a few seconds.
  ///
  /// - Throws: `unavailable`, `busy`, `unsupported`.
  func display(_ lines: [String]) async throws(DeviceError)
}

/// Who watches over an order: hears of progress, and stores what must not be lost.
package struct CardWitness: Sendable {
  /// Hears how it goes; nothing depends on it.
  package let progress: @Sendable (CardProgress) async -> Void
  /// Stores what the terminal said, durably, before it is acknowledged.
  package let store: @Sendable (TerminalStatement) async throws -> Void
  /// Stores how the order ended, durably, before the end is acknowledged; at most once.
  package let record: @Sendable (CardOutcome) async throws -> Void

  /// A witness by its three ears.
  package init(
    progress: @escaping @Sendable (CardProgress) async -> Void = { _ in },
    store: @escaping @Sendable (TerminalStatement) async throws -> Void,
    record: @escaping @Sendable (CardOutcome) async throws -> Void
  ) {
    self.progress = progress
    self.store = store
    self.record = record
  }
}
