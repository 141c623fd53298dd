/// What became of a payment, or the sums of a batch: `04 0F` (PA00P015 §3.1).
///
/// Every field may be missing. The answer to it is the vote on the payment.
package struct StatusInformation: Message {
  /// 27: how it went; nothing where the terminal did not tell.
  package var result: UInt8?
  /// 04: the amount in minor units, tip and cashback included.
  package var amount: Int64?
  /// 49: the currency's ISO 4217 number.
  package var currency: UInt16?
  /// 0B: the trace number, 0 to 999999; 0 where the long one counts.
  package var trace: Int?
  /// 87: the receipt number, 0 to 9999; nothing for FFFF.
  package var receipt: Int?
  /// 88: the turnover number.
  package var turnover: Int?
  /// 37: the trace number of the payment that was taken back.
  package var originalTrace: Int?
  /// 0C: HHMMSS; empty where it was not told.
  package var time = ""
  /// 0D: MMDD; empty where it was not told.
  package var date = ""
  /// 0E: the card's expiry YYMM, letters for masked digits; empty where it was not told.
  package var expiry = ""
  /// 17: the card's sequence number.
  package var cardSequence: Int?
  /// 22: the card's number; `*` for masked digits. More than a mask is masked when it is read.
  package var panMasked = ""
  /// 29: the terminal's number, eight digits; empty where it was not told.
  package var terminalNumber = ""
  /// 2A: the merchant's number at the acquirer.
  package var merchantNumber = ""
  /// 3B: the approval code.
  package var approvalCode = ""
  /// 8A: the card type, see `cardTypeNumber`.
  package var cardType: UInt8?
  /// 8C: the operator's card type.
  package var operatorCardType: UInt8?
  /// 8B: the card's name.
  package var cardName = ""
  /// 3C: text for whoever stands at the counter.
  package var text = ""
  /// 19: 40 offline, 50 checked only, 60 online, 70 PIN.
  package var kind: UInt8?
  /// A0: the acquirer's code where 27 can't hold it.
  package var hostCode: UInt8?
  /// 60: the sums of a batch.
  package var totals: BatchTotals?
  /// What stands in the container.
  package var details = PaymentDetails()
  /// Fields that have no member here, in the order in which they came.
  package var others: [Bitmap] = []
  /// Why the message could not be read to its end.
  package private(set) var fault: PacketFault?
  /// Decisive fields that came twice with different values.
  package private(set) var contradictions: [UInt8] = []
  /// Fields whose digits are none, 04 above all: an amount with a digit A to F is no amount.
  package private(set) var malformed: [UInt8] = []

  /// A message without any field.
  package init() {}

  /// Whether something could not be read.
  package var isPartial: Bool { fault != nil }

  /// Whether the terminal says that the payment went well.
  package var isSuccess: Bool { result == 0 }

  /// Whether the sums of a batch stand in it, not a payment.
  package var isOfBatch: Bool { totals != nil || others.contains { $0.number == 0x60 } }

  /// The card type by ZVT's numbers: 8A, or tag 41 where 8A is FF or missing.
  package var cardTypeNumber: Int? {
    if let cardType, cardType != 0xFF { return Int(cardType) }
    return details.cardType ?? cardType.map { Int($0) }
  }

  /// The brand by the EMV application, else by the card type, else by the card's name.
  package var brand: String {
    CardType.brand(ofApplication: details.application)
      ?? cardTypeNumber.flatMap(CardType.name) ?? cardName
  }

  /// The trace number for an identity: the long one where there is one.
  package var traceDigits: String {
    if !details.longTrace.isEmpty { return details.longTrace }
    return trace.map { BCD.nibbles(BCD.bytes(Int64($0), count: 3)) } ?? ""
  }

  /// What tells the transaction from every other one; nothing without a receipt or a trace, or
  /// without date and time.
  ///
  /// - Parameter terminal: the terminal's number for a message that has none.
  package func identity(terminal: String = "") -> TransactionIdentity? {
    TransactionIdentity(
      terminal: terminalNumber.isEmpty ? terminal : terminalNumber, trace: traceDigits,
      receipt: receipt.map { BCD.nibbles(BCD.bytes(Int64($0), count: 2)) } ?? "",
      date: date.isEmpty ? details.timestamp.map { String($0.date.suffix(4)) } ?? "" : date,
      time: time.isEmpty ? details.timestamp?.time ?? "" : time)
  }

  /// Whether the receipt has to carry a line for the holder's signature (PA00P015 §3.1.1): by the
  /// verification where it is told, else by field 19.
  package var needsSignature: Bool {
    if let verification = details.verification {
      return [0x01, 0x05, 0x06, 0x07].contains(verification)
    }
    return kind == 0x40 || kind == 0x60
  }

  /// Reads a packet's data.
  package init(parsing packet: APDU) {
    let fields = Bitmaps(parsing: packet.data)
    fault = fields.fault
    contradictions = fields.contradictions
    read(money: fields)
    read(card: fields)
    details = PaymentDetails(fields.tlv)
    for item in fields.items where !Self.members.contains(item.number) { others.append(item) }
    if let sums = fields.first(0x60), totals == nil { others.append(sums) }
  }

  private mutating func read(money fields: Bitmaps) {
    result = fields.byte(0x27)
    amount = number(0x04, fields)
    currency = number(0x49, fields).map { UInt16($0) }
    trace = number(0x0B, fields).map { Int($0) }
    receipt =
      fields.value(0x87) == [0xFF, 0xFF] ? nil : number(0x87, fields).map { Int($0) }
    turnover = number(0x88, fields).map { Int($0) }
    originalTrace = number(0x37, fields).map { Int($0) }
    time = digits(0x0C, fields)
    date = digits(0x0D, fields)
    terminalNumber = digits(0x29, fields)
    hostCode = fields.byte(0xA0)
    kind = fields.byte(0x19)
    totals = fields.value(0x60).flatMap { BatchTotals($0) }
  }

  private mutating func read(card fields: Bitmaps) {
    expiry = fields.value(0x0E).map(BCD.nibbles) ?? ""
    cardSequence = number(0x17, fields).map { Int($0) }
    panMasked = fields.value(0x22).map(CardNumber.masked) ?? ""
    merchantNumber = fields.text(0x2A).map(Self.trimmed) ?? ""
    approvalCode = fields.text(0x3B).map(Self.trimmed) ?? ""
    cardType = fields.byte(0x8A)
    operatorCardType = fields.byte(0x8C)
    cardName = fields.text(0x8B) ?? ""
    text = fields.text(0x3C) ?? ""
  }

  private static func trimmed(_ text: String) -> String {
    String(text.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }

  /// A number of packed digits; one with a letter among them is noted as malformed.
  private mutating func number(_ field: UInt8, _ fields: Bitmaps) -> Int64? {
    guard let value = fields.value(field) else { return nil }
    guard let number = BCD.number(value) else {
      malformed.append(field)
      return nil
    }
    return number
  }

  private mutating func digits(_ field: UInt8, _ fields: Bitmaps) -> String {
    guard let value = fields.value(field) else { return "" }
    guard let digits = BCD.digits(value) else {
      malformed.append(field)
      return ""
    }
    return digits
  }

  private static let members: Set<UInt8> = [
    0x04, 0x06, 0x0B, 0x0C, 0x0D, 0x0E, 0x17, 0x19, 0x22, 0x27, 0x29, 0x2A, 0x37, 0x3B, 0x3C,
    0x49, 0x60, 0x87, 0x88, 0x8A, 0x8B, 0x8C, 0xA0,
  ]
}
