package import Amounts

/// The VAT category letter of EN 16931 (a subset of UNCL 5305).
package enum TaxCategory: String, Hashable, Sendable, CaseIterable {
  /// Standard rated: any rate above zero.
  case standardRated = "S"
  /// Zero rated.
  case zeroRated = "Z"
  /// Exempt, with a reason.
  case exempt = "E"
  /// Outside the scope of the tax.
  case outsideScope = "O"
  /// The buyer owes the tax.
  case reverseCharge = "AE"
  /// Supply into another member state.
  case intraCommunity = "K"
  /// Export.
  case export = "G"
}

/// Category and rate: what VAT is computed by (rule V3).
package struct TaxKey: Hashable, Sendable, Comparable {
  /// The category letter.
  package let category: TaxCategory
  /// The rate on the date of the supply.
  package let rate: TaxRate

  /// A category at a rate.
  package init(category: TaxCategory, rate: TaxRate) {
    self.category = category
    self.rate = rate
  }

  /// The key as text, such as `S 21` or `E`; it names totals and the ends of account names.
  package var name: String {
    category == .standardRated ? "S \(rate.percent)" : category.rawValue
  }

  /// The last part of the names of accounts kept by rate: `21`, `zero`, `exempt`.
  package var accountSuffix: String {
    switch category {
    case .standardRated: rate.percent
    case .zeroRated: "zero"
    case .exempt: "exempt"
    case .outsideScope: "outside"
    case .reverseCharge: "reverse-charge"
    case .intraCommunity: "intra-community"
    case .export: "export"
    }
  }

  package static func < (left: TaxKey, right: TaxKey) -> Bool {
    (left.category.rawValue, left.rate.basisPoints)
      < (right.category.rawValue, right.rate.basisPoints)
  }
}

/// A class of supplies that are taxed alike, with its rates by date (rule V10).
package struct TaxClass: Hashable, Sendable {
  /// A rate and the days on which it holds.
  package struct Period: Hashable, Sendable {
    /// The rate.
    package let rate: TaxRate
    /// The first day.
    package let from: BusinessDate
    /// The last day; nothing while the rate is in force.
    package let until: BusinessDate?

    /// A rate from a day on, to another where it has ended.
    package init(rate: TaxRate, from: BusinessDate, until: BusinessDate?) {
      self.rate = rate
      self.from = from
      self.until = until
    }
  }

  /// The name in price lists: `standard`, `books`.
  package let name: String
  /// The category of every supply in the class.
  package let category: TaxCategory
  /// The rates in order of their first days, not overlapping.
  package let periods: [Period]
  /// Why nothing is due, by language code; only for categories that need a reason.
  package let reason: [String: String]

  /// A class with its rates.
  package init(
    name: String, category: TaxCategory, periods: [Period], reason: [String: String] = [:]
  ) {
    self.name = name
    self.category = category
    self.periods = periods
    self.reason = reason
  }

  /// The rate on a day, or nothing where the class has none then.
  package func rate(on date: BusinessDate) -> TaxRate? {
    periods.first { $0.from <= date && date <= ($0.until ?? date) }?.rate
  }
}
