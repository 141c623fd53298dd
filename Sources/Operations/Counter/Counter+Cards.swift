import Amounts
package import CanonicalJSON
package import Commerce
import Devices
import LedgerStore

/// How a command that may need a terminal has ended so far.
package enum Reply: Hashable, Sendable {
  /// It is done; the answer is stored under its key.
  case done(JSON)
  /// A card payment is in doubt; asking again with the same key goes on from there.
  case doubt(CardAttempt)
}

extension Counter {
  /// A step that a terminal has to do.
  struct CardStep {
    /// Which card tender of the command, from 1.
    let ordinal: Int64
    let direction: CardDirection
    let amount: Money
    /// The terminal's number of the payment that is given back.
    var original: String?
    /// What the step is about; claimed while it is open.
    var subjects: [String] = []
    /// The attempt that is reversed.
    var reverses: AttemptID?
    /// What becomes true together with the attempt, before the first byte leaves.
    var facts: [Fact] = []
  }

  /// What is to be done next for a command, given the attempts that it has made so far.
  enum Plan {
    /// The command can be finished.
    case finish(Decision)
    /// A terminal has to be asked first.
    case ask(CardStep)
    /// An earlier step has no clear answer.
    case doubt(CardAttempt)
  }

  private enum Next: Sendable {
    case answered(JSON)
    case readBaseline
    case perform(CardAttempt)
    case inquire(CardAttempt)
  }

  /// Carries a command out that may need a terminal.
  ///
  /// Each round reads what is known, plans, and either finishes in that transaction or does one
  /// step at the terminal: the attempt is stored before the first byte leaves, the answer before
  /// it is acknowledged. A crash anywhere is met by the next round, or by the start of the server.
  /// - Throws: `Refusal`, `LedgerError`.
  func drive(
    _ envelope: Envelope, needs right: Right,
    _ plan: @escaping @Sendable (LedgerTransaction, [CardAttempt]) throws -> Plan
  ) async throws -> Reply {
    try require(right, envelope.actor)
    // Another request with the same key may be talking to the terminal: then wait for its answer.
    return try await holding(envelope.key) { try await converse(envelope, plan) }
  }

  private func converse(
    _ envelope: Envelope,
    _ plan: @escaping @Sendable (LedgerTransaction, [CardAttempt]) throws -> Plan
  ) async throws -> Reply {
    while true {
      let next = try await ledger.commit { [self] in try step(envelope, $0, nil, plan) }
      switch next {
      case .answered(let answer): return .done(answer)
      case .inquire(let attempt):
        let known = try await inquire(attempt)
        if known.isInDoubt || known.isInFlight { return .doubt(known) }
      case .readBaseline, .perform:
        if let answer = try await talk(envelope, plan) { return .done(answer) }
      }
    }
  }

  /// One step at the terminal, which nobody else may talk to from the reading of its last payment
  /// on.
  ///
  /// - Returns: an answer that was there all at once; nothing where the next round has to look
  ///   again.
  private func talk(
    _ envelope: Envelope,
    _ plan: @escaping @Sendable (LedgerTransaction, [CardAttempt]) throws -> Plan
  ) async throws -> JSON? {
    try await holding(terminal(at: envelope.register).id) {
      let baseline = try await readBaseline(envelope)
      let next = try await ledger.commit { [self] in
        try step(envelope, $0, baseline, plan)
      }
      if case .perform(let attempt) = next { try await perform(attempt) }
      if case .answered(let answer) = next { return answer }
      return nil
    }
  }

  private func step(
    _ envelope: Envelope, _ transaction: LedgerTransaction, _ baseline: String?,
    _ plan: (LedgerTransaction, [CardAttempt]) throws -> Plan
  ) throws -> Next {
    if let answer = try recorded(envelope, transaction) { return .answered(answer) }
    let attempts = try transaction.reader.attempts(of: envelope.key)
    if let first = attempts.first { try checkSame(envelope, first, transaction) }
    switch try plan(transaction, attempts) {
    case .finish(let decision): return .answered(try append(decision, envelope, transaction))
    case .doubt(let attempt): return .inquire(attempt)
    case .ask(let step):
      guard let baseline else {
        try checkOwesNothing(at: try terminal(at: envelope.register).id, transaction)
        return .readBaseline
      }
      return .perform(try prepare(step, envelope, transaction, baseline))
    }
  }

  private func checkSame(
    _ envelope: Envelope, _ attempt: CardAttempt, _ transaction: LedgerTransaction
  ) throws {
    let key = Self.attemptKey(envelope.key, attempt.ordinal)
    guard let entry = try transaction.reader.recorded(key: key) else { return }
    guard entry.keyHash == envelope.hash else { throw Refusal(.documentKeyBodyDiffers) }
  }

  /// Reads the terminal's last payment, and so whether it is there and idle.
  private func readBaseline(_ envelope: Envelope) async throws -> String {
    do {
      return try await terminal(at: envelope.register).lastTrace()
    } catch let error as DeviceError {
      throw Refusal(error)
    }
  }

  private func prepare(
    _ step: CardStep, _ envelope: Envelope, _ transaction: LedgerTransaction, _ baseline: String
  ) throws -> CardAttempt {
    let terminal = try terminal(at: envelope.register)
    // Nobody else is talking to it: what is in flight now got no end that could be stored.
    try checkOwesNothing(at: terminal.id, inFlightToo: true, transaction)
    let desk = try desk(envelope, transaction)
    let attempt = CardAttempt(
      id: AttemptID(trusted: "c-\(surroundings.newName())"), command: envelope.key,
      ordinal: step.ordinal, register: envelope.register, shift: desk.shift.id,
      terminal: terminal.id, direction: step.direction, amount: step.amount, baseline: baseline,
      original: step.original, subjects: step.subjects, reverses: step.reverses)
    try transaction.append(
      JournalEntry(
        kind: "card.prepare", at: envelope.at, register: envelope.register,
        actor: envelope.actor.person, key: Self.attemptKey(envelope.key, step.ordinal),
        keyHash: envelope.hash, facts: [.attempt(attempt)] + step.facts, answer: .null))
    return attempt
  }
}
