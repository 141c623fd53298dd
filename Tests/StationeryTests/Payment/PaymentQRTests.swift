import Amounts
import Stationery
import Testing

private let account = "LV62HABA0551234567890"

private func eur(_ cents: Int64) -> Money { Money(cents, .euro) }

private func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

@Suite("E1-E7: the payment code EPC069-12")
struct PaymentQRTests {
  @Test("example A: version 002 with a reference differs from the standard's bytes")
  func exampleA() throws {
    let bytes = try PaymentQR.payload(
      name: "SIA Kase Demo", iban: "LV62 HABA 0551 2345 6789 0", amount: eur(1234),
      reference: "RF66 R1A2 6Z00 0417")
    let expected: [UInt8] = [
      0x42, 0x43, 0x44, 0x0A, 0x30, 0x30, 0x32, 0x0A, 0x31, 0x0A, 0x53, 0x43, 0x54, 0x0A, 0x0A,
      0x53, 0x49, 0x41, 0x20, 0x4B, 0x61, 0x73, 0x65, 0x20, 0x44, 0x65, 0x6D, 0x6F, 0x0A, 0x4C,
      0x56, 0x36, 0x32, 0x48, 0x41, 0x42, 0x41, 0x30, 0x35, 0x35, 0x31, 0x32, 0x33, 0x34, 0x35,
      0x36, 0x37, 0x38, 0x39, 0x30, 0x0A, 0x45, 0x55, 0x52, 0x31, 0x32, 0x2E, 0x33, 0x34, 0x0A,
      0x0A, 0x52, 0x46, 0x36, 0x36, 0x52, 0x31, 0x41, 0x32, 0x36, 0x5A, 0x30, 0x30, 0x30, 0x34,
      0x31, 0x37,
    ]
    #expect(bytes == expected)
    #expect(bytes.count == 77)
  }

