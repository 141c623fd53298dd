/// CODE93: three bars and three gaps in nine modules, and two check characters.
enum Code93 {
  /// Encodes ASCII; characters beyond the 43 basic ones take two places, a shift before a letter.
  static func symbol(_ data: [UInt8], _ module: Int) -> BarcodeSymbol {
    var values = data.flatMap(values)
    values.append(check(values, weights: 20))
    values.append(check(values, weights: 15))
    let bars = ([start] + values).flatMap { widths[$0] } + stop
    return BarcodeSymbol(
      form: .code93, data: data, text: BarcodeSymbol.readable(data), module: module,
      bars: bars.map { $0 * module })
  }

  /// The shifts stand behind the 43 characters, in the order `$ % / +`.
  private enum Shift: Int {
    case dollar = 43
    case percent, slash, plus
  }

  private static let basic = Array("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ-. $/+%".utf8)

  /// The places that an ASCII character takes.
  private static func values(_ byte: UInt8) -> [Int] {
    if let value = basic.firstIndex(of: byte) { return [value] }
    return switch byte {
    case 0x00: shifted(.percent, "U", 0)
    case 0x01...0x1A: shifted(.dollar, "A", byte - 0x01)
    case 0x1B...0x1F: shifted(.percent, "A", byte - 0x1B)
    case 0x21...0x2F: shifted(.slash, "A", byte - 0x21)
    case 0x3A: shifted(.slash, "Z", 0)
    case 0x3B...0x3F: shifted(.percent, "F", byte - 0x3B)
    case 0x40: shifted(.percent, "V", 0)
    case 0x5B...0x5F: shifted(.percent, "K", byte - 0x5B)
    case 0x60: shifted(.percent, "W", 0)
    case 0x61...0x7A: shifted(.plus, "A", byte - 0x61)
    default: shifted(.percent, "P", byte - 0x7B)
    }
  }

  private static func shifted(
    _ shift: Shift, _ first: Unicode.Scalar, _ distance: UInt8
  ) -> [Int] {
    [shift.rawValue, 10 + Int(first.value) - 0x41 + Int(distance)]
  }

  /// The weighted sum modulo 47; weights count from 1 on the right and begin anew after the last.
  private static func check(_ values: [Int], weights: Int) -> Int {
    zip(values.reversed(), 0...).reduce(0) { $0 + $1.0 * ($1.1 % weights + 1) } % 47
  }

  private static let start = 47
  private static let stop = [1, 1, 1, 1, 4, 1, 1]

  /// Bar, gap, bar, gap, bar, gap of each value, and of the start.
  private static let widths = [
    131_112, 111_213, 111_312, 111_411, 121_113, 121_212, 121_311, 111_114, 131_211, 141_111,
    211_113, 211_212, 211_311, 221_112, 221_211, 231_111, 112_113, 112_212, 112_311, 122_112,
    132_111, 111_123, 111_222, 111_321, 121_122, 131_121, 212_112, 212_211, 211_122, 211_221,
    221_121, 222_111, 112_122, 112_221, 122_121, 123_111, 121_131, 311_112, 311_211, 321_111,
    112_131, 113_121, 211_131, 121_221, 312_111, 311_121, 122_211, 111_141,
  ].map { BarcodeSymbol.decimalDigits(of: $0) }
}
