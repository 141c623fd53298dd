import Testing
import ZVT

/// What the tests of the codec have in common.
enum CodecBench {
  /// The packet of hexadecimal digits; data of another length than the head says makes it empty,
  /// which no test expects.
  static func packet(_ hex: String) -> APDU {
    var framer = PacketFramer()
    let bytes = LineBench.bytes(hex)
    guard case .packet(let packet) = framer.take(bytes).first, framer.pendingBytes == 0 else {
      return APDU(0)
    }
    return packet
  }

  static func status(_ hex: String) -> StatusInformation {
    StatusInformation(parsing: APDU(APDU.Code.statusInformation, LineBench.bytes(hex)))
  }

  static func status(_ fill: (inout StatusInformation) -> Void) -> StatusInformation {
    var status = StatusInformation()
    fill(&status)
    return status
  }

  static func payment(
    _ verb: PaymentCommand.Verb, _ fill: (inout PaymentCommand) -> Void = { _ in }
  )
    -> PaymentCommand
  {
    var command = PaymentCommand(verb)
    fill(&command)
    return command
  }
}

/// A packet as bytes and as a message.
struct Specimen: Sendable, CustomTestStringConvertible {
  let hex: String
  let encoded: APDU
  let isDecoded: @Sendable () -> Bool

  init<M: Message>(_ hex: String, _ message: M) {
    self.hex = hex
    encoded = message.apdu
    isDecoded = { M(parsing: CodecBench.packet(hex)) == message }
  }

  var testDescription: String { hex }
}
