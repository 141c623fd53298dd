/// The USB of this machine, or one that a test recorded.
package protocol USBBus: Sendable {
  /// The devices that are plugged in now, those that nobody may open included.
  ///
  /// - Throws: where the bus can't be read; no device at all is no error.
  func devices() async throws(USBError) -> [USBDescription]

  /// Opens a device and claims interfaces of it.
  ///
  /// A kernel driver is detached and comes back on closing; the configuration is set only where
  /// another one is active; nothing is reset.
  /// - Parameters:
  ///   - device: one of `devices()`.
  ///   - claims: the interfaces with their alternate settings, all of one configuration.
  /// - Throws: `access`, `busy` (says who holds it), `noDevice`, `notFound`.
  func open(_ device: USBDescription, claiming claims: [USBInterface])
    async throws(USBError) -> any USBPort

  /// Devices that come and go from now on. It ends with the bus.
  func changes() async -> AsyncStream<USBChange>
}

/// A device that came or went.
package enum USBChange: Hashable, Sendable {
  case arrived(USBDescription)
  case left(portPath: String)
}

/// An opened device. Every transfer has a deadline and can be cancelled with its task.
package protocol USBPort: Sendable {
  /// A request on the control pipe.
  ///
  /// - Parameters:
  ///   - request: the setup packet without its length.
  ///   - data: what goes out; empty for requests that bring something.
  ///   - length: how much is asked for, 0 where data goes out.
  /// - Returns: what came.
  func control(
    _ request: USBRequest, data: [UInt8], length: Int, deadlineMilliseconds: Int
  ) async throws(USBError) -> [UInt8]

  /// Sends bytes. An empty slice sends nothing at all: no packet of length zero leaves.
  ///
  /// - Returns: how many went. - Throws: `timeout` with the exact count, `stall`, `noDevice` ...
  func write(_ bytes: ArraySlice<UInt8>, to endpoint: UInt8, deadlineMilliseconds: Int)
    async throws(USBError) -> Int

  /// Takes bytes, at most `count`, which is a multiple of the endpoint's packet.
  ///
  /// - Throws: `timeout` where nothing came.
  func read(from endpoint: UInt8, count: Int, deadlineMilliseconds: Int)
    async throws(USBError) -> [UInt8]

  /// Clears an endpoint's halt.
  func clearHalt(_ endpoint: UInt8) async throws(USBError)

  /// Cancels what is under way, gives the interfaces back and closes; once is enough.
  func close() async

  /// Closes, and says whether the kernel's drivers get their interfaces back.
  func close(reattaching: Bool) async
}

extension USBPort {
  /// Closes; a port without drivers of a kernel has none to give anything back to.
  package func close(reattaching: Bool) async { await close() }
}

/// The setup packet of a control request, without the length.
package struct USBRequest: Hashable, Sendable {
  /// Direction, type, recipient: `A1` is class, interface, from the device.
  package let requestType: UInt8
  /// `bRequest`.
  package let request: UInt8
  /// `wValue`.
  package let value: UInt16
  /// `wIndex`.
  package let index: UInt16

  /// A request.
  package init(_ requestType: UInt8, _ request: UInt8, value: UInt16 = 0, index: UInt16 = 0) {
    self.requestType = requestType
    self.request = request
    self.value = value
    self.index = index
  }
}
