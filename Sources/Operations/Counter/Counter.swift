package import Amounts
import CanonicalJSON
package import Commerce
package import Devices
package import LedgerStore
import Synchronization

/// The use cases of a branch: every command that moves money or changes a shift goes through here.
package final class Counter: Sendable {
  /// The branch's ledger.
  package let ledger: Ledger
  /// The country's rules.
  package let pack: CountryPack
  /// Terminals by the register that they stand at.
  package let terminals: [RegisterID: any CardTerminal]
  /// The registers that have a printer; documents made there are queued for it.
  package let printing: Set<RegisterID>
  /// Queues the slips of card payments; nothing where none are printed.
  package let slips: TerminalSlips?
  /// How far each role may go alone.
  package let limits: Limits
  /// Signs the chain's head at each close; nothing where the branch has no key.
  package let signer: CloseSigner?
  /// Clock and names.
  package let surroundings: Surroundings
  /// Tells whoever listens what has happened.
  package let news: Newsroom
  let conversations = Conversations()
  private let refusals = RefusalThrottle()

  /// A counter with its parts.
  package init(
    ledger: Ledger, pack: CountryPack, terminals: [RegisterID: any CardTerminal],
    printing: Set<RegisterID> = [], slips: TerminalSlips? = nil, limits: Limits,
    signer: CloseSigner? = nil,
    surroundings: Surroundings, news: Newsroom = Newsroom()
  ) {
    self.ledger = ledger
    self.pack = pack
    self.terminals = terminals
    self.printing = printing
    self.slips = slips
    self.limits = limits
    self.signer = signer
    self.surroundings = surroundings
    self.news = news
  }

  /// What a command comes to: facts for the journal and an answer for the caller.
  struct Decision {
    var facts: [Fact]
    let answer: JSON
  }

  /// Carries a command out that asks nothing of a terminal: once for each key, in one transaction.
  ///
  /// - Parameters:
  ///   - needs: the right that the actor must have.
  ///   - spendingReserve: whether reserved space may be used where none is left.
  ///   - decide: reads and decides; what it throws takes everything back.
  /// - Returns: the answer, stored the first time and repeated afterwards.
  /// - Throws: `Refusal`, `LedgerError`.
  func execute(
    _ envelope: Envelope, needs right: Right, spendingReserve: Bool = false,
    _ decide: @escaping @Sendable (LedgerTransaction) throws -> Decision
  ) async throws -> JSON {
    try await recordingRefusals(of: envelope) { [self] in
      try require(right, envelope.actor)
      return try await ledger.commit(spendingReserve: spendingReserve) { [self] transaction in
        if let answer = try recorded(envelope, transaction) { return answer }
        return try append(try decide(transaction), envelope, transaction)
      }
    }
  }

  /// The stored answer of an earlier command with the same key.
  ///
  /// - Throws: `document.key_body_differs` where that was another command.
  func recorded(_ envelope: Envelope, _ transaction: LedgerTransaction) throws -> JSON? {
    guard let earlier = try transaction.reader.recorded(key: envelope.key) else { return nil }
    guard earlier.keyHash == envelope.hash else { throw Refusal(.documentKeyBodyDiffers) }
    return earlier.answer
  }

  func append(
    _ decision: Decision, _ envelope: Envelope, _ transaction: LedgerTransaction
  ) throws -> JSON {
    try transaction.append(
      JournalEntry(
        kind: envelope.kind, at: envelope.at, register: envelope.register,
        actor: envelope.actor.person, key: envelope.key, keyHash: envelope.hash,
        facts: decision.facts, answer: decision.answer))
    return decision.answer
  }

  /// Refuses an actor without a right. - Throws: `auth.forbidden`.
  package func require(_ right: Right, _ actor: Actor) throws {
    guard actor.may(right) else { throw Refusal(.authForbidden, ["right": right.rawValue]) }
  }

  /// Leaves a row in the journal for each refusal, and asks for a second person where one is
  /// missing.
  func recordingRefusals(
    of envelope: Envelope, _ work: @escaping @Sendable () async throws -> JSON
  ) async throws -> JSON {
    do {
      let answer = try await work()
      news.post(.command(envelope.kind, register: envelope.register, answer: answer))
      return answer
    } catch let refusal as Refusal {
      throw await noted(refusal, of: envelope)
    }
  }

  func noted(_ refusal: Refusal, of envelope: Envelope) async -> any Error {
    var facts: [Fact] = [
      .refusal(
        RefusedCommand(
          code: refusal.code.rawValue, path: refusal.path ?? "", key: envelope.key,
          hash: envelope.hash.hexadecimal))
    ]
    var told = refusal
    if refusal.code == .approvalMissing {
      let approval = request(refusal, of: envelope)
      facts.append(.approval(approval))
      var values = refusal.values
      values["approval"] = approval.id.text
      told = Refusal(.approvalMissing, at: refusal.path, values)
    }
    let now = surroundings.now().milliseconds
    guard refusals.admits(envelope.actor.person, at: now) else {
      // Without its request in the ledger a missing approval leads nowhere.
      return facts.count > 1 ? Refusal(.rateLimited) : told
    }
    let entry = JournalEntry(
      kind: "refusal", at: envelope.at, register: envelope.register,
      actor: envelope.actor.person, key: nil, keyHash: envelope.hash, facts: facts,
      answer: .null)
    do {
      try await ledger.commit { try $0.append(entry) }
      return told
    } catch {
      // A refusal that can't be written down is still a refusal; without its request for a second
      // person it would lead nowhere, so then the fault of the ledger is told.
      return facts.count > 1 ? error : told
    }
  }

  private func request(_ refusal: Refusal, of envelope: Envelope) -> Approval {
    Approval(
      id: ApprovalID(trusted: "a-\(surroundings.newName())"),
      commandHash: envelope.hash.hexadecimal, subject: envelope.kind,
      amount: Int64(refusal.values["amount_minor"] ?? "") ?? 0,
      right: refusal.values["act"] ?? "", requester: envelope.actor.person, approver: nil,
      expires: surroundings.now().milliseconds + Approval.lifeMilliseconds, state: .requested)
  }

  /// The fact of a document, with its print job where its register prints.
  func printed(_ document: Document) -> Fact {
    .document(document, prints: printing.contains(document.head.register))
  }

  /// The desk of the register's open shift. - Throws: `shift.not_open`, `register.unknown`.
  func desk(_ envelope: Envelope, _ transaction: LedgerTransaction) throws -> Desk {
    let branch = try transaction.branch()
    guard branch.registers.contains(envelope.register) else {
      throw Refusal(.registerUnknown, ["register": envelope.register.text])
    }
    guard let shift = try transaction.reader.openShift(of: envelope.register) else {
      throw Refusal(.shiftNotOpen)
    }
    return desk(of: shift, envelope, transaction, branch)
  }

  func desk(
    of shift: Shift, _ envelope: Envelope, _ transaction: LedgerTransaction, _ branch: Branch
  ) -> Desk {
    Desk(
      pack: pack, branch: branch, shift: shift, at: envelope.at, person: envelope.actor.person,
      nextDocument: transaction.nextDocument
    ) { try transaction.reader.lastNumber(of: $0) + 1 }
  }
}

extension Approval {
  /// How long a request for a second person stands.
  static let lifeMilliseconds: Int64 = 120_000
}

/// Lets so many refusals of one person into the journal a minute, so that a flood can't fill it.
final class RefusalThrottle: Sendable {
  private struct Window {
    var start: Int64
    var count: Int
  }

  private static let perMinute = 30
  private static let peopleMax = 1000
  private let windows = Mutex<[PersonID: Window]>([:])

  func admits(_ person: PersonID, at milliseconds: Int64) -> Bool {
    windows.withLock { windows in
      if windows.count > Self.peopleMax { windows = [:] }
      var window = windows[person] ?? Window(start: milliseconds, count: 0)
      if milliseconds - window.start >= 60_000 || milliseconds < window.start {
        window = Window(start: milliseconds, count: 0)
      }
      window.count += 1
      windows[person] = window
      return window.count <= Self.perMinute
    }
  }
}
