/// An opened device: the one owner of its handle and of the transfers in flight.
actor USBConnection: USBPort {
  /// A class around the handle: an actor can't let go of a part that has no copies.
  private final class Opened {
    var handle: USBHandle
    init(_ handle: consuming USBHandle) { self.handle = handle }
  }

  /// How often an interface is asked for that somebody else has.
  private static let attempts = 5
  /// What one transfer takes at most; the caller goes on from there.
  private static let transferBytes = 1 << 20

  private let queue: BlockingQueue
  private let name: String
  /// The endpoints of what is claimed, by address.
  private let endpoints: [UInt8: USBEndpoint]
  private var opened: Opened?
  private var flying: [ObjectIdentifier: USBTransfer] = [:]
  private var landed: [CheckedContinuation<Void, Never>] = []

  /// A connection that is not open.
  init(to device: USBDescription, claiming claims: [USBInterface]) {
    queue = BlockingQueue(label: "kase.usb.\(device.portPath)")
    name = device.portPath
    endpoints = Dictionary(
      claims.flatMap(\.endpoints).map { ($0.address, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// A thread of its own: claiming, clearing a halt and closing block.
  nonisolated var unownedExecutor: UnownedSerialExecutor {
    unsafe queue.asUnownedSerialExecutor()
  }

  // MARK: - Opening

  /// Opens the device and claims interfaces of it, all or none.
  func open(
    _ reference: DeviceReference, _ device: USBDescription, claiming claims: [USBInterface],
    pauseMilliseconds: Int
  ) async throws(USBError) {
    let opened = Opened(try USBHandle(reference, device))
    if let first = claims.first {
      try opened.handle.select(configuration: first.configuration, of: device.interfaces)
    }
    for claim in claims {
      try await take(claim, of: device, opened, pauseMilliseconds)
      // Devices with one setting only may not know the request.
      if claim.alternateCount > 1 {
        try opened.handle.select(alternate: claim.alternate, of: claim.number)
      }
    }
    self.opened = opened
  }

  /// Claims an interface, and waits a while for the one who has it.
  private func take(
    _ claim: USBInterface, of device: USBDescription, _ opened: Opened, _ pauseMilliseconds: Int
  ) async throws(USBError) {
    for attempt in 1...Self.attempts {
      do throws(USBError) { return try opened.handle.claim(claim.number) } catch {
        guard error.code == .busy else { throw error }
        guard attempt < Self.attempts else {
          throw USBError(
            .busy, "\(error.message); \(InterfaceHolder.words(claim, of: device))")
        }
      }
      do { try await Task.sleep(for: .milliseconds(pauseMilliseconds)) } catch {
        throw USBError(.cancelled, "\(name): opening was cancelled")
      }
    }
  }

  // MARK: - Transfers

  func control(
    _ request: USBRequest, data: [UInt8], length: Int, deadlineMilliseconds: Int
  ) async throws(USBError) -> [UInt8] {
    let isInput = request.requestType & 0x80 != 0
    guard isInput ? data.isEmpty : length == 0,
      let size = UInt16(exactly: isInput ? length : data.count)
    else { throw USBError(.invalid, "\(name): a request that goes both ways, or nowhere") }
    let setup =
      [request.requestType, request.request] + request.value.lowFirst + request.index.lowFirst
      + size.lowFirst
    let room = isInput ? [UInt8](repeating: 0, count: length) : data
    let outcome = try await run(
      .control(setup: setup, data: room), deadlineMilliseconds: deadlineMilliseconds)
    let words = "control request \(request.request)"
    guard outcome.fault == nil else { throw fault(of: outcome, words) }
    return isInput ? outcome.bytes : []
  }

  func write(_ bytes: ArraySlice<UInt8>, to endpoint: UInt8, deadlineMilliseconds: Int)
    async throws(USBError) -> Int
  {
    guard !bytes.isEmpty else { return 0 }
    guard endpoint & 0x80 == 0 else {
      throw USBError(.invalid, "\(name): endpoint \(endpoint) takes nothing")
    }
    let kind = endpoints[endpoint]?.kind ?? .bulk
    let outcome = try await run(
      .write(bytes.prefix(Self.transferBytes), to: endpoint, kind),
      deadlineMilliseconds: deadlineMilliseconds)
    guard outcome.fault == nil else { throw fault(of: outcome, "writing to endpoint \(endpoint)") }
    return outcome.transferred
  }

  func read(from endpoint: UInt8, count: Int, deadlineMilliseconds: Int)
    async throws(USBError) -> [UInt8]
  {
    let packetBytes = max(1, endpoints[endpoint]?.packetBytes ?? 1)
    // A packet that is longer than the room that is left would be lost.
    guard endpoint & 0x80 != 0, 1...Self.transferBytes ~= count,
      count.isMultiple(of: packetBytes)
    else {
      throw USBError(.invalid, "\(name): endpoint \(endpoint) gives packets of \(packetBytes)")
    }
    let kind = endpoints[endpoint]?.kind ?? .bulk
    let outcome = try await run(
      .read(count: count, from: endpoint, kind), deadlineMilliseconds: deadlineMilliseconds)
    switch outcome.fault {
    case nil: return outcome.bytes
    // What came before the time ran out came.
    case .timeout where outcome.transferred > 0, .cancelled where outcome.transferred > 0:
      return outcome.bytes
    default: throw fault(of: outcome, "reading from endpoint \(endpoint)")
    }
  }

  func clearHalt(_ endpoint: UInt8) async throws(USBError) {
    guard let opened else { throw closed }
    try opened.handle.clearHalt(endpoint)
  }

  private func run(_ order: USBTransfer.Order, deadlineMilliseconds: Int)
    async throws(USBError) -> USBTransfer.Outcome
  {
    guard let opened else { throw closed }
    let transfer = try opened.handle.transfer(order, deadlineMilliseconds: deadlineMilliseconds)
    flying[ObjectIdentifier(transfer)] = transfer
    let outcome = await transfer.run()
    flying[ObjectIdentifier(transfer)] = nil
    if flying.isEmpty {
      for waiting in landed { waiting.resume() }
      landed = []
    }
    return outcome
  }

  private var closed: USBError { USBError(.noDevice, "\(name) is closed") }

  private func fault(of outcome: USBTransfer.Outcome, _ what: String) -> USBError {
    let words =
      switch outcome.fault {
      case .timeout: "the time ran out after \(outcome.transferred) bytes"
      case .stall: "the device refused"
      case .cancelled: "cancelled"
      case .noDevice: "the device is gone"
      case .overflow: "the device sent more than was asked for"
      case .inputOutput: "a fault on the wire, or the device was just pulled out"
      case let other: other.map { "\($0)" } ?? "no fault"
      }
    return USBError(
      outcome.fault ?? .other, "\(name), \(what): \(words)", transferred: outcome.transferred)
  }

  // MARK: - Closing

  func close() async { await close(reattaching: true) }

  /// A handle may be closed only when nothing is in flight: cancel, wait, close.
  func close(reattaching: Bool) async {
    let closing = opened
    opened = nil
    for transfer in flying.values { transfer.cancel() }
    while !flying.isEmpty { await withCheckedContinuation { landed.append($0) } }
    closing?.handle.isReattaching = reattaching
  }
}

extension UInt16 {
  /// The two bytes as USB sends them.
  fileprivate var lowFirst: [UInt8] { [UInt8(truncatingIfNeeded: self), UInt8(self >> 8)] }
}
