/// Collects the bytes of an SVG document.
struct SVGWriter {
  private(set) var bytes: [UInt8] = []

  /// Appends words of the language as they are.
  mutating func raw(_ words: String) { bytes.append(contentsOf: words.utf8) }

  /// Appends a whole number.
  mutating func number(_ value: Int) {
    if value < 0 { bytes.append(UInt8(ascii: "-")) }
    digits(value.magnitude)
  }

  /// Appends half of a number, with `.5` where it is odd.
  mutating func half(of value: Int) {
    if value < 0 { bytes.append(UInt8(ascii: "-")) }
    digits(value.magnitude / 2)
    if value & 1 == 1 { raw(".5") }
  }

  /// Appends an attribute with a number.
  mutating func attribute(_ name: String, _ value: Int) {
    bytes.append(0x20)
    raw(name)
    raw("=\"")
    number(value)
    bytes.append(UInt8(ascii: "\""))
  }

  /// Appends a character of text: escaped where the language needs it, blanks as no-break spaces
  /// because others would collapse, and what XML can't hold as U+FFFD.
  mutating func text(_ scalar: Unicode.Scalar) {
    switch scalar.value {
    case 0x20: raw("\u{A0}")
    case 0x26: raw("&amp;")
    case 0x3C: raw("&lt;")
    case 0x3E: raw("&gt;")
    case 0x22: raw("&quot;")
    case 0x21..<0x7F: bytes.append(UInt8(truncatingIfNeeded: scalar.value))
    case ..<0x20, 0xFFFE, 0xFFFF: raw("\u{FFFD}")
    default: bytes.append(contentsOf: scalar.utf8)
    }
  }

  private mutating func digits(_ value: UInt) {
    if value >= 10 { digits(value / 10) }
    bytes.append(UInt8(0x30 + value % 10))
  }
}
