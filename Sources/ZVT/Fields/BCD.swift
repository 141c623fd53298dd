/// Packed decimal digits, two a byte, the high one first (PA00P015 §4.1).
package enum BCD {
  /// The largest amount that a field of six bytes holds, in minor units.
  package static let amountMax: Int64 = 999_999_999_999

  /// The number; nothing for a digit A to F, for no digits, and for more than 18 of them.
  package static func number(_ bytes: [UInt8]) -> Int64? {
    guard (1...9).contains(bytes.count) else { return nil }
    var number: Int64 = 0
    for byte in bytes {
      guard byte >> 4 < 10, byte & 0x0F < 10 else { return nil }
      number = number &* 100 &+ Int64(byte >> 4) &* 10 &+ Int64(byte & 0x0F)
    }
    return number
  }

  /// The digits as text, leading zeros kept; nothing for a digit A to F.
  package static func digits(_ bytes: [UInt8]) -> String? {
    let text = nibbles(bytes)
    return text.utf8.allSatisfy { $0 < 0x3A } ? text : nil
  }

  /// Every half byte as a digit 0 to 9 or a letter A to F.
  package static func nibbles(_ bytes: [UInt8]) -> String {
    let signs = Array("0123456789ABCDEF".utf8)
    return String(
      decoding: bytes.flatMap { [signs[Int($0 >> 4)], signs[Int($0 & 0x0F)]] }, as: UTF8.self)
  }

  /// A number in so many bytes. One that is negative or too long becomes all F, which every
  /// reader refuses, and never another number.
  package static func bytes(_ number: Int64, count: Int) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: count)
    var rest = number
    for index in bytes.indices.reversed() {
      let pair = UInt8(truncatingIfNeeded: rest % 100)
      bytes[index] = (pair / 10) << 4 | pair % 10
      rest /= 100
    }
    return number >= 0 && rest == 0 ? bytes : [UInt8](repeating: 0xFF, count: count)
  }

  /// Digits in so many bytes, zeros in front; letters A to F are taken as half bytes. Anything
  /// else, and a text that is too long, becomes all F.
  package static func bytes(digits: String, count: Int) -> [UInt8] {
    let halves = digits.utf8.compactMap(nibble)
    guard halves.count == digits.utf8.count, halves.count <= 2 * count else {
      return [UInt8](repeating: 0xFF, count: count)
    }
    let padded = [UInt8](repeating: 0, count: 2 * count - halves.count) + halves
    return (0..<count).map { padded[2 * $0] << 4 | padded[2 * $0 + 1] }
  }

  private static func nibble(_ sign: UInt8) -> UInt8? {
    switch sign {
    case 0x30...0x39: sign - 0x30
    case 0x41...0x46: sign - 0x41 + 10
    default: nil
    }
  }
}
