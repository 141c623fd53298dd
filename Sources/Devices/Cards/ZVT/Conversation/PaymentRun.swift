import ZVT

/// A conversation that moves money: what the terminal says goes to the payment machine, and what
/// the machine wants goes to the witness and back to the terminal.
struct PaymentRun: Listener {
  private let order: CardOrder
  private let witness: CardWitness
  private let reading: TerminalReading
  private let slipLinesMax: Int
  private let pausesAt: Set<UInt8>
  private var machine: PaymentMachine
  private var slipLines = 0
  /// The terminal's last status information.
  private(set) var status: StatusInformation?
  /// The code of the terminal's no.
  private(set) var denial: UInt8?
  /// How it ended; nothing while it goes on.
  private(set) var outcome: CardOutcome?
  /// Whether the outcome is recorded.
  private(set) var isRecorded = false

  /// A conversation whose command is on its way.
  ///
  /// - Parameter pausesAt: the codes of a decline that has to be looked into before it is recorded.
  init(
    order: CardOrder, witness: CardWitness, reading: TerminalReading, settings: ZVTSettings,
    pausesAt: Set<UInt8> = []
  ) {
    self.order = order
    self.witness = witness
    self.reading = reading
    self.pausesAt = pausesAt
    slipLinesMax = settings.slipLinesMax
    machine = PaymentMachine(order: order, allowance: settings.allowance)
  }

  /// Whether the terminal may still be asked to stop.
  var mayBeStopped: Bool { machine.mayBeStopped }

  /// Takes what happened. - Returns: what to send, if anything.
  mutating func hear(_ happening: Dialogue.Happening) async -> APDU? {
    switch happening {
    case .accepted: return await take(.accepted)
    case .refused(APDU.Answer.pleaseWait): return await take(.busy)
    case .refused(let error):
      denial = error
      return await take(.refused(reading.reason(error)))
    case .command(let packet), .stray(let packet): return await command(packet)
    case .ended(let packet): return await end(packet)
    case .silence(let words): return await take(.timeout(words))
    case .lost(let words): return await take(.linkLost(words))
    }
  }

  // MARK: - What the terminal says

  private mutating func command(_ packet: APDU) async -> APDU? {
    switch packet.control {
    case APDU.Code.statusInformation: return await take(event(of: packet), packet)
    case APDU.Code.intermediateStatus:
      _ = await take(.progress(reading.progress(packet)))
      return .positive
    case APDU.Code.printLine, APDU.Code.printBlock: return await take(.slip, packet)
    case APDU.Code.setTillClock:
      try? await witness.store(reading.statement(packet))
      return .positive
    default: return .negative(APDU.Answer.unknownCommand)
    }
  }

  private mutating func event(of packet: APDU) -> PaymentMachine.Event {
    let status = StatusInformation(parsing: packet)
    self.status = status
    switch reading.word(of: status) {
    case .yes(.whole) where isOfAnother(status):
      return .claim(.contradictory("the terminal reverses another payment"))
    case .yes(let claim):
      denial = nil
      return .claim(claim)
    case .no(let reason):
      denial = status.result
      return .denial(reason)
    case .untold: return .claim(.incomplete("the terminal does not say how it went"))
    }
  }

  /// Whether it is the reversal of another payment than the one that was meant.
  private func isOfAnother(_ status: StatusInformation) -> Bool {
    guard order.movement == .reversal, let reversed = status.originalTrace,
      let original = order.original.flatMap(TransactionIdentity.init(text:))
    else { return false }
    return !original.trace.isEmpty && Int(original.trace) != reversed
  }

  private mutating func end(_ packet: APDU) async -> APDU? {
    guard packet.control == APDU.Code.abort else {
      let result = Completion(parsing: packet).result ?? 0
      return await take(.completed(fault: result == 0 ? nil : reading.reason(result)), packet)
    }
    let code = Abort(parsing: packet).code
    denial = denial ?? code
    let words = code.map { reading.reason($0) } ?? "the terminal gives no reason"
    let isStop = code.map { ResultCode($0).meaning == .cancelled } ?? false
    return await take(.aborted(words, isStop: isStop), packet)
  }

  // MARK: - What the machine wants

  private mutating func take(_ event: PaymentMachine.Event, _ packet: APDU? = nil) async -> APDU? {
    var answer: APDU?
    var actions = machine.handle(event)
    while !actions.isEmpty {
      switch actions.removeFirst() {
      case .store: actions += machine.handle(await isStored(packet) ? .stored : .notStored)
      case .report(let progress): await witness.progress(progress)
      case .voteYes:
        if denial == nil { await witness.progress(CardProgress(.candidate)) }
        answer = .positive
      case .voteNo: answer = .negative(APDU.Answer.processingError)
      case .takeSlip: answer = .positive
      case .refuseSlip: answer = .negative(APDU.Answer.printerNotReady)
      case .requestStop: answer = APDU(APDU.Code.cancel)
      case .finish(let outcome):
        let isHeld = await finish(outcome, packet)
        if packet != nil, isHeld { answer = .positive }
      }
    }
    return answer
  }

  private mutating func isStored(_ packet: APDU?) async -> Bool {
    guard let packet else { return false }
    if let lines = TerminalReading.slipLines(packet) {
      slipLines += lines
      guard slipLines <= slipLinesMax else { return false }
    }
    do {
      try await witness.store(reading.statement(packet))
      return true
    } catch { return false }
  }

  /// Records how it ended. That the message itself is kept is welcome; the outcome decides.
  ///
  /// - Returns: whether the end may be acknowledged.
  private mutating func finish(_ outcome: CardOutcome, _ packet: APDU?) async -> Bool {
    self.outcome = outcome
    if let packet { try? await witness.store(reading.statement(packet)) }
    if case .declined = outcome, let denial, pausesAt.contains(denial) { return true }
    return await record(outcome)
  }

  /// Records an outcome, once; what could not be recorded is not known.
  mutating func record(_ outcome: CardOutcome) async -> Bool {
    self.outcome = outcome
    isRecorded = true
    do {
      try await witness.record(outcome)
      return true
    } catch {
      self.outcome = .unknown(reason: "the outcome could not be stored")
      return false
    }
  }
}
