extension APDU {
  /// The control numbers: class in the high byte, instruction in the low one.
  ///
  /// Source: PA00P015 §2 (till to terminal) and §3 (terminal to till).
  package enum Code {
    /// Logs the till on and tells how the terminal shall behave.
    package static let registration: UInt16 = 0x0600
    /// A payment.
    package static let authorisation: UInt16 = 0x0601
    /// Ends a registration.
    package static let logOff: UInt16 = 0x0602
    /// Asks for a card's balance.
    package static let balance: UInt16 = 0x0603
    /// Activates a card.
    package static let activateCard: UInt16 = 0x0604
    /// Tops a purse up.
    package static let procurement: UInt16 = 0x0605
    /// Tops a prepaid account up.
    package static let prepaidTopUp: UInt16 = 0x0609
    /// A tax-free form.
    package static let taxFree: UInt16 = 0x060A
    /// Books a tip on a payment.
    package static let tip: UInt16 = 0x060C
    /// The end of a conversation that went well.
    package static let completion: UInt16 = 0x060F
    /// The sums of the open batch, without closing.
    package static let totals: UInt16 = 0x0610
    /// Prints receipts again.
    package static let reprint: UInt16 = 0x0612
    /// Restarts the terminal.
    package static let restart: UInt16 = 0x0618
    /// Prints the terminal's settings.
    package static let printConfiguration: UInt16 = 0x061A
    /// Sets or resets the terminal's number.
    package static let setTerminalNumber: UInt16 = 0x061B
    /// The end of a conversation that did not go well.
    package static let abort: UInt16 = 0x061E
    /// The last receipt once more.
    package static let repeatReceipt: UInt16 = 0x0620
    /// An authorisation by telephone.
    package static let phoneAuthorisation: UInt16 = 0x0621
    /// A reservation, or its extension.
    package static let reservation: UInt16 = 0x0622
    /// Gives the unused part of a reservation back; the list of the open ones with receipt FFFF.
    package static let partialReversal: UInt16 = 0x0623
    /// Books the used total of a reservation.
    package static let bookTotal: UInt16 = 0x0624
    /// Cancels a reservation.
    package static let cancelReservation: UInt16 = 0x0625
    /// Takes back a reservation of another terminal.
    package static let externalReversal: UInt16 = 0x0626
    /// Takes a payment of the open batch back.
    package static let reversal: UInt16 = 0x0630
    /// Pays money back.
    package static let refund: UInt16 = 0x0631
    /// Closes the batch.
    package static let endOfDay: UInt16 = 0x0650
    /// Sends what was booked offline.
    package static let sendOffline: UInt16 = 0x0651
    /// Lets the terminal ask its acquirer.
    package static let diagnosis: UInt16 = 0x0670
    /// Lets the terminal examine itself.
    package static let selfTest: UInt16 = 0x0679
    /// Sets the terminal's clock.
    package static let setTerminalClock: UInt16 = 0x0691
    /// Initialises the terminal.
    package static let initialisation: UInt16 = 0x0693
    /// Changes the password.
    package static let changePassword: UInt16 = 0x0695
    /// Asks the terminal to stop.
    package static let cancel: UInt16 = 0x06B0
    /// Reads a card without paying.
    package static let readCard: UInt16 = 0x06C0
    /// Closes the contactless field.
    package static let closeCardField: UInt16 = 0x06C5
    /// A command for the card.
    package static let cardCommand: UInt16 = 0x06C6
    /// A signature to be checked, as an image.
    package static let signatureCheck: UInt16 = 0x06D0
    /// A line of a slip.
    package static let printLine: UInt16 = 0x06D1
    /// A part of a slip, or a whole one.
    package static let printBlock: UInt16 = 0x06D3
    /// Dials over the till.
    package static let dial: UInt16 = 0x06D8
    /// Hangs up.
    package static let hangUp: UInt16 = 0x06D9
    /// Sends over the till's line.
    package static let lineSend: UInt16 = 0x06DA
    /// Receives over the till's line.
    package static let lineReceive: UInt16 = 0x06DB
    /// The state of the till's line.
    package static let lineState: UInt16 = 0x06DD
    /// Shows text.
    package static let display: UInt16 = 0x06E0
    /// Shows text and waits for a key.
    package static let displayKey: UInt16 = 0x06E1
    /// Shows text and asks for a number.
    package static let displayNumber: UInt16 = 0x06E2
    /// Shows text and asks for a PIN.
    package static let displayPIN: UInt16 = 0x06E3
    /// Asks the till for its list of blocked cards.
    package static let blockedList: UInt16 = 0x06E4
    /// Makes a code of authenticity.
    package static let messageCode: UInt16 = 0x06E5
    /// Looks whether a card is there.
    package static let cardPoll: UInt16 = 0x06E6
    /// Shows an image.
    package static let displayImage: UInt16 = 0x06F0
    /// Asks for the terminal's state.
    package static let statusEnquiry: UInt16 = 0x0501
    /// Opens the service menu.
    package static let serviceMode: UInt16 = 0x0801
    /// Leaves ZVT; never sent.
    package static let switchProtocol: UInt16 = 0x0802
    /// Updates the software.
    package static let softwareUpdate: UInt16 = 0x0810
    /// Reads a file.
    package static let readFile: UInt16 = 0x0811
    /// Deletes a file.
    package static let deleteFile: UInt16 = 0x0812
    /// Starts the actions of the terminal's operating keys.
    package static let startOPT: UInt16 = 0x0820
    /// Chooses a language.
    package static let selectLanguage: UInt16 = 0x0830
    /// Changes the line's speed.
    package static let baudRate: UInt16 = 0x0840
    /// Switches the card reader.
    package static let activateReader: UInt16 = 0x0850
    /// Sets the till's clock.
    package static let setTillClock: UInt16 = 0x0401
    /// Asks the till for an input.
    package static let inputRequest: UInt16 = 0x040D
    /// Asks the till for a choice.
    package static let menuRequest: UInt16 = 0x040E
    /// What became of a payment.
    package static let statusInformation: UInt16 = 0x040F
    /// What the terminal is about.
    package static let intermediateStatus: UInt16 = 0x04FF
    /// Yes.
    package static let positive: UInt16 = 0x8000
  }

