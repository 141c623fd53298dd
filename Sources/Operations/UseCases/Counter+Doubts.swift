package import Amounts
package import CanonicalJSON
import Commerce
import Devices
import LedgerStore

extension Counter {
  /// The desk of open doubts: card attempts without a clear answer or without a document, and print
  /// jobs that may be on paper; each with the one safe next step.
  ///
  /// - Throws: `auth.forbidden`, `LedgerError`.
  package func doubts(for actor: Actor) async throws -> JSON {
    try require(.inquireDoubts, actor)
    let (attempts, prints) = try await ledger.read { reader in
      (try reader.openAttempts(), try Self.doubtfulPrints(reader))
    }
    let cards = attempts.map { attempt in
      Views.attempt(attempt).merging(
        .object([.init("next_step", .string(attempt.nextStep.rawValue))]))
    }
    return .object([.init("cards", .array(cards)), .init("prints", .array(prints))])
  }

  /// Print jobs that wait for a person: they may be on paper, or something has to be done first.
  private static func doubtfulPrints(_ reader: LedgerReader) throws -> [JSON] {
    try reader.branch().registers.flatMap { register in
      try reader.printJobs(.indeterminate, of: register, limit: 100)
        + reader.printJobs(.waiting, of: register, limit: 100)
    }.map { job in
      Views.printJob(job, named: try job.document.flatMap { try reader.documentName($0) })
    }
  }

  /// Asks the terminal again what became of an attempt; never moves money.
  ///
  /// - Throws: `attempt.*`, `auth.forbidden`.
  package func inquire(attempt id: AttemptID, by actor: Actor) async throws -> JSON {
    try require(.inquireDoubts, actor)
    guard let attempt = try await ledger.read({ try $0.attempt(id) }) else {
      throw Refusal(.attemptNotFound)
    }
    // While its own command is talking to the terminal, that conversation has the word.
    guard await !conversations.isActive(attempt.command) else {
      throw Refusal(.tenderAttemptOpen, ["attempt": id.text])
    }
    return Views.attempt(try await inquire(attempt))
  }

  /// A named person decides what became of an attempt in doubt, on evidence; a second person
  /// agrees.
  ///
  /// Members: `outcome` (`approved`, `declined`), `evidence` (what was looked at), for an approval
  /// also
  /// `trace` as the terminal or the bank shows it.
  /// - Throws: `attempt.*`, `approval.*`.
  package func resolve(attempt id: AttemptID, _ envelope: Envelope) async throws -> JSON {
    // While the attempt's own command is talking to the terminal, nobody decides over its head.
    let attempt = try await ledger.read { try $0.attempt(id) }
    if let attempt, await conversations.isActive(attempt.command) {
      throw Refusal(.tenderAttemptOpen, ["attempt": id.text])
    }
    return try await execute(envelope, needs: .resolveDoubts) { [self] transaction in
      var reader = try RequestReader(envelope.request, pack.currency)
      let outcome = try reader.text("outcome")
      let evidence = try reader.text("evidence")
      let trace = outcome == "approved" ? try reader.text("trace") : ""
      try reader.finish()
      guard var attempt = try transaction.reader.attempt(id) else {
        throw Refusal(.attemptNotFound)
      }
      guard attempt.state == .unknown else { throw Refusal(.attemptNotInDoubt) }
      let approval = try checkLimit(
        .doubt, amount: attempt.amount.minorUnits, before: 0, envelope, transaction)
      switch outcome {
      case "approved":
        let details = CardDetails(
          maskedNumber: "", scheme: "", authorisation: "", trace: trace, batch: "")
        try attempt.handle(.approved(attempt.amount, details))
      case "declined": try attempt.handle(.declined(reason: "decided by a person"))
      default: throw Refusal(.requestValueInvalid, at: "outcome", ["value": outcome])
      }
      var facts: [Fact] = [
        .attempt(attempt),
        .event(
          name: "attempt.resolved",
          details: .object([
            .init("attempt", .string(id.text)), .init("evidence", .string(evidence)),
          ])),
      ]
      if let approval { facts.append(.approval(approval)) }
      return Decision(facts: facts, answer: Views.attempt(attempt))
    }
  }
}

/// The one safe next step of an attempt that somebody has to look at.
enum NextStep: String {
  case wait
  case askTerminal = "ask_terminal"
  case finishSale = "finish_sale"
  case none
}

extension CardAttempt {
  var nextStep: NextStep {
    switch state {
    case .prepared, .sent, .inProgress, .cancelRequested: .wait
    case .unknown: .askTerminal
    case .approved: .finishSale
    case .declined, .cancelled, .abandoned, .settled: .none
    }
  }
}
