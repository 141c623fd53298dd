import Amounts
import CanonicalJSON
import Commerce
import Testing

@Suite("Damaged bodies of the journal are a report, not a crash")
struct DamagedFactTests {
  static let bodiesTable: [(body: String, path: String)] = [
    ("null", "facts[0]"), ("1", "facts[0]"), ("[]", "facts[0]"), ("{}", "facts[0]"),
    (#"{"gossip":{}}"#, "gossip"),
    (#"{"prints":true,"document":{}}"#, "prints"),
    (#"{"print":[]}"#, "facts[0].print"),
    (#"{"print":null}"#, "facts[0].print"),
    (
      #"{"print":{"copies":0,"document":41,"register":"R01","state":"lost"}}"#,
      "facts[0].print.state"
    ),
    (
      #"{"print":{"copies":0,"document":41,"register":"R 01","state":"sent"}}"#,
      "facts[0].print.register"
    ),
    (
      #"{"print":{"copies":"0","document":41,"register":"R01","state":"sent"}}"#,
      "facts[0].print.copies"
    ),
    (
      #"{"print":{"copies":0,"document":41,"extra":1,"register":"R01","state":"sent"}}"#,
      "facts[0].print.extra"
    ),
    (
      #"{"print":{"copies":0,"document":41,"register":"R01","state":"sent"},"z":1}"#,
      "facts[0].z"
    ),
    (#"{"shiftHandedOver":{"shift":7,"to":""}}"#, "facts[0].shiftHandedOver.to"),
    (#"{"shiftHandedOver":{"to":"anna"}}"#, "facts[0].shiftHandedOver.shift"),
    (#"{"shiftClosed":{"currency":"EUX"}}"#, "facts[0].shiftClosed.currency"),
    (#"{"catalogue":{}}"#, "facts[0].catalogue"),
    (#"{"catalogue":[1]}"#, "facts[0].catalogue[0]"),
    (
      #"{"catalogue":[{"code":"a","currency":"EUR","kind":"goods","names":{"lv":1},"price":1,"#
        + #""taxClass":"x","unit":"C62"}]}"#, "names.lv"
    ),
    (#"{"branch":{"registers":[1]}}"#, "facts[0].branch.registers[0]"),
    (#"{"event":{"details":1}}"#, "facts[0].event.name"),
    (#"{"document":{"currency":"EUR"}}"#, "facts[0].document.head"),
    (#"{"document":{"currency":"EUR","head":{"at":"now"}}}"#, "facts[0].document.head.id"),
  ]

  @Test("a damaged body is read as a fact, or its fault told elsewhere", arguments: bodiesTable)
  func bodies(body: String, path: String) throws {
    let json = try JSON(parsing: body)
    let fault = try #require(throws: JournalFault.self) { try Fact(json, at: "facts[0]") }
    #expect(fault.path == path)
    #expect(!fault.reason.isEmpty)
  }

  static let editsTable: [(old: String, new: String)] = [
    (#""type":"RCP""#, #""type":"XYZ""#), (#""date":"2026-03-02""#, #""date":"2026-02-30""#),
    (#""at":"2026-03-02T10:00:00.123+02:00""#, #""at":"2026-03-02T10:00""#),
    (#""person":"anna""#, #""person":"anna b""#), (#""currency":"EUR""#, #""currency":"eur""#),
    (#""category":"S""#, #""category":"Q""#), (#""kind":"service""#, #""kind":"gift""#),
    (#""kind":"voucher""#, #""kind":"wish""#), (#""due":"2026-04-01""#, #""due":"soon""#),
    (#""customer":"C-7""#, #""customer":"C 7""#), (#""gross":"#, #""grass":"#),
    (#""retained":"#, #""retained":null,"x":"#), (#""head":{"#, #""head":{"a":1,"#),
    (#""lines":["#, #""lines":[null,"#), (#""tenders":["#, #""tenders":[{},"#),
    (#""card":{"#, #""card":{"cvv":1,"#), (#""prints":true"#, #""prints":"yes""#),
    (#""postings":["#, #""postings":[[],"#), (#""onBehalf":["#, #""onBehalf":[{},"#),
    (#""items":["#, #""items":[{},"#), (#""taxes":["#, #""taxes":[{},"#),
  ]

  @Test("a damaged document is read as a fact", arguments: editsTable)
  func edits(old: String, new: String) throws {
    let text = written(.document(try VoidTests.rich(), prints: true))
    let damaged = text.replacing(old, with: new)
    #expect(damaged != text)
    let json = try JSON(parsing: damaged)
    #expect(throws: JournalFault.self) { try Fact(json, at: "facts[0]") }
  }

  /// Every way of replacing one value inside, by path.
  static func variants(_ value: JSON, by change: (JSON) -> [JSON]) -> [JSON] {
    var result = change(value)
    switch value {
    case .object(let members):
      for (index, member) in members.enumerated() {
        var without = members
        without.remove(at: index)
        result.append(.object(without))
        for inner in variants(member.value, by: change) {
          var changed = members
          changed[index] = .init(member.name, inner)
          result.append(.object(changed))
        }
      }
    case .array(let elements):
      for (index, element) in elements.enumerated() {
        for inner in variants(element, by: change) {
          var changed = elements
          changed[index] = inner
          result.append(.array(changed))
        }
      }
    case .null, .bool, .integer, .string: break
    }
    return result
  }

  @Test("a value of another type or a missing one traps the reader of the journal")
  func everyPlace() throws {
    var refused = 0
    for (_, fact) in try FactSamples.all() {
      let json = try JSON(parsing: written(fact))
      let damaged = Self.variants(json) { value in
        switch value {
        case .string: [.integer(1), .string("\u{0} ?"), .null]
        case .integer: [.string("1"), .integer(.min), .integer(.max)]
        default: [.integer(0), .array([]), .object([]), .array([.null])]
        }
      }
      for each in damaged where (try? Fact(each, at: "facts[0]")) == nil { refused += 1 }
    }
    #expect(refused > 3000)
  }

  @Test("an empty object is a fact of some kind")
  func emptyKinds() throws {
    for kind in [
      "approval", "attempt", "basket", "branch", "document", "event", "print", "refusal",
      "shiftClosed", "shiftHandedOver", "shiftOpened",
    ] {
      let json = try JSON(parsing: "{\"\(kind)\":{}}")
      let fault = try #require(throws: JournalFault.self) { try Fact(json, at: "f") }
      #expect(fault.path.hasPrefix("f.\(kind)."))
    }
  }
}
