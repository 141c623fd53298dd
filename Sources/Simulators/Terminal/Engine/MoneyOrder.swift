import ZVT

/// What a command of the till asks to be done with money, looked up in the terminal's memory.
struct MoneyOrder {
  let kind: TerminalTruth.Kind
  let amount: Int64
  let card: PresentedCard
  /// The place of the movement that is reversed, booked, extended or released.
  let original: Int?

  /// An order; nothing where the command is none, or what it refers to is not there any more.
  init?(_ command: TillCommand, _ entry: ScriptEntry, _ memory: TerminalMemory) {
    guard let kind = Self.kind(command) else { return nil }
    self.kind = kind
    original =
      kind == .reservation
      ? Self.extended(command, memory)
      : command.receipt.flatMap { Self.original(kind, receipt: $0, memory) }
    let before = original.map { memory.movements[$0] }
    card = before?.card ?? entry.card
    switch kind {
    case .payment, .refund, .reservation: amount = entry.amount ?? command.amount ?? 0
    case .reversal: amount = before?.amount ?? 0
    // A partial reversal names the unused part, a booking the used one.
    case .booking:
      let reserved = before?.amount ?? 0
      amount =
        command.code == APDU.Code.partialReversal
        ? reserved - (command.amount ?? 0) : entry.amount ?? command.amount ?? reserved
    case .release: amount = before?.amount ?? 0
    }
  }

  private static func kind(_ command: TillCommand) -> TerminalTruth.Kind? {
    switch command.code {
    case APDU.Code.authorisation, APDU.Code.phoneAuthorisation: .payment
    case APDU.Code.refund: .refund
    case APDU.Code.reversal: .reversal
    case APDU.Code.reservation: .reservation
    case APDU.Code.bookTotal, APDU.Code.partialReversal: .booking
    case APDU.Code.cancelReservation: .release
    default: nil
    }
  }

  private static func original(
    _ kind: TerminalTruth.Kind, receipt: Int, _ memory: TerminalMemory
  ) -> Int? {
    switch kind {
    case .booking, .release:
      memory.openReservations.last { memory.movements[$0].receipt == receipt }
    case .reversal: memory.open(receipt: receipt)
    case .payment, .refund, .reservation: nil
    }
  }

  /// The reservation that a trace number, short or long, asks to extend.
  private static func extended(_ command: TillCommand, _ memory: TerminalMemory) -> Int? {
    let long = command.fields.tlv.bytes(0x1F2B).flatMap(BCD.number).map { Int($0) }
    guard let trace = long ?? command.fields.number(0x0B) else { return nil }
    return memory.openReservations.last { memory.movements[$0].trace == trace }
  }

  /// Why the terminal itself says no, before it asks a host; nothing where it does not.
  static func refusal(_ command: TillCommand, _ memory: TerminalMemory, currency: UInt16)
    -> UInt8?
  {
    if let asked = command.fields.number(0x49), asked != Int(currency) { return 0x6F }
    switch kind(command) {
    case .payment, .refund, .reservation:
      guard let amount = command.amount else { return 0x9A }
      return amount == 0 ? 0xC8 : nil
    case .reversal: return reversalRefusal(command, memory)
    case .booking, .release: return reservationRefusal(command, memory)
    case nil: return nil
    }
  }

  private static func reversalRefusal(_ command: TillCommand, _ memory: TerminalMemory) -> UInt8? {
    guard let receipt = command.receipt, let index = memory.open(receipt: receipt) else {
      return 0xB5
    }
    let original = memory.movements[index]
    switch (original.kind, original.fate) {
    case (_, .reversed): return 0xB4
    case (.reversal, _), (.release, _), (.reservation, _): return 0xB5
    case (_, .kept): return command.amount.map { $0 == original.amount } == false ? 0xB7 : nil
    default: return 0xB5
    }
  }

  private static func reservationRefusal(_ command: TillCommand, _ memory: TerminalMemory)
    -> UInt8?
  {
    guard let receipt = command.receipt,
      let index = original(.booking, receipt: receipt, memory)
    else { return 0xB8 }
    return (command.amount ?? 0) > memory.movements[index].amount ? 0xB7 : nil
  }
}
