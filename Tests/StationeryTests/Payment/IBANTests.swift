import Stationery
import Testing

@Suite("accounts: IBAN")
struct IBANTests {
  @Test(
    "a good account is refused",
    arguments: [
      "LV62HABA0551234567890", "LT121000011101001000", "EE382200221020145685",
      "PL61109010140000071219812874", "DE89370400440532013000", "FI2112345600000785",
      "GB29NWBK60161331926819",
    ])
  func good(text: String) throws {
    let account = try IBAN(text)
    #expect(account.compact == text)
    #expect(account.isOfKnownCountry)
    #expect(account.country == text.prefix(2))
    #expect(try IBAN(account.grouped) == account)
    #expect(try IBAN(text.lowercased()) == account)
  }

  @Test("the account is printed in other groups than the bank's")
  func grouped() throws {
    #expect(try IBAN("LV62HABA0551234567890").grouped == "LV62 HABA 0551 2345 6789 0")
  }

  static let bad: [(text: String, fault: PaymentFault)] = [
    ("LV62HABA0551234567891", .accountCheckDigits),
    ("LV26HABA0551234567890", .accountCheckDigits),
    ("LV62HABA0551234576890", .accountCheckDigits),
    ("LV62HABA055123456789", .accountLength(expected: 21)),
    ("LV62HABA05512345678900", .accountLength(expected: 21)),
    ("LT1210000111010010000", .accountLength(expected: 20)),
    ("EE38220022102014568", .accountLength(expected: 20)),
    ("PL6110901014000007121981287", .accountLength(expected: 28)),
    ("DE8937040044053201300", .accountLength(expected: 22)),
    ("LV62HAB10551234567890", .accountForm),
    ("LT12100001110100100A", .accountForm),
    ("DE89370400440532O13000", .accountForm),
    ("LV62-HABA-0551-2345-6789-0", .accountLength(expected: 21)),
    ("LV62HABA055123456789é", .accountLength(expected: 21)),
    ("XX62HABA0551234567é", .accountForm),
    ("6262HABA0551234567890", .accountForm),
    ("LVXXHABA0551234567890", .accountForm),
    ("LV6", .accountForm),
    ("", .accountForm),
    ("XX" + String(repeating: "0", count: 33), .accountForm),
  ]

  @Test("a mistyped account is taken, or the reason is a wrong one", arguments: bad)
  func refuses(text: String, fault: PaymentFault) {
    #expect(throws: fault) { try IBAN(text) }
  }

  @Test("any single wrong digit of an account passes")
  func singleDigits() {
    let good = Array("LV62HABA0551234567890".utf8)
    for place in good.indices where place > 7 || 2..<4 ~= place {
      for digit in UInt8(ascii: "0")...UInt8(ascii: "9") where digit != good[place] {
        var bytes = good
        bytes[place] = digit
        let text = String(decoding: bytes, as: UTF8.self)
        #expect(throws: PaymentFault.accountCheckDigits) { try IBAN(text) }
      }
    }
  }

  @Test("an account of a country without a known form is refused, or taken for a known one")
  func unknownCountry() throws {
    #expect(try !IBAN("BR1800360305000010009795493C1").isOfKnownCountry)
    #expect(throws: PaymentFault.accountCheckDigits) { try IBAN("BR1900360305000010009795493C1") }
  }
}
