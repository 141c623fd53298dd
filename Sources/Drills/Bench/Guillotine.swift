import Devices
import Synchronization

/// Ends the life of a till at a point of a sale, as when the power fails: from then on it stores
/// nothing, sends nothing, and its time runs out at once.
final class Guillotine: Sendable {
  private let state = Mutex<(armed: CrashPoint, isDown: Bool)>((.none, false))
  private let fall: @Sendable () async -> Void

  /// - Parameter fall: cuts the wire and closes the ledger.
  init(fall: @escaping @Sendable () async -> Void) { self.fall = fall }

  /// Whether it has fallen.
  var isDown: Bool { state.withLock { $0.isDown } }

  /// From now on it falls at this point.
  func arm(_ point: CrashPoint) { state.withLock { $0.armed = point } }

  /// Passes a point. - Throws: `PowerFailure` where it falls there, or has fallen.
  func pass(_ point: CrashPoint) async throws(PowerFailure) {
    let falls = state.withLock { state in
      guard !state.isDown, state.armed == point else { return false }
      state.isDown = true
      return true
    }
    if falls { await fall() }
    try check()
  }

  /// Throws `PowerFailure` where it has fallen.
  func check() throws(PowerFailure) { if isDown { throw PowerFailure() } }

  /// The dead till's clock: all deadlines are over.
  func milliseconds() -> Int { Monotonic.milliseconds() &+ (isDown ? 1 << 40 : 0) }

  /// Lets time pass for the living.
  func pause(_ milliseconds: Int) async {
    if !isDown { try? await Task.sleep(for: .milliseconds(milliseconds)) }
  }
}

/// The till has no power.
struct PowerFailure: Error {}

/// The till's end of a wire, which is dead with it.
struct MortalTransport: ByteTransport {
  let wire: any ByteTransport
  let guillotine: Guillotine

  var isBidirectional: Bool { wire.isBidirectional }

  private func check() throws(TransportError) {
    if guillotine.isDown { throw TransportError("no power") }
  }

  func open(deadlineMilliseconds: Int) async throws(TransportError) {
    try check()
    try await wire.open(deadlineMilliseconds: deadlineMilliseconds)
  }

  func write(_ bytes: ArraySlice<UInt8>, deadlineMilliseconds: Int)
    async throws(TransportError) -> Int
  {
    try check()
    return try await wire.write(bytes, deadlineMilliseconds: deadlineMilliseconds)
  }

  func read(deadlineMilliseconds: Int) async throws(TransportError) -> [UInt8] {
    try check()
    let bytes = try await wire.read(deadlineMilliseconds: deadlineMilliseconds)
    try check()
    return bytes
  }

  /// The wire may be another life's by now.
  func close() async { if !guillotine.isDown { await wire.close() } }
}
