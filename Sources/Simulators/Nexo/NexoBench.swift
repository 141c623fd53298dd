package import Amounts
package import Devices

/// A simulated nexo terminal and the till's ways to it in one process, in a time of their own.
///
/// Whoever waits on one of its transports moves the clock on, so that minutes of silence pass at
/// once. The till can be killed at any point of a dialogue, and the cable cut after any byte.
package actor NexoBench {
  /// The bench's time.
  package nonisolated let clock = VirtualClock()
  private var simulator: NexoSimulator
  /// What the terminal sent and the till has not read.
  private var inbox: [UInt8] = []
  /// The connection that is open; nothing where none is.
  private var open: Int?
  private var connections = 0
  private var refusesUntil = 0
  /// Where the till dies next.
  private var deathPoint: NexoScriptEntry.Point?
  private var isTillDead = false
  /// After how many more bytes each way the cable is cut.
  private var bytesToTerminal: Int?
  private var bytesToTill: Int?
  /// What happened at the terminal.
  package private(set) var events: [SimulatorEvent] = []

  /// A bench with a terminal on it.
  package init(_ simulator: NexoSimulator = NexoSimulator()) { self.simulator = simulator }

  // MARK: - For whoever watches

  /// What was truly charged.
  package var truth: TerminalTruth { simulator.truth }
  /// The messages that the terminal read, by category, the oldest first.
  package var requests: [String] { simulator.requests }

  /// Adds to the script what the next money messages meet.
  package func expect(_ entries: [NexoScriptEntry]) { simulator.expect(entries) }

  /// Lets the till die when the terminal reaches a point of its next dialogue.
  package func killTill(at point: NexoScriptEntry.Point) {
    deathPoint = point
    var entry = NexoScriptEntry()
    entry.holds = [point]
    simulator.expect([entry])
  }

  /// Cuts the cable once, after so many more bytes each way; nothing means never.
  package func cutCable(afterBytesToTerminal: Int? = nil, afterBytesToTill: Int? = nil) {
    bytesToTerminal = afterBytesToTerminal
    bytesToTill = afterBytesToTill
  }

  /// Whether the till died.
  package var hasDied: Bool { isTillDead }

  /// Starts the till anew; the terminal goes on where it stood.
  package func reviveTill() {
    isTillDead = false
    deathPoint = nil
    run(simulator.proceed(at: clock.milliseconds))
  }

  /// Switches the terminal off and on: it keeps what it had saved.
  package func restartTerminal() throws {
    simulator = try NexoSimulator(profile: simulator.profile, memory: simulator.memory)
    end()
  }

  // MARK: - For the till

  /// A way to the terminal that was never open.
  package nonisolated func transport() -> any ByteTransport { NexoBenchTransport(bench: self) }

  /// The bench's time, for a driver.
  package nonisolated func driverClock(
    start: Moment = Moment(milliseconds: 1_795_000_000_000, offsetSeconds: 0)
  ) -> NexoClock {
    NexoClock(
      milliseconds: { [clock] in clock.milliseconds },
      pause: { [self] in await pause($0) },
      moment: { [clock] in
        Moment(
          milliseconds: start.milliseconds + Int64(clock.milliseconds),
          offsetSeconds: start.offsetSeconds)
      })
  }

  func connect() throws(TransportError) -> Int {
    guard !isTillDead, clock.milliseconds >= refusesUntil else {
      throw TransportError("nobody is there")
    }
    close(open)
    connections += 1
    open = connections
    inbox = []
    run(simulator.connect(at: clock.milliseconds))
    return connections
  }

  func write(_ bytes: ArraySlice<UInt8>, _ connection: Int?) throws(TransportError) -> Int {
    guard let open, open == connection, !isTillDead else {
      throw TransportError("the other side closed")
    }
    let passing = bytesToTerminal.map { bytes.prefix($0) } ?? bytes
    run(simulator.receive(Array(passing), at: clock.milliseconds))
    guard let left = bytesToTerminal else { return bytes.count }
    bytesToTerminal = left - passing.count
    if passing.count < bytes.count { cut() }
    return bytes.count
  }

  func read(_ connection: Int?, _ milliseconds: Int) throws(TransportError) -> [UInt8] {
    let end = clock.milliseconds + milliseconds
    while true {
      guard !isTillDead else { throw TransportError("dead") }
      if connection == connections, !inbox.isEmpty {
        defer { inbox = [] }
        return inbox
      }
      guard open != nil, open == connection else {
        throw TransportError("the other side closed")
      }
      guard step(until: end) else { return [] }
    }
  }

  func close(_ connection: Int?) {
    guard let open, open == connection else { return }
    end()
    run(simulator.disconnect(at: clock.milliseconds))
  }

  private func pause(_ milliseconds: Int) {
    let end = clock.milliseconds + milliseconds
    while step(until: end) {}
  }

  // MARK: - Time and actions

  /// Moves on to the terminal's next step. - Returns: false when there is none until the end.
  private func step(until end: Int) -> Bool {
    guard let next = simulator.wakesAt, next <= end else {
      clock.advance(by: end - clock.milliseconds)
      return false
    }
    clock.advance(by: next - clock.milliseconds)
    run(simulator.tick(at: clock.milliseconds))
    return true
  }

  private func run(_ actions: [CounterpartAction]) {
    for action in actions {
      switch action {
      case .write(let bytes): deliver(bytes)
      case .close: open = nil
      case .reset: end()
      case .refuse(let milliseconds): refusesUntil = clock.milliseconds + milliseconds
      case .tell(let event):
        events.append(event)
        if case .hold(let point) = event, point == deathPoint?.rawValue { dieNow() }
      case .pause, .lineSpeed, .save: break
      }
    }
  }

  private func deliver(_ bytes: [UInt8]) {
    guard open != nil else { return }
    let passing = bytesToTill.map { Array(bytes.prefix($0)) } ?? bytes
    inbox += passing
    guard let left = bytesToTill else { return }
    bytesToTill = left - passing.count
    if passing.count < bytes.count { cut() }
  }

  private func cut() {
    bytesToTerminal = nil
    bytesToTill = nil
    open = nil
    run(simulator.disconnect(at: clock.milliseconds))
  }

  private func dieNow() {
    isTillDead = true
    cut()
  }

  private func end() {
    open = nil
    inbox = []
  }
}

/// One way to the terminal on a bench.
private actor NexoBenchTransport: ByteTransport {
  private let bench: NexoBench
  private var connection: Int?

  nonisolated var isBidirectional: Bool { true }

  init(bench: NexoBench) { self.bench = bench }

  func open(deadlineMilliseconds: Int) async throws(TransportError) {
    guard connection == nil else { return }
    connection = try await bench.connect()
  }

  func write(_ bytes: ArraySlice<UInt8>, deadlineMilliseconds: Int)
    async throws(TransportError) -> Int
  {
    try await bench.write(bytes, connection)
  }

  func read(deadlineMilliseconds: Int) async throws(TransportError) -> [UInt8] {
    try await bench.read(connection, deadlineMilliseconds)
  }

  func close() async { await bench.close(connection) }
}
