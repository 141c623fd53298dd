package import PrinterLanguages

/// A printer of a profile that speaks the real bytes, and fails by a script: a value, without clock
/// and connection.
///
/// It prints what arrives as a real one would, the harm of a cut-off command included: bytes that
/// come after half a picture are dots, and a drawer pulse that lacks bytes swallows the next ones.
/// The paper, the drawer and the byte count are the truth that a test compares a job with.
package struct VirtualPrinter: Sendable {
  /// What a call came to.
  package struct Reaction: Hashable, Sendable {
    /// How many of the bytes the printer took.
    package let accepted: Int
    /// What it sends.
    package let replies: [UInt8]
    /// Whether the connection has ended.
    package let isGone: Bool

    /// What a call came to.
    package init(accepted: Int = 0, replies: [UInt8] = [], isGone: Bool = false) {
      self.accepted = accepted
      self.replies = replies
      self.isGone = isGone
    }
  }

  /// How many pieces of paper are kept; older ones are forgotten.
  private static let keptPiecesMax = 200
  /// How much stands on one piece before another one begins.
  private static let entriesMax = 5000
  private static let rowsMax = 20_000

  /// What the printer is like.
  package let profile: PrinterProfile
  /// How often the drawer has opened: pulses to its pin, of some length.
  package private(set) var drawerOpenings = 0
  /// How many bytes it has taken.
  package private(set) var bytesReceived = 0
  /// Whether the connection has ended.
  package private(set) var isGone = false
  /// How it is; a printer that is offline takes only real-time requests.
  package private(set) var condition = PrinterCondition()

  private var answers: AnswerDesk
  private var faults = FaultScript()
  private var reader: CommandReader
  private var scanner: RealTimeScanner
  private var machine: PaperMachine
  private var pieces: [PaperPiece] = []
  private var busyCalls = 0
  /// What has come of a real-time request while the printer was offline.
  private var offlineHead: [UInt8] = []

  /// A printer that is switched on, has paper, and meets faults.
  package init(profile: PrinterProfile, faults: [PrinterFault] = []) {
    self.profile = profile
    answers = AnswerDesk(profile: profile)
    reader = CommandReader(language: profile.language)
    scanner = RealTimeScanner(language: profile.language)
    machine = PaperMachine(profile: profile)
    condition.isDrawerPinHigh = false
    expect(faults)
  }

  /// The pieces of paper, the oldest first; the last one may still hang in the printer.
  package var paper: [PaperPiece] {
    let hanging = machine.entries
    guard !hanging.isEmpty else { return pieces }
    return pieces + [PaperPiece(transcript: PaperTranscript(entries: hanging), isCut: false)]
  }

  /// Somebody takes what lies below the printer: the pieces that no longer hang in it.
  package mutating func takePaper() -> [PaperPiece] {
    defer { pieces = [] }
    return pieces
  }

  /// How many lines were printed; 24 rows of a picture count as one.
  package var linesPrinted: Int { machine.linesPrinted }

  /// Gives it more faults to meet; their bytes and lines count from here.
  package mutating func expect(_ more: [PrinterFault]) {
    faults.add(more, bytes: bytesReceived, lines: machine.linesPrinted)
  }

  /// Takes bytes, as many as it can.
  package mutating func receive(_ bytes: some Collection<UInt8>) -> Reaction {
    var accepted = 0
    meetByteFaults()
    if busyCalls > 0, !isGone {
      busyCalls -= 1
      return Reaction()
    }
    for byte in bytes {
      guard !isGone, busyCalls == 0, accepts(byte) else { break }
      take(byte)
      accepted += 1
      meetLineFaults()
      meetByteFaults()
    }
    return reaction(accepted)
  }

  /// Somebody puts paper in, shuts the cover and frees the cutter.
  package mutating func reload() -> Reaction {
    if condition.paper == .end { tearOff(isCut: false) }
    let pin = condition.isDrawerPinHigh
    change {
      $0 = PrinterCondition()
      $0.isDrawerPinHigh = pin
    }
    return reaction(0)
  }

  /// Somebody connects it again; its state is what it was when the connection ended.
  package mutating func plugIn() { isGone = false }

  private mutating func reaction(_ accepted: Int) -> Reaction {
    let replies = answers.takeReplies()
    return Reaction(accepted: accepted, replies: isGone ? [] : replies, isGone: isGone)
  }
}

