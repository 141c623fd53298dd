import USB

/// The two endpoints over which bytes go to an opened device and back.
actor USBPipe {
  let port: any USBPort
  private let output: USBEndpoint
  private let reader: USBReader?
  /// What gets a device that halts twice in a row going again; what it had is lost.
  private let rescue: @Sendable () async -> Void
  private var hasHalted = false

  /// A pipe.
  ///
  /// - Parameters:
  ///   - port: the opened device.
  ///   - output: where bytes go.
  ///   - reader: who reads what comes; nothing for a device that is never read.
  ///   - rescue: what is done with a device that halts twice in a row.
  init(
    port: any USBPort, output: USBEndpoint, reader: USBReader?,
    rescue: @escaping @Sendable () async -> Void = {}
  ) {
    self.port = port
    self.output = output
    self.reader = reader
    self.rescue = rescue
  }

  func start() async { await reader?.start() }

  /// Sends bytes in one transfer.
  ///
  /// A time-out is no fault: the count is exact, and the caller goes on behind it. A halted
  /// endpoint is cleared and gone on with as well, once.
  /// - Returns: how many went, 0 where the device takes none now.
  /// - Throws: where it can't be known any more what has gone.
  func write(_ bytes: ArraySlice<UInt8>, deadlineMilliseconds: Int)
    async throws(TransportError) -> Int
  {
    guard !bytes.isEmpty else { return 0 }
    do throws(USBError) {
      // A deadline of 0 would be none at all.
      let count = try await port.write(
        bytes, to: output.address, deadlineMilliseconds: max(deadlineMilliseconds, 1))
      hasHalted = false
      return count
    } catch {
      switch error.code {
      case .timeout: return bounded(error, bytes)
      case .stall: return try await resume(after: error, bytes)
      default: throw TransportError(error)
      }
    }
  }

  private func resume(after halt: USBError, _ bytes: ArraySlice<UInt8>)
    async throws(TransportError) -> Int
  {
    guard !hasHalted else {
      await rescue()
      throw TransportError("the device halted twice: \(halt.message)")
    }
    hasHalted = true
    do throws(USBError) { try await port.clearHalt(output.address) } catch {
      throw TransportError(error)
    }
    return bounded(halt, bytes)
  }

  /// What a fault says has gone can't be more than there was.
  private func bounded(_ error: USBError, _ bytes: ArraySlice<UInt8>) -> Int {
    min(max(error.transferred, 0), bytes.count)
  }

  /// Takes what has come; a device that is never read says nothing for as long as it may.
  func read(deadlineMilliseconds: Int) async throws(TransportError) -> [UInt8] {
    if let reader { return try await reader.take(deadlineMilliseconds: deadlineMilliseconds) }
    try? await Task.sleep(for: .milliseconds(max(deadlineMilliseconds, 0)))
    return []
  }

  /// Stops reading and closes the device.
  ///
  /// - Parameter reattaching: whether the system's own driver comes back.
  func close(reattaching: Bool = true) async {
    await reader?.stop()
    await port.close(reattaching: reattaching)
  }
}
