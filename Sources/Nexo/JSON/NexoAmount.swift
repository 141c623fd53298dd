package import Amounts

/// An amount as it is spelt on the wire: a decimal in the major unit, such as `12.3` or `1E+1`.
package struct NexoAmount: Hashable, Sendable {
  /// The text of the JSON number.
  package let text: String

  /// An amount by its spelling.
  package init(text: String) { self.text = text }

  /// An amount with all the decimals of its currency.
  package init(_ money: Money) { text = money.decimal }

  /// The amount in a currency; nothing where the spelling is none, has more decimals than the
  /// currency, or exceeds 64 bits.
  package func money(in currency: Currency) -> Money? {
    guard var number = DecimalText(text) else { return nil }
    let surplus = number.decimals - Int(currency.minorDigits)
    if surplus > 0 {
      // Zeros beyond the minor unit say nothing; any other digit would have to be rounded.
      guard number.digits.suffix(surplus).allSatisfy({ $0 == UInt8(ascii: "0") }) else {
        return nil
      }
      number.digits = number.digits.dropLast(surplus)
    } else {
      number.digits += Array(repeating: UInt8(ascii: "0"), count: -surplus)
    }
    if number.digits.isEmpty { return .zero(currency) }
    let digits = String(decoding: number.digits, as: UTF8.self)
    return Int64((number.isNegative ? "-" : "") + digits).map { Money($0, currency) }
  }

  var json: NexoJSON { .number(text) }
}

/// A decimal number taken apart: its digits, and how many of them stand after the point.
private struct DecimalText {
  let isNegative: Bool
  var digits: ArraySlice<UInt8>
  /// May be negative: `1E+1` has the digit 1 and -1 decimals.
  let decimals: Int

  /// The exponents that an amount of 64 bits can need.
  private static let exponents = -20...20

  init?(_ text: String) {
    guard text.utf8.count <= 40 else { return nil }
    var rest = Array(text.utf8)[...]
    isNegative = rest.first == UInt8(ascii: "-")
    if isNegative { rest = rest.dropFirst() }
    let mantissa = rest.prefix { $0 != UInt8(ascii: "e") && $0 != UInt8(ascii: "E") }
    guard let exponent = Self.exponent(rest.dropFirst(mantissa.count)) else { return nil }
    let parts = mantissa.split(
      separator: UInt8(ascii: "."), maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.allSatisfy({ !$0.isEmpty && $0.allSatisfy(Self.isDigit) }) else { return nil }
    let fraction = parts.count > 1 ? parts[1] : []
    digits = (parts[0] + fraction)[...]
    decimals = fraction.count - exponent
  }

  private static func exponent(_ bytes: ArraySlice<UInt8>) -> Int? {
    if bytes.isEmpty { return 0 }
    guard let number = Int(String(decoding: bytes.dropFirst(), as: UTF8.self)),
      exponents.contains(number)
    else { return nil }
    return number
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte
  }
}
