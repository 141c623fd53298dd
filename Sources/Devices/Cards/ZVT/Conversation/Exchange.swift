import ZVT

/// A conversation that moves no money: what the terminal sent until its end.
struct Exchange: Listener {
  /// How it ended.
  enum End {
    /// Well: the terminal's completion, or its answer to a command that has none.
    case completed(APDU)
    /// Not well: the terminal's abort.
    case aborted(APDU)
    /// The terminal did not take the command.
    case refused(UInt8)
    /// The connection went, or silence.
    case lost(String)

    /// The code of a refusal or an abort.
    var code: UInt8? {
      switch self {
      case .refused(let code): code
      case .aborted(let packet): Abort(parsing: packet).code
      case .completed, .lost: nil
      }
    }
  }

  private let reading: TerminalReading
  private let slipLinesMax: Int
  private let store: (@Sendable (TerminalStatement) async throws -> Void)?
  private let progress: (@Sendable (CardProgress) async -> Void)?
  private let kind: TerminalStatement.Kind?
  private var slipLines = 0
  /// What it told of payments or sums, in its order.
  private(set) var statuses: [StatusInformation] = []
  /// How it ended.
  private(set) var end = End.lost("it has not begun")
  private var isOver = false
  /// Whether all of it that had to be stored is stored.
  private(set) var isStored = true
  /// Whether the terminal said that it is reversing something.
  private(set) var isReversing = false

  /// A conversation whose command is on its way.
  ///
  /// - Parameters:
  ///   - witness: stores what the terminal says, and hears how it goes; nothing for questions whose
  ///     answers need no evidence.
  ///   - kind: under what it is stored; nothing for what each message is.
  init(
    reading: TerminalReading, settings: ZVTSettings, witness: CardWitness? = nil,
    kind: TerminalStatement.Kind? = nil
  ) {
    self.reading = reading
    self.kind = kind
    slipLinesMax = settings.slipLinesMax
    store = witness?.store
    progress = witness?.progress
  }

  /// A question is never stopped.
  var mayBeStopped: Bool { false }

  /// Takes what happened. - Returns: what to send, if anything.
  mutating func hear(_ happening: Dialogue.Happening) async -> APDU? {
    guard !isOver else { return nil }
    isOver = happening.isEnd
    switch happening {
    case .accepted: return nil
    case .refused(let error): end = .refused(error)
    case .silence(let words), .lost(let words): end = .lost(words)
    case .command(let packet), .stray(let packet): return await command(packet)
    case .ended(let packet):
      end = packet.control == APDU.Code.abort ? .aborted(packet) : .completed(packet)
      guard !packet.isAnswer else { return nil }
      // Welcome as evidence; what counts was stored before.
      try? await store?(reading.statement(packet, as: kind))
      return .positive
    }
    return nil
  }

  private mutating func command(_ packet: APDU) async -> APDU {
    switch packet.control {
    case APDU.Code.statusInformation:
      statuses.append(StatusInformation(parsing: packet))
      return await keep(packet) ? .positive : .negative(APDU.Answer.processingError)
    case APDU.Code.printLine, APDU.Code.printBlock:
      slipLines += TerminalReading.slipLines(packet) ?? 0
      let isTaken = slipLines <= slipLinesMax ? await keep(packet) : false
      return isTaken ? .positive : .negative(APDU.Answer.printerNotReady)
    case APDU.Code.intermediateStatus:
      let progress = reading.progress(packet)
      if progress.step == .reversing { isReversing = true }
      await self.progress?(progress)
      return .positive
    case APDU.Code.setTillClock:
      // The offset of its clock is worth knowing, our clock stays as it is.
      try? await store?(reading.statement(packet, as: kind))
      return .positive
    default: return .negative(APDU.Answer.unknownCommand)
    }
  }

  private mutating func keep(_ packet: APDU) async -> Bool {
    guard let store else { return true }
    do {
      try await store(reading.statement(packet, as: kind))
      return true
    } catch {
      isStored = false
      return false
    }
  }
}
