import ZVT

/// The status information 04 0F of a movement, a refusal or a close (PA00P015 §3.1).
struct StatusMessage {
  let profile: SimulatorProfile
  let terminal: String
  /// Whether the number for the next command goes along (tag 1F1F).
  let isSynchronised: Bool

  /// What became of a movement, in the order of the specification's table.
  ///
  /// - Parameter originalTrace: of a reversal, the trace of what it reverses.
  func movement(_ movement: Movement, originalTrace: Int?) -> Status {
    var status = Status()
    status.add(0x27, [movement.result])
    status.add(0x04, BCD.bytes(movement.amount, count: 6))
    status.add(0x0B, BCD.bytes(Int64(movement.trace), count: 3))
    if let originalTrace { status.add(0x37, BCD.bytes(Int64(originalTrace), count: 3)) }
    addTime(movement.at, to: &status)
    status.add(0x0E, [0x29, 0x12])
    status.add(0x19, [movement.card.verification == 0x02 ? 0x70 : 0x60])
    status.add(0x22, Self.halves(movement.card.maskedNumber))
    status.add(0x29, BCD.bytes(digits: movement.terminal, count: 4))
    if movement.result == 0 { status.add(0x3B, Self.approval(movement)) }
    status.add(0x49, BCD.bytes(Int64(profile.currency), count: 2))
    if let receipt = movement.receipt {
      status.add(0x87, BCD.bytes(Int64(receipt), count: 2))
    }
    status.add(0x8A, [movement.card.type])
    status.add(0x2A, Self.padded(profile.merchant, 15))
    if movement.result != 0 { status.add(0x3C, Self.reason(movement.result)) }
    status.add(0x8B, CharacterSet.zvt8.encode(movement.card.brand) + [0])
    status.objects = objects(movement)
    return status
  }

  /// A refusal of which the terminal keeps nothing.
  func refusal(_ result: UInt8) -> Status {
    var status = Status()
    status.add(0x27, [result])
    status.add(0x29, BCD.bytes(digits: terminal, count: 4))
    status.add(0x3C, Self.reason(result))
    return status
  }

  /// The sums of a batch (PA00P015 §3.1.3).
  func sums(_ sums: BatchSums, trace: Int, at time: LocalTime) -> Status {
    var status = Status()
    status.add(0x27, [0])
    // Amounts have no sign: a batch of refunds looks like one of payments.
    status.add(0x04, BCD.bytes(Int64(clamping: sums.amount.magnitude), count: 6))
    status.add(0x0B, BCD.bytes(Int64(trace), count: 3))
    addTime(time, to: &status)
    status.add(0x29, BCD.bytes(digits: terminal, count: 4))
    var single = BCD.bytes(Int64(sums.firstReceipt), count: 2)
    single += BCD.bytes(Int64(sums.lastReceipt), count: 2)
    for slot in sums.slots {
      single.append(UInt8(truncatingIfNeeded: slot.count))
      single += BCD.bytes(Int64(clamping: slot.amount.magnitude), count: 6)
    }
    status.add(0x60, single)
    status.objects = [Self.timestamp(time)]
    return status
  }

  private func addTime(_ time: LocalTime, to status: inout Status) {
    status.add(0x0C, BCD.bytes(Int64(time.clock), count: 3))
    status.add(0x0D, BCD.bytes(Int64(time.monthAndDay), count: 2))
  }

  private func objects(_ movement: Movement) -> [TLV] {
    var objects = [
      TLV(
        0x2F,
        [
          TLV(0x1F10, [movement.card.verification]), TLV(0x1F11, [0x01]),
          TLV(0x1F12, [movement.card.source]),
        ]),
      TLV(0x43, Self.halves(movement.card.application)),
      Self.timestamp(movement.at),
    ]
    if movement.cashback > 0 { objects.append(TLV(0x1F25, BCD.bytes(movement.cashback, count: 6))) }
    if movement.tip > 0 { objects.append(TLV(0x1F36, BCD.bytes(movement.tip, count: 6))) }
    if isSynchronised, let receipt = movement.receipt {
      objects.append(TLV(0x1F1F, BCD.bytes(Int64(receipt), count: 2)))
    }
    return objects
  }

  private static func timestamp(_ time: LocalTime) -> TLV {
    TLV(
      0x2E,
      [
        TLV(0x1F0E, BCD.bytes(Int64(time.yearMonthDay), count: 4)),
        TLV(0x1F0F, BCD.bytes(Int64(time.clock), count: 3)),
      ])
  }

  /// Digits two a byte; an odd card number is padded with F.
  private static func halves(_ digits: String) -> [UInt8] {
    let even = digits.utf8.count.isMultiple(of: 2) ? digits : digits + "F"
    return BCD.bytes(digits: even, count: even.utf8.count / 2)
  }

  private static func approval(_ movement: Movement) -> [UInt8] {
    padded("A\(movement.trace)", 8)
  }

  private static func padded(_ text: String, _ count: Int) -> [UInt8] {
    let bytes = Array(text.utf8.prefix(count))
    return bytes + [UInt8](repeating: 0, count: count - bytes.count)
  }

  /// The words for the cashier.
  static func reason(_ result: UInt8) -> [UInt8] {
    switch result {
    case 0x6C: Array("ABBRUCH".utf8)
    case 0x37: Array("PIN FALSCH".utf8)
    case 0xF0: Array("KASSENSCHNITT ERFORDERLICH".utf8)
    default: Array("NICHT GENEHMIGT".utf8)
    }
  }
}

/// The fields of a status information before they are put together.
struct Status {
  private(set) var fields: [Bitmap] = []
  /// What stands in field 06.
  var objects: [TLV] = []

  mutating func add(_ number: UInt8, _ value: [UInt8]) { fields.append(Bitmap(number, value)) }

  /// Takes fields out.
  mutating func remove(_ number: UInt8) { fields.removeAll { $0.number == number } }

  /// Puts another value in a field's place.
  mutating func replace(_ number: UInt8, _ value: [UInt8]) {
    guard let index = fields.firstIndex(where: { $0.number == number }) else { return }
    fields[index] = Bitmap(number, value)
  }

  /// Puts the fields into another order.
  mutating func reverse() { fields.reverse() }

  /// The message.
  var message: Outgoing {
    var writer = BitmapWriter()
    for field in fields { writer.append(field) }
    return Outgoing(APDU.Code.statusInformation, writer.bytes, objects: objects)
  }
}
