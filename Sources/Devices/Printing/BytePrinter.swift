package import PrinterLanguages
import Receipts

/// A receipt printer by its profile, over any transport: the one owner of its connection.
///
/// Between two orders it keeps the connection, so the first byte of the next one leaves at once. It
/// never repeats a byte: what was handed over before a connection went is lost to our knowledge.
package actor BytePrinter: ReceiptPrinter {
  /// What is known of its model.
  package nonisolated let profile: PrinterProfile
  let transport: any ByteTransport
  let clock = ContinuousClock()
  var parser: StatusParser
  var events: [StatusEvent] = []
  var known: PrinterCondition?
  private var isOpen = false
  /// The job that stopped halfway on this connection.
  private var halted: Int64?
  /// Whether the printer may still wait for the dots of a picture.
  private var mayWaitForDots: Bool
  /// Whether a page was lost with its connection: what there is of it hangs out of the printer.
  private var hasTorso = false

  /// How long one write may wait for the printer to take something.
  static let writeMilliseconds = 1_000
  /// How long the printer may take to prove a page, however long sending took.
  private static let provingSeconds = 10
  /// How long one look for an answer takes.
  static let lookMilliseconds = 50

  /// A printer of a profile behind a transport.
  package init(profile: PrinterProfile, transport: any ByteTransport) {
    self.profile = profile
    self.transport = transport
    parser = StatusParser(language: profile.language)
    // What was sent before Kase started is not known. A file or a one-way cable gets nothing but
    // pages, unless a connection was lost in one.
    mayWaitForDots = profile.isBidirectional && transport.isBidirectional
  }

  /// Whether the printer answers, and its answers arrive.
  var answers: Bool { profile.isBidirectional && transport.isBidirectional }

  // MARK: - Before an order

  /// Connects where that is needed, and asks whether it may print.
  package func trouble(halted job: Int64?, deadlineSeconds: Int) async -> PrinterTrouble? {
    if let job { return await troubleOfHalted(job) }
    // A connection that died while nothing was printed is only noticed now.
    let attempts = isOpen ? 2 : 1
    for _ in 0..<attempts {
      do throws(TransportError) {
        try await connect(deadlineMilliseconds: deadlineSeconds * 1_000)
        return try await ask()
      } catch { await disconnect() }
    }
    return .offline
  }

  /// While a page stands still the connection is all that connects it with us: silence is patience.
  private func troubleOfHalted(_ job: Int64) async -> PrinterTrouble? {
    guard isOpen, halted == job else { return .offline }
    do throws(TransportError) {
      try await listen(milliseconds: 0)
      guard answers, profile.language == .escpos else {
        return if let trouble = known?.trouble { trouble } else { try await portTrouble() }
      }
      switch try await condition() {
      case .answered(let condition): return condition.trouble
      case .silent: return known?.trouble ?? .busy
      }
    } catch {
      await lose()
      return .offline
    }
  }

  private func connect(deadlineMilliseconds: Int) async throws(TransportError) {
    if isOpen { return try await listen(milliseconds: 0) }
    try await transport.open(deadlineMilliseconds: deadlineMilliseconds)
    isOpen = true
    parser = StatusParser(language: profile.language)
    known = nil
    if answers, profile.hasAutomaticStatus, profile.language == .escpos {
      try await writeWhole(PrinterCommands.automaticStatus())
    }
  }

  /// Asks in real time; what stays silent is shown the way out of a picture, and asked once more.
  private func ask() async throws(TransportError) -> PrinterTrouble? {
    guard answers else { return try await portTrouble() }
    if case .answered(let condition) = try await condition() { return condition.trouble }
    if mayWaitForDots {
      try await recover()
      if case .answered(let condition) = try await condition() { return condition.trouble }
    }
    if let trouble = try await portTrouble() { return trouble }
    throw TransportError("the printer does not answer")
  }

  /// Ends a picture that the printer may be waiting for, and cuts off what there is of its page.
  private func recover() async throws(TransportError) {
    try await writeWhole(PrinterCommands.recovery(for: profile) + (hasTorso ? tearOff : []))
    mayWaitForDots = false
    hasTorso = false
  }

  // MARK: - An order

  /// Sends an order, or the rest of one that stopped, and waits for the outcome.
  package func print(
    _ order: PrintOrder, from offset: Int, deadlineSeconds: Int,
    progress: @escaping @Sendable (Int) async -> Void
  ) async -> PrintOutcome {
    guard offset == 0 || isOpen && halted == order.job else { return .lost(at: offset) }
    halted = nil
    let end = clock.now + .seconds(deadlineSeconds)
    var sent = offset
    var hasBegun = offset > 0
    do throws(TransportError) {
      try await connect(deadlineMilliseconds: deadlineSeconds * 1_000)
      if !hasBegun {
        if mayWaitForDots { try await recover() }
        if !order.pulse.isEmpty { try await writeWhole(order.pulse) }
      }
      // From here on a connection that goes leaves nobody knowing what the printer has taken.
      hasBegun = true
      if let trouble = try await sendBytes(order, &sent, until: end, progress) {
        return stopped(order, trouble, at: sent)
      }
      return try await prove(order, until: max(end, clock.now + .seconds(Self.provingSeconds)))
    } catch {
      guard hasBegun else {
        await disconnect()
        return .stopped(.offline, at: 0)
      }
      await lose()
      return .lost(at: sent)
    }
  }

  private func stopped(_ order: PrintOrder, _ trouble: PrinterTrouble, at offset: Int)
    -> PrintOutcome
  {
    if offset > 0 { halted = order.job }
    return .stopped(trouble, at: offset)
  }

  /// Hands the bytes over piece by piece.
  ///
  /// - Returns: what made the printer stop taking them; nothing when all have gone.
  private func sendBytes(
    _ order: PrintOrder, _ sent: inout Int, until end: ContinuousClock.Instant,
    _ progress: @Sendable (Int) async -> Void
  ) async throws(TransportError) -> PrinterTrouble? {
    while sent < order.bytes.count {
      if answers, let trouble = known?.trouble { return trouble }
      let piece = order.bytes[sent..<min(sent + profile.chunkBytes, order.bytes.count)]
      let count = try await transport.write(
        piece, deadlineMilliseconds: Self.writeMilliseconds)
      sent += count
      try await listen(milliseconds: 0)
      if count == 0 {
        // A question would wait behind the page: only what it tells by itself can be heard, and
        // what its port says.
        if let trouble = try await portTrouble() { return trouble }
        if clock.now >= end { return known?.trouble ?? .busy }
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
    // An answer to an earlier question must not prove this page.
    try await drain()
    try await writeWhole(marker)
    while clock.now < end {
      try await listen(milliseconds: Self.lookMilliseconds)
      let isProved = events.contains { proves($0, order.job) }
      events = []
      if let trouble = known?.trouble { return stopped(order, trouble, at: order.bytes.count) }
      if isProved { return .proved }
    }
    // What still comes belongs to this page, and to no other.
    await lose()
    return .unanswered
  }

  private func proves(_ event: StatusEvent, _ job: Int64) -> Bool {
    switch (profile.confirmation, event) {
    case (.processID, .block):
      return event.processID == PrinterCommands.processID(ofJob: Int(clamping: job))
    case (.queuedStatus, .queued(let byte)):
      return PrinterCondition(queued: byte).trouble == nil
    case (.starCounter, .block):
      if case .starMarker = event.blockAnswer { return true }
      return false
    default: return false
    }
  }

  /// Gives the rest of a stopped order up, and cuts off what there is of it.
  package func abandon(_ order: PrintOrder, at offset: Int) async {
    guard isOpen, halted == order.job else { return }
    halted = nil
    let page = EncodedPage(
      bytes: order.bytes, pulse: [], payloads: order.payloads, notes: [])
    do throws(TransportError) {
      try await writeWhole(PrinterCommands.abandon(page, at: offset) + tearOff)
    } catch { await lose() }
  }

  /// Feeds and cuts; nothing for a printer whose language can't.
  private var tearOff: [UInt8] {
    let line = Row(
      left: 0, width: profile.columns, height: 1, verticals: nil, isTight: false,
      cells: [Cell(x: 0, width: profile.columns, isBlank: true, runs: [])])
    let page = Page(
      columns: profile.columns, isSpaced: true, blocks: [Block(line: 1, .row(line))])
    do throws(EncodingError) { return try PageEncoder(profile: profile).encode(page).bytes } catch {
      return []
    }
  }

  // MARK: - The connection

  /// Closes the connection after nothing of a page has gone over it.
  private func disconnect() async {
    await transport.close()
    isOpen = false
    halted = nil
    known = nil
    events = []
  }

  /// Closes the connection on which a page, or a part of it, was.
  private func lose() async {
    await disconnect()
    mayWaitForDots = true
    hasTorso = true
  }
}
