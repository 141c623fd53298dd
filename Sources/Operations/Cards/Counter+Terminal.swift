package import Amounts
package import CanonicalJSON
package import Commerce
import Devices
import LedgerStore

/// Talking to a terminal: one conversation at a time, everything stored before it is acknowledged.
extension Counter {
  /// The key of an attempt's entry; by its hash a changed command is recognised half-way.
  static func attemptKey(_ key: String, _ ordinal: Int64) -> String { "\(key)/card/\(ordinal)" }

  /// The terminals, each once however many registers it serves.
  package var terminalIDs: [TerminalID] { Set(terminals.values.map(\.id)).sorted() }

  var evidence: Evidence { Evidence(ledger: ledger, surroundings: surroundings) }

  /// The terminal of a register. - Throws: `tender.terminal_missing`.
  func terminal(at register: RegisterID) throws(Refusal) -> any CardTerminal {
    guard let terminal = terminals[register] else { throw Refusal(.tenderTerminalMissing) }
    return terminal
  }

  /// Does work that nobody else may do at the same time; waits for its turn.
  func holding<Value: Sendable>(_ name: String, _ work: () async throws -> Value) async throws
    -> Value
  {
    while await !conversations.begin(name) {}
    do {
      let value = try await work()
      await conversations.end(name)
      return value
    } catch {
      await conversations.end(name)
      throw error
    }
  }

  /// Talks to a terminal, which nobody else may talk to meanwhile.
  func holding<Value: Sendable>(_ terminal: TerminalID, _ work: () async throws -> Value)
    async throws -> Value
  {
    try await holding("terminal \(terminal.text)", work)
  }

  /// Talks to a terminal that nobody talks to; nothing happens where somebody does. A sale that
  /// comes meanwhile waits for its turn, and is not refused.
  func whileIdle<Value: Sendable>(_ terminal: TerminalID, _ work: () async -> Value) async
    -> Value?
  {
    guard await !conversations.isActive("terminal \(terminal.text)") else { return nil }
    return try? await holding(terminal, work)
  }

  // MARK: - What a terminal owes

  /// Refuses to ask a terminal for money that owes an answer: what it did last must be known
  /// before.
  ///
  /// A contradiction is for a person; it blocks the terminal only until its evidence is stored.
  /// - Parameter inFlightToo: whether what seems to be at work counts as well.
  /// - Throws: `terminal.in_doubt`, `terminal.close_open`.
  func checkOwesNothing(
    at terminal: TerminalID, inFlightToo: Bool = false, _ transaction: LedgerTransaction
  ) throws {
    guard try transaction.reader.openCloses(at: terminal).isEmpty else {
      throw Refusal(.terminalCloseOpen)
    }
    for attempt in try transaction.reader.openAttempts(at: terminal) {
      let isStuck = inFlightToo && attempt.isInFlight
      let owes = try owesAnswer(attempt, transaction.reader)
      guard owes || isStuck else { continue }
      throw Refusal(.terminalInDoubt, ["attempt": attempt.id.text])
    }
  }

  private func owesAnswer(_ attempt: CardAttempt, _ reader: LedgerReader) throws -> Bool {
    switch attempt.state {
    case .unknown: true
    // A reversal may be sent again by an inquiry; a person has the word first.
    case .review: try attempt.direction != .reversal && !reader.hasEvidence(of: attempt.id)
    default: false
    }
  }

  /// What a terminal owes an answer for. While a command is talking to its terminal, that
  /// conversation has the word, and nothing is owed.
  private func owed(by terminal: TerminalID) async throws -> ([CardAttempt], [TerminalClose]) {
    let (attempts, closes) = try await ledger.read { [self] reader in
      let attempts = try reader.openAttempts(at: terminal).filter { attempt in
        if attempt.isInFlight { return true }
        return try owesAnswer(attempt, reader)
      }
      return (attempts, try reader.openCloses(at: terminal))
    }
    var quiet: [CardAttempt] = []
    for attempt in attempts {
      if await !conversations.isActive(attempt.command) { quiet.append(attempt) }
    }
    return (quiet, closes)
  }

  /// Whether a terminal owes an answer about a payment or a close.
  func owesAnswer(_ terminal: TerminalID) async throws -> Bool {
    let (attempts, closes) = try await owed(by: terminal)
    return !attempts.isEmpty || !closes.isEmpty
  }

  /// Asks a terminal about everything that it owes an answer for; never moves money.
  ///
  /// - Returns: whether it still owes one.
  func askAgain(at terminal: TerminalID) async throws -> Bool {
    let (attempts, closes) = try await owed(by: terminal)
    for attempt in attempts { _ = try await inquire(attempt) }
    for close in closes { _ = try await inquire(close) }
    return try await owesAnswer(terminal)
  }

  // MARK: - A payment

  /// Lets the terminal do a step; what it says is stored before it is acknowledged.
  func perform(_ attempt: CardAttempt) async throws {
    let terminal = try terminal(at: attempt.register)
    let order = try await order(for: attempt)
    news.post(.attempt(attempt.id, register: attempt.register, state: "sent"))
    let outcome = await terminal.perform(order, witness: witness(of: attempt, at: terminal.id))
    // Where the answer could not be stored, the attempt is still in flight; it becomes unknown.
    if case .unknown = outcome { _ = try await record(outcome, for: attempt.id) }
  }

