extension PaymentCommand {
  /// Reads a packet's data by its control number; a packet that is no payment command is read as
  /// an authorisation.
  package init(parsing packet: APDU) {
    self.init(Verb(code: packet.control) ?? .authorisation)
    var reader = ByteReader(packet.data)
    if verb.startsWithPassword { password = reader.take(3).flatMap { Password(bytes: $0) } }
    if verb == .prepaidTopUp { prepaid = Self.prepaid(&reader) }
    let fields = Bitmaps(parsing: packet.data, from: reader.position)
    if verb == .partialReversal, fields.value(0x87) == [0xFF, 0xFF] { verb = .openReservations }
    read(fields)
    fault = fields.fault
    contradictions = fields.contradictions
  }

  private static func prepaid(_ reader: inout ByteReader) -> Prepaid? {
    guard let front = reader.take(3), let product = BCD.number(Array(front.prefix(2))) else {
      return nil
    }
    return Prepaid(product: Int(product), mode: front[2])
  }

  private mutating func read(_ fields: Bitmaps) {
    if let value = fields.value(0x3D) { password = Password(bytes: value) }
    receipt = fields.number(0x87)
    amount = fields.amount(0x04)
    hasMalformedAmount = fields.first(0x04) != nil && amount == nil
    currency = fields.number(0x49).map { UInt16($0) }
    paymentType = fields.byte(0x19)
    timeoutSeconds = fields.byte(0x01)
    statusMax = fields.byte(0x02)
    trace = fields.number(0x0B)
    date = fields.digits(0x0D) ?? ""
    time = fields.digits(0x0C) ?? ""
    terminalNumber = fields.digits(0x29) ?? ""
    approvalCode = fields.text(0x3B) ?? ""
    text = fields.text(0x3C) ?? ""
    container = fields.first(0x06) == nil ? nil : fields.tlv
    others = fields.items.filter { !Self.members.contains($0.number) }
  }

  private static let members: Set<UInt8> = [
    0x01, 0x02, 0x04, 0x06, 0x0B, 0x0C, 0x0D, 0x19, 0x29, 0x3B, 0x3C, 0x3D, 0x49, 0x87,
  ]

  /// The packet.
  package var apdu: APDU {
    var fields = BitmapWriter()
    if verb == .openReservations {
      fields.append(0x87, [0xFF, 0xFF])
    } else if let receipt {
      fields.append(0x87, bcd: receipt, bytes: 2)
    }
    writeMoney(&fields)
    writeReference(&fields)
    for other in others { fields.append(other) }
    if let container { fields.append(tlv: container) }
    return APDU(verb.code, front + fields.bytes)
  }

  private var front: [UInt8] {
    if verb.startsWithPassword { return (password ?? .zeros).bytes }
    guard verb == .prepaidTopUp else { return [] }
    // The place is fixed: a product that nobody told is no number.
    guard let prepaid else { return [0xFF, 0xFF, 0] }
    return BCD.bytes(Int64(prepaid.product), count: 2) + [prepaid.mode]
  }

  private func writeMoney(_ fields: inout BitmapWriter) {
    if let amount { fields.append(0x04, amount: amount) }
    if let currency { fields.append(0x49, currency: currency) }
    if let paymentType { fields.append(0x19, byte: paymentType) }
    if let timeoutSeconds { fields.append(0x01, byte: timeoutSeconds) }
    if let statusMax { fields.append(0x02, byte: statusMax) }
    if let password, !verb.startsWithPassword { fields.append(0x3D, password.bytes) }
  }

  private func writeReference(_ fields: inout BitmapWriter) {
    if let trace { fields.append(0x0B, bcd: trace, bytes: 3) }
    if !time.isEmpty { fields.append(0x0C, digits: time, bytes: 3) }
    if !date.isEmpty { fields.append(0x0D, digits: date, bytes: 2) }
    if !terminalNumber.isEmpty { fields.append(0x29, digits: terminalNumber, bytes: 4) }
    if !approvalCode.isEmpty { fields.append(0x3B, approvalCode) }
    if !text.isEmpty { fields.append(0x3C, text) }
  }
}
