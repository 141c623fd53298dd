package import Amounts
package import CanonicalJSON
import Commerce
import Devices
import LedgerStore

/// How the close of a terminal's batch has ended so far.
package enum CloseReply: Hashable, Sendable {
  /// It is done; the answer is stored under its key.
  case done(JSON)
  /// Nobody knows yet; the terminal is asked again until it is known.
  case doubt(JSON)

  /// What the caller is told.
  package var answer: JSON {
    switch self {
    case .done(let answer), .doubt(let answer): answer
    }
  }
}

extension Counter {
  /// Closes the batch of a register's terminal: what it held goes to clearing.
  ///
  /// Our list is compared with the terminal's before, line by line where it tells its lines, by its
  /// sums otherwise. Sides that differ are closed only with a reason; nothing is ever made equal.
  ///
  /// Members: optionally `reason`.
  /// - Throws: `terminal.*`, `tender.terminal_missing`, `auth.forbidden`.
  package func closeTerminal(_ envelope: Envelope) async throws -> CloseReply {
    do {
      try require(.runOwnShift, envelope.actor)
      var reader = try RequestReader(envelope.request, pack.currency)
      let reason = try reader.optionalText("reason") ?? ""
      try reader.finish()
      let terminal = try terminal(at: envelope.register)
      let reply = try await holding(envelope.key) {
        try await holding(terminal.id) { try await close(terminal, reason, envelope) }
      }
      news.post(.command(envelope.kind, register: envelope.register, answer: reply.answer))
      return reply
    } catch let refusal as Refusal {
      throw await noted(refusal, of: envelope)
    }
  }

  /// What a close begins with: an answer that is there already, a close that has begun, or the
  /// lines of the open batch.
  private enum Beginning: Sendable {
    case answered(JSON)
    case goesOn(TerminalClose)
    case batch(TerminalBatch, [Reconciliation.Line])
  }

  private func close(
    _ terminal: any CardTerminal, _ reason: String, _ envelope: Envelope
  ) async throws -> CloseReply {
    let beginning = try await ledger.commit { [self] transaction -> Beginning in
      if let answer = try recorded(envelope, transaction) { return .answered(answer) }
      if let begun = try begun(envelope, transaction) { return .goesOn(begun) }
      if let open = try transaction.reader.openCloses(at: terminal.id).first {
        return .goesOn(open)
      }
      try checkDoubts(at: terminal.id, transaction.reader)
      let batch = try transaction.reader.openBatch(of: terminal.id)
      return .batch(batch, try lines(of: terminal.id, batch.number, transaction.reader))
    }
    switch beginning {
    case .answered(let answer): return .done(answer)
    case .goesOn(let close):
      return try await answered(try await ask(terminal, again: close), envelope)
    case .batch(let batch, let lines):
      let differences = try await compared(lines, with: terminal)?.differences ?? []
      if !differences.isEmpty, reason.isEmpty {
        throw Refusal(
          .terminalBatchDiffers, ["difference": try Views.difference(differences, pack.currency)])
      }
      let close = TerminalClose(
        id: CloseID(trusted: "t-\(surroundings.newName())"), terminal: terminal.id,
        register: envelope.register, batch: batch.number,
        expected: try BatchSums(of: lines, pack.currency), reason: reason,
        differences: differences)
      try await ledger.commit { transaction in
        try transaction.append(
          JournalEntry(
            kind: "terminal.ask_close", at: envelope.at, register: envelope.register,
            actor: envelope.actor.person, key: Self.closeKey(envelope.key),
            keyHash: envelope.hash, facts: [.terminalClosed(close)],
            answer: .string(close.id.text)))
      }
      let outcome = await terminal.closeBatch(
        expected: close.expected.totals, witness: witness(of: close))
      return try await answered(try await record(outcome, for: close.id), envelope)
    }
  }

  /// The key of a close's first entry; by it a command goes on with the close that it began.
  private static func closeKey(_ key: String) -> String { "\(key)/close" }