  /// Asks the terminal what became of an attempt; never moves money. A contradiction stays one, but
  /// what the terminal says to it is kept.
  func inquire(_ attempt: CardAttempt) async throws -> CardAttempt {
    guard let terminal = terminals[attempt.register] else { return attempt }
    return try await holding(terminal.id) {
      guard let attempt = try await ledger.read({ try $0.attempt(attempt.id) }) else {
        throw Refusal(.attemptNotFound)
      }
      let isForPerson = attempt.state == .review && attempt.direction == .reversal
      guard attempt.isInDoubt || attempt.isInFlight, !isForPerson else { return attempt }
      let outcome = await terminal.inquire(
        try await order(for: attempt), witness: witness(of: attempt, at: terminal.id))
      return try await record(outcome, for: attempt.id)
    }
  }

  private func order(for attempt: CardAttempt) async throws -> CardOrder {
    let key = Self.attemptKey(attempt.command, attempt.ordinal)
    let sentAt = try await ledger.read { try $0.moment(ofKey: key) }
    return CardOrder(
      attempt: attempt.id, movement: CardMovement(attempt.direction), amount: attempt.amount,
      baseline: attempt.baseline, original: attempt.original, sentAt: sentAt)
  }

  private func witness(of attempt: CardAttempt, at terminal: TerminalID) -> CardWitness {
    CardWitness { [self] progress in
      await note(progress, of: attempt)
    } store: { [self] statement in
      try await evidence.keep(
        statement, from: terminal, about: .attempt(attempt.id), at: attempt.register)
    } record: { [self] outcome in
      _ = try await record(outcome, for: attempt.id)
    }
  }

  /// Tells the counter how it goes. Only a yes is written down, for whoever looks after a crash; a
  /// fault there is none of the payment's.
  private func note(_ progress: CardProgress, of attempt: CardAttempt) async {
    news.post(
      .progress(
        attempt.id, register: attempt.register, step: progress.step.rawValue,
        words: progress.words))
    guard progress.step == .candidate else { return }
    _ = try? await move(attempt.id, as: "card.candidate") { (attempt) throws(Refusal) in
      if attempt.isInFlight { try attempt.handle(.candidate) }
    }
  }

  /// Stores how an attempt ended, or what an inquiry found; what has ended already stays as it is.
  func record(_ outcome: CardOutcome, for id: AttemptID) async throws -> CardAttempt {
    try await move(id, as: "card.answer") { (attempt) throws(Refusal) in
      if attempt.isOpen(to: outcome) { try attempt.handle(outcome.event) }
    }
  }

  /// Moves an attempt on, with the slips of one that is approved by it.
  private func move(
    _ id: AttemptID, as kind: String, by actor: PersonID = Actor.system.person,
    _ change: @escaping @Sendable (inout CardAttempt) throws(Refusal) -> Void
  ) async throws -> CardAttempt {
    let at = surroundings.now()
    // Money may have moved by now: its record may spend what is held back for the close.
    let (attempt, hasMoved) = try await ledger.commit(spendingReserve: true) {
      [self] transaction in
      guard var attempt = try transaction.reader.attempt(id) else {
        throw Refusal(.attemptNotFound)
      }
      let before = attempt
      try change(&attempt)
      guard attempt != before else { return (before, false) }
      let pages =
        printing.contains(attempt.register)
        ? slips?.jobs(for: attempt, at: at, in: transaction) ?? [] : []
      try transaction.append(
        JournalEntry(
          system: kind, at: at, attempt.register, [.attempt(attempt)] + pages, by: actor))
      return (attempt, true)
    }
    if hasMoved {
      news.post(.attempt(id, register: attempt.register, state: attempt.state.rawValue))
    }
    return attempt
  }

  /// Asks the terminal to stop a payment that is under way. It is a request: what became of the
  /// payment, the payment itself tells.
  ///
  /// - Throws: `attempt.not_found`, `attempt.state_forbids` where it is over or the terminal has
  ///   said yes, `auth.forbidden`.
  package func cancel(attempt id: AttemptID, by actor: Actor) async throws -> JSON {
    try require(.sell, actor)
    let attempt = try await move(id, as: "card.cancel", by: actor.person) {
      (attempt) throws(Refusal) in
      guard attempt.register == actor.register || actor.may(.resolveDoubts) else {
        throw Refusal(.authRegisterDiffers)
      }
      if attempt.state != .cancelRequested { try attempt.handle(.cancelRequest) }
    }
    await terminals[attempt.register]?.cancel(id)
    return Views.attempt(attempt)
  }

  // MARK: - After a crash

  /// At start, before anybody is served: whatever was in flight is unknown now.
  package func forgetAttemptsInFlight() async throws {
    let (attempts, closes) = try await ledger.read {
      (try $0.openAttempts(), try $0.openCloses())
    }
    for attempt in attempts where attempt.isInFlight {
      _ = try await record(.unknown(reason: "restart"), for: attempt.id)
    }
    for close in closes where close.state == .asked {
      _ = try await record(.unknown(reason: "restart"), for: close.id)
    }
  }

  /// Asks about everything in doubt again; at start, beside the first sales.
  ///
  /// - Returns: the attempts that are still in doubt or have no document.
  package func recoverAttempts() async throws -> [CardAttempt] {
    try await forgetAttemptsInFlight()
    for terminal in terminalIDs { _ = try await askAgain(at: terminal) }
    return try await ledger.read { try $0.openAttempts() }.filter(\.isOpenDoubt)
  }
}

extension JournalEntry {
  /// An entry that nobody can ask for again: what a device said, what Kase does of itself.
  init(
    system kind: String, at: Moment, _ register: RegisterID?, _ facts: [Fact],
    by actor: PersonID = Actor.system.person
  ) {
    self.init(
      kind: kind, at: at, register: register, actor: actor, key: nil,
      keyHash: [UInt8](repeating: 0, count: 32), facts: facts, answer: .null)
  }
}
