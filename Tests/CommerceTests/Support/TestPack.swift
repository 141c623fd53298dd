import Amounts
import Commerce

/// An amount of so many cents.
func eur(_ cents: Int64) -> Money { Money(cents, .euro) }

/// A day of 2026 by month and day, or of another year.
func day(_ month: Int, _ dayOfMonth: Int, year: Int = 2026) -> BusinessDate {
  BusinessDate(year: year, month: month, day: dayOfMonth) ?? BusinessDate(dayNumber: 0)
}

/// Settings of the fixture that tests vary.
struct PackOptions: Sendable {
  var step: Int64 = 0
  var mode = CountryPack.RoundingMode.nearest
  var exactCash = true
  var changeMax: Int64 = 500
  var tips = false
}

/// A country pack like Latvia's.
enum TestPack {
  static let standard = TaxKey(category: .standardRated, rate: TaxRate(basisPoints: 2100))
  static let reduced = TaxKey(category: .standardRated, rate: TaxRate(basisPoints: 1200))
  static let books = TaxKey(category: .standardRated, rate: TaxRate(basisPoints: 500))
  static let zero = TaxKey(category: .zeroRated, rate: .zero)
  static let exempt = TaxKey(category: .exempt, rate: .zero)
  static let outside = TaxKey(category: .outsideScope, rate: .zero)

  /// The pack without any options.
  static let plain = make()
  /// The pack with cash rounded to five cents.
  static let fiveCents = make(PackOptions(step: 5))

  static func make(_ options: PackOptions = PackOptions()) -> CountryPack {
    CountryPack(
      code: "LV", version: 1, name: ["en": "Latvia"], currency: .euro, languages: ["lv", "en"],
      timeZone: "Europe/Riga", cutOffMinutes: 240, cashStep: eur(options.step),
      roundingMode: options.mode, exactCashAccepted: options.exactCash,
      nonCashChangeMax: eur(options.changeMax), tips: options.tips, receiptCopies: false,
      denominations: denominations.map(eur), payInReasons: ["float": .safe, "odd": .till],
      payOutReasons: ["petty": .expense, "advance": .accountable, "tips": .tips, "bank": .bank],
      taxClasses: taxClasses, cashLimits: cashLimits, series: series, voucherRetentionYears: 5,
      bookRetentionYears: 10, titles: [.receipt: ["en": "Receipt"]], accounts: [.till: "2610"])
  }

  private static let denominations: [Int64] = [
    50_000, 20_000, 10_000, 5000, 2000, 1000, 500, 200, 100, 50, 20, 10, 5, 2, 1,
  ]

  private static let taxClasses: [String: TaxClass] = {
    let classes = [
      always("standard", standard), always("reduced", reduced), always("books", books),
      always("zero", zero), always("exempt", exempt), always("outside", outside),
      always("s13", TaxKey(category: .standardRated, rate: TaxRate(basisPoints: 1300))),
      always("s24", TaxKey(category: .standardRated, rate: TaxRate(basisPoints: 2400))),
      TaxClass(
        name: "food", category: .standardRated,
        periods: [
          .init(rate: standard.rate, from: day(7, 1, year: 2012), until: day(6, 30)),
          .init(rate: reduced.rate, from: day(7, 1), until: day(6, 30, year: 2027)),
          .init(rate: standard.rate, from: day(7, 1, year: 2027), until: nil),
        ]),
      TaxClass(
        name: "ended", category: .standardRated,
        periods: [.init(rate: books.rate, from: day(1, 1), until: day(1, 31))]),
    ]
    return Dictionary(uniqueKeysWithValues: classes.map { ($0.name, $0) })
  }()

  private static func always(_ name: String, _ key: TaxKey) -> TaxClass {
    TaxClass(
      name: name, category: key.category,
      periods: [.init(rate: key.rate, from: day(1, 1, year: 2012), until: nil)],
      reason: key == exempt ? ["en": "Exempt"] : [:])
  }

  private static let cashLimits = [
    CountryPack.CashLimit(
      rule: .forbidden, over: eur(720_000), between: .anyone, from: day(1, 1, year: 2017)),
    CountryPack.CashLimit(
      rule: .declared, over: eur(300_000), between: .person, from: day(1, 1, year: 2014)),
  ]

  private static let series: [DocumentType: CountryPack.SeriesRule] = [
    .receipt: .init(perRegister: true, yearly: false),
    .invoice: .init(perRegister: true, yearly: true),
    .bankSettlement: .init(perRegister: false, yearly: false),
  ]
}
