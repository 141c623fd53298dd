import Amounts
import Commerce
import Testing

@Suite("Pricing: what is refused")
struct PricingRefusalTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let sold: [Sold]
    var discount: Int64 = 0
    let code: RefusalCode
    let path: String?
  }

  static let cases: [Case] = [
    Case(
      testDescription: "no lines", sold: [], code: .documentLinesMissing, path: "lines"),
    Case(
      testDescription: "quantity 0", sold: [Sold("1"), Sold("1", "0")], code: .lineQuantityZero,
      path: "lines[1].quantity"),
    Case(
      testDescription: "quantity below 0", sold: [Sold("1", "-1")], code: .lineQuantityNegative,
      path: "lines[0].quantity"),
    Case(
      testDescription: "discount below 0 on a line", sold: [Sold("1", discount: -1)],
      code: .discountSignInvalid, path: "lines[0].discount"),
    Case(
      testDescription: "discount below 0 on the document", sold: [Sold("1")], discount: -1,
      code: .discountSignInvalid, path: "discount"),
    Case(
      testDescription: "discount larger than its line", sold: [Sold("1", discount: 101)],
      code: .discountExceedsLine, path: "lines[0].discount"),
    Case(
      testDescription: "discount larger than the document", sold: [Sold("1"), Sold("2")],
      discount: 301, code: .discountExceedsDocument, path: "discount"),
    Case(
      testDescription: "a class that the pack has not", sold: [Sold("1", "1", "luxury")],
      code: .taxClassUnknown, path: "lines[0].service"),
    Case(
      testDescription: "a class without a rate on that day", sold: [Sold("1", "1", "ended")],
      code: .taxRateNotSupported, path: "lines[0].service"),
    Case(
      testDescription: "more than 64 bits",
      sold: [Sold("9000000000000", "9000000000")], code: .documentAmountOutOfRange,
      path: "lines[0].quantity"),
    Case(
      testDescription: "lines that sum to more than 64 bits",
      sold: [Sold("900000000000000", "100"), Sold("900000000000000", "100")],
      code: .documentAmountOutOfRange, path: nil),
  ]

  @Test("a basket that can't be priced is priced", arguments: cases)
  func refuses(_ each: Case) throws {
    let refusal = try #require(throws: Refusal.self) {
      try quote(each.sold, discount: each.discount)
    }
    #expect(refusal.code == each.code)
    #expect(refusal.path == each.path)
  }

  @Test("a service that is not in the price list is sold")
  func unknownService() throws {
    let refusal = try #require(throws: Refusal.self) {
      try Pricing.quote(
        [BasketLine(service: "x9", quantity: .one, discount: eur(0))], discount: eur(0),
        services: { _ in nil }, terms: Sample.terms())
    }
    #expect(refusal == Refusal(.lineServiceUnknown, at: "lines[0].service", ["service": "x9"]))
  }

  @Test("a discount in another currency is taken")
  func otherCurrency() throws {
    let zloty = try #require(Currency(code: "PLN"))
    let refusal = try #require(throws: Refusal.self) {
      try Pricing.quote(
        [BasketLine(service: "s", quantity: .one, discount: Money(1, zloty))], discount: eur(0),
        services: { code in
          Service(
            code: code, kind: .goods, unit: "C62", price: UnitPrice(tenThousandths: 1, .euro),
            taxClass: "standard", names: [:])
        }, terms: Sample.terms())
    }
    #expect(refusal.code == .documentCurrencyNotSupported)
  }

  @Test("a discount of the whole basket is refused, or leaves tax behind")
  func wholeDiscount() throws {
    let quote = try quote([Sold("3.33"), Sold("1.00", "1", "reduced")], discount: 433)
    #expect(quote.gross.isZero)
    #expect(quote.taxes.map(\.vat) == [eur(0), eur(0)])
    #expect(quote.lines.map(\.net) == [eur(0), eur(0)])
  }
}

@Suite("V10: rates by date")
struct RateDateTests {
  static let ratesTable: [(taxClass: String, date: String, percent: String?)] = [
    ("food", "2012-06-30", nil), ("food", "2012-07-01", "21"), ("food", "2026-06-30", "21"),
    ("food", "2026-07-01", "12"), ("food", "2027-06-30", "12"), ("food", "2027-07-01", "21"),
    ("food", "2099-01-01", "21"), ("ended", "2025-12-31", nil), ("ended", "2026-01-01", "5"),
    ("ended", "2026-01-31", "5"), ("ended", "2026-02-01", nil), ("standard", "2026-03-02", "21"),
  ]

  @Test("V10: a supply is taxed by the rate of another day", arguments: ratesTable)
  func rates(taxClass: String, date: String, percent: String?) throws {
    let date = try BusinessDate(iso: date)
    guard let percent else {
      let refusal = try #require(throws: Refusal.self) {
        try TestPack.plain.taxKey(class: taxClass, on: date)
      }
      #expect(refusal.code == .taxRateNotSupported)
      #expect(refusal.values == ["class": taxClass, "date": date.iso])
      return
    }
    #expect(try TestPack.plain.taxKey(class: taxClass, on: date).rate.percent == percent)
  }

  @Test("V10: a basket is priced by the rate of another day")
  func basket() throws {
    let before = try quote([Sold("1.12", "1", "food")], on: day(6, 30))
    let after = try quote([Sold("1.12", "1", "food")], on: day(7, 1))
    #expect(before.taxes.map(\.vat) == [eur(19)])
    #expect(after.taxes.map(\.vat) == [eur(12)])
  }

  static let keysTable: [(key: TaxKey, name: String, suffix: String)] = [
    (TestPack.standard, "S 21", "21"), (TestPack.zero, "Z", "zero"),
    (TestPack.exempt, "E", "exempt"), (TestPack.outside, "O", "outside"),
    (TaxKey(category: .reverseCharge, rate: .zero), "AE", "reverse-charge"),
    (TaxKey(category: .intraCommunity, rate: .zero), "K", "intra-community"),
    (TaxKey(category: .export, rate: .zero), "G", "export"),
    (TaxKey(category: .standardRated, rate: TaxRate(basisPoints: 550)), "S 5.5", "5.5"),
  ]

  @Test("two categories share a total or an account", arguments: keysTable)
  func keys(key: TaxKey, name: String, suffix: String) {
    #expect(key.name == name)
    #expect(key.accountSuffix == suffix)
    #expect(Account.vatDue(key).name == "liabilities:vat:\(suffix)")
    #expect(Account.revenue(.goods, key).name == "income:goods:\(suffix)")
    #expect(Account.revenue(.agency, key).name == "income:services:\(suffix)")
  }

  @Test("taxes are stored in an order that depends on chance")
  func order() {
    #expect(TestPack.books < TestPack.standard)
    #expect(TestPack.exempt < TestPack.outside)
    #expect(!(TestPack.zero < TestPack.standard))
    #expect(Account.bank < Account.cashInTransit)
  }

  @Test("a name is taken in a language that nobody reads")
  func names() {
    let names = ["lv": "Grāmata", "en": "Book"]
    let service = Service(
      code: "b", kind: .goods, unit: "C62", price: UnitPrice(tenThousandths: 1, .euro),
      taxClass: "books", names: names)
    #expect(service.name(in: "lv") == "Grāmata")
    #expect(service.name(in: "pl") == "Book")
    let bare = Service(
      code: "b", kind: .goods, unit: "C62", price: UnitPrice(tenThousandths: 1, .euro),
      taxClass: "books", names: [:])
    #expect(bare.name(in: "lv") == "b")
  }
}
