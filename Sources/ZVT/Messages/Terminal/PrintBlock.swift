/// A part of a slip, or a whole one: `06 D3` (PA00P015 §3.6).
package struct PrintBlock: Message {
  /// The objects of tag 25: texts 07 under attributes 09, and barcodes E3.
  package var content: [TLV]
  /// 1F07: for whom the slip is.
  package var kind: ReceiptKind?
  /// 1F37: what the slip is.
  package var flags: ReceiptFlags?
  /// 14: the character set of this block.
  package var characterSet: CharacterSet?
  /// Other objects of the container.
  package var others: [TLV] = []
  /// Why the message could not be read to its end.
  package private(set) var fault: PacketFault?

  /// A block.
  package init(_ content: [TLV], kind: ReceiptKind? = nil, flags: ReceiptFlags? = nil) {
    self.content = content
    self.kind = kind
    self.flags = flags
  }

  /// A whole slip of plain lines.
  package init(_ lines: [String], kind: ReceiptKind? = nil, in set: CharacterSet = .zvt8) {
    self.init(
      [TLV(0x09, [0x00])] + lines.map { TLV(0x07, $0, in: set) } + [TLV(0x09, [0x81])],
      kind: kind)
  }

  /// The lines to print.
  ///
  /// An attribute holds for the lines that follow it; FF feeds one line, and 81 to FE ends the
  /// slip.
  ///
  /// - Parameter set: the conversation's character set, where the block does not name its own.
  package func lines(in set: CharacterSet = .zvt8) -> [SlipLine] {
    var lines: [SlipLine] = []
    var attribute: UInt8 = 0
    for object in content {
      switch object.tag {
      case 0x09: Self.apply(object.content.first ?? 0, to: &attribute, &lines)
      case 0x07:
        lines.append(SlipLine(attribute: attribute, object.content, in: characterSet ?? set))
      case 0xE3: lines.append(Self.barcode(object.objects))
      default: continue
      }
    }
    return lines
  }

  private static func apply(
    _ next: UInt8, to attribute: inout UInt8, _ lines: inout [SlipLine]
  ) {
    switch next {
    case 0x00...0x7F: attribute = next
    case 0x80: attribute = 0
    case 0xFF:
      var feed = SlipLine("")
      feed.feeds = 1
      lines.append(feed)
    default:
      var end = SlipLine("")
      end.endsSlip = true
      lines.append(end)
      attribute = 0
    }
  }

  private static func barcode(_ objects: [TLV]) -> SlipLine {
    var line = SlipLine("")
    let code = objects.bytes(0x1F2F) ?? []
    line.raw = code
    line.barcode = SlipLine.Barcode(
      kind: objects.bytes(0x1F2E)?.first,
      code: Text.printable(CharacterSet.ascii.decode(code).text))
    return line
  }

  /// Whether a slip ends in this block.
  package var endsSlip: Bool {
    content.contains { $0.tag == 0x09 && (0x81...0xFE).contains($0.content.first ?? 0) }
  }

  /// Reads a packet's data.
  package init(parsing packet: APDU) {
    let fields = Bitmaps(parsing: packet.data)
    self.init(fields.tlv.all(0x25).flatMap(\.objects))
    fault = fields.fault
    kind = fields.tlv.bytes(0x1F07)?.first.flatMap { ReceiptKind(rawValue: $0) }
    flags = fields.tlv.bytes(0x1F37)?.first.map { ReceiptFlags(rawValue: $0) }
    characterSet = fields.tlv.bytes(0x14)?.first.flatMap { CharacterSet(tag: $0) }
    others = fields.tlv.filter { ![0x14, 0x25, 0x1F07, 0x1F37].contains($0.tag) }
  }

  /// The packet.
  package var apdu: APDU {
    var objects: [TLV] = []
    if let tag = characterSet?.tag { objects.append(TLV(0x14, [tag])) }
    objects.append(TLV(0x25, content))
    if let kind { objects.append(TLV(0x1F07, [kind.rawValue])) }
    if let flags { objects.append(TLV(0x1F37, [flags.rawValue])) }
    var fields = BitmapWriter()
    fields.append(tlv: objects + others)
    return APDU(APDU.Code.printBlock, fields.bytes)
  }
}