// Bytes as they arrive.
extension VirtualPrinter {
  /// Offline, only a real-time request gets through, and only between two commands.
  private func accepts(_ byte: UInt8) -> Bool {
    guard condition.isOffline else { return true }
    guard reader.held == offlineHead.count, reader.isAtBoundary || reader.held > 0 else {
      return false
    }
    return RealTimeScanner.isBeginning(offlineHead + [byte], of: profile.language)
  }

  private mutating func take(_ byte: UInt8) {
    bytesReceived += 1
    if condition.isOffline { offlineHead.append(byte) }
    let wasWithinData = !reader.isAtBoundary && reader.held == 0
    var event = reader.take(byte)
    if event == .rejected { event = reader.take(byte) }
    perform(byte, event)
    if reader.held == 0 { offlineHead = [] }
    // Firmware that does not look into pictures misses what begins or ends in one.
    if wasWithinData, !profile.obeysRealTimeInRaster {
      scanner.reset()
    } else if let request = scanner.take(byte) {
      performAtOnce(request)
    }
    if machine.entryCount >= Self.entriesMax || machine.openRows >= Self.rowsMax {
      tearOff(isCut: false)
    }
  }

  private mutating func perform(_ byte: UInt8, _ event: CommandReader.Event) {
    guard case .command(let command) = event else { return machine.take(byte, event) }
    switch command.effect {
    case .cut: cut(byte, event)
    case .request(let request):
      // The scanner has its own eyes for real-time requests.
      if !RealTimeScanner.sees(request) { ask(request) }
    case .pulse(let pulse):
      open(pulse.drawer, milliseconds: pulse.onMilliseconds)
      machine.take(byte, event)
    case .fire(let drawer):
      open(drawer, milliseconds: machine.firedMilliseconds)
      machine.take(byte, event)
    default: machine.take(byte, event)
    }
  }

  private mutating func cut(_ byte: UInt8, _ event: CommandReader.Event) {
    if profile.cutter.isPresent, faults.meet(.cutterJams) {
      change { $0.hasCutterError = true }
      return
    }
    machine.take(byte, event)
    if profile.cutter.isPresent { tearOff(isCut: true) }
  }

  private mutating func tearOff(isCut: Bool) {
    let entries = machine.takeEntries()
    machine.newPaper()
    guard !entries.isEmpty else { return }
    pieces.append(PaperPiece(transcript: PaperTranscript(entries: entries), isCut: isCut))
    if pieces.count > Self.keptPiecesMax { pieces.removeFirst() }
  }

  private mutating func open(_ drawer: Int, milliseconds: Int) {
    let connected = profile.drawer.pin == 5 ? 2 : 1
    if drawer == connected, milliseconds > 0 { drawerOpenings += 1 }
  }
}

// Requests and conditions.
extension VirtualPrinter {
  private mutating func ask(_ request: PrinterRequest) {
    let isMarker = AnswerDesk.isMarker(request)
    let fate: AnswerDesk.Fate =
      isMarker && faults.meet(.losesAnswer)
      ? .lost : isMarker && faults.meet(.garbledAnswer) ? .garbled : .sent
    answers.answer(request, condition, fate)
  }

  private mutating func performAtOnce(_ request: PrinterRequest) {
    switch request {
    case .realTimePulse(let pulse):
      guard answers.allowsRealTimePulse else { return }
      open(pulse.drawer, milliseconds: pulse.onMilliseconds)
      machine.add(pulse)
    case .resume, .clear:
      if request == .clear {
        reader.drop()
        machine.clear()
      }
      change { $0.hasCutterError = false }
    default: answers.answer(request, condition, .sent)
    }
  }

  /// Changes the condition, and reports it where that was asked for.
  private mutating func change(_ body: (inout PrinterCondition) -> Void) {
    let before = condition
    body(&condition)
    condition.isOffline = condition.isStopped
    answers.report(condition, before: before)
  }

  private mutating func meetLineFaults() {
    for fault in faults.due(lines: machine.linesPrinted) {
      if case .coverOpens = fault {
        change { $0.isCoverOpen = true }
      } else {
        change { $0.paper = .end }
      }
    }
  }

  private mutating func meetByteFaults() {
    for fault in faults.due(bytes: bytesReceived) {
      switch fault {
      case .busy(_, let calls): busyCalls += max(0, calls)
      case .silent: answers.isSilent = true
      case .unplugged: isGone = true
      case .powerCycle: powerCycle()
      default: break
      }
    }
  }

  /// A power cycle ends the connection; paper and cover are as they were.
  private mutating func powerCycle() {
    isGone = true
    reader.reset()
    scanner.reset()
    machine.powerOff()
    answers.powerOff()
    offlineHead = []
    condition.hasCutterError = false
    condition.isOffline = condition.isStopped
  }
}
