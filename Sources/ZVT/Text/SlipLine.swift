/// A line of a slip as the terminal wants it printed (PA00P015 §3.5, §3.6).
package struct SlipLine: Hashable, Sendable {
  /// A code to be printed.
  package struct Barcode: Hashable, Sendable {
    /// The number of the kind, see `kinds`; nothing where it was not told.
    package let kind: UInt8?
    /// What it says.
    package let code: String

    /// A code.
    package init(kind: UInt8?, code: String) {
      self.kind = kind
      self.code = code
    }

    /// The kinds by their number in tag 1F2E.
    package static let kinds: [UInt8: String] = [
      0x00: "UPC-A", 0x01: "UPC-E", 0x02: "EAN-13", 0x03: "EAN-8", 0x04: "Code 39",
      0x05: "Interleaved 2 of 5", 0x06: "Codabar", 0x07: "Code 128", 0x08: "EAN-128",
      0x09: "QR code, level L", 0x0A: "QR code, level M", 0x0B: "QR code, level Q",
      0x0C: "QR code, level H",
    ]
  }

  /// The text without control characters; empty for an empty line.
  package var text: String
  /// The bytes of the text as they came.
  package var raw: [UInt8]
  /// Whether it is centred.
  package var isCentred = false
  /// Whether it is twice as wide.
  package var isDoubleWidth = false
  /// Whether it is twice as high.
  package var isDoubleHeight = false
  /// Characters to leave free on the left, 0 to 15.
  package var indent = 0
  /// Empty lines to feed; the text is empty then.
  package var feeds = 0
  /// Whether the slip ends here: cut, and the next line begins another one.
  package var endsSlip = false
  /// A code in place of text.
  package var barcode: Barcode?

  /// A line by its text.
  package init(_ text: String, raw: [UInt8] = []) {
    self.text = Text.printable(text)
    self.raw = raw
  }

  /// A line by its attribute, as 06 D1 and tag 09 have it. Of the attributes of a last line nothing
  /// but the end of the slip is meant; 80 is reserved and means nothing.
  init(attribute: UInt8, _ bytes: [UInt8], in set: CharacterSet) {
    self.init(set.decode(bytes).text, raw: bytes)
    endsSlip = (0x81...0xFE).contains(attribute)
    guard attribute < 0x80 else { return }
    isCentred = attribute & 0x40 != 0
    isDoubleWidth = attribute & 0x20 != 0
    isDoubleHeight = attribute & 0x10 != 0
    indent = isCentred ? 0 : Int(attribute & 0x0F)
  }
}
