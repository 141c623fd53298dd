import Amounts
package import CanonicalJSON

extension Fact {
  /// Reads a fact as `write(to:)` wrote it.
  ///
  /// - Parameters:
  ///   - value: the object of the fact.
  ///   - path: where it stands in the body.
  /// - Throws: what can't be read, and where.
  package init(_ value: JSON, at path: String) throws(JournalFault) {
    guard case .object(let members) = value, let first = members.first else {
      throw JournalFault(path, "a fact was expected")
    }
    var reader = try FactReader(value, path)
    self = try Fact.read(first.name, &reader)
    try reader.finish()
  }

  private static func read(_ name: String, _ reader: inout FactReader) throws(JournalFault)
    -> Fact
  {
    switch name {
    case "branch": return .branch(try inside(name, &reader, Branch.init))
    case "catalogue":
      return .catalogue(
        try reader.list("catalogue") { (r) throws(JournalFault) in try Service(&r) })
    case "shiftOpened": return .shiftOpened(try inside(name, &reader, Shift.init))
    case "shiftHandedOver":
      return try inside(name, &reader) { (r) throws(JournalFault) in
        .shiftHandedOver(shift: try r.integer("shift"), to: try r.identifier("to"))
      }
    case "shiftClosed":
      return try inside(name, &reader) { (r) throws(JournalFault) in
        let currency = try r.currency()
        let closing = ShiftClosing(
          expected: try r.money("expected", currency),
          closingCount: try r.money("closingCount", currency),
          closingDifference: try r.money("closingDifference", currency),
          leftInDrawer: try r.money("leftInDrawer", currency))
        return .shiftClosed(shift: try r.integer("shift"), closing)
      }
    case "document":
      let document = try inside(name, &reader, Document.init)
      return .document(document, prints: try reader.flag("prints"))
    case "basket": return .basket(try inside(name, &reader, Basket.init))
    case "attempt": return .attempt(try inside(name, &reader, CardAttempt.init))
    case "told": return .told(try inside(name, &reader, TerminalRecord.init(_:)))
    case "terminalClosed":
      return .terminalClosed(try inside(name, &reader, TerminalClose.init(_:)))
    case "printJob": return .print(try inside(name, &reader, PrintJob.init(_:)))
    case "print": return .print(try inside(name, &reader, PrintJob.init(firstShape:)))
    case "approval": return .approval(try inside(name, &reader, Approval.init))
    case "refusal": return .refusal(try inside(name, &reader, RefusedCommand.init))
    case "event":
      return try inside(name, &reader) { (r) throws(JournalFault) in
        .event(name: try r.text("name"), details: r.optionalValue("details") ?? .null)
      }
    default: throw JournalFault(name, "a fact of this kind is not known")
    }
  }

  private static func inside<Value>(
    _ name: String, _ reader: inout FactReader,
    _ read: (inout FactReader) throws(JournalFault) -> Value
  ) throws(JournalFault) -> Value {
    var inner = try reader.object(name)
    let value = try read(&inner)
    try inner.finish()
    return value
  }
}

extension Branch {
  fileprivate init(_ reader: inout FactReader) throws(JournalFault) {
    let registers = try reader.texts("registers")
    self.init(
      code: try reader.text("code"), legalName: try reader.text("legalName"),
      registration: try reader.text("registration"),
      registers: registers.map { RegisterID(trusted: $0) }, country: try reader.text("country"),
      packVersion: try reader.integer("packVersion"), packHash: try reader.text("packHash"),
      cashStep: try reader.integer("cashStep"), language: try reader.text("language"),
      currency: try reader.text("currency"), letterhead: try Letterhead(&reader))
  }
}

extension Branch.Letterhead {
  fileprivate init(_ reader: inout FactReader) throws(JournalFault) {
    self.init()
    guard var inner = try reader.optionalObject("letterhead") else { return }
    address = try inner.text("address")
    bic = try inner.text("bic")
    contact = try inner.text("contact")
    iban = try inner.text("iban")
    place = try inner.text("place")
    vatNumber = try inner.text("vatNumber")
    try inner.finish()
  }
}

extension Service {
  fileprivate init(_ reader: inout FactReader) throws(JournalFault) {
    let currency = try reader.currency()
    var names: [String: String] = [:]
    var inner = try reader.object("names")
    for member in inner.rest() {
      guard case .string(let text) = member.value else {
        throw JournalFault("names.\(member.name)", "text was expected")
      }
      names[member.name] = text
    }
    self.init(
      code: try reader.text("code"), kind: try reader.choice("kind"),
      unit: try reader.text("unit"),
      price: UnitPrice(tenThousandths: try reader.integer("price"), currency),
      taxClass: try reader.text("taxClass"), names: names)
  }
}

extension Shift {
  fileprivate init(_ reader: inout FactReader) throws(JournalFault) {
    let currency = try reader.currency()
    self.init(
      id: try reader.integer("id"), register: try reader.identifier("register"),
      businessDate: try reader.date("businessDate"), state: .open,
      openedAt: try reader.moment("openedAt"), openedBy: try reader.identifier("openedBy"),
      holder: try reader.identifier("holder"),
      carriedOver: try reader.money("carriedOver", currency),
      openingCount: try reader.money("openingCount", currency))
  }
}

extension Basket {
  fileprivate init(_ reader: inout FactReader) throws(JournalFault) {
    self.init(
      id: try reader.identifier("id"), register: try reader.identifier("register"),
      person: try reader.identifier("person"), version: try reader.integer("version"),
      state: try reader.choice("state"), label: try reader.text("label"),
      purchase: try reader.value("purchase"))
  }
}

extension CardAttempt {
  fileprivate init(_ reader: inout FactReader) throws(JournalFault) {
    var details: CardDetails?
    if var inner = try reader.optionalObject("details") { details = try CardDetails(&inner) }
    let currency = try reader.currency()
    self.init(
      id: try reader.identifier("id"), command: try reader.text("command"),
      ordinal: try reader.integer("ordinal"), register: try reader.identifier("register"),
      shift: try reader.integer("shift"), terminal: try reader.identifier("terminal"),
      direction: try reader.choice("direction"), amount: try reader.money("amount", currency),
      baseline: try reader.text("baseline"), original: try reader.optionalText("original"),
      subjects: try reader.texts("subjects"),
      reverses: try reader.optionalIdentifier("reverses"), state: try reader.choice("state"),
      details: details,
      remark: try reader.text("remark"))
  }
}

extension Approval {
  fileprivate init(_ reader: inout FactReader) throws(JournalFault) {
    self.init(
      id: try reader.identifier("id"), commandHash: try reader.text("commandHash"),
      subject: try reader.text("subject"), amount: try reader.integer("amount"),
      right: try reader.text("right"), requester: try reader.identifier("requester"),
      approver: try reader.optionalIdentifier("approver"),
      expires: try reader.integer("expires"), state: try reader.choice("state"))
  }
}

extension RefusedCommand {
  fileprivate init(_ reader: inout FactReader) throws(JournalFault) {
    self.init(
      code: try reader.text("code"), path: try reader.text("path"), key: try reader.text("key"),
      hash: try reader.text("hash"))
  }
}
