/// An amount of money: whole minor units of one currency (rule V1).
package struct Money: Hashable, Sendable {
  /// The amount in minor units: cents of a euro.
  package let minorUnits: Int64
  /// The currency of the amount.
  package let currency: Currency

  /// An amount of so many minor units.
  package init(_ minorUnits: Int64, _ currency: Currency) {
    self.minorUnits = minorUnits
    self.currency = currency
  }

  /// Reads a decimal in the major unit, such as `12.30`.
  ///
  /// - Throws: `malformed`, `tooManyDecimals`, `overflow`.
  package init(decimal text: String, _ currency: Currency) throws(AmountError) {
    self.init(try Decimals.parse(text, scale: Int(currency.minorDigits)), currency)
  }

  /// Nothing, in a currency.
  package static func zero(_ currency: Currency) -> Money { Money(0, currency) }

  /// The amount in the major unit, with all its decimals and a point: `-12.30`.
  package var decimal: String { Decimals.format(minorUnits, scale: Int(currency.minorDigits)) }

  /// Whether nothing is left.
  package var isZero: Bool { minorUnits == 0 }
  /// Whether the amount is above zero.
  package var isPositive: Bool { minorUnits > 0 }
  /// Whether the amount is below zero.
  package var isNegative: Bool { minorUnits < 0 }

  /// The sum. - Throws: `mixedCurrencies`, `overflow`.
  package static func + (left: Money, right: Money) throws(AmountError) -> Money {
    try left.combined(right) { $0.addingReportingOverflow($1) }
  }

  /// The difference. - Throws: `mixedCurrencies`, `overflow`.
  package static func - (left: Money, right: Money) throws(AmountError) -> Money {
    try left.combined(right) { $0.subtractingReportingOverflow($1) }
  }

  /// The mirror. - Throws: `overflow` for the one amount that has none.
  package static prefix func - (amount: Money) throws(AmountError) -> Money {
    try .zero(amount.currency) - amount
  }

  /// Whether the left amount is the smaller one. - Throws: `mixedCurrencies`.
  package static func < (left: Money, right: Money) throws(AmountError) -> Bool {
    guard left.currency == right.currency else {
      throw .mixedCurrencies(left.currency, right.currency)
    }
    return left.minorUnits < right.minorUnits
  }

  /// Whether the left amount is the larger one. - Throws: `mixedCurrencies`.
  package static func > (left: Money, right: Money) throws(AmountError) -> Bool {
    try right < left
  }

  /// The sum of many amounts; zero for none. - Throws: `mixedCurrencies`, `overflow`.
  package static func sum(_ amounts: some Sequence<Money>, _ currency: Currency)
    throws(AmountError) -> Money
  {
    var total = Money.zero(currency)
    for amount in amounts { total = try total + amount }
    return total
  }

  /// The part `numerator` of `denominator` of this amount, rounded half away from zero.
  ///
  /// - Throws: `noDivisor` unless the denominator is above zero, `overflow`.
  package func part(_ numerator: Int64, of denominator: Int64) throws(AmountError) -> Money {
    let product = Int128(minorUnits) * Int128(numerator)
    return Money(try roundedQuotient(product, over: Int128(denominator)), currency)
  }

  /// This amount spread over weights by largest remainder. - Throws: as `largestRemainder`.
  package func spread(over weights: [Money]) throws(AmountError) -> [Money] {
    let shares = try largestRemainder(minorUnits, over: weights.map(\.minorUnits))
    let currency = currency
    return shares.map { Money($0, currency) }
  }

  private func combined(_ other: Money, _ operation: (Int64, Int64) -> (Int64, Bool))
    throws(AmountError) -> Money
  {
    guard currency == other.currency else { throw .mixedCurrencies(currency, other.currency) }
    let (result, overflow) = operation(minorUnits, other.minorUnits)
    guard !overflow else { throw .overflow }
    return Money(result, currency)
  }
}
