/// The check of IBANs and creditor references: ISO 7064, MOD 97-10.
enum CheckDigits {
  /// The remainder by 97 of digits and letters, a letter being read as two digits from A = 10.
  ///
  /// - Returns: nothing where there is another character than `0`-`9` and `A`-`Z`.
  static func remainder(_ characters: some Sequence<UInt8>) -> Int? {
    var remainder = 0
    for byte in characters {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        remainder = (remainder * 10 + Int(byte - UInt8(ascii: "0"))) % 97
      case UInt8(ascii: "A")...UInt8(ascii: "Z"):
        remainder = (remainder * 100 + Int(byte - UInt8(ascii: "A")) + 10) % 97
      default: return nil
      }
    }
    return remainder
  }

  /// Whether a code that begins with its country or kind and two digits checks.
  static func holds(_ code: String) -> Bool {
    let bytes = Array(code.utf8)
    return remainder(bytes.dropFirst(4) + bytes.prefix(4)) == 1
  }

  /// The two digits between a prefix such as `RF` and a body; nothing for other characters.
  static func make(prefix: String, body: String) -> String? {
    guard let remainder = remainder((body + prefix + "00").utf8) else { return nil }
    let check = 98 - remainder
    return check < 10 ? "0\(check)" : String(check)
  }

  /// Text without the signs that people group by, in capitals; only ASCII letters are raised.
  static func compact(_ text: String, dropping signs: String) -> String {
    let dropped = Array(signs.utf8)
    let kept = text.utf8.filter { !dropped.contains($0) }
    return String(decoding: kept.map { isLower($0) ? $0 - 0x20 : $0 }, as: UTF8.self)
  }

  private static func isLower(_ byte: UInt8) -> Bool {
    UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte
  }

  /// A code in groups of four, as it is read aloud.
  static func grouped(_ code: String) -> String {
    var result = ""
    for (index, scalar) in code.unicodeScalars.enumerated() {
      if index > 0, index.isMultiple(of: 4) { result.unicodeScalars.append(" ") }
      result.unicodeScalars.append(scalar)
    }
    return result
  }
}
