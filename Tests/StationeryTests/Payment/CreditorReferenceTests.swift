import Amounts
import Commerce
import Stationery
import Testing

@Suite("creditor references: ISO 11649")
struct CreditorReferenceTests {
  static let made: [(body: String, printed: String)] = [
    ("539007547034", "RF18 5390 0754 7034"),
    ("2026000123", "RF46 2026 0001 23"),
    ("R01000123", "RF52 R010 0012 3"),
    ("R1A26Z000417", "RF66 R1A2 6Z00 0417"),
    ("1", "RF74 1"),
    ("1234561", "RF34 1234 561"),
    (String(repeating: "A", count: 21), "RF47 AAAA AAAA AAAA AAAA AAAA A"),
    ("r1-a26/z 000.417", "RF66 R1A2 6Z00 0417"),
  ]

  @Test("a reference gets other check digits than banks compute", arguments: made)
  func make(body: String, printed: String) throws {
    let reference = try CreditorReference.make(body)
    #expect(reference.grouped == printed)
    #expect(try CreditorReference(printed) == reference)
    #expect(try CreditorReference(reference.compact.lowercased()) == reference)
  }

  static let bad: [(text: String, fault: PaymentFault)] = [
    ("RF19539007547034", .referenceCheckDigits),
    ("RF18539007547043", .referenceCheckDigits),
    ("RF74", .referenceForm),
    ("", .referenceForm),
    ("FR741", .referenceForm),
    ("RFA41", .referenceForm),
    ("RF74ē", .referenceForm),
    ("RF18" + String(repeating: "1", count: 22), .referenceForm),
  ]

  @Test("a bad reference is taken, or the reason is a wrong one", arguments: bad)
  func refuses(text: String, fault: PaymentFault) {
    #expect(throws: fault) { try CreditorReference(text) }
  }

  @Test(
    "a reference is made of what can't stand in one",
    arguments: ["", "-", "Ā1", "R_1", String(repeating: "1", count: 22)])
  func badBody(body: String) {
    #expect(throws: PaymentFault.referenceForm) { try CreditorReference.make(body) }
  }

  private func head(_ type: DocumentType, _ register: String, _ number: Int64) throws
    -> DocumentHead
  {
    DocumentHead(
      id: 1, type: type, series: "X", number: number, register: try RegisterID(register),
      shift: 1, businessDate: try BusinessDate(iso: "2026-11-28"),
      issuedAt: try Moment(rfc3339: "2026-11-28T10:00:00.000+02:00"),
      person: try PersonID("anna"), language: "lv", pack: "LV/1")
  }

  @Test("the reference of an invoice is not the register, the year, the type and the number")
  func ofDocument() throws {
    let reference = try CreditorReference.of(head(.invoice, "R1", 417))
    #expect(reference.compact.dropFirst(4) == "R126A000417")
    let long = try CreditorReference.of(head(.prepayment, "R1", 1_234_567))
    #expect(long.compact.dropFirst(4) == "R126P1234567")
  }

  @Test("two documents share a reference")
  func unique() throws {
    var seen: Set<CreditorReference> = []
    for register in ["R", "R1", "R12", "R126A", "1", "12"] {
      for type in [DocumentType.invoice, .prepayment, .creditNote, .order] {
        for number in [1, 12, 126, 100_000, 1_000_000] as [Int64] {
          let reference = try CreditorReference.of(head(type, register, number))
          #expect(seen.insert(reference).inserted, "\(register) \(type) \(number)")
        }
      }
    }
  }

  @Test(
    "registers that differ in separators or capitals alone share references",
    arguments: ["R-1", "r1", "R_1", "R.1", "R:1", "REGISTER-OF-MORE-THAN-21"])
  func ambiguousRegisters(register: String) throws {
    let head = try head(.invoice, register, 1)
    #expect(throws: PaymentFault.referenceForm) { try CreditorReference.of(head) }
  }

  @Test("a document that nobody pays by transfer gets a reference")
  func receipt() throws {
    let head = try head(.receipt, "R1", 1)
    #expect(throws: PaymentFault.referenceForm) { try CreditorReference.of(head) }
  }
}
