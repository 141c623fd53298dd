import ZVT

extension ZVTTerminal {
  /// Makes the terminal reachable: what came late is taken, a lost connection is opened anew, and
  /// each new one begins with a registration (PA00P015 §2.1).
  ///
  /// - Returns: whether it is a new connection.
  @discardableResult
  func connect() async throws(DeviceError) -> Bool {
    if await drain() { return false }
    try await open()
    do throws(DeviceError) { try await register() } catch {
      await drop(linkFault)
      throw error
    }
    return true
  }

  /// Asks what moves no money; where an old connection turns out to be dead, or the terminal has
  /// forgotten us, once more over a new one.
  func overLiveConnection<Answer>(_ work: () async throws(DeviceError) -> Answer)
    async throws(DeviceError) -> Answer
  {
    let isNew = try await connect()
    do throws(DeviceError) { return try await work() } catch {
      guard error.code == .unavailable, !isNew else { throw error }
    }
    await drop()
    try await connect()
    return try await work()
  }

  private func register() async throws(DeviceError) {
    let exchange = await ask(registrationCommand.apdu)
    switch exchange.end {
    case .refused(let code): throw DeviceError(code: code)
    case .aborted(let packet): throw DeviceError(code: Abort(parsing: packet).code ?? 0xFF)
    case .lost(let words): throw DeviceError(lost: words, linkFault)
    case .completed(let packet):
      let completion = Completion(parsing: packet)
      if let result = completion.result, result != 0 { throw DeviceError(code: result) }
      try check(completion)
      registration = completion
      if settings.numbersMessages, completion.usesSequence { startNumbering() }
    }
  }

  /// Another number is another terminal, and another currency another contract.
  private func check(_ completion: Completion) throws(DeviceError) {
    if let expected = settings.terminalNumber, !completion.terminalNumber.isEmpty,
      completion.terminalNumber != expected
    {
      throw DeviceError(
        .needsAction, "terminal \(completion.terminalNumber) answers in place of \(expected)",
        need: .settings)
    }
    if let currency = completion.currency, currency != settings.currency.isoNumber {
      throw DeviceError(.needsAction, "the terminal has another currency", need: .settings)
    }
  }

  private var registrationCommand: Registration {
    var offer = Registration.Offer()
    offer.printWidth = settings.printWidth
    offer.permittedCommands =
      settings.takesBlocks ? [APDU.Code.printBlock, APDU.Code.printLine] : []
    if case .asked(let set) = settings.characters { offer.characterSets = [set] }
    offer.offersSequence = settings.numbersMessages
    return Registration(
      password: settings.password, config: Registration.Config(rawValue: settings.configByte),
      currency: settings.currency.isoNumber, service: settings.serviceByte, offer: offer)
  }

  // MARK: - The terminal's state

  /// Asks for the terminal's state until it is idle (PA00P015 §11).
  ///
  /// - Parameters:
  ///   - end: until when a terminal at work is asked again.
  ///   - isStrict: whether a card in the reader counts as work too: a reversal may wait for it.
  ///   - allowed: needs that are no hindrance now.
  /// - Throws: `busy`, `needsAction`, `unavailable`, `protocolFault`.
  func awaitIdle(
    until end: Int, isStrict: Bool = false, allowing allowed: Set<TerminalNeed> = [],
    progress: (@Sendable (CardProgress) async -> Void)? = nil
  ) async throws(DeviceError) {
    while true {
      let state = try await state()
      let need = TerminalNeed(state.meaning.remedy).flatMap { allowed.contains($0) ? nil : $0 }
      if let need, need != .removeCard {
        throw DeviceError(.needsAction, state.words, need: need)
      }
      let waitsForCard = need == .removeCard || isStrict && state.meaning.code == 0xDC
      guard waitsForCard || state.isAtWork else { return }
      let step = CardProgress(
        state.isReversing ? .reversing : waitsForCard ? .removeCard : .working, words: state.words)
      await progress?(step)
      guard milliseconds() < end else {
        throw waitsForCard
          ? DeviceError(.needsAction, state.words, need: .removeCard)
          : DeviceError(.busy, state.words)
      }
      await pause(settings.timers.pollMilliseconds)
    }
  }

  /// What a terminal says when it is asked for its state.
  struct State {
    let meaning: TerminalState
    let isReversing: Bool

    var isAtWork: Bool { isReversing || meaning.remedy == .wait }
    var words: String { "\(hexadecimal(meaning.code)) \(meaning.words)" }
  }

  /// The terminal's state; one that does not know the question is taken as ready.
  func state() async throws(DeviceError) -> State {
    let exchange = await ask(.statusEnquiry(password: settings.password))
    let isReversing = exchange.isReversing
    switch exchange.end {
    case .completed(let packet):
      guard let meaning = StatusReport(parsing: packet).meaning else {
        throw DeviceError(.protocolFault, "the terminal does not tell its state")
      }
      return State(meaning: meaning, isReversing: isReversing)
    case .refused(APDU.Answer.unknownCommand):
      return State(meaning: TerminalState(0), isReversing: isReversing)
    case .refused(APDU.Answer.pleaseWait):
      return State(meaning: TerminalState(APDU.Answer.pleaseWait), isReversing: isReversing)
    case .refused(let code): throw DeviceError(code: code)
    case .aborted(let packet): throw DeviceError(code: Abort(parsing: packet).code ?? 0xFF)
    case .lost(let words): throw DeviceError(lost: words, linkFault)
    }
  }

  // MARK: - The last transaction

  /// What the terminal shows as its last transaction (PA00P015 §2): 06 20 without printing.
  ///
  /// - Parameter witness: stores what it shows, where it is evidence.
  /// - Throws: `unavailable`, `busy`, `needsAction`: it could not be asked.
  func lastTransaction(witness: CardWitness? = nil) async throws(DeviceError) -> LastTransaction {
    guard settings.repeatReceipt != .unusable else { return .silence }
    let exchange = await ask(
      .repeatReceipt(password: settings.password), witness: witness, as: .inquiry)
    if case .lost(let words) = exchange.end { throw DeviceError(lost: words, linkFault) }
    if let status = exchange.statuses.last, Self.isRecord(status) {
      adoptSyncID(of: status)
      return reading.lastTransaction(status)
    }
    syncID = nil
    switch exchange.end {
    case .completed, .lost, .refused(APDU.Answer.unknownCommand): return .silence
    case .refused(let code): throw DeviceError(code: code)
    case .aborted(let packet): return try Self.nothing(Abort(parsing: packet).code)
    }
  }

  /// A refusal of the question itself has neither numbers nor sums.
  private static func isRecord(_ status: StatusInformation) -> Bool {
    status.isOfBatch || status.receipt != nil || !status.traceDigits.isEmpty
      || status.result == 0
  }

  /// An abort that says something about the terminal's condition says nothing about its store.
  private static func nothing(_ code: UInt8?) throws(DeviceError) -> LastTransaction {
    guard let code else { return .silence }
    let error = DeviceError(code: code)
    switch error.code {
    case .unsupported: return .silence
    case .protocolFault: return .nothing(code: code)
    case .unavailable, .busy, .needsAction, .permission: throw error
    }
  }

  /// Keeps the identifier that the next command sends back; around the wrap of receipt numbers it
  /// is left open, since no terminal says what follows 9999 (PA00P015 §4).
  func adoptSyncID(of status: StatusInformation) {
    syncID = status.receipt == 9_999 ? nil : status.details.syncID
  }
}
