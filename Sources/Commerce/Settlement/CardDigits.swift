/// Keeps card numbers out of what is stored: the last line, behind the drivers that mask as well.
package enum CardDigits {
  private static let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
  private static let hidden = UInt8(ascii: "*")
  /// How many digits a card number has (ISO/IEC 7812-1).
  private static let lengths = 13...19

  /// Cuts a card number to at most six leading and four trailing digits; what is masked stays.
  package static func masked(_ number: String) -> String {
    let bytes = Array(number.utf8)
    let headEnd = bytes.count > 10 ? 6 : 0
    let masked = bytes.enumerated().map { index, byte -> UInt8 in
      let isShown = index < headEnd || index >= bytes.count - 4
      return digits ~= byte && !isShown ? hidden : byte
    }
    return String(decoding: masked, as: UTF8.self)
  }

  /// Masks every card number that stands in a text, also in groups of four; all else stays.
  package static func masked(in text: String) -> String {
    String(decoding: masked(in: Array(text.utf8)), as: UTF8.self)
  }

  /// Masks every card number that stands in bytes as ASCII digits; the length stays.
  ///
  /// A card number is a run of 13 to 19 digits that does not begin with 0 and whose check digit
  /// fits (Luhn), in one piece or in the groups that are embossed: 4-4-4-4, 4-4-4-4-3, 4-6-5.
  package static func masked(in bytes: [UInt8]) -> [UInt8] {
    var result = bytes
    var groups: [[Int]] = []
    for (index, byte) in bytes.enumerated() {
      if digits ~= byte {
        let continues = index > 0 && digits ~= bytes[index - 1]
        if continues, !groups.isEmpty {
          groups[groups.count - 1].append(index)
        } else {
          groups.append([index])
        }
      } else if !isGap(at: index, in: bytes) {
        hide(groups, in: &result)
        groups = []
      }
    }
    hide(groups, in: &result)
    return result
  }

  /// Whether a blank or a hyphen stands between two digits.
  private static func isGap(at index: Int, in bytes: [UInt8]) -> Bool {
    guard bytes[index] == UInt8(ascii: " ") || bytes[index] == UInt8(ascii: "-"), index > 0,
      index + 1 < bytes.count
    else { return false }
    return digits ~= bytes[index - 1] && digits ~= bytes[index + 1]
  }

  /// Hides the card number that groups of digits make, or those that single groups are.
  private static func hide(_ groups: [[Int]], in bytes: inout [UInt8]) {
    if embossed.contains(groups.map(\.count)), hide(groups.flatMap(\.self), in: &bytes) { return }
    for group in groups { hide(group, in: &bytes) }
  }

  private static let embossed = [[4, 4, 4, 4], [4, 4, 4, 4, 3], [4, 6, 5]]

  @discardableResult
  private static func hide(_ places: [Int], in bytes: inout [UInt8]) -> Bool {
    guard lengths ~= places.count else { return false }
    let number = places.map { bytes[$0] - digits.lowerBound }
    guard number.first != 0, isLuhn(number) else { return false }
    for place in places.dropFirst(6).dropLast(4) { bytes[place] = hidden }
    return true
  }

  private static func isLuhn(_ number: [UInt8]) -> Bool {
    let sum = number.reversed().enumerated().reduce(0) { sum, digit in
      let value = Int(digit.element) * (digit.offset % 2 == 0 ? 1 : 2)
      return sum + (value > 9 ? value - 9 : value)
    }
    return sum % 10 == 0
  }
}
