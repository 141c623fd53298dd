package import Amounts

/// What differs between countries, as data: taxes, rounding of cash, limits, series, titles,
/// accounts.
package struct CountryPack: Hashable, Sendable {
  /// The direction of cash rounding.
  package enum RoundingMode: String, Hashable, Sendable {
    /// To the nearest step, halves away from zero.
    case nearest
    /// Towards zero.
    case down
  }

  /// A rule about large sums in cash.
  package struct CashLimit: Hashable, Sendable {
    /// What happens above the limit.
    package enum Rule: String, Hashable, Sendable {
      case forbidden
      case declared
      case declaredMonthly = "declared_monthly"
    }
    /// Between whom a payment has to be for the rule to apply.
    package enum Parties: String, Hashable, Sendable {
      case anyone
      case businesses
      case person
    }
    /// The rule.
    package let rule: Rule
    /// The sum above which it applies.
    package let over: Money
    /// Between whom.
    package let between: Parties
    /// The first day.
    package let from: BusinessDate

    /// A rule above a sum, from a day on.
    package init(rule: Rule, over: Money, between: Parties, from: BusinessDate) {
      self.rule = rule
      self.over = over
      self.between = between
      self.from = from
    }
  }

  /// How a type of document is numbered.
  package struct SeriesRule: Hashable, Sendable {
    /// Whether every register has its own series.
    package let perRegister: Bool
    /// Whether the series begins anew every year.
    package let yearly: Bool

    /// A rule.
    package init(perRegister: Bool, yearly: Bool) {
      self.perRegister = perRegister
      self.yearly = yearly
    }
  }

  /// The two letters of the country; `XX` for none.
  package let code: String
  /// The edition of the pack.
  package let version: Int
  /// The country's name by language code.
  package let name: [String: String]
  /// The currency of the ledger.
  package let currency: Currency
  /// Language codes; the first is the default.
  package let languages: [String]
  /// The time zone's name in the IANA data.
  package let timeZone: String
  /// Minutes after midnight at which a new business day begins.
  package let cutOffMinutes: Int
  /// The step of cash rounding; zero for none.
  package let cashStep: Money
  /// The direction of cash rounding.
  package let roundingMode: RoundingMode
  /// Whether a customer may pay the exact sum in coins where it would be rounded.
  package let exactCashAccepted: Bool
  /// How much change may be given in cash from a tender that is not cash.
  package let nonCashChangeMax: Money
  /// Whether tips may be taken.
  package let tips: Bool
  /// Whether the law allows copies of receipts.
  package let receiptCopies: Bool
  /// Values of notes and coins, descending.
  package let denominations: [Money]
  /// Reasons of pay-ins, and the account each is taken from.
  package let payInReasons: [String: AccountRole]
  /// Reasons of pay-outs, and the account each is booked to.
  package let payOutReasons: [String: AccountRole]
  /// Tax classes by name.
  package let taxClasses: [String: TaxClass]
  /// Limits of cash.
  package let cashLimits: [CashLimit]
  /// How each type of document is numbered.
  package let series: [DocumentType: SeriesRule]
  /// Years for which receipts, orders and invoices are kept.
  package let voucherRetentionYears: Int
  /// Years for which books and journals are kept.
  package let bookRetentionYears: Int
  /// The printed title of each type of document, by language code.
  package let titles: [DocumentType: [String: String]]
  /// The code of each role in the chart of accounts.
  package let accounts: [AccountRole: String]

  /// A pack with everything it says.
  package init(
    code: String,
    version: Int,
    name: [String: String],
    currency: Currency,
    languages: [String],
    timeZone: String,
    cutOffMinutes: Int,
    cashStep: Money,
    roundingMode: RoundingMode,
    exactCashAccepted: Bool,
    nonCashChangeMax: Money,
    tips: Bool,
    receiptCopies: Bool,
    denominations: [Money],
    payInReasons: [String: AccountRole],
    payOutReasons: [String: AccountRole],
    taxClasses: [String: TaxClass],
    cashLimits: [CashLimit],
    series: [DocumentType: SeriesRule],
    voucherRetentionYears: Int,
    bookRetentionYears: Int,
    titles: [DocumentType: [String: String]],
    accounts: [AccountRole: String]
  ) {
    self.code = code
    self.version = version
    self.name = name
    self.currency = currency
    self.languages = languages
    self.timeZone = timeZone
    self.cutOffMinutes = cutOffMinutes
    self.cashStep = cashStep
    self.roundingMode = roundingMode
    self.exactCashAccepted = exactCashAccepted
    self.nonCashChangeMax = nonCashChangeMax
    self.tips = tips
    self.receiptCopies = receiptCopies
    self.denominations = denominations
    self.payInReasons = payInReasons
    self.payOutReasons = payOutReasons
    self.taxClasses = taxClasses
    self.cashLimits = cashLimits
    self.series = series
    self.voucherRetentionYears = voucherRetentionYears
    self.bookRetentionYears = bookRetentionYears
    self.titles = titles
    self.accounts = accounts
  }

  /// Category and rate of a tax class on a day (rule V10).
  ///
  /// - Throws: `tax.class_unknown`, `tax.rate_not_supported`.
  package func taxKey(class name: String, on date: BusinessDate) throws(Refusal) -> TaxKey {
    guard let taxClass = taxClasses[name] else {
      throw Refusal(.taxClassUnknown, ["class": name])
    }
    guard let rate = taxClass.rate(on: date) else {
      throw Refusal(.taxRateNotSupported, ["class": name, "date": date.iso])
    }
    return TaxKey(category: taxClass.category, rate: rate)
  }

  /// The name of the series in which a document is numbered: `RCP-R1`, `INV-R1-2026`.
  package func series(
    of type: DocumentType, register: RegisterID, on date: BusinessDate
  ) -> String {
    let rule = series[type] ?? SeriesRule(perRegister: true, yearly: false)
    var name = type.rawValue
    if rule.perRegister { name += "-\(register.text)" }
    if rule.yearly { name += "-\(date.civil.year)" }
    return name
  }

  /// A sum as it is settled in cash: to the step, in the mode of the country (rule V7).
  ///
  /// - Throws: `overflow`, `mixedCurrencies`.
  package func rounded(cash amount: Money, step: Money) throws(AmountError) -> Money {
    guard step.isPositive else { return amount }
    let steps =
      switch roundingMode {
      case .nearest:
        try roundedQuotient(Int128(amount.minorUnits), over: Int128(step.minorUnits))
      case .down: amount.minorUnits / step.minorUnits
      }
    let (product, overflow) = steps.multipliedReportingOverflow(by: step.minorUnits)
    guard !overflow else { throw .overflow }
    return Money(product, amount.currency)
  }
}
