/// A character set of the terminal's texts (PA00P015 §9.4, tag 14).
package enum CharacterSet: Hashable, Sendable {
  /// The set of eight bits that every terminal has: code page 437. It has no euro sign.
  case zvt8
  /// The set of seven bits for software versions: ASCII with umlauts for brackets.
  case zvt7
  /// Plain ASCII.
  case ascii
  /// A part of ISO 8859, 1 to 16 without 12.
  case iso8859(UInt8)
  /// UTF-8.
  case utf8

  /// The set of a tag 14; nothing for a number that means none.
  package init?(tag: UInt8) {
    switch tag {
    case 0x00: self = .ascii
    case 0x01...0x0B, 0x0D...0x10: self = .iso8859(tag)
    case 0xFE: self = .utf8
    case 0xFF: self = .zvt8
    default: return nil
    }
  }

  /// The number for tag 14; the set of seven bits has none.
  package var tag: UInt8? {
    switch self {
    case .zvt8: 0xFF
    case .zvt7: nil
    case .ascii: 0x00
    case .iso8859(let part): part
    case .utf8: 0xFE
    }
  }

  /// Its name, as a device profile has it: `cp437`, `zvt7`, `ascii`, `iso8859-13`, `utf8`.
  package var name: String {
    switch self {
    case .zvt8: "cp437"
    case .zvt7: "zvt7"
    case .ascii: "ascii"
    case .iso8859(let part): "iso8859-\(part)"
    case .utf8: "utf8"
    }
  }

  /// The set of a name; nothing for another text.
  package init?(name: String) {
    guard let set = Self.all.first(where: { $0.name == name }) else { return nil }
    self = set
  }

  /// Every set.
  package static let all: [CharacterSet] =
    [.zvt8, .zvt7, .ascii, .utf8] + (UInt8(1)...16).filter { $0 != 12 }.map { .iso8859($0) }

  /// The text of bytes. A byte without a character becomes U+FFFD; control bytes stay, because
  /// whoever shows the text decides about them (`Text.printable`).
  ///
  /// - Returns: the text, and whether a byte had no character.
  package func decode(_ bytes: [UInt8]) -> (text: String, hadFaults: Bool) {
    if self == .utf8 {
      let text = String(decoding: bytes, as: UTF8.self)
      return (text, Array(text.utf8) != bytes)
    }
    var scalars = String.UnicodeScalarView()
    for byte in bytes { scalars.append(scalar(byte)) }
    return (String(scalars), scalars.contains("\u{FFFD}"))
  }

  /// The bytes of a text; `?` stands for what the set does not have.
  package func encode(_ text: String) -> [UInt8] {
    if self == .utf8 { return Array(text.utf8) }
    return text.unicodeScalars.map { byte($0) ?? 0x3F }
  }

  /// Whether the set has every character of a text.
  package func covers(_ text: String) -> Bool {
    self == .utf8 || text.unicodeScalars.allSatisfy { byte($0) != nil }
  }

  private func scalar(_ byte: UInt8) -> Unicode.Scalar {
    switch self {
    case .zvt7: Self.sevenBit[byte] ?? (byte < 0x80 ? Unicode.Scalar(byte) : "\u{FFFD}")
    case .ascii, .utf8: byte < 0x80 ? Unicode.Scalar(byte) : "\u{FFFD}"
    case .zvt8: byte < 0x80 ? Unicode.Scalar(byte) : CharacterTables.cp437[Int(byte) - 0x80]
    case .iso8859(let part):
      byte < 0xA0 ? Unicode.Scalar(byte) : CharacterTables.iso8859(part)[Int(byte) - 0xA0]
    }
  }

  private func byte(_ scalar: Unicode.Scalar) -> UInt8? {
    if self == .zvt7, let special = Self.sevenBit.first(where: { $0.value == scalar }) {
      return special.key
    }
    if scalar.value < 0x80 {
      let byte = UInt8(scalar.value)
      return self == .zvt7 && Self.sevenBit[byte] != nil ? nil : byte
    }
    guard scalar != "\u{FFFD}" else { return nil }
    return (0x80...0xFF).first { self.scalar($0) == scalar }
  }

  private static let sevenBit: [UInt8: Unicode.Scalar] = [
    0x5B: "Ä", 0x5C: "Ö", 0x5D: "Ü", 0x7B: "ä", 0x7C: "ö", 0x7D: "ü", 0x7E: "ß",
  ]
}
