import ZVT

/// A command of the till, taken apart as far as a terminal looks at it.
struct TillCommand: Sendable {
  /// The control number.
  let code: UInt16
  /// The three bytes of the password; nothing where the command has none, or came without.
  let password: [UInt8]?
  /// What has a fixed place behind the password.
  let head: [UInt8]
  /// The fields.
  let fields: Bitmaps

  /// How much of a command has a fixed place: password and further bytes.
  private struct Layout {
    let hasPassword: Bool
    let headBytes: ClosedRange<Int>

    init(password: Bool = false, head: ClosedRange<Int> = 0...0) {
      hasPassword = password
      headBytes = head
    }
  }

  /// A command as it came.
  ///
  /// - Throws: the error with which a terminal answers: 83 for an unknown field, 9A for anything
  ///   else that can't be read.
  init(_ packet: APDU) throws(Unreadable) {
    code = packet.control
    let layout = Self.layout(packet.control)
    var rest = packet.data[...]
    // A status enquiry may come without its password.
    let isBare = packet.control == APDU.Code.statusEnquiry && rest.isEmpty
    if layout.hasPassword, !isBare {
      guard rest.count >= 3 else { throw Unreadable(error: 0x9A) }
      password = Array(rest.prefix(3))
      rest = rest.dropFirst(3)
    } else {
      password = nil
    }
    guard rest.count >= layout.headBytes.lowerBound else { throw Unreadable(error: 0x9A) }
    head = Array(rest.prefix(layout.headBytes.upperBound))
    fields = Bitmaps(parsing: Array(rest.dropFirst(head.count)))
    if let fault = fields.fault {
      throw Unreadable(
        error: fault.code == .unknownField ? APDU.Answer.unknownCommand : 0x9A)
    }
    // A digit A to F in an amount is no zero.
    if fields.first(0x04) != nil, fields.amount(0x04) == nil { throw Unreadable(error: 0x9A) }
  }

  /// Why a command can't be read, as a terminal answers it.
  struct Unreadable: Error, Hashable, Sendable {
    let error: UInt8
  }

  private static func layout(_ code: UInt16) -> Layout {
    switch code {
    // Config byte, currency.
    case APDU.Code.registration: Layout(password: true, head: 1...3)
    // First and last number of a slip.
    case APDU.Code.reprint: Layout(password: true, head: 2...4)
    case APDU.Code.baudRate: Layout(head: 1...1)
    case APDU.Code.repeatReceipt, APDU.Code.phoneAuthorisation, APDU.Code.reversal,
      APDU.Code.refund, APDU.Code.endOfDay, APDU.Code.totals, APDU.Code.setTerminalClock,
      APDU.Code.initialisation, APDU.Code.statusEnquiry:
      Layout(password: true)
    default: Layout()
    }
  }

  /// The amount in minor units, where there is one.
  var amount: Int64? { fields.amount(0x04) }

  /// The number of a slip; nothing where there is none, or FFFF.
  var receipt: Int? { fields.number(0x87) }

  /// The service byte, 0 where there is none.
  var service: UInt8 { fields.byte(0x03) ?? 0 }

  /// The number of the message (tag 1F73).
  var number: Int? { fields.tlv.bytes(0x1F73).flatMap(BCD.number).map { Int($0) } }

  /// The number of the last payment that the till knows (tag 1F1F): nothing where the tag is
  /// absent, no bytes where the till knows none.
  var lastKnown: [UInt8]? { fields.tlv.bytes(0x1F1F) }
}
