import USB

/// Reads an endpoint all the time, so that a device never waits with what it has to say.
///
/// One transfer is in flight, not more: some terminals (VeriFone Mx870) can't do with two. What
/// nobody takes fills the buffer; when that is full the device waits.
actor USBReader {
  /// How much is kept for whoever takes it, in bytes.
  private static let capacity = 65_536
  /// How long one transfer may be in flight; a new one follows.
  private static let transferMilliseconds = 60_000
  /// How many halts in a row an endpoint may have.
  private static let haltsMax = 2

  private let port: any USBPort
  private let endpoint: UInt8
  private let transferBytes: Int
  private let payload: @Sendable ([UInt8]) -> [UInt8]
  private var buffer: [UInt8] = []
  private var fault: TransportError?
  private var isStopped = false
  private var task: Task<Void, Never>?
  private var waiters: [Int: CheckedContinuation<Void, Never>] = [:]
  private var lastWaiter = 0
  private var room: CheckedContinuation<Void, Never>?

  /// A reader of an endpoint.
  ///
  /// - Parameters:
  ///   - port: the opened device.
  ///   - endpoint: where bytes come from.
  ///   - transferBytes: the size of a transfer, a multiple of the endpoint's packet.
  ///   - payload: what of a transfer is the device's; a bridge adds bytes of its own.
  init(
    port: any USBPort, endpoint: UInt8, transferBytes: Int,
    payload: @escaping @Sendable ([UInt8]) -> [UInt8] = { $0 }
  ) {
    self.port = port
    self.endpoint = endpoint
    self.transferBytes = transferBytes
    self.payload = payload
  }

  func start() {
    guard task == nil else { return }
    task = Task { await run() }
  }

  /// Ends the transfer in flight and waits until it has ended.
  func stop() async {
    isStopped = true
    task?.cancel()
    wakeAll()
    room?.resume()
    room = nil
    await task?.value
  }

  /// Takes what has come, at least one byte unless the time runs out first.
  ///
  /// - Throws: where nothing will come any more, and everything that came is taken.
  func take(deadlineMilliseconds: Int) async throws(TransportError) -> [UInt8] {
    if buffer.isEmpty, fault == nil, !isStopped, deadlineMilliseconds > 0 {
      await wait(milliseconds: deadlineMilliseconds)
    }
    if buffer.isEmpty, let fault { throw fault }
    let bytes = buffer
    buffer = []
    room?.resume()
    room = nil
    return bytes
  }

  // MARK: - Reading

  private func run() async {
    var halts = 0
    while !isStopped, fault == nil {
      await waitForRoom()
      if isStopped { return }
      do throws(USBError) {
        let bytes = try await port.read(
          from: endpoint, count: transferBytes,
          deadlineMilliseconds: Self.transferMilliseconds)
        halts = 0
        keep(payload(bytes))
      } catch {
        await handle(error, &halts)
      }
    }
  }

  private func handle(_ error: USBError, _ halts: inout Int) async {
    switch error.code {
    case .timeout, .cancelled: return
    case .stall where halts < Self.haltsMax:
      halts += 1
      do throws(USBError) { try await port.clearHalt(endpoint) } catch { end(error) }
    case .stall:
      fault = TransportError("the device refuses to be read: \(error.message)", cause: .unfit)
      wakeAll()
    default: end(error)
    }
  }

  private func end(_ error: USBError) {
    fault = TransportError(error)
    wakeAll()
  }

  private func keep(_ bytes: [UInt8]) {
    guard !bytes.isEmpty else { return }
    buffer += bytes
    wakeAll()
  }

  private func waitForRoom() async {
    guard buffer.count >= Self.capacity, !isStopped else { return }
    await withCheckedContinuation { room = $0 }
  }

  // MARK: - Waiting

  private func wait(milliseconds: Int) async {
    lastWaiter += 1
    let number = lastWaiter
    let alarm = Task {
      try? await Task.sleep(for: .milliseconds(milliseconds))
      wake(number)
    }
    await withTaskCancellationHandler {
      await withCheckedContinuation { waiters[number] = $0 }
    } onCancel: {
      alarm.cancel()
    }
    alarm.cancel()
  }

  private func wake(_ number: Int) {
    waiters.removeValue(forKey: number)?.resume()
  }

  private func wakeAll() {
    for waiter in waiters.values { waiter.resume() }
    waiters = [:]
  }
}
