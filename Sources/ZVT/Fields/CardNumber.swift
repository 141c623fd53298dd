/// Card numbers in packed digits: E is a masked digit, F fills an odd count up, D separates
/// (PA00P015 §4.1).
package enum CardNumber {
  /// A number as it may be shown: `*` for masked digits, and for those between the first six and
  /// the last four should the terminal not have masked them.
  package static func masked(_ value: [UInt8]) -> String {
    BCD.nibbles(maskedBytes(value)).filter { $0 != "F" }
      .map { $0 == "E" ? "*" : $0 == "D" ? "=" : String($0) }.joined()
  }

  /// The same number of bytes with E between the first six and the last four digits; where there
  /// are ten digits or less, all but the last four. What follows a separator becomes zeros.
  package static func maskedBytes(_ value: [UInt8]) -> [UInt8] {
    var halves = value.flatMap { [$0 >> 4, $0 & 0x0F] }
    let end = halves.firstIndex(of: 0x0D) ?? halves.count
    for index in halves.indices.dropFirst(end + 1) where halves[index] < 0x0E { halves[index] = 0 }
    let digits = halves.prefix(end).reversed().drop { $0 == 0x0F }.count
    let kept = digits > 10 ? 6 : 0
    for index in 0..<digits where index >= kept && index < digits - 4 { halves[index] = 0x0E }
    return value.indices.map { halves[2 * $0] << 4 | halves[2 * $0 + 1] }
  }

  /// A shown number in packed digits.
  package static func bytes(_ text: String) -> [UInt8] {
    let digits = text.map { $0 == "*" ? "E" : $0 == "=" ? "D" : String($0) }.joined()
    let even = digits.utf8.count % 2 == 0 ? digits : digits + "F"
    return BCD.bytes(digits: even, count: even.utf8.count / 2)
  }
}
