/// A line of a slip: `06 D1` (PA00P015 §3.5).
///
/// Shape: `attribute text`, or `FF feeds`.
package struct PrintLine: Message {
  /// The attribute, see `SlipLine`.
  package var attribute: UInt8
  /// The text in the conversation's character set; the number of feeds after the attribute FF.
  package var text: [UInt8]
  /// For whom the slip is, which some terminals append as `06 04 1F 07 01 xx`.
  package var kind: ReceiptKind?

  /// A line.
  package init(attribute: UInt8 = 0, _ text: [UInt8], kind: ReceiptKind? = nil) {
    self.attribute = attribute
    self.text = text
    self.kind = kind
  }

  /// A line of text.
  package init(attribute: UInt8 = 0, _ text: String, in set: CharacterSet = .zvt8) {
    self.init(attribute: attribute, set.encode(text))
  }

  /// Whether the slip ends with this line.
  package var endsSlip: Bool { (0x81...0xFE).contains(attribute) }

  /// The line to print; a feed without a number feeds one.
  package func line(in set: CharacterSet = .zvt8) -> SlipLine {
    guard attribute == 0xFF else { return SlipLine(attribute: attribute, text, in: set) }
    var line = SlipLine("")
    line.feeds = text.first.map { Int($0) } ?? 1
    return line
  }

  /// Reads a packet's data; an empty packet is an empty line.
  package init(parsing packet: APDU) {
    let text = Array(packet.data.dropFirst())
    let suffix = Self.suffixLength(text)
    self.init(
      attribute: packet.data.first ?? 0, text.dropLast(suffix),
      kind: suffix > 0 ? text.last.flatMap { ReceiptKind(rawValue: $0) } : nil)
  }

  /// How many bytes at the end tell for whom the slip is: six or none.
  static func suffixLength(_ text: [UInt8]) -> Int {
    text.count >= 6 && text.suffix(6).starts(with: [0x06, 0x04, 0x1F, 0x07, 0x01]) ? 6 : 0
  }

  /// The packet.
  package var apdu: APDU {
    let suffix: [UInt8] = kind.map { [0x06, 0x04, 0x1F, 0x07, 0x01, $0.rawValue] } ?? []
    return APDU(APDU.Code.printLine, [attribute] + text + suffix)
  }
}
