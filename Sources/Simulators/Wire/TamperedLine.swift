package import Devices

/// A transport whose wire has faults, over any other: memory, a socket, a pseudo terminal.
package actor TamperedLine: ByteTransport {
  private let inner: any ByteTransport
  private let clock: @Sendable () -> Int
  private var outgoing: WireTamper
  private var incoming: WireTamper
  private var arrived: [WireTamper.Step] = []
  private var heldSince = 0
  private var outUntil = Int.min

  /// How long a piece that is held back waits for the next one.
  private static let holdMilliseconds = 50

  /// A line with faults.
  ///
  /// - Parameters:
  ///   - inner: the transport without faults.
  ///   - outgoing: what becomes of bytes that are written here.
  ///   - incoming: what becomes of bytes that are read here.
  ///   - clock: milliseconds that never run backwards.
  package init(
    _ inner: any ByteTransport, outgoing: [WireFault] = [], incoming: [WireFault] = [],
    clock: @escaping @Sendable () -> Int = Monotonic.milliseconds
  ) {
    self.inner = inner
    self.outgoing = WireTamper(outgoing)
    self.incoming = WireTamper(incoming)
    self.clock = clock
  }

  /// Plans more faults; they count from here.
  package func expect(outgoing: [WireFault] = [], incoming: [WireFault] = []) {
    self.outgoing.expect(outgoing)
    self.incoming.expect(incoming)
  }

  /// As the transport inside.
  package nonisolated var isBidirectional: Bool { inner.isBidirectional }

  /// Opens the transport inside; a wire that was cut is whole again. - Throws: what it throws.
  package func open(deadlineMilliseconds: Int) async throws(TransportError) {
    arrived = []
    _ = outgoing.release()
    try await inner.open(deadlineMilliseconds: deadlineMilliseconds)
  }

  /// Takes all the bytes, whatever becomes of them. - Throws: where the wire is cut.
  package func write(_ bytes: ArraySlice<UInt8>, deadlineMilliseconds: Int)
    async throws(TransportError) -> Int
  {
    for step in outgoing.take(Array(bytes)) {
      switch step {
      case .pass(let piece): try await hand(piece, deadlineMilliseconds)
      case .pause(let milliseconds): await sleep(milliseconds)
      case .out(let milliseconds): outUntil = clock() + milliseconds
      case .cut: throw await cut()
      }
    }
    if outgoing.holds { heldSince = clock() }
    return bytes.count
  }

  /// Takes what comes through. - Throws: where the wire is cut.
  package func read(deadlineMilliseconds: Int) async throws(TransportError) -> [UInt8] {
    try await releaseHeld()
    if arrived.isEmpty {
      let bytes = try await inner.read(deadlineMilliseconds: deadlineMilliseconds)
      arrived = clock() < outUntil ? [] : incoming.take(bytes)
    }
    while !arrived.isEmpty {
      switch arrived.removeFirst() {
      case .pass(let piece): return piece
      case .pause(let milliseconds): await sleep(milliseconds)
      case .out(let milliseconds):
        outUntil = clock() + milliseconds
        arrived = []
      case .cut: throw await cut()
      }
    }
    return []
  }

  /// Closes the transport inside.
  package func close() async { await inner.close() }

  private func releaseHeld() async throws(TransportError) {
    guard outgoing.holds, clock() - heldSince >= Self.holdMilliseconds else { return }
    try await hand(outgoing.release(), Self.holdMilliseconds)
  }

  private func hand(_ piece: [UInt8], _ deadlineMilliseconds: Int) async throws(TransportError) {
    guard clock() >= outUntil else { return }
    let end = clock() + deadlineMilliseconds
    var rest = piece[...]
    while !rest.isEmpty {
      let left = max(end - clock(), 0)
      rest = rest.dropFirst(try await inner.write(rest, deadlineMilliseconds: left))
      guard rest.isEmpty || clock() < end else {
        throw TransportError("the other side takes nothing")
      }
    }
  }

  private func cut() async -> TransportError {
    await inner.close()
    return TransportError("the wire was cut")
  }

  private func sleep(_ milliseconds: Int) async {
    try? await Task.sleep(for: .milliseconds(milliseconds))
  }
}
