/// What can be wrong with an amount; every case is a fault of the input or of the arithmetic's
/// range.
package enum AmountError: Error, Hashable, Sendable {
  /// The result does not fit into 64 bits.
  case overflow
  /// Two amounts of different currencies met in one operation.
  case mixedCurrencies(Currency, Currency)
  /// The text is not a decimal number of the expected form.
  case malformed(String)
  /// The number has more decimals than its unit carries.
  case tooManyDecimals(String, allowed: Int)
  /// A division by zero, or a distribution over weights that sum to nothing.
  case noDivisor
}