  /// The close that an earlier run of a command began.
  ///
  /// - Throws: `document.key_body_differs` where that was another command.
  private func begun(_ envelope: Envelope, _ transaction: LedgerTransaction) throws
    -> TerminalClose?
  {
    let key = Self.closeKey(envelope.key)
    guard let earlier = try transaction.reader.recorded(key: key),
      case .string(let name) = earlier.answer
    else { return nil }
    guard earlier.keyHash == envelope.hash else { throw Refusal(.documentKeyBodyDiffers) }
    return try transaction.reader.close(CloseID(trusted: name))
  }

  /// No batch is closed over a payment of which nobody knows whether it belongs to it.
  private func checkDoubts(at terminal: TerminalID, _ reader: LedgerReader) throws {
    let doubts = try reader.openAttempts(at: terminal).filter { $0.isInFlight || $0.isInDoubt }
    guard doubts.isEmpty else {
      throw Refusal(
        .terminalDoubtsOpen, ["attempts": doubts.map(\.id.text).joined(separator: ", ")])
    }
  }

  private func lines(of terminal: TerminalID, _ batch: Int64, _ reader: LedgerReader) throws
    -> [Reconciliation.Line]
  {
    try reader.attempts(ofBatch: batch, of: terminal).compactMap(\.line)
  }

  /// What a comparison of our list with the terminal's came to.
  struct Comparison {
    /// How many lines agree; where the terminal has only sums, all or none.
    let matched: Int
    let differences: [Reconciliation.Match]
  }

  /// Compares our list with the terminal's; nothing where the terminal can't tell before it closes.
  ///
  /// - Throws: `terminal.*`, `document.amount_out_of_range`.
  func compared(_ lines: [Reconciliation.Line], with terminal: any CardTerminal)
    async throws(Refusal) -> Comparison?
  {
    do throws(DeviceError) {
      let there = try await terminal.batch().map(\.line)
      let matches = Reconciliation.match(here: lines, there: there)
      let differences = matches.filter { $0.outcome != .matched }
      return Comparison(matched: matches.count - differences.count, differences: differences)
    } catch {
      guard error.code == .unsupported else { throw Refusal(error) }
    }
    let totals: TerminalTotals
    do throws(DeviceError) { totals = try await terminal.totals() } catch {
      guard error.code == .unsupported else { throw Refusal(error) }
      return nil
    }
    let differences = try Reconciliation.match(here: lines, there: BatchSums(totals))
    return Comparison(
      matched: differences.isEmpty ? lines.count : 0, differences: differences)
  }

  private func witness(of close: TerminalClose) -> CardWitness {
    CardWitness { [self] statement in
      try await evidence.keep(
        statement, from: close.terminal, about: .close(close.id), at: close.register)
    } record: { _ in
    }
  }

  /// Finds out how a close ended; the terminal may close once more where that is harmless.
  func inquire(_ close: TerminalClose) async throws -> TerminalClose {
    guard let terminal = terminals.values.first(where: { $0.id == close.terminal }) else {
      return close
    }
    return try await holding(close.terminal) { try await ask(terminal, again: close) }
  }

  private func ask(_ terminal: any CardTerminal, again close: TerminalClose) async throws
    -> TerminalClose
  {
    guard let close = try await ledger.read({ try $0.close(close.id) }), close.state.isOpen else {
      return close
    }
    let outcome = await terminal.inquireClose(
      expected: close.expected.totals, witness: witness(of: close))
    return try await record(outcome, for: close.id)
  }

  /// Stores how a close ended; one that has ended already stays as it is.
  func record(_ outcome: BatchOutcome, for id: CloseID) async throws -> TerminalClose {
    let at = surroundings.now()
    let close = try await ledger.commit(spendingReserve: true) { [self] transaction in
      guard var close = try transaction.reader.close(id) else {
        throw Refusal(.terminalCloseNotFound)
      }
      guard close.state.isOpen else { return close }
      let before = close
      let lines = try lines(of: close.terminal, close.batch, transaction.reader)
      try close.handle(outcome.event, lines: lines)
      guard close != before else { return close }
      try transaction.append(
        JournalEntry(
          system: "terminal.\(close.state.rawValue)", at: at, close.register,
          [.terminalClosed(close)]))
      return close
    }
    news.post(.close(close.terminal, register: close.register, state: close.state.rawValue))
    return close
  }

