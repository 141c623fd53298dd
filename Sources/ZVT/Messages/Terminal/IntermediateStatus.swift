/// What the terminal is about: `04 FF` (PA00P015 §3.7).
///
/// Shape: `code [minutes] [06 container]`.
package struct IntermediateStatus: Message {
  /// The code, see `IntermediateCode`; FF where the packet is empty.
  package var code: UInt8
  /// How long the terminal may stay silent from here on, in minutes, 0 to 99; nothing where it
  /// did not tell.
  package var minutes: Int?
  /// 06: objects; nothing where the field is missing.
  package var container: [TLV]?
  /// Why the message could not be read to its end.
  package private(set) var fault: PacketFault?

  /// A step.
  package init(_ code: UInt8, minutes: Int? = nil, container: [TLV]? = nil) {
    self.code = code
    self.minutes = minutes
    self.container = container
  }

  /// A step with words on the display. The minutes stand before a container by the specification.
  package init(_ code: UInt8, minutes: Int = 3, lines: [String], in set: CharacterSet = .zvt8) {
    self.init(
      code, minutes: minutes, container: [TLV(0x24, lines.map { TLV(0x07, $0, in: set) })])
  }

  /// What the code means.
  package var meaning: IntermediateCode { IntermediateCode(code) }

  /// The lines of tag 24 as they came.
  package var lines: [[UInt8]] {
    (container?.first(0x24)?.objects.all(0x07) ?? []).map(\.content)
  }

  /// The lines of tag 24, one below the other.
  package func text(in set: CharacterSet = .zvt8) -> String {
    lines.map { Text.printable(set.decode($0).text) }.joined(separator: "\n")
  }

  /// Reads a packet's data.
  package init(parsing packet: APDU) {
    code = packet.data.first ?? 0xFF
    let hasMinutes = Self.hasMinutes(packet.data)
    if hasMinutes { minutes = BCD.number([packet.data[1]]).map { Int($0) } }
    let fields = Bitmaps(parsing: packet.data, from: hasMinutes ? 2 : 1)
    container = fields.first(0x06) == nil ? nil : fields.tlv
    fault = packet.data.isEmpty ? PacketFault(.cutShort, at: 0) : fields.fault
  }

  /// Whether the second byte is the timeout. It is, by the specification, whenever a container
  /// follows, and the specification's own example of a message number leaves it out: where the
  /// second byte is 06 and the rest is exactly one container, there is none.
  static func hasMinutes(_ data: [UInt8]) -> Bool {
    data.count > 1 && !Dissection.isOneContainer(data, from: 1)
  }

  /// The packet.
  package var apdu: APDU {
    var fields = BitmapWriter()
    if let container { fields.append(tlv: container) }
    let time = minutes.map { BCD.bytes(Int64($0), count: 1) } ?? []
    return APDU(APDU.Code.intermediateStatus, [code] + time + fields.bytes)
  }
}
