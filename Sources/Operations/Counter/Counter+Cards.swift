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
    while await !conversations.begin(envelope.key) {}
    do {
      let reply = try await converse(envelope, plan)
      await conversations.end(envelope.key)
      return reply
    } catch {
      await conversations.end(envelope.key)
      throw error
    }
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
        if known.state == .unknown || known.isInFlight { return .doubt(known) }
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
    let lock = "terminal \(try terminal(at: envelope.register).id.text)"
    while await !conversations.begin(lock) {}
    do {
      let baseline = try await readBaseline(envelope)
      let next = try await ledger.commit { [self] in
        try step(envelope, $0, baseline, plan)
      }
      if case .perform(let attempt) = next { try await perform(attempt) }
      await conversations.end(lock)
      if case .answered(let answer) = next { return answer }
      return nil
    } catch {
      await conversations.end(lock)
      throw error
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
      guard let baseline else { return .readBaseline }
      return .perform(try prepare(step, envelope, transaction, baseline))
    }
  }

  /// The key of an attempt's entry; by its hash a changed command is recognised half-way.
  private func attemptKey(_ key: String, _ ordinal: Int64) -> String { "\(key)/card/\(ordinal)" }

  private func checkSame(
    _ envelope: Envelope, _ attempt: CardAttempt, _ transaction: LedgerTransaction
  ) throws {
    let key = attemptKey(envelope.key, attempt.ordinal)
    guard let entry = try transaction.reader.recorded(key: key) else { return }
    guard entry.keyHash == envelope.hash else { throw Refusal(.documentKeyBodyDiffers) }
  }

  private func terminal(at register: RegisterID) throws -> any CardTerminal {
    guard let terminal = terminals[register] else { throw Refusal(.tenderTerminalMissing) }
    return terminal
  }

  /// Reads the terminal's last payment, and so whether it is there and idle.
  private func readBaseline(_ envelope: Envelope) async throws -> String {
    do {
      return try await terminal(at: envelope.register).lastTrace()
    } catch let error as DeviceError {
      throw Refusal(error.code == .busy ? .tenderTerminalBusy : .tenderTerminalMissing)
    }
  }

  private func prepare(
    _ step: CardStep, _ envelope: Envelope, _ transaction: LedgerTransaction, _ baseline: String
  ) throws -> CardAttempt {
    let terminal = try terminal(at: envelope.register)
    if let busy = try transaction.reader.openAttempts(at: terminal.id).first(where: \.isInFlight) {
      throw Refusal(.tenderAttemptOpen, ["attempt": busy.id.text])
    }
    let desk = try desk(envelope, transaction)
    let attempt = CardAttempt(
      id: AttemptID(trusted: "c-\(surroundings.newName())"), command: envelope.key,
      ordinal: step.ordinal, register: envelope.register, shift: desk.shift.id,
      terminal: terminal.id, direction: step.direction, amount: step.amount, baseline: baseline,
      original: step.original, subjects: step.subjects, reverses: step.reverses)
    try transaction.append(
      JournalEntry(
        kind: "card.prepare", at: envelope.at, register: envelope.register,
        actor: envelope.actor.person, key: attemptKey(envelope.key, step.ordinal),
        keyHash: envelope.hash, facts: [.attempt(attempt)] + step.facts, answer: .null))
    return attempt
  }

  /// Lets the terminal do a step; what it says is stored before it is acknowledged.
  private func perform(_ attempt: CardAttempt) async throws {
    let terminal = try terminal(at: attempt.register)
    let order = order(for: attempt)
    news.post(.attempt(attempt.id, register: attempt.register, state: "sent"))
    let outcome = await terminal.perform(order, witness: witness(of: attempt))
    // Where the answer could not be stored, the attempt is still in flight; it becomes unknown.
    if case .unknown = outcome { _ = try await record(outcome, for: attempt.id) }
  }

  private func witness(of attempt: CardAttempt) -> CardWitness {
    CardWitness(store: { _ in }) { [self] outcome in
      _ = try await record(outcome, for: attempt.id)
    }
  }

  private func order(for attempt: CardAttempt) -> CardOrder {
    CardOrder(
      attempt: attempt.id, movement: CardMovement(attempt.direction), amount: attempt.amount,
      baseline: attempt.baseline, original: attempt.original)
  }

  /// Stores what a terminal said, or what an inquiry found.
  func record(_ outcome: CardOutcome, for id: AttemptID) async throws -> CardAttempt {
    let at = surroundings.now()
    // Money may have moved by now: its record may spend what is held back for the close.
    let attempt = try await ledger.commit(spendingReserve: true) { transaction in
      guard var attempt = try transaction.reader.attempt(id) else {
        throw Refusal(.attemptNotFound)
      }
      let before = attempt
      try attempt.handle(outcome.event)
      guard attempt != before else { return before }
      try transaction.append(
        JournalEntry(
          kind: "card.answer", at: at, register: attempt.register, actor: Actor.system.person,
          key: nil, keyHash: [UInt8](repeating: 0, count: 32), facts: [.attempt(attempt)],
          answer: .null))
      return attempt
    }
    news.post(.attempt(id, register: attempt.register, state: attempt.state.rawValue))
    return attempt
  }

  /// Asks the terminal what became of an attempt; never moves money.
  func inquire(_ attempt: CardAttempt) async throws -> CardAttempt {
    guard attempt.state == .unknown || attempt.isInFlight else { return attempt }
    guard let terminal = terminals[attempt.register] else { return attempt }
    let outcome = await terminal.inquire(
      order(for: attempt), witness: witness(of: attempt))
    return try await record(outcome, for: attempt.id)
  }

  /// At start, before anybody is served: whatever was in flight is unknown now.
  package func forgetAttemptsInFlight() async throws {
    let open = try await ledger.read { try $0.openAttempts() }
    for attempt in open where attempt.isInFlight {
      _ = try await record(.unknown(reason: "restart"), for: attempt.id)
    }
  }

  /// Asks about every attempt in doubt again; at start, beside the first sales.
  ///
  /// - Returns: what is still in doubt.
  package func recoverAttempts() async throws -> [CardAttempt] {
    try await forgetAttemptsInFlight()
    var doubts: [CardAttempt] = []
    for attempt in try await ledger.read({ try $0.openAttempts() }) {
      if await conversations.isActive(attempt.command) { continue }
      let known = try await inquire(attempt)
      if known.isOpenDoubt { doubts.append(known) }
    }
    return doubts
  }
}

extension CardMovement {
  /// The same direction in the words of the devices.
  fileprivate init(_ direction: CardDirection) {
    switch direction {
    case .payment: self = .payment
    case .refund: self = .refund
    case .reversal: self = .reversal
    }
  }
}

extension CardOutcome {
  /// What the outcome is to an attempt.
  var event: CardAttempt.Event {
    switch self {
    case .approved(let told):
      .approved(
        told.amount,
        CardDetails(
          maskedNumber: told.maskedNumber, scheme: told.scheme,
          authorisation: told.authorisation, trace: told.trace, batch: told.batch))
    case .declined(let reason): .declined(reason: reason)
    case .cancelled: .cancelled
    case .notCharged: .notSent
    case .review(let reason): .unanswered(reason: reason)
    case .unknown(let reason): .unanswered(reason: reason)
    }
  }
}