  /// The answer to whoever asked for a close, stored under the key once the outcome is known.
  private func answered(_ close: TerminalClose, _ envelope: Envelope) async throws -> CloseReply {
    let answer = try Views.close(close)
    guard !close.state.isOpen else { return .doubt(answer) }
    let decision = Decision(facts: [], answer: answer)
    _ = try await ledger.commit(spendingReserve: true) { [self] transaction in
      try append(decision, envelope, transaction)
    }
    return .done(answer)
  }
}

// MARK: - What people see of terminals

extension Counter {
  /// The branch's terminals: how they are, the sums of their open batches, the last closes, what is
  /// in doubt.
  ///
  /// - Throws: `auth.forbidden`, `LedgerError`.
  package func terminals(for actor: Actor) async throws -> JSON {
    try require(.inquireDoubts, actor)
    let health = await healths()
    let stations = stations
    return try await ledger.read { reader in
      .array(
        try stations.map { terminal, registers in
          var members: [JSON.Member] = [
            .init("terminal", .string(terminal.text)),
            .init("registers", .array(registers.map { .string($0.text) })),
            .init("health", health[terminal] ?? .null),
            .init("open_batch", Views.batch(try reader.openBatch(of: terminal))),
            .init(
              "doubts",
              .array(
                try reader.openAttempts(at: terminal).filter(\.isInDoubt)
                  .map { .string($0.id.text) })),
          ]
          if let last = try reader.lastClose(of: terminal) {
            members.append(.init("last_close", try Views.close(last)))
          }
          return .object(members)
        })
    }
  }

  /// A batch of a register's terminal and the payments that make its sum.
  ///
  /// - Parameter number: which one; the open batch where absent.
  /// - Throws: `tender.terminal_missing`, `reference.not_found`, `auth.forbidden`.
  package func terminalBatch(at register: RegisterID, _ number: Int64?, for actor: Actor)
    async throws -> JSON
  {
    try require(.inquireDoubts, actor)
    let id = try terminal(at: register).id
    return try await ledger.read { reader in
      let batch = try Self.batch(number, of: id, reader)
      let attempts = try reader.attempts(ofBatch: batch.number, of: id)
      return .object([
        .init("terminal", .string(id.text)), .init("batch", Views.batch(batch)),
        .init("payments", .array(attempts.map(Views.attempt))),
        .init("orphans", .array(try reader.orphans(of: id).map(Views.message))),
      ])
    }
  }

  private static func batch(_ number: Int64?, of terminal: TerminalID, _ reader: LedgerReader)
    throws -> TerminalBatch
  {
    let open = try reader.openBatch(of: terminal)
    guard let number, number != open.number else { return open }
    guard let batch = try reader.batch(number, of: terminal) else {
      throw Refusal(.referenceNotFound, ["document": "\(terminal.text) \(number)"])
    }
    return batch
  }

  /// The terminals with their registers, in the order of their names.
  var stations: [(TerminalID, [RegisterID])] {
    terminalIDs.map { id in (id, terminals.filter { $0.value.id == id }.keys.sorted()) }
  }

  /// How the terminals are; one that is being talked to is not asked.
  private func healths() async -> [TerminalID: JSON] {
    let all = Dictionary(terminals.values.map { ($0.id, $0) }) { first, _ in first }
    return await withTaskGroup { [conversations] group in
      for (id, terminal) in all {
        group.addTask {
          let isTalking = await conversations.isActive("terminal \(id.text)")
          return (id, Views.health(isTalking ? .busy("") : await terminal.health()))
        }
      }
      return await group.reduce(into: [:]) { $0[$1.0] = $1.1 }
    }
  }
}
