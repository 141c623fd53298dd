/// All commands in both directions (PA00P015 §2 and §3).
package enum CommandTable {
  /// What is known of a control number. Where both sides send it, the terminal's meaning counts
  /// unless the till is named.
  package static func command(_ code: UInt16, from sender: Sender? = nil) -> CommandInfo? {
    let matches = byCode[code] ?? []
    return matches.first { $0.sender == sender } ?? matches.last
  }

  private static let byCode = Dictionary(grouping: all, by: \.code)

  /// Every command.
  package static let all: [CommandInfo] =
    money + receipts + administration + dialogue + service + fromTerminal

  private static let money: [CommandInfo] = [
    CommandInfo(APDU.Code.authorisation, "authorisation"),
    CommandInfo(APDU.Code.balance, "balance"),
    CommandInfo(APDU.Code.activateCard, "activate card"),
    CommandInfo(APDU.Code.procurement, "procurement"),
    CommandInfo(
      APDU.Code.prepaidTopUp, "prepaid top-up", .till,
      [
        .digits("product", 2),
        .byte("mode", .choice([1: "by card", 2: "by cash", 3: "card charged before"])),
      ]),
    CommandInfo(APDU.Code.taxFree, "tax free"),
    CommandInfo(APDU.Code.tip, "book tip"),
    CommandInfo(APDU.Code.phoneAuthorisation, "telephone authorisation", .till, [.password]),
    CommandInfo(APDU.Code.reservation, "reservation"),
    CommandInfo(APDU.Code.partialReversal, "partial reversal or list of reservations"),
    CommandInfo(APDU.Code.bookTotal, "book total of a reservation"),
    CommandInfo(APDU.Code.cancelReservation, "cancel reservation"),
    CommandInfo(APDU.Code.externalReversal, "reversal of an external reservation"),
    CommandInfo(APDU.Code.reversal, "reversal", .till, [.password]),
    CommandInfo(APDU.Code.refund, "refund", .till, [.password]),
  ]

  private static let receipts: [CommandInfo] = [
    CommandInfo(APDU.Code.totals, "turnover totals", .till, [.password]),
    CommandInfo(
      APDU.Code.reprint, "reprint receipts", .till,
      [.password, .digits("from receipt", 2), .digits("to receipt", 2, .ifEnough)]),
    CommandInfo(APDU.Code.repeatReceipt, "repeat receipt", .till, [.password]),
    CommandInfo(APDU.Code.endOfDay, "end of day", .till, [.password]),
    CommandInfo(APDU.Code.sendOffline, "send offline transactions", .till, [.password]),
    CommandInfo(0x0F10, "turnover report", .till, [.password]),
  ]

  private static let administration: [CommandInfo] = [
    CommandInfo(
      APDU.Code.registration, "registration", .till,
      [
        .password, .byte("configuration", .flags([Registration.Config.words])),
        CommandInfo.Part(name: "currency", count: 2, kind: .currency, presence: .ifEnough),
      ]),
    CommandInfo(APDU.Code.logOff, "log-off"),
    CommandInfo(APDU.Code.restart, "restart terminal"),
    CommandInfo(APDU.Code.printConfiguration, "print configuration"),
    CommandInfo(APDU.Code.setTerminalNumber, "set or reset terminal number", .till, [.password]),
    CommandInfo(APDU.Code.diagnosis, "diagnosis"),
    CommandInfo(APDU.Code.selfTest, "self-test"),
    CommandInfo(APDU.Code.setTerminalClock, "set clock", .till, [.password]),
    CommandInfo(APDU.Code.initialisation, "initialisation", .till, [.password]),
    CommandInfo(APDU.Code.changePassword, "change password", tail: .bytes(.secret)),
    CommandInfo(APDU.Code.statusEnquiry, "status enquiry", .till, [.passwordIfAny]),
  ]

  private static let dialogue: [CommandInfo] = [
    CommandInfo(0x0685, "display text, old", tail: .bytes(.raw)),
    CommandInfo(0x0686, "display text and wait for a key, old", tail: .bytes(.raw)),
    CommandInfo(0x0687, "display text and ask for a number, old", tail: .bytes(.raw)),
    CommandInfo(0x0688, "display text and ask for a PIN, old", tail: .bytes(.raw)),
    CommandInfo(APDU.Code.cancel, "abort"),
    CommandInfo(
      APDU.Code.readCard, "read card", .till,
      [.byte("timeout in seconds", .binary, .unlessContainer)]),
    CommandInfo(APDU.Code.closeCardField, "close card field"),
    CommandInfo(APDU.Code.cardCommand, "card command", tail: .bytes(.secret)),
    CommandInfo(
      APDU.Code.printLine, "print on the terminal", .till, [.byte("attribute", .printAttribute)],
      tail: .bytes(.text)),
    CommandInfo(APDU.Code.printBlock, "print block on the terminal"),
    CommandInfo(APDU.Code.display, "display text"),
    CommandInfo(APDU.Code.displayKey, "display text and wait for a key"),
    CommandInfo(APDU.Code.displayNumber, "display text and ask for a number"),
    CommandInfo(APDU.Code.displayPIN, "display text and ask for a PIN"),
    CommandInfo(APDU.Code.messageCode, "code of authenticity"),
    CommandInfo(APDU.Code.cardPoll, "card poll"),
    CommandInfo(0x06E7, "card command 06E7"),
    CommandInfo(0x06E8, "card command 06E8"),
    CommandInfo(0x06E9, "card command 06E9"),
    CommandInfo(APDU.Code.displayImage, "display image"),
  ]

  private static let service: [CommandInfo] = [
    CommandInfo(APDU.Code.serviceMode, "service mode", .till, [.passwordIfAny]),
    CommandInfo(APDU.Code.switchProtocol, "switch protocol", .till, [.byte("protocol")]),
    CommandInfo(APDU.Code.softwareUpdate, "software update"),
    CommandInfo(APDU.Code.readFile, "read file"),
    CommandInfo(APDU.Code.deleteFile, "delete file"),
    CommandInfo(0x0813, "write file"),
    CommandInfo(0x0814, "change configuration"),
    CommandInfo(APDU.Code.startOPT, "start OPT action"),
    CommandInfo(0x0821, "set OPT point in time"),
    CommandInfo(0x0822, "start OPT pre-initialisation"),
    CommandInfo(0x0823, "OPT data"),
    CommandInfo(0x0824, "change OPT parameter"),
    CommandInfo(APDU.Code.selectLanguage, "select language", tail: .bytes(.raw)),
    CommandInfo(
      APDU.Code.baudRate, "change baud rate", .till,
      [.byte("rate", .choice([0: "9600", 1: "19200", 6: "57600", 7: "115200"]))]),
    CommandInfo(APDU.Code.activateReader, "activate reader"),
  ]

  private static let fromTerminal: [CommandInfo] = [
    CommandInfo(APDU.Code.setTillClock, "set till's clock", .terminal),
    CommandInfo(APDU.Code.inputRequest, "input request", .terminal),
    CommandInfo(APDU.Code.menuRequest, "menu request", .terminal),
    CommandInfo(APDU.Code.statusInformation, "status information", .terminal),
    CommandInfo(
      APDU.Code.intermediateStatus, "intermediate status", .terminal,
      [
        .byte("code", .intermediate), .digits("timeout in minutes", 1, .unlessContainer),
      ]),
    CommandInfo(APDU.Code.completion, "completion", .terminal),
    CommandInfo(APDU.Code.abort, "abort", .terminal, [.byte("code", .result)]),
    CommandInfo(APDU.Code.signatureCheck, "signature check", .terminal),
    CommandInfo(
      APDU.Code.printLine, "print line", .terminal, [.byte("attribute", .printAttribute)],
      tail: .bytes(.text)),
    CommandInfo(APDU.Code.printBlock, "print block", .terminal),
    CommandInfo(APDU.Code.dial, "dial", .terminal, tail: .bytes(.raw)),
    CommandInfo(APDU.Code.hangUp, "hang up", .terminal, tail: .bytes(.raw)),
    CommandInfo(APDU.Code.lineSend, "send on the line", .terminal, tail: .bytes(.secret)),
    CommandInfo(APDU.Code.lineReceive, "receive from the line", .terminal, tail: .bytes(.secret)),
    CommandInfo(APDU.Code.lineState, "line state", .terminal, tail: .bytes(.raw)),
    CommandInfo(APDU.Code.blockedList, "blocked-list query", .terminal),
  ]
}

extension Registration.Config {
  /// The bits in words.
  static let words: [UInt8: String] = [
    0x02: "till prints payments", 0x04: "till prints administration",
    0x08: "intermediate status", 0x10: "payments from the till only",
    0x20: "administration from the till only", 0x80: "prints by commands",
  ]
}
