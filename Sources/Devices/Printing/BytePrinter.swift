package import PrinterLanguages

/// A receipt printer by its profile, over any transport: the one owner of its connection.
///
/// Between two orders it keeps the connection, so the first byte of the next one leaves at once. It
/// never repeats a byte: what was handed over before a connection went is lost to our knowledge.
package actor BytePrinter: ReceiptPrinter {
  /// What is known of its model.
  package nonisolated let profile: PrinterProfile
  private let transport: any PrinterTransport
  private let clock = ContinuousClock()
  private var parser: StatusParser
  private var events: [StatusEvent] = []
  private var known: PrinterCondition?
  private var isOpen = false
  /// The job whose drawer pulse has been sent.
  private var pulsed: Int64?
  /// Whether the printer may still wait for the dots of a picture, after a lost connection or a
  /// stop of Kase.
  private var mayWaitForDots: Bool

  /// How long one write may wait for the printer to take something.
  private static let writeMilliseconds = 1_000
  /// How long the printer may take for one answer; nothing in that time is no answer.
  private static let answerMilliseconds = 1_500
  /// How long one look for an answer takes.
  private static let lookMilliseconds = 50

  /// A printer of a profile behind a transport.
  package init(profile: PrinterProfile, transport: any PrinterTransport) {
    self.profile = profile
    self.transport = transport
    parser = StatusParser(language: profile.language)
    // A file or a one-way cable gets nothing but pages, unless a connection was lost in one.
    mayWaitForDots = profile.isBidirectional && transport.isBidirectional
  }

  /// What it last told of itself.
  package func condition() async -> PrinterCondition? { known }

  private var answers: Bool { profile.isBidirectional && transport.isBidirectional }

  // MARK: - Before an order

  /// Connects where that is needed, and asks whether it may print.
  package func trouble(deadlineSeconds: Int) async -> PrinterTrouble? {
    do throws(TransportError) {
      try await connect(deadlineMilliseconds: deadlineSeconds * 1_000)
      guard answers else { return nil }
      return try await ask()
    } catch {
      forget()
      return .offline
    }
  }

  private func connect(deadlineMilliseconds: Int) async throws(TransportError) {
    guard !isOpen else { return }
    try await transport.open(deadlineMilliseconds: deadlineMilliseconds)
    isOpen = true
    parser = StatusParser(language: profile.language)
    known = nil
    if answers, profile.hasAutomaticStatus, profile.language == .escpos {
      try await writeWhole(PrinterCommands.automaticStatus())
    }
  }

  /// Asks in real time; what does not answer within its time is as good as away.
  private func ask() async throws(TransportError) -> PrinterTrouble? {
    try await drain()
    guard profile.language == .escpos else { return try await askStar() }
    var condition = PrinterCondition()
    for kind in profile.realTimeStatus {
      try await writeWhole(PrinterCommands.realTimeStatus(UInt8(clamping: kind)))
      let answer = try await answer { event -> UInt8? in
        if case .realTime(let byte) = event { byte } else { nil }
      }
      guard let answer else { return .offline }
      condition = condition.merging(PrinterCondition(realTime: answer, kind: kind))
    }
    known = condition
    return condition.trouble
  }

  private func askStar() async throws(TransportError) -> PrinterTrouble? {
    try await writeWhole(PrinterCommands.starStatus)
    let told = try await answer { event -> PrinterCondition? in
      if case .star(let condition, _) = event { condition } else { nil }
    }
    guard let told else { return .offline }
    known = told
    return told.trouble
  }

  // MARK: - An order

  /// Sends an order, or the rest of one that stopped, and waits for the outcome.
  package func print(
    _ order: PrintOrder, from offset: Int, deadlineSeconds: Int,
    progress: @escaping @Sendable (Int) async -> Void
  ) async -> PrintOutcome {
    guard isOpen || offset == 0 else { return .lost(at: offset) }
    let end = clock.now + .seconds(deadlineSeconds)
    var sent = offset
    var hasBegun = offset > 0
    do throws(TransportError) {
      try await connect(deadlineMilliseconds: deadlineSeconds * 1_000)
      if !hasBegun { try await prepare(for: order) }
      // From here on a connection that goes leaves nobody knowing what the printer has taken.
      hasBegun = true
      if let trouble = try await sendBytes(order, &sent, until: end, progress) {
        return .stopped(trouble, at: sent)
      }
      return try await prove(order, until: end)
    } catch {
      forget()
      return hasBegun ? .lost(at: sent) : .stopped(.offline, at: 0)
    }
  }

  /// What goes before a page: the way out of a picture that was cut off, and the drawer's pulse.
  private func prepare(for order: PrintOrder) async throws(TransportError) {
    if mayWaitForDots {
      try await writeWhole(PrinterCommands.recovery(for: profile))
      mayWaitForDots = false
    }
    if !order.pulse.isEmpty, pulsed != order.job {
      pulsed = order.job
      try await writeWhole(order.pulse)
    }
  }

  /// Hands the bytes over piece by piece.
  ///
  /// - Returns: what made the printer stop taking them; nothing when all have gone.
  private func sendBytes(
    _ order: PrintOrder, _ sent: inout Int, until end: ContinuousClock.Instant,
    _ progress: @Sendable (Int) async -> Void
  ) async throws(TransportError) -> PrinterTrouble? {
    while sent < order.bytes.count {
      if let trouble = known?.trouble, answers { return trouble }
      let piece = order.bytes[sent..<min(sent + profile.chunkBytes, order.bytes.count)]
      let count = try await transport.write(
        piece, deadlineMilliseconds: Self.writeMilliseconds)
      sent += count
      try await listen(milliseconds: 0)
      if count == 0 {
        if answers, let trouble = try await ask() { return trouble }
        if clock.now >= end { return .busy }
      } else if sent < order.bytes.count {
        await progress(sent)
        await pause()
      }
    }
    return nil
  }

  private func pause() async {
    guard profile.chunkPauseMilliseconds > 0 else { return }
    try? await clock.sleep(for: .milliseconds(profile.chunkPauseMilliseconds))
  }

  /// Asks for the proof that everything is on paper.
  private func prove(_ order: PrintOrder, until end: ContinuousClock.Instant)
    async throws(TransportError) -> PrintOutcome
  {
    let marker = PrinterCommands.marker(for: profile, job: Int(clamping: order.job))
    guard answers, !marker.isEmpty else { return .sent }
    events = []
    try await writeWhole(marker)
    while clock.now < end {
      try await listen(milliseconds: Self.lookMilliseconds)
      let isProved = events.contains { proves($0, order.job) }
      events = []
      if let trouble = known?.trouble { return .stopped(trouble, at: order.bytes.count) }
      if isProved { return .proved }
    }
    return .unanswered
  }

  private func proves(_ event: StatusEvent, _ job: Int64) -> Bool {
    switch (profile.confirmation, event) {
    case (.processID, .block):
      event.processID == PrinterCommands.processID(ofJob: Int(clamping: job))
    case (.queuedStatus, .queued): true
    case (.starCounter, .block):
      if case .starMarker = event.blockAnswer { true } else { false }
    default: false
    }
  }

  /// Gives the rest of a stopped order up.
  package func abandon(_ order: PrintOrder, at offset: Int) async {
    let page = EncodedPage(
      bytes: order.bytes, pulse: [], payloads: order.payloads, notes: [])
    do throws(TransportError) {
      guard isOpen else { return }
      try await writeWhole(PrinterCommands.abandon(page, at: offset))
    } catch { forget() }
  }

  // MARK: - The connection

  private func forget() {
    isOpen = false
    mayWaitForDots = true
    known = nil
    events = []
  }

  private func writeWhole(_ bytes: [UInt8]) async throws(TransportError) {
    var rest = bytes[...]
    var patience = 10
    while !rest.isEmpty {
      let count = try await transport.write(
        rest, deadlineMilliseconds: Self.writeMilliseconds)
      rest = rest.dropFirst(count)
      if count == 0 { patience -= 1 }
      guard patience > 0 else {
        await transport.close()
        throw TransportError(isLost: true, message: "the printer takes no commands")
      }
    }
  }

  /// Takes what has come back and keeps what it says of the printer.
  private func listen(milliseconds: Int) async throws(TransportError) {
    guard answers else { return }
    let bytes = try await transport.read(deadlineMilliseconds: milliseconds)
    for event in parser.take(bytes) {
      switch event {
      case .automatic(let condition): known = condition
      case .star(let condition, _): known = condition
      case .realTime, .queued, .block, .flow, .noise: break
      }
      events.append(event)
    }
  }

  /// Throws away what came before a question.
  private func drain() async throws(TransportError) {
    try await listen(milliseconds: 0)
    _ = parser.expire()
    events = []
  }

  /// The first event that answers a question; nothing where none comes in time.
  private func answer<Value: Sendable>(_ match: (StatusEvent) -> Value?)
    async throws(TransportError) -> Value?
  {
    let end = clock.now + .milliseconds(Self.answerMilliseconds)
    repeat {
      try await listen(milliseconds: Self.lookMilliseconds)
      let found = events.compactMap(match).first
      events = []
      if let found { return found }
    } while clock.now < end
    return nil
  }
}
