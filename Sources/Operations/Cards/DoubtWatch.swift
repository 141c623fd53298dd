package import Amounts

/// Asks terminals again, beside the sales, what became of payments and closes that are in doubt:
/// each terminal at its own pace, until everything is decided.
package actor DoubtWatch {
  private let counter: Counter
  private var backOffs: [TerminalID: BackOff] = [:]

  /// A watch over the terminals of a counter.
  package init(counter: Counter) { self.counter = counter }

  /// The terminals, each once however many registers it serves.
  package nonisolated var terminals: [TerminalID] { counter.terminalIDs }

  /// Does what is due at a terminal. A doubt that has just come up rests first: whoever made it is
  /// still asking.
  ///
  /// - Returns: how long to rest, in milliseconds.
  /// - Throws: `LedgerError`.
  package func step(at terminal: TerminalID) async throws -> Int64 {
    guard try await counter.owesAnswer(terminal) else {
      backOffs[terminal] = nil
      return BackOff.firstMilliseconds
    }
    var backOff = backOffs[terminal] ?? BackOff()
    defer { backOffs[terminal] = backOff }
    guard backOffs[terminal] != nil else { return backOff.next() }
    guard try await counter.askAgain(at: terminal) else {
      backOff = BackOff()
      return BackOff.firstMilliseconds
    }
    return backOff.next()
  }
}
