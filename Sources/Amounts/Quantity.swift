/// How much of a service or article: whole thousandths of its unit (rule V1).
package struct Quantity: Hashable, Sendable, Comparable {
  /// The quantity in thousandths: 1832 for 1.832 kg.
  package let thousandths: Int64

  /// A quantity of so many thousandths.
  package init(thousandths: Int64) { self.thousandths = thousandths }

  /// Reads a decimal of at most three places. - Throws: `malformed`, `tooManyDecimals`, `overflow`.
  package init(decimal text: String) throws(AmountError) {
    thousandths = try Decimals.parse(text, scale: 3)
  }

  /// One piece, hour, kilogram.
  package static let one = Quantity(thousandths: 1000)

  /// The quantity with exactly three decimals.
  package var decimal: String { Decimals.format(thousandths, scale: 3) }

  package static func < (left: Quantity, right: Quantity) -> Bool {
    left.thousandths < right.thousandths
  }
}

/// The price of one unit, tax included, to four decimals of the major unit.
package struct UnitPrice: Hashable, Sendable {
  /// The price in ten-thousandths of the major unit: 38750 for 3.8750.
  package let tenThousandths: Int64
  /// The currency of the price.
  package let currency: Currency

  /// A price of so many ten-thousandths of the major unit.
  package init(tenThousandths: Int64, _ currency: Currency) {
    self.tenThousandths = tenThousandths
    self.currency = currency
  }

  /// Reads a decimal of at most four places. - Throws: `malformed`, `tooManyDecimals`, `overflow`.
  package init(decimal text: String, _ currency: Currency) throws(AmountError) {
    self.init(tenThousandths: try Decimals.parse(text, scale: 4), currency)
  }

  /// The price with exactly four decimals.
  package var decimal: String { Decimals.format(tenThousandths, scale: 4) }

  /// What a quantity costs (rule V2): the product, rounded once, half away from zero.
  ///
  /// - Throws: `overflow`.
  package func times(_ quantity: Quantity) throws(AmountError) -> Money {
    let product = Int128(tenThousandths) * Int128(quantity.thousandths)
    let (scaled, overflow) = product.multipliedReportingOverflow(
      by: Int128(currency.minorPerMajor))
    guard !overflow else { throw .overflow }
    return Money(try roundedQuotient(scaled, over: 10_000_000), currency)
  }
}

/// A tax rate in basis points: 2100 for 21 %.
package struct TaxRate: Hashable, Sendable, Comparable {
  /// The rate in hundredths of a per cent, 0 to 10000.
  package let basisPoints: Int64

  /// A rate of so many basis points.
  package init(basisPoints: Int64) { self.basisPoints = basisPoints }

  /// No tax.
  package static let zero = TaxRate(basisPoints: 0)

  /// Reads a percentage of at most two decimals, such as `21` or `5.5`.
  ///
  /// - Throws: `malformed` (also for a rate outside 0 to 100), `tooManyDecimals`.
  package init(percent text: String) throws(AmountError) {
    basisPoints = try Decimals.parse(text, scale: 2)
    guard 0...10_000 ~= basisPoints else { throw .malformed(text) }
  }

  /// The percentage without needless decimals: `21`, `5.5`.
  package var percent: String {
    let whole = basisPoints / 100
    let rest = basisPoints % 100
    if rest == 0 { return String(whole) }
    return rest % 10 == 0 ? "\(whole).\(rest / 10)" : Decimals.format(basisPoints, scale: 2)
  }

  /// The tax inside an amount that includes it (rule V3): `gross x rate / (100 + rate)`.
  ///
  /// - Throws: `overflow`.
  package func tax(inGross gross: Money) throws(AmountError) -> Money {
    try gross.part(basisPoints, of: 10_000 + basisPoints)
  }

  /// The tax on an amount that does not include it (rule V6): `net x rate / 100`.
  ///
  /// - Throws: `overflow`.
  package func tax(onNet net: Money) throws(AmountError) -> Money {
    try net.part(basisPoints, of: 10_000)
  }

  package static func < (left: TaxRate, right: TaxRate) -> Bool {
    left.basisPoints < right.basisPoints
  }
}
