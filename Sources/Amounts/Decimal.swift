/// Decimal text to scaled integers and back, without any binary fraction in between.
package enum Decimals {
  /// Reads a decimal such as `-12.30` as a whole number of units of ten to the minus `scale`.
  ///
  /// - Parameters:
  ///   - text: an optional minus sign, digits, optionally a point and digits; no blanks, no
  ///     exponent.
  ///   - scale: how many decimals the unit carries, 0 to 9.
  /// - Throws: `malformed`, `tooManyDecimals`, `overflow`.
  package static func parse(_ text: String, scale: Int) throws(AmountError) -> Int64 {
    var value: Int64 = 0
    var digits = 0
    var decimals = -1
    var negative = false
    for (position, byte) in text.utf8.enumerated() {
      switch byte {
      case UInt8(ascii: "-") where position == 0: negative = true
      case UInt8(ascii: ".") where decimals < 0 && digits > 0: decimals = 0
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        digits += 1
        if decimals >= 0 { decimals += 1 }
        if decimals > scale { throw .tooManyDecimals(text, allowed: scale) }
        value = try appending(byte - UInt8(ascii: "0"), to: value)
      default: throw .malformed(text)
      }
    }
    guard digits > 0, decimals != 0, digits <= 18 else { throw .malformed(text) }
    for _ in max(decimals, 0)..<scale { value = try appending(0, to: value) }
    return negative ? -value : value
  }

  private static func appending(_ digit: UInt8, to value: Int64) throws(AmountError) -> Int64 {
    let (product, overflow) = value.multipliedReportingOverflow(by: 10)
    let (sum, carried) = product.addingReportingOverflow(Int64(digit))
    guard !overflow, !carried else { throw .overflow }
    return sum
  }

  /// Writes a whole number of units of ten to the minus `scale` with exactly that many decimals.
  package static func format(_ value: Int64, scale: Int) -> String {
    var digits = String(value.magnitude)
    if scale > 0 {
      if digits.count <= scale {
        digits = String(repeating: "0", count: scale - digits.count + 1) + digits
      }
      digits.insert(".", at: digits.index(digits.endIndex, offsetBy: -scale))
    }
    return value < 0 ? "-" + digits : digits
  }
}
