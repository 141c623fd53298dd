import ZVT

/// A packet as the message that its control number makes it.
enum MessageInput {
  static func check(_ packet: APDU) -> Int {
    switch packet.control {
    case APDU.Code.statusInformation: return status(packet)
    case APDU.Code.intermediateStatus: return intermediate(packet)
    case APDU.Code.completion:
      return roundTrip(Completion.self, packet) &+ roundTrip(StatusReport.self, packet)
    case APDU.Code.abort: return abort(packet)
    case APDU.Code.printLine: return line(packet)
    case APDU.Code.printBlock: return block(packet)
    case APDU.Code.registration: return roundTrip(Registration.self, packet)
    case APDU.Code.setTillClock, APDU.Code.setTerminalClock:
      return roundTrip(ClockSetting.self, packet)
    default:
      if PaymentCommand.Verb(code: packet.control) != nil {
        return roundTrip(PaymentCommand.self, packet)
      }
      return roundTrip(Command.self, packet) &+ answer(packet)
    }
  }

  /// What a message writes, it reads as the same and writes the same.
  ///
  /// The first reading may be of what no writer makes, so it is the second that counts.
  private static func roundTrip<Kind: Message>(_ kind: Kind.Type, _ packet: APDU) -> Int {
    let first = Kind(parsing: packet).apdu
    let second = Kind(parsing: first).apdu
    require(Kind(parsing: second).apdu == second, "\(kind) changes when it is written")
    require(second.data.count <= 2 * packet.data.count + 64, "\(kind) grows when it is written")
    return first.data.count
  }

  private static func status(_ packet: APDU) -> Int {
    let status = StatusInformation(parsing: packet)
    require(PacketInput.shownDigits(status.panMasked) <= 10, "a card number is shown")
    if let identity = status.identity(terminal: "52000007") {
      require(
        TransactionIdentity(text: identity.text) == identity, "an identity changes as a text")
    }
    return roundTrip(StatusInformation.self, packet) &+ status.brand.utf8.count
      &+ (status.cardTypeNumber ?? 0) &+ (status.needsSignature ? 1 : 0)
  }

  private static func intermediate(_ packet: APDU) -> Int {
    let message = IntermediateStatus(parsing: packet)
    return roundTrip(IntermediateStatus.self, packet) &+ message.text(in: .iso8859(13)).utf8.count
      &+ message.meaning.words.utf8.count
  }

  private static func abort(_ packet: APDU) -> Int {
    let message = Abort(parsing: packet)
    return roundTrip(Abort.self, packet) &+ message.reservations.count
      &+ (message.extendedText?.utf8.count ?? 0) &+ (message.meaning?.words.utf8.count ?? 0)
  }

  private static func line(_ packet: APDU) -> Int {
    let message = PrintLine(parsing: packet)
    return roundTrip(PrintLine.self, packet) &+ checkText([message.line(in: .zvt8)])
  }

  private static func block(_ packet: APDU) -> Int {
    let message = PrintBlock(parsing: packet)
    let lines = message.lines(in: .utf8)
    require(lines.count <= packet.data.count, "more lines than bytes")
    return roundTrip(PrintBlock.self, packet) &+ checkText(lines)
  }

  /// No byte of a terminal commands a printer or a shell.
  private static func checkText(_ lines: [SlipLine]) -> Int {
    for line in lines {
      require(
        line.text.unicodeScalars.allSatisfy { $0.value >= 0x20 && !(0x7F..<0xA0 ~= $0.value) },
        "a control character comes through")
    }
    return lines.reduce(0) { $0 &+ $1.text.utf8.count &+ $1.indent }
  }

  private static func answer(_ packet: APDU) -> Int {
    packet.isAnswer ? Int(packet.error ?? 0) &+ (packet.isPositive ? 1 : 0) : 0
  }
}
