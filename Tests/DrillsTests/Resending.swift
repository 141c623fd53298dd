import Amounts
import Devices

/// A driver with a planted bug: asked what became of a payment, it sends the payment again.
struct Resending: CardTerminal {
  let terminal: any CardTerminal

  var id: TerminalID { terminal.id }

  func inquire(_ order: CardOrder, witness: CardWitness) async -> CardOutcome {
    let silent = CardWitness(store: witness.store, record: { _ in })
    return await terminal.perform(order, witness: silent)
  }

  func perform(_ order: CardOrder, witness: CardWitness) async -> CardOutcome {
    await terminal.perform(order, witness: witness)
  }

  func identify() async throws(DeviceError) -> TerminalIdentity { try await terminal.identify() }
  func health() async -> TerminalHealth { await terminal.health() }
  func lastTrace() async throws(DeviceError) -> String { try await terminal.lastTrace() }
  func cancel(_ attempt: AttemptID) async { await terminal.cancel(attempt) }
  func batch() async throws(DeviceError) -> [TerminalLine] { try await terminal.batch() }
  func totals() async throws(DeviceError) -> TerminalTotals { try await terminal.totals() }

  func closeBatch(expected: TerminalTotals, witness: CardWitness) async -> BatchOutcome {
    await terminal.closeBatch(expected: expected, witness: witness)
  }

  func inquireClose(expected: TerminalTotals, witness: CardWitness) async -> BatchOutcome {
    await terminal.inquireClose(expected: expected, witness: witness)
  }

  func diagnose(witness: CardWitness) async throws(DeviceError) {
    try await terminal.diagnose(witness: witness)
  }

  func display(_ lines: [String]) async throws(DeviceError) { try await terminal.display(lines) }
}
