import Amounts
import Testing

@Suite("V1, V2: quantities and unit prices")
struct QuantityTests {
  static let quantitiesTable: [(text: String, thousandths: Int64, written: String)] = [
    ("1", 1000, "1.000"), ("0.350", 350, "0.350"), ("1.832", 1832, "1.832"),
    ("-2", -2000, "-2.000"), ("0", 0, "0.000"),
  ]

  @Test("V1: a quantity is not held in thousandths", arguments: quantitiesTable)
  func quantities(text: String, thousandths: Int64, written: String) throws {
    let quantity = try Quantity(decimal: text)
    #expect(quantity == Quantity(thousandths: thousandths))
    #expect(quantity.decimal == written)
  }

  @Test("V1: a quantity finer than a thousandth is taken", arguments: ["0.0001", "1.2345"])
  func tooFine(text: String) {
    #expect(throws: AmountError.tooManyDecimals(text, allowed: 3)) {
      try Quantity(decimal: text)
    }
  }

  @Test("quantities are ordered wrongly")
  func order() {
    #expect(Quantity.one == Quantity(thousandths: 1000))
    #expect(Quantity(thousandths: -1) < Quantity(thousandths: 0))
    #expect(!(Quantity.one < Quantity.one))
  }

  static let productsTable: [(price: String, quantity: String, cents: Int64)] = [
    ("12.99", "0.350", 455), ("1.96", "2", 392), ("0.04", "2", 8), ("3.8750", "1", 388),
    ("0.0050", "1", 1), ("0.0049", "1", 0), ("0.0050", "-1", -1), ("10.00", "0.333", 333),
    ("0.01", "0.499", 0), ("0.01", "0.5", 1), ("0", "5", 0), ("52.50", "1", 5250),
    ("1.2345", "1000", 123_450),
  ]

  @Test("V2 g: quantity times price is not rounded once, half away", arguments: productsTable)
  func products(price: String, quantity: String, cents: Int64) throws {
    let price = try UnitPrice(decimal: price, .euro)
    #expect(try price.times(Quantity(decimal: quantity)) == Money(cents, .euro))
  }

  @Test("V2: a price is not turned into the minor unit of its currency")
  func otherUnits() throws {
    let yen = try #require(Currency(code: "JPY"))
    let dinar = try #require(Currency(code: "KWD"))
    let half = Quantity(thousandths: 500)
    #expect(try UnitPrice(decimal: "101", yen).times(half) == Money(51, yen))
    #expect(try UnitPrice(decimal: "1.0010", dinar).times(half) == Money(501, dinar))
  }

  @Test("V2: a product beyond 64 bits wraps instead of being refused")
  func overflow() {
    let price = UnitPrice(tenThousandths: .max, .euro)
    #expect(throws: AmountError.overflow) {
      try price.times(Quantity(thousandths: 1_000_000_000))
    }
  }

  static let pricesTable: [(text: String, tenThousandths: Int64, written: String)] = [
    ("3.875", 38_750, "3.8750"), ("12.99", 129_900, "12.9900"), ("0", 0, "0.0000"),
  ]

  @Test("a unit price loses its four decimals", arguments: pricesTable)
  func prices(text: String, tenThousandths: Int64, written: String) throws {
    let price = try UnitPrice(decimal: text, .euro)
    #expect(price == UnitPrice(tenThousandths: tenThousandths, .euro))
    #expect(price.decimal == written)
    #expect(throws: AmountError.tooManyDecimals("0.00001", allowed: 4)) {
      try UnitPrice(decimal: "0.00001", .euro)
    }
  }
}

@Suite("V3, V6: tax rates")
struct TaxRateTests {
  static let percentsTable: [(text: String, basisPoints: Int64, written: String)] = [
    ("21", 2100, "21"), ("5.5", 550, "5.5"), ("5.50", 550, "5.5"), ("0", 0, "0"),
    ("100", 10_000, "100"), ("7.25", 725, "7.25"), ("0.05", 5, "0.05"), ("12.00", 1200, "12"),
  ]

  @Test("a rate is read or written as another", arguments: percentsTable)
  func percents(text: String, basisPoints: Int64, written: String) throws {
    let rate = try TaxRate(percent: text)
    #expect(rate == TaxRate(basisPoints: basisPoints))
    #expect(rate.percent == written)
  }

  @Test("a rate outside 0 to 100 is taken", arguments: ["-1", "100.01", "2100", "", "21%"])
  func malformed(text: String) {
    #expect(throws: AmountError.malformed(text)) { try TaxRate(percent: text) }
  }

  @Test("rates are ordered wrongly")
  func order() {
    #expect(TaxRate.zero < TaxRate(basisPoints: 500))
    #expect(!(TaxRate.zero < TaxRate.zero))
  }

  static let inGrossTable: [(gross: Int64, rate: Int64, vat: Int64)] = [
    (5250, 1200, 563), (968, 2100, 168), (725, 1200, 78), (297, 2100, 52), (999, 2100, 173),
    (392, 1300, 45), (8, 2400, 2), (24_200, 2100, 4200), (9680, 2100, 1680), (1000, 2100, 174),
    (100, 0, 0), (0, 2100, 0), (1231, 2100, 214), (3, 2100, 1), (.max, 10_000, .max / 2 + 1),
  ]

  @Test(
    "V3: the tax inside a gross amount is wrong, or its refund no mirror", arguments: inGrossTable)
  func inGross(gross: Int64, rate: Int64, vat: Int64) throws {
    let rate = TaxRate(basisPoints: rate)
    #expect(try rate.tax(inGross: Money(gross, .euro)) == Money(vat, .euro))
    #expect(try rate.tax(inGross: Money(-gross, .euro)) == Money(-vat, .euro))
  }

  @Test("V3: the integer form of the specification gives another tax")
  func integerForm() throws {
    for basisPoints in [500, 1200, 1300, 2100, 2300, 2400] as [Int64] {
      for gross in Int64(0)...3000 {
        let expected =
          (2 * gross * basisPoints + 10_000 + basisPoints)
          / (2 * (10_000 + basisPoints))
        let vat = try TaxRate(basisPoints: basisPoints).tax(inGross: Money(gross, .euro))
        #expect(vat.minorUnits == expected, "\(gross) at \(basisPoints)")
      }
    }
  }

  static let onNetTable: [(net: Int64, rate: Int64, vat: Int64)] = [
    (3030, 1500, 455), (4687, 1200, 562), (4688, 1200, 563), (20_000, 2100, 4200),
    (1010, 1500, 152), (50, 100, 1), (49, 100, 0), (0, 2100, 0), (100, 0, 0),
  ]

  @Test("V6: the tax on a net amount is wrong, or its refund no mirror", arguments: onNetTable)
  func onNet(net: Int64, rate: Int64, vat: Int64) throws {
    let rate = TaxRate(basisPoints: rate)
    #expect(try rate.tax(onNet: Money(net, .euro)) == Money(vat, .euro))
    #expect(try rate.tax(onNet: Money(-net, .euro)) == Money(-vat, .euro))
  }

  @Test("V6: prices that no net can bill are said to be billable (17.4 % of them at 21 %)")
  func unbillable() throws {
    let rate = TaxRate(basisPoints: 2100)
    let billed = Set(
      try (Int64(0)...40).map { net in net + (try rate.tax(onNet: Money(net, .euro))).minorUnits })
    let missing = (Int64(1)...43).filter { !billed.contains($0) }
    #expect(missing == [3, 9, 14, 20, 26, 32, 37, 43])
  }
}
