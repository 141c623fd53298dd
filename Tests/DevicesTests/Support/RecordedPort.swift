import USB

/// An opened device that follows a script, and remembers what was done with it.
actor RecordedPort: USBPort {
  /// What happened to it, in order.
  enum Event: Hashable, Sendable {
    case control(USBRequest, [UInt8])
    case wrote([UInt8])
    case cleared(UInt8)
    case closed(reattached: Bool)
  }

  /// What it does with one transfer.
  enum Appetite: Sendable {
    /// It takes so many bytes, and no more before the time has run out.
    case nak(after: Int)
    case stall(after: Int)
    /// It is pulled out after so many bytes; the count that the bus tells is wrong.
    case unplug(after: Int)
  }

  private(set) var events: [Event] = []
  /// All bytes that it took.
  private(set) var received: [UInt8] = []
  /// The endpoints that were written to, in order.
  private(set) var written: [UInt8] = []
  private var appetites: [Appetite]
  private let answers: [USBRequest: [UInt8]]
  private let refused: Set<UInt8>
  /// What it waits for before it says anything.
  private var mutedUntil: USBRequest?
  private var incoming: [Result<[UInt8], USBError>] = []
  private var readers: [CheckedContinuation<Void, Never>] = []
  private var isGone = false
  /// How many reads were in flight at once, at most.
  private(set) var readsAtOnceMax = 0
  private var readsAtOnce = 0

  /// A device.
  ///
  /// - Parameters:
  ///   - answers: what it answers to requests; to others nothing.
  ///   - refused: the numbers of requests that it stalls.
  ///   - mutedUntil: the request before which it says nothing.
  ///   - appetites: what it does with the first transfers; it takes the others whole.
  init(
    answers: [USBRequest: [UInt8]] = [:], refused: Set<UInt8> = [],
    mutedUntil: USBRequest? = nil, appetites: [Appetite] = []
  ) {
    self.answers = answers
    self.refused = refused
    self.mutedUntil = mutedUntil
    self.appetites = appetites
  }

  /// The requests that it got.
  var requests: [USBRequest] {
    events.compactMap { if case .control(let request, _) = $0 { request } else { nil } }
  }

  /// The transfers that it took, whole or in part.
  var transfers: [[UInt8]] {
    events.compactMap { if case .wrote(let bytes) = $0 { bytes } else { nil } }
  }

  var isClosed: Bool {
    events.contains { if case .closed = $0 { true } else { false } }
  }

  /// Lets it say something, in one transfer.
  func say(_ bytes: [UInt8]) {
    incoming.append(.success(bytes))
    wake()
  }

  /// Lets the next reading fail.
  func fail(_ error: USBError) {
    incoming.append(.failure(error))
    wake()
  }

  func unplug() {
    isGone = true
    wake()
  }

  // MARK: - USBPort

  func control(
    _ request: USBRequest, data: [UInt8], length: Int, deadlineMilliseconds: Int
  ) async throws(USBError) -> [UInt8] {
    try present()
    events.append(.control(request, data))
    if refused.contains(request.request) { throw USBError(.stall, "the request is refused") }
    if request == mutedUntil {
      mutedUntil = nil
      wake()
    }
    return Array((answers[request] ?? []).prefix(length))
  }

  func write(_ bytes: ArraySlice<UInt8>, to endpoint: UInt8, deadlineMilliseconds: Int)
    async throws(USBError) -> Int
  {
    try present()
    written.append(endpoint)
    guard !appetites.isEmpty else { return take(bytes, bytes.count) }
    switch appetites.removeFirst() {
    case .nak(let count):
      guard count < bytes.count else { return take(bytes, bytes.count) }
      throw USBError(.timeout, "it takes nothing", transferred: take(bytes, count))
    case .stall(let count):
      throw USBError(.stall, "it has halted", transferred: take(bytes, count))
    case .unplug(let count):
      _ = take(bytes, count)
      unplug()
      throw USBError(.inputOutput, "it is pulled out", transferred: bytes.count)
    }
  }

  func read(from endpoint: UInt8, count: Int, deadlineMilliseconds: Int)
    async throws(USBError) -> [UInt8]
  {
    readsAtOnce += 1
    readsAtOnceMax = max(readsAtOnceMax, readsAtOnce)
    defer { readsAtOnce -= 1 }
    while true {
      try present()
      if Task.isCancelled { throw USBError(.cancelled, "it was cancelled") }
      if mutedUntil == nil, !incoming.isEmpty {
        let bytes = try incoming.removeFirst().get()
        guard bytes.count <= count else { throw USBError(.overflow, "it said too much") }
        return bytes
      }
      await withTaskCancellationHandler {
        await withCheckedContinuation { readers.append($0) }
      } onCancel: {
        Task { await wake() }
      }
    }
  }

  func clearHalt(_ endpoint: UInt8) async throws(USBError) {
    try present()
    events.append(.cleared(endpoint))
  }

  func close() async { await close(reattaching: true) }

  func close(reattaching: Bool) async {
    if !isClosed { events.append(.closed(reattached: reattaching)) }
    wake()
  }

  private func present() throws(USBError) {
    if isGone || isClosed { throw USBError(.noDevice, "it is gone") }
  }

  private func take(_ bytes: ArraySlice<UInt8>, _ count: Int) -> Int {
    let taken = Array(bytes.prefix(count))
    events.append(.wrote(taken))
    received += taken
    return taken.count
  }

  private func wake() {
    for reader in readers { reader.resume() }
    readers = []
  }
}