  /// Errors of answers and completions that the conversation itself turns on; all are in
  /// `ResultCode`.
  package enum Answer {
    /// Processing error; our vote against a payment that can't be stored.
    package static let processingError: UInt8 = 0x66
    /// Unknown command or field.
    package static let unknownCommand: UInt8 = 0x83
    /// Wait, and ask again in two seconds.
    package static let pleaseWait: UInt8 = 0x9C
    /// Only a part of the goods was delivered.
    package static let partialIssue: UInt8 = 0x9D
    /// The printer is not ready.
    package static let printerNotReady: UInt8 = 0xCC
  }

  /// The plain yes: `80 00 00`.
  package static let positive = APDU(Code.positive)

  /// A no, or "please wait": `84 xx 00` (PA00P016 §5.2).
  package static func negative(_ error: UInt8) -> APDU { APDU(0x8400 | UInt16(error)) }

  /// The yes to a part of the goods: `84 9D 07 04 <amount>`.
  ///
  /// - Parameter amount: minor units, 0 to 999 999 999 999.
  package static func partialIssue(_ amount: Int64) -> APDU {
    var fields = BitmapWriter()
    fields.append(0x04, amount: amount)
    return APDU(0x8400 | UInt16(Answer.partialIssue), fields.bytes)
  }

  /// Whether it is a yes: `80 00` or `84 00`.
  package var isPositive: Bool { control == Code.positive || control == 0x8400 }

  /// The error of an answer 84, nothing in any other packet; a refused currency comes as
  /// `84 1E .. 6F` too (PA00P015 §2.1).
  package var error: UInt8? {
    guard classByte == 0x84, instruction != 0 else { return nil }
    if instruction == 0x1E, let code = data.first { return code }
    return instruction
  }
}