  @Test("example B: version 001 with the bank and a text is written wrongly")
  func exampleB() throws {
    let bytes = try PaymentQR.payload(
      name: "Rīgas apkaimes ķīmiskā tīrītava", iban: account, bic: "HABALV22",
      amount: eur(105_000), text: "Rēķins R1-26-000417, pasūtījums 88", version: .first)
    #expect(
      text(bytes) == """
        BCD
        001
        1
        SCT
        HABALV22
        Rīgas apkaimes ķīmiskā tīrītava
        LV62HABA0551234567890
        EUR1050.00


        Rēķins R1-26-000417, pasūtījums 88
        """)
    #expect(bytes.count == 134)
  }

  @Test("example C: twelve elements are written wrongly")
  func exampleC() throws {
    let bytes = try PaymentQR.payload(
      name: "Müller & Söhne GmbH", iban: "DE89370400440532013000", amount: eur(1),
      text: "Rechnung 2026-001", information: "Danke")
    #expect(
      text(bytes) == """
        BCD
        002
        1
        SCT

        Müller & Söhne GmbH
        DE89370400440532013000
        EUR0.01


        Rechnung 2026-001
        Danke
        """)
    #expect(bytes.count == 93)
  }

  @Test("something stands after the last element that has content")
  func nothingAfterTheLast() throws {
    let bytes = try PaymentQR.payload(name: "A", iban: account, amount: eur(100), text: " \n")
    #expect(text(bytes) == "BCD\n002\n1\nSCT\n\nA\n\(account)\nEUR1.00")
  }

  static let amounts: [(cents: Int64, figure: String)] = [
    (1, "EUR0.01"), (1230, "EUR12.30"), (100_000, "EUR1000.00"),
    (99_999_999_999, "EUR999999999.99"),
  ]

  @Test("E2: the amount has other than two decimals and a point", arguments: amounts)
  func amount(cents: Int64, figure: String) throws {
    let bytes = try PaymentQR.payload(name: "A", iban: account, amount: eur(cents))
    #expect(text(bytes).hasSuffix("\n\(figure)"))
  }

  @Test(
    "E7: a code over nothing, less or too much is printed",
    arguments: [0, -1, 100_000_000_000, .max, .min] as [Int64])
  func amountOutOfRange(cents: Int64) {
    #expect(throws: PaymentFault.amountOutOfRange) {
      try PaymentQR.payload(name: "A", iban: account, amount: eur(cents))
    }
  }

  @Test("E7: a code in another currency is printed")
  func currency() throws {
    let zloty = try #require(Currency(code: "PLN"))
    #expect(throws: PaymentFault.notEuro) {
      try PaymentQR.payload(name: "A", iban: account, amount: Money(100, zloty))
    }
  }

  @Test("E7: a code for an account that fails its check is printed")
  func badAccount() {
    #expect(throws: PaymentFault.accountCheckDigits) {
      try PaymentQR.payload(name: "A", iban: "LV62HABA0551234567891", amount: eur(1))
    }
  }

  @Test("a reference and a text stand in one code")
  func referenceAndText() {
    #expect(throws: PaymentFault.referenceAndText) {
      try PaymentQR.payload(
        name: "A", iban: account, amount: eur(1), reference: "RF741", text: "x")
    }
  }

  @Test("a reference that fails its check is printed")
  func badReference() {
    #expect(throws: PaymentFault.referenceCheckDigits) {
      try PaymentQR.payload(name: "A", iban: account, amount: eur(1), reference: "RF751")
    }
  }

  @Test(
    "E6: a line break in a name places another account",
    arguments: ["\n", "\r", "\r\n", "\t", "\u{2028}", "\u{2029}", "\u{85}", "\u{0}", "\u{7F}"])
  func injection(sign: String) throws {
    let bytes = try PaymentQR.payload(
      name: "X\(sign)DE89370400440532013000", iban: account, amount: eur(1),
      text: "a\(sign)b", information: "c\(sign)d")
    let lines = text(bytes).split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.count == 12)
    #expect(lines[5] == "XDE89370400440532013000")
    #expect(lines[6] == account)
    #expect(lines[10...] == ["ab", "cd"])
  }

  @Test("a nameless payee, or one of more than 70 characters, is printed")
  func name() throws {
    for name in ["", " ", "\n", String(repeating: "x", count: 71)] {
      #expect(throws: PaymentFault.payeeName) {
        try PaymentQR.payload(name: name, iban: account, amount: eur(1))
      }
    }
    let longest = String(repeating: "ā", count: 70)
    #expect(
      try text(PaymentQR.payload(name: longest, iban: account, amount: eur(1))).contains(longest))
  }

  @Test("texts are longer than their elements may be")
  func clipped() throws {
    let bytes = try PaymentQR.payload(
      name: "A", iban: account, amount: eur(1), text: String(repeating: "t", count: 150),
      information: String(repeating: "i", count: 80))
    let lines = text(bytes).split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines[10] == String(repeating: "t", count: 140))
    #expect(lines[11] == String(repeating: "i", count: 70))
  }

  @Test(
    "E5: the code outgrows version 13, or more is cut than is needed",
    arguments: 1...70, [0, 70])
  func fits(nameLength: Int, informationLength: Int) throws {
    let name = String(repeating: "ķ", count: nameLength)
    let bytes = try PaymentQR.payload(
      name: name, iban: account, amount: eur(99_999_999_999),
      text: String(repeating: "ē", count: 140),
      information: String(repeating: "ī", count: informationLength))
    #expect(bytes.count <= PaymentQR.bytesMax)
    let lines = text(bytes).split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines[5] == name)
    #expect(lines[6] == account)
    #expect(lines[7] == "EUR999999999.99")
    #expect(!text(bytes).contains("\u{FFFD}"))
    if lines[10].count < 140 {
      #expect(lines.count == 11, "the text is cut while the information still stands")
      #expect(bytes.count > PaymentQR.bytesMax - 2)
    }
  }

  @Test("E5: a character of several scalars is cut apart")
  func characters() throws {
    let family = "\u{1F468}\u{200D}\u{1F469}\u{200D}\u{1F467}"
    let bytes = try PaymentQR.payload(
      name: String(repeating: "x", count: 70), iban: account, amount: eur(1),
      text: String(repeating: family, count: 40))
    let line = text(bytes).split(separator: "\n", omittingEmptySubsequences: false)[10]
    #expect(!line.isEmpty)
    #expect(line.allSatisfy { String($0) == family })
  }

  @Test("a payee whose name alone fills the code gets one that no reader takes")
  func tooLong() {
    #expect(throws: PaymentFault.tooLong) {
      try PaymentQR.payload(
        name: String(repeating: "\u{1F600}", count: 70), iban: account, bic: "HABALV22XXX",
        amount: eur(1), reference: "RF741")
    }
  }

  static let banks:
    [(bic: String?, iban: String, version: PaymentQR.Version, fault: PaymentFault)] =
      [
        (nil, account, .first, .bankMissing),
        (nil, "GB29NWBK60161331926819", .second, .bankMissing),
        ("HABALV2", account, .second, .bankForm),
        ("HABALV22X", account, .second, .bankForm),
        ("HABA1V22", account, .second, .bankForm),
        ("HABALV2-", account, .second, .bankForm),
      ]

  @Test(
    "a code without the bank that it needs, or with no bank's code, is printed", arguments: banks)
  func bank(bic: String?, iban: String, version: PaymentQR.Version, fault: PaymentFault) {
    #expect(throws: fault) {
      try PaymentQR.payload(name: "A", iban: iban, bic: bic, amount: eur(1), version: version)
    }
  }

  @Test("the bank is left out of a code that names it", arguments: ["HABALV22", "habalv22xxx"])
  func bankGiven(bic: String) throws {
    let bytes = try PaymentQR.payload(name: "A", iban: account, bic: bic, amount: eur(1))
    #expect(text(bytes).contains("\nSCT\n\(bic.uppercased())\nA\n"))
  }
}
