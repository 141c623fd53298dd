package import CanonicalJSON
package import Devices

/// Lets a simulated device live on a true wire: it keeps the time, carries actions out, stores the
/// memory, and hands events to whoever watches.
package actor CounterpartHost<Counterpart: SimulatedCounterpart> {
  /// How long a look at the wire takes at most, in milliseconds.
  private static var lookMilliseconds: Int { 20 }

  /// The device.
  package private(set) var counterpart: Counterpart
  private let save: @Sendable (JSON) throws -> Void
  private let tell: @Sendable (SimulatorEvent) -> Void
  private let clock: @Sendable () -> Int
  /// What is to be done on the wire that is served.
  private var waiting: [CounterpartAction] = []
  /// Whether a wire is served; the next one waits until the end of the last one was noticed.
  private var isServing = false

  /// A device that is switched on.
  ///
  /// - Parameters:
  ///   - save: stores the memory, durably.
  ///   - tell: hears events.
  ///   - clock: milliseconds that never run backwards.
  package init(
    _ counterpart: Counterpart, save: @escaping @Sendable (JSON) throws -> Void = { _ in },
    tell: @escaping @Sendable (SimulatorEvent) -> Void = { _ in },
    clock: @escaping @Sendable () -> Int = Monotonic.milliseconds
  ) {
    self.counterpart = counterpart
    self.save = save
    self.tell = tell
    self.clock = clock
  }

  private var now: Int { clock() }

  /// Changes the device, as by adding to its script.
  package func change(_ body: @Sendable (inout Counterpart) -> Void) { body(&counterpart) }

  /// Lets it go on where it is held.
  package func proceed() { waiting += counterpart.proceed(at: now) }

  /// Serves the connections of a port until the server is stopped.
  package func serve(_ server: WireServer) async {
    await server.serve { connection in await self.serve(connection, of: server) }
  }

  /// Serves a serial line until it is closed.
  package func serve(_ wire: SerialWire) async {
    await converse(wire) { action in
      if case .lineSpeed(let baud) = action { await wire.listen(atBaud: baud) }
      return false
    }
  }

  /// Serves a wire in memory until whoever called is cancelled.
  package func serve(_ wire: MemoryWire) async {
    let end = wire.transport(.terminal)
    while !Task.isCancelled {
      do throws(TransportError) {
        try await end.open(deadlineMilliseconds: Self.lookMilliseconds)
      } catch { continue }
      await talk(end) { action in await Self.act(action, on: wire) }
      await end.close()
      Task { await live() }
    }
  }

  private static func act(_ action: CounterpartAction, on wire: MemoryWire) async -> Bool {
    guard wire.kind == .connection else { return false }
    switch action {
    case .close, .reset:
      await wire.transport(.terminal).close()
      return true
    case .refuse(let milliseconds):
      await wire.refuse(true)
      Task {
        try? await Task.sleep(for: .milliseconds(milliseconds))
        await wire.refuse(false)
      }
      return false
    default: return false
    }
  }

  /// Serves a line of the system, such as the far end of a USB cable, until it is gone.
  package func serve(line: some ByteTransport) async { await converse(line) { _ in false } }

  private func serve(_ connection: WireConnection, of server: WireServer) async {
    await converse(connection) { action in
      switch action {
      case .close:
        await connection.close()
        return true
      case .reset:
        await connection.reset()
        return true
      case .refuse(let milliseconds):
        await server.refuse()
        Task {
          try? await Task.sleep(for: .milliseconds(milliseconds))
          _ = try? await server.start()
        }
        return false
      default: return false
      }
    }
  }

  /// Talks until the wire ends, and lives on.
  private func converse(
    _ wire: some ByteTransport, act: @Sendable (CounterpartAction) async -> Bool
  ) async {
    await talk(wire, act: act)
    await live()
  }

  /// Talks until the wire ends.
  ///
  /// - Parameter act: does what only this kind of wire can do; true where that ended it.
  private func talk(
    _ wire: some ByteTransport, act: @Sendable (CounterpartAction) async -> Bool
  ) async {
    while isServing { try? await Task.sleep(for: .milliseconds(1)) }
    isServing = true
    waiting += counterpart.connect(at: now)
    do throws(TransportError) {
      while !Task.isCancelled {
        if try await carryOut(on: wire, act) { break }
        let wake = counterpart.wakesAt.map { max(0, $0 - now) } ?? Self.lookMilliseconds
        if wake == 0 {
          waiting += counterpart.tick(at: now)
          continue
        }
        let bytes = try await wire.read(deadlineMilliseconds: min(wake, Self.lookMilliseconds))
        if !bytes.isEmpty { waiting += counterpart.receive(bytes, at: now) }
      }
    } catch {
      tell(.note("the connection ended: \(error.message)"))
    }
    waiting += counterpart.disconnect(at: now)
    _ = try? await carryOut(on: Nowhere(), act)
    isServing = false
  }

  /// What needs time goes on where nobody is connected: money that is being taken back.
  private func live() async {
    while !isServing, !Task.isCancelled, let wake = counterpart.wakesAt {
      try? await Task.sleep(for: .milliseconds(max(1, wake - now)))
      guard !isServing else { return }
      waiting += counterpart.tick(at: now)
      _ = try? await carryOut(on: Nowhere()) { _ in false }
    }
  }

  /// Carries out what waits. - Returns: whether the connection has ended with it.
  private func carryOut(
    on wire: some ByteTransport, _ act: @Sendable (CounterpartAction) async -> Bool
  ) async throws(TransportError) -> Bool {
    var hasEnded = false
    while !waiting.isEmpty {
      let action = waiting.removeFirst()
      switch action {
      case .write(let bytes): if !hasEnded { try await write(bytes, to: wire) }
      case .pause(let milliseconds):
        try? await Task.sleep(for: .milliseconds(milliseconds))
      case .save:
        do { try save(counterpart.memory) } catch { tell(.note("not stored: \(error)")) }
      case .tell(let event): tell(event)
      case .close, .reset, .refuse, .lineSpeed:
        if await act(action) { hasEnded = true }
      }
    }
    return hasEnded
  }

  private func write(_ bytes: [UInt8], to wire: some ByteTransport) async throws(TransportError) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = try await wire.write(rest, deadlineMilliseconds: 5_000)
      guard count > 0 else { throw TransportError("the till takes nothing") }
      rest = rest.dropFirst(count)
    }
  }
}

/// A wire with nobody on it.
private struct Nowhere: ByteTransport {
  var isBidirectional: Bool { false }
  func open(deadlineMilliseconds: Int) async throws(TransportError) {}
  func write(_ bytes: ArraySlice<UInt8>, deadlineMilliseconds: Int) async throws(TransportError)
    -> Int
  { bytes.count }
  func read(deadlineMilliseconds: Int) async throws(TransportError) -> [UInt8] { [] }
  func close() async {}
}
