package import ZVT

/// Packets of ZVT straight over a stream, as terminals in the network take them.
package typealias StreamLink = TransportLink<StreamLayer>

/// Packets of ZVT in acknowledged blocks, as terminals on a serial line take them.
package typealias SerialBlockLink = TransportLink<SerialLink>

/// A layer of ZVT over a transport: the one owner of its connection.
///
/// It works while somebody waits in `send` or `receive`: whoever waits looks at the line for
/// everybody, in short turns, so that what has to be acknowledged is acknowledged at once and what
/// has to go out never waits behind a long look.
package actor TransportLink<Layer: LinkLayer>: PacketLink {
  private let lines: [any ByteTransport]
  private let freshLayer: Layer
  private let dropsStaleInput: Bool
  private let clock: @Sendable () -> Int
  private let ear: LinkTrace.Ear?

  private var layer: Layer
  private var choice: LineChoice
  private var line: any ByteTransport
  private var isOpen = false
  private var fault: LinkError?
  private var output: [UInt8] = []
  private var inbox: [APDU] = []
  private var nextTicket = 0
  /// Whether a packet has gone out, by ticket, for whoever waits for it.
  private var ends: [Int: Bool] = [:]
  private var isTurning = false
  private var spectators: [CheckedContinuation<Void, Never>] = []

  /// How long one look at the line takes; what is to go out waits no longer.
  private static var lookMilliseconds: Int { 20 }
  /// How much may wait for a counterpart that takes nothing.
  private static var outputBytesMax: Int { 1 << 20 }
  /// A deadline that no clock reaches, and no sum overflows.
  private static var deadlineMillisecondsMax: Int { 1 << 50 }
  /// How many looks at most throw away what was left on the line: no endless noise keeps it shut.
  private static var staleReadsMax: Int { 64 }

  init(
    lines: [any ByteTransport], layer: Layer, dropsStaleInput: Bool,
    clock: @escaping @Sendable () -> Int, ear: LinkTrace.Ear?
  ) {
    self.lines = lines
    line = lines[0]
    self.layer = layer
    freshLayer = layer
    choice = LineChoice(count: lines.count)
    self.dropsStaleInput = dropsStaleInput
    self.clock = clock
    self.ear = ear
  }

  // MARK: - PacketLink

  /// Opens the line; on a serial one what was left there is thrown away. - Throws: where there is
  /// nobody.
  package func open(deadlineMilliseconds: Int) async throws(TransportError) {
    guard !isOpen else { return }
    line = lines[choice.current]
    try await line.open(deadlineMilliseconds: deadlineMilliseconds)
    layer = freshLayer
    (fault, output, inbox, ends) = (nil, [], [], [:])
    choice.opened()
    if dropsStaleInput { try await dropInput() }
    isOpen = true
  }

  /// Sends a packet, and waits for its acknowledgement where the layer has one.
  package func send(_ packet: APDU, deadlineMilliseconds: Int) async throws(LinkError) {
    guard packet.data.count <= APDU.dataBytesMax else {
      throw LinkError(.tooLong, "a packet takes \(APDU.dataBytesMax) bytes of data")
    }
    try check()
    let end = deadline(in: deadlineMilliseconds)
    let ticket = nextTicket
    nextTicket += 1
    ear?(LinkTrace(.sent, .packet(packet), milliseconds: clock()))
    perform(layer.send(packet, ticket: ticket, atMilliseconds: clock()))
    while ends[ticket] == nil || !output.isEmpty {
      // What has gone out is sent, even where the connection ended right behind it.
      try check()
      guard output.isEmpty || clock() <= end else { throw abandon("the other side takes nothing") }
      await turn(milliseconds: ends[ticket] == nil ? Self.lookMilliseconds : 0)
    }
    if ends.removeValue(forKey: ticket) == false {
      choice.failed()
      throw LinkError(.noAcknowledgement, "no block was acknowledged")
    }
  }

  /// The next packet; nothing where none came in time.
  package func receive(deadlineMilliseconds: Int) async throws(LinkError) -> APDU? {
    let end = deadline(in: deadlineMilliseconds)
    while inbox.isEmpty {
      try check()
      let rest = end - clock()
      await turn(milliseconds: min(max(rest, 0), Self.lookMilliseconds))
      if rest <= 0 { break }
    }
    if !inbox.isEmpty { return inbox.removeFirst() }
    try check()
    return nil
  }

  /// Closes the line; whoever still waits learns that it is gone.
  package func close() async {
    guard isOpen else { return }
    isOpen = false
    fault = fault ?? LinkError(.gone, "the link was closed")
    inbox = []
    while isTurning { await watch() }
    await line.close()
  }

  // MARK: - Turns

  /// One look at the line: what is to go out goes, what has come is taken, timers run. Where
  /// somebody is looking already, waits for the end of that look.
  private func turn(milliseconds: Int) async {
    if isTurning { return await watch() }
    isTurning = true
    do throws(TransportError) {
      try await flush(milliseconds: Self.lookMilliseconds)
      let began = clock()
      let bytes = try await line.read(deadlineMilliseconds: patience(milliseconds))
      if bytes.isEmpty {
        // Silence is certain up to here only; a byte may have come while nobody looked.
        perform(layer.tick(atMilliseconds: began))
      } else {
        take(bytes)
      }
      try await flush(milliseconds: 0)
    } catch {
      fault = fault ?? LinkError(.gone, error.message)
    }
    isTurning = false
    let woken = spectators
    spectators = []
    for spectator in woken { spectator.resume() }
  }

  private func watch() async {
    await withCheckedContinuation { spectators.append($0) }
  }

  /// How long a look may take that must not miss a timer.
  private func patience(_ milliseconds: Int) -> Int {
    guard let due = layer.nextTickMilliseconds else { return milliseconds }
    return min(milliseconds, max(due - clock(), 0))
  }

  private func flush(milliseconds: Int) async throws(TransportError) {
    while !output.isEmpty {
      let waiting = output
      let count = try await line.write(waiting[...], deadlineMilliseconds: milliseconds)
      guard count > 0 else { return }
      ear?(LinkTrace(.sent, .bytes(Array(waiting.prefix(count))), milliseconds: clock()))
      output.removeFirst(min(count, output.count))
    }
  }

  private func take(_ bytes: [UInt8]) {
    let now = clock()
    ear?(LinkTrace(.received, .bytes(bytes), milliseconds: now))
    perform(layer.received(bytes, atMilliseconds: now))
    perform(layer.tick(atMilliseconds: now))
  }

  private func perform(_ actions: [LinkAction]) {
    for action in actions where fault == nil {
      switch action {
      case .write(let bytes): write(bytes)
      case .deliver(let packet):
        ear?(LinkTrace(.received, .packet(packet), milliseconds: clock()))
        inbox.append(packet)
        choice.heard()
      case .sent(let ticket):
        ends[ticket] = true
        choice.heard()
      case .failed(let ticket): ends[ticket] = false
      case .fault(let reason): fault = LinkError(reason)
      }
    }
  }

  private func write(_ bytes: [UInt8]) {
    guard output.count + bytes.count <= Self.outputBytesMax else {
      fault = LinkError(.gone, "the other side takes nothing")
      return
    }
    output += bytes
  }

  private func deadline(in milliseconds: Int) -> Int {
    clock() + min(max(milliseconds, 0), Self.deadlineMillisecondsMax)
  }

  private func check() throws(LinkError) {
    if let fault { throw fault }
    guard isOpen else { throw LinkError(.gone, "the link is not open") }
  }

  /// A packet that went in part makes the line useless for the next one.
  private func abandon(_ message: String) -> LinkError {
    let error = fault ?? LinkError(.gone, message)
    fault = error
    return error
  }

  private func dropInput() async throws(TransportError) {
    for _ in 0..<Self.staleReadsMax {
      guard try await !line.read(deadlineMilliseconds: 0).isEmpty else { return }
    }
  }
}

