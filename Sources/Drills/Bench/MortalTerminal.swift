import Amounts
import Devices

/// A till's terminal whose till may fail at any fact that it stores.
struct MortalTerminal: CardTerminal {
  let terminal: any CardTerminal
  let guillotine: Guillotine

  var id: TerminalID { terminal.id }

  func identify() async throws(DeviceError) -> TerminalIdentity { try await terminal.identify() }
  func health() async -> TerminalHealth { await terminal.health() }
  func lastTrace() async throws(DeviceError) -> String { try await terminal.lastTrace() }

  func perform(_ order: CardOrder, witness: CardWitness) async -> CardOutcome {
    do { try await guillotine.pass(.afterIntent) } catch { return .unknown(reason: "no power") }
    return await terminal.perform(order, witness: mortal(witness))
  }

  func inquire(_ order: CardOrder, witness: CardWitness) async -> CardOutcome {
    await terminal.inquire(order, witness: mortal(witness))
  }

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

  private func mortal(_ witness: CardWitness) -> CardWitness {
    CardWitness { [guillotine] progress in
      if !guillotine.isDown { await witness.progress(progress) }
    } store: { [guillotine] statement in
      switch statement.kind {
      case .status: try await guillotine.pass(.beforeStatus)
      case .slipLine, .slipBlock: try await guillotine.pass(.atSlip)
      case .completion, .abort, .inquiry, .orphan: try guillotine.check()
      }
      try await witness.store(statement)
      if statement.kind == .status { try await guillotine.pass(.afterStatus) }
    } record: { [guillotine] outcome in
      try await guillotine.pass(.beforeEnd)
      try await witness.record(outcome)
    }
  }
}
