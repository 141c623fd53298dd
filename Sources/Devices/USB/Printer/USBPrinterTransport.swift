import PrinterLanguages
package import USB

/// A receipt printer on USB, spoken to without the system's own driver.
///
/// It is found anew on every opening: after a power cycle, or in another socket, the same printer
/// answers under another address. Between two pages it stays open.
package actor USBPrinterTransport: ByteTransport {
  /// How long the last bytes get to leave a printer that loses them on closing.
  private static let delayMilliseconds = 1_000
  /// How long the printer may take for a request on its control pipe.
  private static let requestMilliseconds = 1_000

  private struct Opened {
    let pipe: USBPipe
    let requests: USBPrinterClass
  }

  private let bus: any USBBus
  private let binding: USBBinding
  private let settings: USBPrinterSettings
  private let clock: any Clock<Duration>
  private var opened: Opened?

  /// A printer.
  ///
  /// - Parameters:
  ///   - bus: where it is plugged in.
  ///   - binding: which of the devices there it is.
  ///   - settings: how its model behaves.
  ///   - clock: by which it waits before closing.
  package init(
    bus: any USBBus, binding: USBBinding, settings: USBPrinterSettings,
    clock: any Clock<Duration> = ContinuousClock()
  ) {
    self.bus = bus
    self.binding = binding
    self.settings = settings
    self.clock = clock
    isBidirectional = !settings.quirks.contains(.unidir)
  }

  /// Whether its answers are read; a model with the quirk `unidir` is never read.
  package nonisolated let isBidirectional: Bool

  /// Finds, opens and claims the printer, and starts to read what it says.
  ///
  /// - Throws: `gone` where it is not plugged in, `denied` and `busy` as they say, `unfit` where
  ///   it has no interface that takes pages.
  package func open(deadlineMilliseconds: Int) async throws(TransportError) {
    guard opened == nil else { return }
    let device = try await bus.find(binding, as: "printer") {
      PrinterInterface(of: $0, settings) != nil
    }
    guard let printer = PrinterInterface(of: device, settings) else {
      throw TransportError("\(binding.text) is no printer", cause: .unfit)
    }
    let port = try await bus.claim(device, [printer.interface])
    let requests = USBPrinterClass(port, printer.interface)
    if settings.quirks.contains(.softReset) { await Self.reset(requests) }
    let pipe = USBPipe(port: port, output: printer.output, reader: reader(of: printer, port)) {
      await Self.reset(requests)
    }
    await pipe.start()
    opened = Opened(pipe: pipe, requests: requests)
  }

  /// A printer that does not know the request is used all the same; one that is gone says so at
  /// the next transfer.
  private static func reset(_ requests: USBPrinterClass) async {
    try? await requests.softReset(deadlineMilliseconds: requestMilliseconds)
  }

  private func reader(of printer: PrinterInterface, _ port: any USBPort) -> USBReader? {
    guard isBidirectional, let input = printer.input else { return nil }
    return USBReader(port: port, endpoint: input.address, transferBytes: input.packetBytes)
  }

  /// Sends bytes, at most as many as the model takes in one transfer.
  ///
  /// - Returns: how many went, exact after a time-out too: 0 where the printer takes none now.
  /// - Throws: where the printer is gone or halted twice; nobody knows then what is on paper.
  package func write(_ bytes: ArraySlice<UInt8>, deadlineMilliseconds: Int)
    async throws(TransportError) -> Int
  {
    let pipe = try connected().pipe
    do throws(TransportError) {
      return try await pipe.write(
        bytes.prefix(settings.chunkBytes), deadlineMilliseconds: deadlineMilliseconds)
    } catch {
      await drop()
      throw error
    }
  }

  /// Takes what the printer has said. - Throws: where it is gone.
  package func read(deadlineMilliseconds: Int) async throws(TransportError) -> [UInt8] {
    let pipe = try connected().pipe
    do throws(TransportError) {
      return try await pipe.read(deadlineMilliseconds: deadlineMilliseconds)
    } catch {
      await drop()
      throw error
    }
  }

  /// Closes the printer; the system's own driver comes back, unless the model can't stand that.
  package func close() async {
    if opened != nil, settings.quirks.contains(.delayClose) {
      try? await clock.sleep(for: .milliseconds(Self.delayMilliseconds))
    }
    await drop()
  }

  private func drop() async {
    let pipe = opened?.pipe
    opened = nil
    await pipe?.close(reattaching: !settings.quirks.contains(.noReattach))
  }

  private func connected() throws(TransportError) -> Opened {
    guard let opened else { throw TransportError("\(binding.text) is not open") }
    return opened
  }
}

extension USBPrinterTransport: PortStatusTransport {
  /// What the printer tells of itself (GET_DEVICE_ID), where it is open.
  ///
  /// - Returns: nothing where it tells nothing, or must not be asked (quirk `noDeviceId`).
  package func identity() async -> PrinterIdentity? {
    guard let opened, !settings.quirks.contains(.noDeviceID) else { return nil }
    return try? await opened.requests.identity(deadlineMilliseconds: Self.requestMilliseconds)
  }

  /// What the printer's port says of it (GET_PORT_STATUS), where its language says nothing.
  ///
  /// - Throws: where the printer is gone; one that is never read is only missed here.
  package func portStatus() async throws(TransportError) -> PrinterPortStatus? {
    let requests = try connected().requests
    do throws(USBError) {
      return try await requests.portStatus(deadlineMilliseconds: Self.requestMilliseconds)
    } catch {
      guard error.code == .noDevice else { return nil }
      await drop()
      throw TransportError(error)
    }
  }
}
