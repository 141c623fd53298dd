/// The end of a conversation that went well: `06 0F` (PA00P015 §3.2).
///
/// After 05 01 the same control number has another shape: `StatusReport`.
package struct Completion: Message {
  /// What a terminal wants done, as it says when it has registered.
  package struct Needs: OptionSet, Hashable, Sendable {
    /// The byte.
    package let rawValue: UInt8

    /// The bits of a byte.
    package init(rawValue: UInt8) { self.rawValue = rawValue }

    /// 06 93 has to come first.
    package static let initialisation = Needs(rawValue: 0x01)
    /// 06 70 has to come first.
    package static let diagnosis = Needs(rawValue: 0x02)
    /// 08 20 has to come first.
    package static let startOPT = Needs(rawValue: 0x04)
    /// The terminal sells fuel.
    package static let fuelMode = Needs(rawValue: 0x08)
    /// The terminal serves a vending machine.
    package static let vendingMode = Needs(rawValue: 0x10)
  }

  /// 27: a result; E0 and FC tell what follows, see `updateFollows` and `rebootFollows`.
  package var result: UInt8?
  /// 0C: HHMMSS; empty where it was not told.
  package var time = ""
  /// AA: YYMMDD; empty where it was not told.
  package var date = ""
  /// 19: what the terminal wants done.
  package var needs: Needs?
  /// 29: the terminal's number, eight digits; empty where it was not told.
  package var terminalNumber = ""
  /// 49: the currency's ISO 4217 number.
  package var currency: UInt16?
  /// 06: objects; nothing where the field is missing, none where it is empty.
  package var container: [TLV]?
  /// Other fields.
  package var others: [Bitmap] = []
  /// Why the message could not be read to its end.
  package private(set) var fault: PacketFault?

  /// A plain end.
  package init() {}

  /// Whether the terminal updates itself now: no answers for minutes, and the close went well.
  package var updateFollows: Bool { result == 0xE0 }
  /// Whether the terminal restarts now; the close went well.
  package var rebootFollows: Bool { result == 0xFC }

  /// The character set that the terminal took over; nothing where it named none, or several.
  package var characterSet: CharacterSet? {
    let sets = container?.first(0x27)?.objects.all(0x14) ?? []
    guard sets.count == 1, let tag = sets[0].content.first else { return nil }
    return CharacterSet(tag: tag)
  }

  /// Whether messages carry numbers from here on (PA00P015 §5).
  package var usesSequence: Bool { container?.first(0x1F73) != nil }

  /// 12: the width in characters that the terminal prints for.
  package var printWidth: Int? {
    container?.bytes(0x12).flatMap(BCD.number).map { Int($0) }
  }

  /// Reads a packet's data.
  package init(parsing packet: APDU) {
    let fields = Bitmaps(parsing: packet.data)
    fault = fields.fault
    result = fields.byte(0x27)
    time = fields.digits(0x0C) ?? ""
    date = fields.digits(0xAA) ?? ""
    needs = fields.byte(0x19).map { Needs(rawValue: $0) }
    terminalNumber = fields.digits(0x29) ?? ""
    currency = fields.number(0x49).map { UInt16($0) }
    container = fields.first(0x06) == nil ? nil : fields.tlv
    others = fields.items.filter {
      ![0x06, 0x0C, 0x19, 0x27, 0x29, 0x49, 0xAA].contains($0.number)
    }
  }

  /// The packet.
  package var apdu: APDU {
    var fields = BitmapWriter()
    if let result { fields.append(0x27, byte: result) }
    if !time.isEmpty { fields.append(0x0C, digits: time, bytes: 3) }
    if !date.isEmpty { fields.append(0xAA, digits: date, bytes: 3) }
    if let needs { fields.append(0x19, byte: needs.rawValue) }
    if !terminalNumber.isEmpty { fields.append(0x29, digits: terminalNumber, bytes: 4) }
    if let currency { fields.append(0x49, currency: currency) }
    for other in others { fields.append(other) }
    if let container { fields.append(tlv: container) }
    return APDU(APDU.Code.completion, fields.bytes)
  }
}
