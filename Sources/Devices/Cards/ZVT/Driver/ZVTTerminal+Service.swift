package import Amounts
import ZVT

extension ZVTTerminal {
  /// Whether it can take a payment now, and what has to be done first.
  package func health() async -> TerminalHealth {
    guard !isAtWork else { return .busy("a conversation is running") }
    let health = await alone { terminal -> TerminalHealth in
      do throws(DeviceError) {
        return Self.health(
          try await terminal.overLiveConnection { () async throws(DeviceError) in
            try await terminal.state()
          })
      } catch { return Self.health(error) }
    }
    return health ?? .busy("a conversation is running")
  }

  private static func health(_ state: State) -> TerminalHealth {
    if state.isAtWork { return .busy(state.words) }
    let code = hexadecimal(state.meaning.code)
    switch TerminalNeed(state.meaning.remedy) {
    case nil: return .ready
    case .technician?: return .outOfOrder(code: code)
    case let need?: return .needs(need, code: code)
    }
  }

  private static func health(_ error: DeviceError) -> TerminalHealth {
    switch (error.code, error.need) {
    case (.busy, _): .busy(error.message)
    case (.needsAction, let need?): .needs(need, code: error.message)
    default: .unreachable(error.message)
    }
  }

  /// Who it says it is, and what was measured of it: a new registration, 05 01 with everything it
  /// tells, and whether 06 20 and 06 10 are answered.
  package func identify() async throws(DeviceError) -> TerminalIdentity {
    try await aloneThrowing { terminal async throws(DeviceError) in
      await terminal.drop()
      try await terminal.connect()
      return try await terminal.identity()
    }
  }

  private func identity() async throws(DeviceError) -> TerminalIdentity {
    let exchange = await ask(.statusEnquiry(password: settings.password, service: 0x05))
    let report: StatusReport?
    switch exchange.end {
    case .completed(let packet): report = StatusReport(parsing: packet)
    case .lost(let words): throw DeviceError(lost: words, linkFault)
    case .aborted, .refused: report = nil
    }
    let device = report?.container?.first(0xE4)?.objects ?? []
    let number = report?.container?.bytes(0x1F44).flatMap(BCD.digits) ?? ""
    let told = registration?.terminalNumber ?? ""
    return TerminalIdentity(
      number: told.isEmpty ? number : told, model: Self.text(device.bytes(0x1F40)),
      serial: device.bytes(0x1F42).flatMap(BCD.digits) ?? "",
      software: report?.version.map(Text.printable) ?? Self.text(device.bytes(0x1F41)),
      capabilities: try await capabilities())
  }

  private static func text(_ bytes: [UInt8]?) -> String {
    Text.printable(CharacterSet.zvt7.decode(bytes ?? []).text)
  }

  private func capabilities() async throws(DeviceError) -> [String] {
    var found: [String] = []
    switch try await lastTransaction().baseline() {
    case .transaction, .batch: found.append("repeat_receipt")
    case .nothing, .unusable: break
    }
    let totals = await ask(.totals(password: settings.password))
    if case .completed = totals.end, !totals.statuses.isEmpty { found.append("totals") }
    if case .asked(.utf8) = settings.characters, registration?.characterSet == .utf8 {
      found.append("utf8")
    }
    if registration?.usesSequence == true { found.append("message_numbers") }
    return found
  }

  /// Lets the terminal examine itself and its line to the acquirer (06 70).
  package func diagnose(witness: CardWitness) async throws(DeviceError) {
    try await serve(witness) { .diagnosis($0.settings.diagnosisKind) }
  }

  /// Initialises the terminal (06 93), as state 51 asks for.
  package func initialise(witness: CardWitness) async throws(DeviceError) {
    try await serve(witness) { .initialisation(password: $0.settings.password) }
  }

  /// Sets the terminal's clock (06 91).
  ///
  /// - Parameter moment: the time that it shall show, with the offset of its wall clock.
  package func setClock(to moment: Moment, witness: CardWitness) async throws(DeviceError) {
    let text = moment.rfc3339.filter(\.isNumber)
    let (date, time) = (String(text.prefix(8).suffix(6)), String(text.prefix(14).suffix(6)))
    try await serveCommand(witness) {
      ClockSetting(password: $0.settings.password, date: date, time: time).apdu
    }
  }

  /// Ends the registration (06 02) and closes the connection; the next order registers anew.
  package func logOff() async throws(DeviceError) {
    try await aloneThrowing { terminal async throws(DeviceError) in
      guard await terminal.drain() else { return }
      _ = await terminal.ask(.logOff, hasCompletion: false)
      await terminal.drop()
    }
  }

  /// Shows words on the terminal's display for a few seconds (06 E0).
  package func display(_ lines: [String]) async throws(DeviceError) {
    try await aloneThrowing { terminal async throws(DeviceError) in
      try await terminal.connect()
      let command = Command.display(
        lines, seconds: terminal.settings.displaySeconds, in: terminal.reading.characters)
      let exchange = await terminal.ask(command, hasCompletion: false)
      try terminal.check(exchange)
    }
  }

  private func serve(
    _ witness: CardWitness, _ command: @escaping @Sendable (isolated ZVTTerminal) -> Command
  ) async throws(DeviceError) {
    try await serveCommand(witness) { $0.packet(command($0)) }
  }

  /// A command of a technician: it may be what an unready terminal asks for.
  private func serveCommand(
    _ witness: CardWitness, _ command: @escaping @Sendable (isolated ZVTTerminal) -> APDU
  ) async throws(DeviceError) {
    try await aloneThrowing { terminal async throws(DeviceError) in
      try await terminal.connect()
      try terminal.check(await terminal.ask(command(terminal), witness: witness))
    }
  }

  /// - Throws: unless the conversation ended well.
  func check(_ exchange: Exchange) throws(DeviceError) {
    switch exchange.end {
    case .completed(let packet):
      guard !packet.isAnswer, let result = Completion(parsing: packet).result else { return }
      guard ![0x00, 0xE0, 0xFC].contains(result) else { return }
      throw DeviceError(code: result)
    case .aborted(let packet): throw DeviceError(code: Abort(parsing: packet).code ?? 0xFF)
    case .refused(let code): throw DeviceError(code: code)
    case .lost(let words): throw DeviceError(lost: words, linkFault)
    }
  }
}
