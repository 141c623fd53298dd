package import Devices

/// A wire in memory with a transport at each end, for tests in one process.
package actor MemoryWire {
  /// The two ends.
  package enum End: String, Hashable, Sendable, CaseIterable {
    /// Who connects.
    case till
    /// Who is connected to.
    case terminal

    /// The end that this one speaks with.
    var other: End { self == .till ? .terminal : .till }
  }

  /// What kind of wire it is.
  package enum Kind: Hashable, Sendable {
    /// As TCP: the till's opening begins a connection, and either end learns when the other closes.
    case connection
    /// As a serial line: bytes lie there whether anybody has it open, and nobody learns anything.
    case line
  }

  /// What kind of wire it is.
  package nonisolated let kind: Kind
  private var waiting: [End: [UInt8]] = [:]
  /// The number of the connection that each end takes part in.
  private var joined: [End: Int] = [:]
  /// The number of the last connection that each end has left.
  private var left: [End: Int] = [:]
  private var connection = 0
  private var refuses = false
  private var sleepers: [Int: CheckedContinuation<Void, Never>] = [:]
  private var nextSleeper = 0

  /// How much lies on the wire before nobody can write.
  private static let waitingBytesMax = 1 << 16

  /// A wire that nobody has opened.
  package init(_ kind: Kind = .connection) { self.kind = kind }

  /// The transport at an end.
  package nonisolated func transport(_ end: End) -> any ByteTransport {
    MemoryWireEnd(wire: self, end: end)
  }

  /// How many connections there were.
  package var connections: Int { connection }

  /// Lets nobody connect, or somebody again.
  package func refuse(_ refuses: Bool) { self.refuses = refuses }

  func open(_ end: End, _ deadlineMilliseconds: Int) async throws(TransportError) {
    guard !isOpen(end) else { return }
    switch (kind, end) {
    case (.line, _): joined[end] = connection
    case (.connection, .till):
      guard !refuses else { throw TransportError("nobody is there") }
      connection += 1
      waiting = [:]
      joined[.till] = connection
    case (.connection, .terminal):
      try await wait(deadlineMilliseconds) { $0.isOpen(.till) }
      guard isOpen(.till) else { throw TransportError("nobody connects") }
      joined[.terminal] = connection
    }
    wake()
  }

  func write(_ bytes: ArraySlice<UInt8>, from end: End) throws(TransportError) -> Int {
    try check(end)
    guard !isDeaf(end.other) else { throw TransportError("the other side closed") }
    let room = Self.waitingBytesMax - waiting[end.other, default: []].count
    let taken = bytes.prefix(max(room, 0))
    waiting[end.other, default: []] += taken
    wake()
    return taken.count
  }

  func read(_ end: End, _ deadlineMilliseconds: Int) async throws(TransportError) -> [UInt8] {
    try await wait(deadlineMilliseconds) { wire in
      !wire.isOpen(end) || !wire.waiting[end, default: []].isEmpty || wire.isDeaf(end.other)
    }
    try check(end)
    let bytes = waiting.updateValue([], forKey: end) ?? []
    if bytes.isEmpty, isDeaf(end.other) { throw TransportError("the other side closed") }
    return bytes
  }

  func close(_ end: End) {
    left[end] = joined.removeValue(forKey: end)
    wake()
  }

  private func isOpen(_ end: End) -> Bool { joined[end] == connection }

  /// Whether an end has left the connection; a terminal that has not come yet will.
  private func isDeaf(_ end: End) -> Bool { kind == .connection && left[end] == connection }

  private func check(_ end: End) throws(TransportError) {
    guard isOpen(end) else { throw TransportError("not connected") }
  }

  // MARK: - Waiting

  private func wait(_ milliseconds: Int, until isDone: (isolated MemoryWire) -> Bool)
    async throws(TransportError)
  {
    let end = ContinuousClock.now + .milliseconds(max(milliseconds, 0))
    while !isDone(self), ContinuousClock.now < end { await sleep(until: end) }
  }

  private func sleep(until end: ContinuousClock.Instant) async {
    let number = nextSleeper
    nextSleeper += 1
    let alarm = Task {
      try? await Task.sleep(until: end, clock: .continuous)
      rouse(number)
    }
    await withCheckedContinuation { sleepers[number] = $0 }
    alarm.cancel()
  }

  private func rouse(_ number: Int) { sleepers.removeValue(forKey: number)?.resume() }

  private func wake() { for number in sleepers.keys { rouse(number) } }
}

/// An end of a wire in memory.
private struct MemoryWireEnd: ByteTransport {
  let wire: MemoryWire
  let end: MemoryWire.End

  var isBidirectional: Bool { true }

  func open(deadlineMilliseconds: Int) async throws(TransportError) {
    try await wire.open(end, deadlineMilliseconds)
  }

  func write(_ bytes: ArraySlice<UInt8>, deadlineMilliseconds: Int)
    async throws(TransportError) -> Int
  {
    try await wire.write(bytes, from: end)
  }

  func read(deadlineMilliseconds: Int) async throws(TransportError) -> [UInt8] {
    try await wire.read(end, deadlineMilliseconds)
  }

  func close() async { await wire.close(end) }
}
