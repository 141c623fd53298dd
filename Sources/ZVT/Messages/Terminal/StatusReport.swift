/// The end of a status enquiry: a `06 0F` whose first parts have fixed places (PA00P015 §2.18).
///
/// Shape: `[LLL software version] state [06 container]`.
package struct StatusReport: Message {
  /// The version of the software, in the set of seven bits; nothing where it was not told.
  package var version: String?
  /// The state, see `TerminalState`; nothing where it is missing.
  package var state: UInt8?
  /// 06: objects; nothing where the field is missing.
  package var container: [TLV]?
  /// Other fields.
  package var others: [Bitmap] = []
  /// Why the message could not be read to its end.
  package private(set) var fault: PacketFault?

  /// A report of a state.
  package init(state: UInt8, version: String? = nil, container: [TLV]? = nil) {
    self.state = state
    self.version = version
    self.container = container
  }

  /// What the state means.
  package var meaning: TerminalState? { state.map { TerminalState($0) } }

  /// Reads a packet's data.
  ///
  /// A version stands in front if and only if the first three bytes are F0 to F9 and a byte follows
  /// the text they announce: a single F0 is the state "close the batch". The next byte is the state
  /// whatever its value.
  package init(parsing packet: APDU) {
    let start = Self.stateOffset(packet.data)
    if start > 3 {
      version = CharacterSet.zvt7.decode(Array(packet.data[3..<start])).text
    } else if start == 3 {
      version = ""
    }
    guard start < packet.data.count else {
      if !packet.data.isEmpty { fault = PacketFault(.cutShort, at: start) }
      return
    }
    state = packet.data[start]
    let fields = Bitmaps(parsing: packet.data, from: start + 1)
    container = fields.first(0x06) == nil ? nil : fields.tlv
    others = fields.items.filter { $0.number != 0x06 }
    fault = fields.fault
  }

  /// Where the state stands: behind the version, or in front.
  static func stateOffset(_ data: [UInt8]) -> Int {
    var reader = ByteReader(data)
    guard case .success(let count) = reader.decimalLength(3), reader.take(count) != nil,
      !reader.isAtEnd
    else { return 0 }
    return reader.position
  }

  /// The packet; a version of more than 999 characters is left out.
  package var apdu: APDU {
    var data: [UInt8] = []
    if let version {
      let text = CharacterSet.zvt7.encode(version)
      if let length = FieldLayout.lll.prefix(text.count) { data += length + text }
    }
    if let state { data.append(state) }
    var fields = BitmapWriter()
    for other in others { fields.append(other) }
    if let container { fields.append(tlv: container) }
    return APDU(APDU.Code.completion, data + fields.bytes)
  }
}
