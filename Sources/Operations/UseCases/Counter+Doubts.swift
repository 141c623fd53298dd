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
    return try await ledger.read { reader in
      let cards = try reader.openAttempts().map { attempt in
        Views.attempt(attempt).merging(
          .object([
            .init("next_step", .string(attempt.nextStep.rawValue)),
            .init("evidence", .array(try Self.evidence(of: attempt, reader))),
          ]))
      }
      let closes = try reader.openCloses().map { close in
        try Views.close(close).merging(
          .object([.init("next_step", .string(NextStep.askTerminal.rawValue))]))
      }
      return .object([
        .init("cards", .array(cards)), .init("closes", .array(closes)),
        .init("prints", .array(try Self.doubtfulPrints(reader))),
      ])
    }
  }

  /// How many messages of a terminal the desk shows of an attempt, the newest.
  private static let evidenceMax = 50

  /// What the terminal said about an attempt that somebody has to judge.
  private static func evidence(of attempt: CardAttempt, _ reader: LedgerReader) throws -> [JSON] {
    guard attempt.isInDoubt else { return [] }
    return try reader.messages(of: attempt.id, limit: evidenceMax).map(Views.message)
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
  /// Members: `outcome` (`approved`, `declined`), `evidence` (what was looked at), `slip` (the
  /// number on the slip, or `none` where there is no slip), and `trace` where the terminal or the
  /// bank shows the payment under another number than the slip does.
  /// - Throws: `attempt.*`, `approval.*`.
  package func resolve(attempt id: AttemptID, _ envelope: Envelope) async throws -> JSON {
    // While the attempt's own command is talking to the terminal, nobody decides over its head.
    let attempt = try await ledger.read { try $0.attempt(id) }
    if let attempt, await conversations.isActive(attempt.command) {
      throw Refusal(.tenderAttemptOpen, ["attempt": id.text])
    }
    return try await execute(envelope, needs: .resolveDoubts) { [self] transaction in
      let verdict = try Verdict(envelope.request, pack.currency)
      guard var attempt = try transaction.reader.attempt(id) else {
        throw Refusal(.attemptNotFound)
      }
      guard attempt.isInDoubt else { throw Refusal(.attemptNotInDoubt) }
      let approval = try checkLimit(
        .doubt, amount: attempt.amount.minorUnits, before: 0, envelope, transaction)
      try attempt.handle(
        .decided(verdict.details(over: attempt.details), reason: "decided by a person"))
      var facts: [Fact] = [
        .attempt(attempt),
        .event(
          name: "attempt.resolved",
          details: .object([
            .init("attempt", .string(id.text)), .init("evidence", .string(verdict.evidence)),
            .init("slip", .string(verdict.slip ?? Verdict.noSlip)),
          ])),
      ]
      if let approval { facts.append(.approval(approval)) }
      return Decision(facts: facts, answer: Views.attempt(attempt))
    }
  }
}

/// What a person decides of an attempt in doubt.
private struct Verdict {
  /// The word for it that there is no slip.
  static let noSlip = "none"

  private let isApproved: Bool
  /// What was looked at.
  let evidence: String
  /// The number on the slip; nothing where there is no slip.
  let slip: String?
  private let trace: String

  init(_ request: JSON, _ currency: Currency) throws(Refusal) {
    var reader = try RequestReader(request, currency)
    let outcome = try reader.text("outcome")
    guard ["approved", "declined"].contains(outcome) else {
      throw Refusal(.requestValueInvalid, at: "outcome", ["value": outcome])
    }
    isApproved = outcome == "approved"
    evidence = try reader.text("evidence")
    let slip = try reader.text("slip")
    self.slip = slip == Self.noSlip ? nil : slip
    trace = try reader.optionalText("trace") ?? self.slip ?? ""
    try reader.finish()
  }

  /// What is kept of the payment: what the terminal told, under the number that the person saw;
  /// nothing where no money moved.
  func details(over told: CardDetails?) -> CardDetails? {
    guard isApproved else { return nil }
    let isSame = trace.isEmpty || trace == told?.trace
    return CardDetails(
      maskedNumber: told?.maskedNumber ?? "", scheme: told?.scheme ?? "",
      authorisation: told?.authorisation ?? "", trace: isSame ? told?.trace ?? trace : trace,
      batch: told?.batch ?? "", identity: isSame ? told?.identity ?? "" : "",
      application: told?.application ?? "", verification: told?.verification)
  }
}

/// The one safe next step of an attempt that somebody has to look at.
enum NextStep: String {
  case wait
  case askTerminal = "ask_terminal"
  case decide
  case finishSale = "finish_sale"
  case none
}

extension CardAttempt {
  var nextStep: NextStep {
    switch state {
    case .prepared, .sent, .inProgress, .cancelRequested, .candidate: .wait
    case .unknown: .askTerminal
    case .review: .decide
    case .approved: .finishSale
    case .declined, .cancelled, .abandoned, .settled: .none
    }
  }
}