extension TransportLink where Layer == StreamLayer {
  /// A link over a stream.
  ///
  /// - Parameters:
  ///   - transport: the connection.
  ///   - layer: the limits and the timer of fragments.
  ///   - clock: milliseconds that never run backwards.
  ///   - ear: hears everything.
  package init(
    transport: any ByteTransport, layer: StreamLayer = StreamLayer(),
    clock: @escaping @Sendable () -> Int = Monotonic.milliseconds, ear: LinkTrace.Ear? = nil
  ) {
    self.init(
      lines: [transport], layer: layer, dropsStaleInput: false, clock: clock, ear: ear)
  }
}

extension TransportLink where Layer == SerialLink {
  /// A link over a serial line.
  ///
  /// - Parameters:
  ///   - transport: the line with its settings.
  ///   - fallback: the same line with other settings, as many terminals fall back to 9600 baud.
  ///     After a block that nobody acknowledged on a line where nobody was heard, the next `open`
  ///     takes it, and the next but one the first again.
  ///   - settings: T1, T2, the number of sends, the limit.
  ///   - clock: milliseconds that never run backwards.
  ///   - ear: hears everything.
  package init(
    transport: any ByteTransport, fallback: (any ByteTransport)? = nil,
    settings: SerialLink.Settings = SerialLink.Settings(),
    clock: @escaping @Sendable () -> Int = Monotonic.milliseconds, ear: LinkTrace.Ear? = nil
  ) {
    self.init(
      lines: [transport] + (fallback.map { [$0] } ?? []), layer: SerialLink(settings: settings),
      dropsStaleInput: true, clock: clock, ear: ear)
  }
}

extension LinkError {
  /// What a layer found, in words.
  fileprivate init(_ fault: LinkFault) {
    switch fault {
    case .foreign(.tls): self.init(.foreign(.tls), "the terminal expects TLS")
    case .foreign(.otherProtocol):
      self.init(.foreign(.otherProtocol), "what answers there does not speak ZVT")
    case .foreign(.tooLong):
      self.init(.foreign(.tooLong), "a packet announces more than is taken")
    case .incomplete: self.init(.incomplete, "a packet began and did not end")
    case .malformed: self.init(.malformed, "a packet has another length than it says")
    }
  }
}
