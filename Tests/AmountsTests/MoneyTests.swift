import Amounts
import Testing

private func eur(_ cents: Int64) -> Money { Money(cents, .euro) }

@Suite("V1: money")
struct MoneyTests {
  @Test("V1: sums, differences and mirrors of money are wrong")
  func arithmetic() throws {
    #expect(try eur(1231) + eur(-31) == eur(1200))
    #expect(try eur(1231) - eur(1232) == eur(-1))
    #expect(try -eur(5) == eur(-5))
    #expect(try -eur(0) == eur(0))
    #expect(try Money.sum([], .euro) == .zero(.euro))
    #expect(try Money.sum([eur(1), eur(2), eur(-4)], .euro) == eur(-1))
    #expect(try eur(1) < eur(2))
    #expect(try !(eur(2) < eur(2)))
    #expect(try eur(2) > eur(1))
    #expect(try !(eur(2) > eur(2)))
  }

  @Test("the sign of an amount is told wrongly", arguments: [-2, -1, 0, 1, 2] as [Int64])
  func signs(cents: Int64) {
    #expect(eur(cents).isZero == (cents == 0))
    #expect(eur(cents).isPositive == (cents > 0))
    #expect(eur(cents).isNegative == (cents < 0))
  }

  @Test("V1: money beyond 64 bits wraps instead of being refused")
  func overflow() {
    #expect(throws: AmountError.overflow) { try eur(.max) + eur(1) }
    #expect(throws: AmountError.overflow) { try eur(.min) + eur(-1) }
    #expect(throws: AmountError.overflow) { try eur(.min) - eur(1) }
    #expect(throws: AmountError.overflow) { try eur(.max) - eur(-1) }
    #expect(throws: AmountError.overflow) { try -eur(.min) }
    #expect(throws: AmountError.overflow) { try eur(.max).part(3, of: 2) }
    #expect(throws: AmountError.overflow) { try eur(.min).part(1, of: 1) }
    #expect(throws: AmountError.overflow) { try Money.sum([eur(.max), eur(1)], .euro) }
  }

  @Test("V1: amounts of two currencies meet in one operation")
  func mixed() throws {
    let zloty = try #require(Currency(code: "PLN"))
    let other = Money(100, zloty)
    let fault = AmountError.mixedCurrencies(.euro, zloty)
    #expect(throws: fault) { try eur(1) + other }
    #expect(throws: fault) { try eur(1) - other }
    #expect(throws: fault) { try eur(1) < other }
    #expect(throws: AmountError.mixedCurrencies(zloty, .euro)) { try eur(1) > other }
    #expect(throws: fault) { try Money.sum([eur(1), other], .euro) }
    #expect(eur(100) != other)
  }

  static let parts: [(cents: Int64, numerator: Int64, denominator: Int64, part: Int64)] = [
    (1000, 1, 3, 333), (1000, 2, 3, 667), (2, 1, 4, 1), (1, 1, 2, 1), (-1, 1, 2, -1),
    (-1000, 1, 3, -333), (1000, 0, 3, 0), (5250, 1200, 11_200, 563), (1000, 3, 3, 1000),
    (.max, .max, .max, .max),
  ]

  @Test("V1: a part of an amount is not rounded half away from zero", arguments: parts)
  func part(cents: Int64, numerator: Int64, denominator: Int64, part: Int64) throws {
    #expect(try eur(cents).part(numerator, of: denominator) == eur(part))
  }

  @Test("V1: a part of nothing divides by zero", arguments: [0, -1, .min] as [Int64])
  func noDivisor(denominator: Int64) {
    #expect(throws: AmountError.noDivisor) { try eur(1).part(1, of: denominator) }
  }

  @Test("V2 f: the discount of 1.00 is not spread 0.52, 0.36, 0.12")
  func spread() throws {
    let shares = try eur(100).spread(over: [eur(499), eur(349), eur(120)])
    #expect(shares == [eur(52), eur(36), eur(12)])
    #expect(throws: AmountError.noDivisor) { try eur(1).spread(over: []) }
  }

  static let decimalsTable: [(text: String, code: String, minor: Int64, written: String)] = [
    ("12.30", "EUR", 1230, "12.30"), ("-0.5", "EUR", -50, "-0.50"), ("7", "JPY", 7, "7"),
    ("1.005", "KWD", 1005, "1.005"), ("0", "USD", 0, "0.00"),
  ]

  @Test("an amount has not the decimals of its currency", arguments: decimalsTable)
  func decimals(text: String, code: String, minor: Int64, written: String) throws {
    let money = try Money(decimal: text, try #require(Currency(code: code)))
    #expect(money.minorUnits == minor)
    #expect(money.decimal == written)
  }

  @Test("an amount with a third decimal is taken for euros")
  func tooFine() {
    #expect(throws: AmountError.tooManyDecimals("0.001", allowed: 2)) {
      try Money(decimal: "0.001", .euro)
    }
  }
}

@Suite("Currencies")
struct CurrencyTests {
  static let digitsTable: [(code: String, digits: UInt8, major: Int64)] = [
    ("EUR", 2, 100), ("PLN", 2, 100), ("RUB", 2, 100), ("HUF", 2, 100), ("JPY", 0, 1),
    ("KWD", 3, 1000),
  ]

  @Test("a currency has the wrong minor unit", arguments: digitsTable)
  func digits(code: String, digits: UInt8, major: Int64) throws {
    let currency = try #require(Currency(code: code))
    #expect(currency.code == code)
    #expect(currency.minorDigits == digits)
    #expect(currency.minorPerMajor == major)
  }

  @Test(
    "a currency that Kase does not know is made up",
    arguments: ["", "eur", "EU", "EURO", "XYZ", "€", " EUR", "EUR "])
  func unknown(code: String) { #expect(Currency(code: code) == nil) }

  @Test("two known currencies are taken for one")
  func distinct() {
    #expect(Set(Currency.known).count == Currency.known.count)
    #expect(Set(Currency.known.map(\.code)).count == Currency.known.count)
    #expect(Currency(code: "EUR") == .euro)
    for currency in Currency.known { #expect(Currency(code: currency.code) == currency) }
  }
}
