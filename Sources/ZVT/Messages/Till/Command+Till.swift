extension Command {
  /// Ends a registration; there is no completion.
  package static let logOff = Command(APDU.Code.logOff)

  /// The last receipt once more.
  ///
  /// - Parameters:
  ///   - service: 01 sends the status information, 02 prints nothing; 03 to find out what became
  ///     of a payment.
  ///   - receipt: 1F01: 04 asks for the last end of day.
  package static func repeatReceipt(
    password: Password, service: UInt8? = 0x03, receipt: UInt8? = nil
  ) -> Command {
    Command(
      APDU.Code.repeatReceipt, password: password, service: service,
      container: receipt.map { [TLV(0x1F01, [$0])] })
  }

  /// Asks for the terminal's state.
  ///
  /// - Parameter service: 01 closes the service menu, 02 leaves the version out, 04 asks for all
  ///   that the terminal knows of itself; 03 to poll, 07 for a health record. A service byte needs
  ///   a password.
  package static func statusEnquiry(password: Password?, service: UInt8? = 0x03) -> Command {
    Command(
      APDU.Code.statusEnquiry, password: password, service: password == nil ? nil : service)
  }

  /// Closes the batch.
  package static func endOfDay(password: Password, container: [TLV]? = nil) -> Command {
    Command(APDU.Code.endOfDay, password: password, container: container)
  }

  /// The sums of the open batch.
  package static func totals(password: Password) -> Command {
    Command(APDU.Code.totals, password: password)
  }

  /// Sends what was booked offline.
  package static func sendOffline(password: Password) -> Command {
    Command(APDU.Code.sendOffline, password: password)
  }

  /// Lets the terminal ask its acquirer.
  ///
  /// - Parameter kind: 1B: 01 line, 02 extended, 03 configuration, 04 EMV configuration, 05 EP2
  ///   configuration; nothing leaves the field out.
  package static func diagnosis(_ kind: UInt8? = nil) -> Command {
    Command(
      APDU.Code.diagnosis, password: nil, container: kind.map { [TLV(0x1B, [$0])] })
  }

  /// Initialises the terminal.
  package static func initialisation(password: Password) -> Command {
    Command(APDU.Code.initialisation, password: password)
  }

  /// Prints receipts again.
  package static func reprint(password: Password, from: Int, to: Int? = nil) -> Command {
    Command(
      APDU.Code.reprint, password: password,
      operands: BCD.bytes(Int64(from), count: 2) + (to.map { BCD.bytes(Int64($0), count: 2) } ?? [])
    )
  }

  /// Sets the terminal's number, eight digits; resets it without one.
  package static func setTerminalNumber(password: Password, _ number: String?) -> Command {
    Command(
      APDU.Code.setTerminalNumber, password: password,
      fields: number.map { [Bitmap(0x29, BCD.bytes(digits: $0, count: 4))] } ?? [])
  }

  /// Asks the terminal to stop what it is about.
  package static let cancel = Command(APDU.Code.cancel)

  /// Restarts the terminal; never while the outcome of a payment is unknown.
  package static let restart = Command(APDU.Code.restart)

  /// Lets the terminal examine itself.
  package static let selfTest = Command(APDU.Code.selfTest)

  /// Prints the terminal's settings.
  package static let printConfiguration = Command(APDU.Code.printConfiguration)

  /// Switches the card reader; there is no completion.
  package static func activateReader(_ isOn: Bool) -> Command {
    Command(APDU.Code.activateReader, fields: [Bitmap(0xFA, [isOn ? 0x00 : 0xFF])])
  }

  /// Changes the line's speed: 0 is 9600, 1 is 19200, 6 is 57600, 7 is 115200 baud; usable two
  /// seconds after the answer, and there is no completion.
  package static func baudRate(_ code: UInt8) -> Command {
    Command(APDU.Code.baudRate, operands: [code])
  }

  /// Reads a card without paying; ends with a status information.
  package static func readCard(timeoutSeconds: UInt8, container: [TLV]? = nil) -> Command {
    Command(APDU.Code.readCard, operands: [timeoutSeconds], container: container)
  }

  /// Shows text on the terminal; there is no completion.
  ///
  /// - Parameters:
  ///   - lines: up to eight; more are left out.
  ///   - seconds: 0 to 255; 0 shows it until something else comes.
  package static func display(
    _ lines: [String], seconds: UInt8, beeps: UInt8? = nil, in set: CharacterSet = .zvt8
  ) -> Command {
    let texts = zip(UInt8(0xF1)...0xF8, lines).map { Bitmap($0, Array(set.encode($1).prefix(99))) }
    return Command(
      APDU.Code.display,
      fields: [Bitmap(0xF0, [seconds])] + texts + (beeps.map { [Bitmap(0xF9, [$0])] } ?? []))
  }

  /// The lines of a command that shows text.
  package func displayedLines(in set: CharacterSet = .zvt8) -> [String] {
    fields.filter { (0xF1...0xF8).contains($0.number) }.sorted { $0.number < $1.number }
      .map { Text.printable(set.decode($0.value).text) }
  }
}
