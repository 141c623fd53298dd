package import Devices

/// A simulated device at the end of a cable in memory, for tests: it speaks its real bytes, closes
/// and refuses connections, and takes its real time.
package actor SimulatedDevice<Counterpart: SimulatedCounterpart>: ByteTransport {
  /// What comes out of the cable.
  private enum Item {
    case bytes([UInt8], from: Int)
    case end(from: Int)
  }

  /// The device.
  package private(set) var counterpart: Counterpart
  /// Everything that happened.
  package private(set) var events: [SimulatorEvent] = []
  private let clock: @Sendable () -> Int
  private var items: [Item] = []
  private var isConnected = false
  private var refusesUntil = 0
  /// How many events there were when it was last let go.
  private var released = 0

  /// A device that is switched on.
  ///
  /// - Parameter clock: milliseconds that never run backwards.
  package init(
    _ counterpart: Counterpart, clock: @escaping @Sendable () -> Int = Monotonic.milliseconds
  ) {
    self.counterpart = counterpart
    self.clock = clock
  }

  /// What was truly charged.
  package var truth: TerminalTruth {
    tick()
    return counterpart.truth
  }

  /// Changes the device, as by adding to its script.
  package func change(_ body: @Sendable (inout Counterpart) -> Void) { body(&counterpart) }

  /// Where it is held at the moment.
  package var heldAt: String? {
    tick()
    guard let last = events.lastIndex(where: { if case .hold = $0 { true } else { false } }),
      case .hold(let point) = events[last], last >= released
    else { return nil }
    return point
  }

  /// Lets it go on where it is held.
  package func proceed() {
    released = events.count
    carryOut(counterpart.proceed(at: clock()))
  }

  /// It answers.
  package nonisolated var isBidirectional: Bool { true }

  /// Connects. - Throws: where it refuses connections at the moment.
  package func open(deadlineMilliseconds: Int) async throws(TransportError) {
    guard !isConnected else { return }
    guard clock() >= refusesUntil else { throw TransportError("connection refused") }
    isConnected = true
    items = []
    carryOut(counterpart.connect(at: clock()))
  }

  /// Hands it bytes. - Throws: where the connection has ended.
  package func write(_ bytes: ArraySlice<UInt8>, deadlineMilliseconds: Int)
    async throws(TransportError) -> Int
  {
    guard isConnected else { throw TransportError("not connected") }
    tick()
    carryOut(counterpart.receive(Array(bytes), at: clock()))
    return bytes.count
  }

  /// What it says: one of its writes at a time. - Throws: where the connection has ended.
  package func read(deadlineMilliseconds: Int) async throws(TransportError) -> [UInt8] {
    let until = clock() + deadlineMilliseconds
    while true {
      tick()
      if let bytes = try next() { return bytes }
      guard isConnected else { throw TransportError("the device closed the connection") }
      guard clock() < until, !Task.isCancelled else { return [] }
      try? await Task.sleep(for: .milliseconds(1))
    }
  }

  /// Ends the connection.
  package func close() async {
    guard isConnected else { return }
    isConnected = false
    items = []
    carryOut(counterpart.disconnect(at: clock()))
  }

  private func next() throws(TransportError) -> [UInt8]? {
    switch items.first {
    case .bytes(let bytes, let from) where clock() >= from:
      items.removeFirst()
      return bytes
    case .end(let from) where clock() >= from:
      items = []
      isConnected = false
      carryOut(counterpart.disconnect(at: clock()))
      throw TransportError("the device closed the connection")
    default: return nil
    }
  }

  private func tick() {
    // A device whose clock stands still must not hold the caller for ever.
    for _ in 0..<10_000 {
      guard let due = counterpart.wakesAt, clock() >= due else { return }
      carryOut(counterpart.tick(at: clock()))
    }
  }

  private func carryOut(_ actions: [CounterpartAction]) {
    var from = clock()
    for action in actions {
      switch action {
      case .write(let bytes): items.append(.bytes(bytes, from: from))
      case .pause(let milliseconds): from += milliseconds
      case .close: items.append(.end(from: from))
      case .reset: items = [.end(from: from)]
      case .refuse(let milliseconds): refusesUntil = from + milliseconds
      case .tell(let event): events.append(event)
      case .save, .lineSpeed: break
      }
    }
  }
}

/// A simulated ZVT terminal in memory.
package typealias SimulatedZVTTerminal = SimulatedDevice<ZVTCounterpart>
