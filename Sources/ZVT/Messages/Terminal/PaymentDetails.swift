/// What the container of a status information tells of a payment (PA00P015 §3.1, §9.4).
package struct PaymentDetails: Hashable, Sendable {
  /// A point in time with its year.
  package struct Timestamp: Hashable, Sendable {
    /// YYYYMMDD.
    package let date: String
    /// HHMMSS.
    package let time: String

    /// A point in time.
    package init(date: String, time: String) {
      self.date = date
      self.time = time
    }
  }

  /// 43: the EMV application, RID and PIX; empty where it was not told.
  package var application: [UInt8] = []
  /// 41: the card type.
  package var cardType: Int?
  /// 2F/1F10: how the holder was verified, 00 to 07, FF unknown.
  package var verification: UInt8?
  /// 2F/1F11: whether the acquirer was asked.
  package var isOnline: Bool?
  /// 2F/1F12: 00 stripe, 01 chip, 02 contactless.
  package var source: UInt8?
  /// 1F1F: the unique identifier, to be sent back byte for byte; empty is not the same as nothing.
  package var syncID: [UInt8]?
  /// 1F25: the cashback within the amount, in minor units.
  package var cashback: Int64?
  /// 1F36: the tip within the amount, in minor units.
  package var tip: Int64?
  /// 1F2B: the long trace number in digits; empty where there is none.
  package var longTrace = ""
  /// 2E: date and time with the year.
  package var timestamp: Timestamp?
  /// 1F73: the number of the message, 0 to 999999.
  package var sequence: Int?
  /// 1F37: bits of the receipt, see `ReceiptFlags`.
  package var receiptFlags: ReceiptFlags?
  /// 1F3B bit 01: whether a tip may be booked later.
  package var mayTip = false
  /// Every other object.
  package var others: [TLV] = []

  /// Nothing told.
  package init() {}

  /// Reads the objects of a container.
  package init(_ objects: [TLV]) {
    application = objects.bytes(0x43) ?? objects.bytes(0x60, 0x43) ?? []
    cardType = objects.bytes(0x41).flatMap(Self.binary)
    let type = objects.first(0x2F)?.objects ?? []
    verification = type.bytes(0x1F10)?.first
    isOnline = type.bytes(0x1F11)?.first.map { $0 == 1 }
    source = type.bytes(0x1F12)?.first
    syncID = objects.bytes(0x1F1F)
    cashback = objects.bytes(0x1F25).flatMap(BCD.number)
    tip = objects.bytes(0x1F36).flatMap(BCD.number)
    longTrace = objects.bytes(0x1F2B).flatMap(BCD.digits) ?? ""
    timestamp = objects.first(0x2E).flatMap { Self.timestamp($0.objects) }
    sequence = objects.bytes(0x1F73).flatMap(BCD.number).map { Int($0) }
    receiptFlags = objects.bytes(0x1F37)?.first.map { ReceiptFlags(rawValue: $0) }
    mayTip = objects.bytes(0x1F3B)?.first.map { $0 & 1 != 0 } ?? false
    others = objects.filter { !Self.members.contains($0.tag) }
  }

  /// The objects of a container.
  package var objects: [TLV] {
    var objects: [TLV] = []
    if !type.isEmpty { objects.append(TLV(0x2F, type)) }
    if !application.isEmpty { objects.append(TLV(0x43, application)) }
    if let cardType { objects.append(TLV(0x41, Self.bytes(cardType))) }
    if let syncID { objects.append(TLV(0x1F1F, syncID)) }
    if let cashback { objects.append(TLV(0x1F25, BCD.bytes(cashback, count: 6))) }
    if let tip { objects.append(TLV(0x1F36, BCD.bytes(tip, count: 6))) }
    if !longTrace.isEmpty { objects.append(TLV(0x1F2B, Self.packed(longTrace))) }
    if let timestamp { objects.append(Self.object(timestamp)) }
    if let receiptFlags { objects.append(TLV(0x1F37, [receiptFlags.rawValue])) }
    if mayTip { objects.append(TLV(0x1F3B, [1])) }
    if let sequence { objects.append(TLV(0x1F73, BCD.bytes(Int64(sequence), count: 3))) }
    return objects + others
  }

  private var type: [TLV] {
    [
      verification.map { TLV(0x1F10, [$0]) }, isOnline.map { TLV(0x1F11, [$0 ? 1 : 0]) },
      source.map { TLV(0x1F12, [$0]) },
    ].compactMap { $0 }
  }

  private static func timestamp(_ objects: [TLV]) -> Timestamp? {
    guard let date = objects.bytes(0x1F0E), let time = objects.bytes(0x1F0F), date.count == 4,
      time.count == 3, let day = BCD.digits(date), let clock = BCD.digits(time)
    else { return nil }
    return Timestamp(date: day, time: clock)
  }

  private static func object(_ timestamp: Timestamp) -> TLV {
    TLV(
      0x2E,
      [
        TLV(0x1F0E, BCD.bytes(digits: timestamp.date, count: 4)),
        TLV(0x1F0F, BCD.bytes(digits: timestamp.time, count: 3)),
      ])
  }

  private static func packed(_ digits: String) -> [UInt8] {
    BCD.bytes(digits: digits, count: (digits.utf8.count + 1) / 2)
  }

  private static func binary(_ bytes: [UInt8]) -> Int? {
    (1...4).contains(bytes.count) ? bytes.reduce(0) { $0 << 8 | Int($1) } : nil
  }

  private static func bytes(_ number: Int) -> [UInt8] {
    let low = UInt8(truncatingIfNeeded: number)
    return number > 0xFF ? [UInt8(truncatingIfNeeded: number >> 8), low] : [low]
  }

  private static let members: Set<UInt32> = [
    0x2E, 0x2F, 0x41, 0x43, 0x1F1F, 0x1F25, 0x1F2B, 0x1F36, 0x1F37, 0x1F3B, 0x1F73,
  ]
}

/// What a receipt is (PA00P015 §9.4, tag 1F37).
package struct ReceiptFlags: OptionSet, Hashable, Sendable {
  /// The byte.
  package let rawValue: UInt8

  /// The bits of a byte.
  package init(rawValue: UInt8) { self.rawValue = rawValue }

  /// The payment went well.
  package static let positive = ReceiptFlags(rawValue: 0x01)
  /// The printed lines have a field for the signature.
  package static let hasSignatureField = ReceiptFlags(rawValue: 0x02)
  /// The payment did not go well.
  package static let negative = ReceiptFlags(rawValue: 0x04)
  /// It has to be printed.
  package static let mustBePrinted = ReceiptFlags(rawValue: 0x80)
}
