/// The end of a conversation that did not go well: `06 1E` (PA00P015 §3.3).
///
/// Shape: `code [CC] fields`.
package struct Abort: Message {
  /// Why, see `ResultCode`; nothing where even the code is missing.
  package var code: UInt8?
  /// The currency's ISO 4217 number, which follows the code 6F or stands in field 49.
  package var currency: UInt16?
  /// 87: the receipt number; the first open reservation after 06 23 with FFFF.
  package var receipt: Int?
  /// Whether 87 is there and says "none".
  package var hasNoReceipt = false
  /// 04: amounts in minor units: the permitted ones of a prepaid top-up.
  package var amounts: [Int64] = []
  /// 06: objects; nothing where the field is missing.
  package var container: [TLV]?
  /// Other fields.
  package var others: [Bitmap] = []
  /// Why the message could not be read to its end.
  package private(set) var fault: PacketFault?

  /// An end for a reason.
  package init(_ code: UInt8) { self.code = code }

  /// What the code means.
  package var meaning: ResultCode? { code.map { ResultCode($0) } }

  /// 23: the receipt numbers of all open reservations, where the terminal lists them.
  package var reservations: [Int] {
    (container?.first(0x23)?.objects.all(0x08) ?? []).compactMap {
      BCD.number($0.content).map { Int($0) }
    }
  }

  /// 1F16: an error of the terminal's maker.
  package var extendedError: [UInt8]? { container?.bytes(0x1F16) }

  /// 1F17: the maker's words for it.
  package var extendedText: String? {
    container?.bytes(0x1F17).map { CharacterSet.zvt8.decode($0).text }
  }

  /// Reads a packet's data.
  package init(parsing packet: APDU) {
    guard let first = packet.data.first else { return }
    code = first
    let hasCurrency = Self.hasBareCurrency(packet.data)
    if hasCurrency { currency = BCD.number(Array(packet.data[1..<3])).map { UInt16($0) } }
    let fields = Bitmaps(parsing: packet.data, from: hasCurrency ? 3 : 1)
    fault = fields.fault
    currency = currency ?? fields.number(0x49).map { UInt16($0) }
    hasNoReceipt = fields.value(0x87) == [0xFF, 0xFF]
    receipt = fields.number(0x87)
    amounts = fields.items.lazy.filter { $0.number == 0x04 }.compactMap { BCD.number($0.value) }
    container = fields.first(0x06) == nil ? nil : fields.tlv
    others = fields.items.filter { ![0x04, 0x06, 0x49, 0x87].contains($0.number) }
  }

  /// Whether two bytes of a currency follow the code without a field number: only after 6F, and
  /// where the bytes are no fields by themselves.
  static func hasBareCurrency(_ data: [UInt8]) -> Bool {
    guard data.first == 0x6F, data.count >= 3 else { return false }
    return data.count == 3 || Bitmaps(parsing: data, from: 1).isPartial
  }

  /// The packet; a currency goes into field 49.
  package var apdu: APDU {
    guard let code else { return APDU(APDU.Code.abort) }
    var fields = BitmapWriter()
    if let currency { fields.append(0x49, currency: currency) }
    if let receipt { fields.append(0x87, bcd: receipt, bytes: 2) }
    if hasNoReceipt { fields.append(0x87, [0xFF, 0xFF]) }
    for amount in amounts { fields.append(0x04, amount: amount) }
    for other in others { fields.append(other) }
    if let container { fields.append(tlv: container) }
    return APDU(APDU.Code.abort, [code] + fields.bytes)
  }
}
