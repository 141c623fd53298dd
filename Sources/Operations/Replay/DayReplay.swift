package import Amounts
package import CanonicalJSON
package import Commerce
import LedgerStore

/// Plays the events of a day through the same use cases as the API.
package struct DayReplay: Sendable {
  /// What a terminal is told to do with the card tenders of the next event.
  package enum Instruction: String, Sendable {
    case approve
    case decline
  }

  private let counter: Counter
  private let instruct: @Sendable (RegisterID, [Instruction]) async -> Void
  /// The documents of events by key, for events that refer to earlier ones.
  private var documents: [String: String] = [:]

  /// A replay into a counter whose terminals can be told what to do.
  package init(
    counter: Counter, instruct: @escaping @Sendable (RegisterID, [Instruction]) async -> Void
  ) {
    self.counter = counter
    self.instruct = instruct
  }

  /// An event, read.
  package struct Event: Sendable {
    /// The caller's key.
    package let key: String
    /// What is done.
    package let action: String
    let at: Moment
    let register: RegisterID
    let person: PersonID
    let body: JSON
  }

  /// Reads an event. - Throws: `request.*`.
  package func read(_ line: JSON) throws(Refusal) -> Event {
    var reader = try RequestReader(line, counter.pack.currency)
    let at = try reader.text("at")
    return Event(
      key: try reader.text("key"), action: try reader.text("do"),
      at: try refusing(at: "at") { () throws(AmountError) in try Moment(rfc3339: at) },
      register: try reader.identifier("register"), person: try reader.identifier("person"),
      body: line.without(["key", "at", "register", "person", "do"]))
  }

  /// Plays one event. - Returns: the answer. - Throws: `Refusal`, `LedgerError`.
  package mutating func play(_ event: Event) async throws -> JSON {
    let (request, instructions) = try scripted(try resolved(event.body))
    let actor = Actor(
      person: event.person, roles: [.senior, .specialist], register: event.register)
    let envelope = Envelope(
      kind: event.action, key: event.key, request: request, actor: actor,
      register: event.register, at: event.at)
    let isNew = try await counter.ledger.read { try $0.recorded(key: event.key) == nil }
    if isNew { await instruct(event.register, instructions) }
    let answer = try await perform(event.action, envelope)
    if case .string(let name)? = answer["document"] { documents[event.key] = name }
    return answer
  }

  private func perform(_ action: String, _ envelope: Envelope) async throws -> JSON {
    switch action {
    case "open_shift": return try await counter.openShift(envelope)
    case "close_shift": return try await counter.closeShift(envelope)
    case "sale": return try done(await counter.checkOut(.sale, envelope))
    case "agency": return try done(await counter.checkOut(.agency, envelope))
    case "pay_invoice": return try done(await counter.checkOut(.settlement, envelope))
    case "invoice": return try await counter.invoice(envelope)
    case "refund": return try done(await counter.refund(envelope))
    case "pay_in": return try await counter.moveCash(.payIn, envelope)
    case "pay_out": return try await counter.moveCash(.payOut, envelope)
    case "deposit": return try await counter.moveCash(.deposit, envelope)
    default: throw Refusal(.requestValueInvalid, at: "do", ["value": action])
    }
  }

  private func done(_ reply: Reply) throws -> JSON {
    switch reply {
    case .done(let answer): answer
    case .doubt(let attempt):
      throw Refusal(.tenderAttemptOpen, ["attempt": attempt.id.text])
    }
  }

  /// Replaces keys of earlier events by the documents that they made.
  private func resolved(_ body: JSON) throws -> JSON {
    guard case .object(let members) = body else { return body }
    return .object(
      try members.map { member in
        guard case .string(let key) = member.value,
          member.name == "refund_of" || member.name == "invoice"
        else { return member }
        guard let name = documents[key] else {
          throw Refusal(.referenceNotFound, at: member.name, ["document": key])
        }
        return .init(member.name == "refund_of" ? "document" : member.name, .string(name))
      })
  }

  /// Takes what the terminal is to do out of the tenders.
  private func scripted(_ body: JSON) throws -> (JSON, [Instruction]) {
    var instructions: [Instruction] = []
    func taken(_ tender: JSON) throws -> JSON {
      guard let value = tender["terminal"] else { return tender }
      guard case .string(let text) = value, let known = Instruction(rawValue: text) else {
        throw Refusal(.requestValueInvalid, at: "tenders.terminal")
      }
      instructions.append(known)
      return tender.without(["terminal"])
    }
    guard case .object(let members) = body else { return (body, []) }
    let request = try members.map { member -> JSON.Member in
      switch (member.name, member.value) {
      case ("tenders", .array(let tenders)): .init(member.name, .array(try tenders.map(taken)))
      case ("tender", let tender): .init(member.name, try taken(tender))
      default: member
      }
    }
    return (.object(request), instructions)
  }
}
