package import USB

/// A device behind a serial line within USB, spoken to without the system's own driver.
///
/// The chip is known by its class first, then by its numbers: CDC-ACM, FTDI, CP210x, PL2303. A
/// CH340 is not driven; the system's driver makes a line of it (`serial:/dev/ttyUSB0`).
package actor USBSerialTransport: ByteTransport {
  /// How long one request may take that finds out what a chip is.
  private static let probeMilliseconds = 1_000

  private struct Opened {
    let pipe: USBPipe
    let bridge: SerialBridge
  }

  private let bus: any USBBus
  private let binding: USBBinding
  private let interface: UInt8?
  private let settings: SerialSettings
  private var opened: Opened?

  /// A line within a device.
  ///
  /// - Parameters:
  ///   - bus: where the device is plugged in.
  ///   - binding: which of the devices there it is.
  ///   - interface: which of several lines in it: the number of an interface of that line; nothing
  ///     for the first.
  ///   - settings: how the line is set on every opening.
  package init(
    bus: any USBBus, binding: USBBinding, interface: UInt8? = nil,
    settings: SerialSettings = .standard
  ) {
    self.bus = bus
    self.binding = binding
    self.interface = interface
    self.settings = settings
  }

  /// A line has two directions.
  package nonisolated var isBidirectional: Bool { true }

  /// Finds and opens the device, sets its line, and starts to read.
  ///
  /// - Throws: `gone` where it is not plugged in, `denied` and `busy` as they say, `unfit` where
  ///   there is no line in it that Kase can use.
  package func open(deadlineMilliseconds: Int) async throws(TransportError) {
    guard opened == nil else { return }
    guard settings.flow == .none else {
      throw TransportError(
        "\(binding.text): flow control is for the system's own lines", cause: .unfit)
    }
    let device = try await bus.find(binding, as: "serial line") { (device) in
      do throws(SerialBridge.Refusal) {
        _ = try SerialBridge.find(in: device, interface: interface)
        return true
      } catch { return error != .noLine }
    }
    let bridge = try line(in: device)
    let port = try await bus.claim(device, bridge.claims)
    do throws(USBError) {
      let kind = bridge.chip == .prolific ? try await prolificKind(port) : .modern
      try await bridge.chip.opening(settings, interface: bridge.control, kind: kind)
        .play(on: port)
      if SerialChip.opensHalted(device.vendor, device.product) {
        try await port.clearHalt(bridge.input.address)
        try await port.clearHalt(bridge.output.address)
      }
    } catch {
      await port.close()
      throw TransportError(error)
    }
    let pipe = USBPipe(port: port, output: bridge.output, reader: Self.reader(of: bridge, port))
    await pipe.start()
    opened = Opened(pipe: pipe, bridge: bridge)
  }

  private func line(in device: USBDescription) throws(TransportError) -> SerialBridge {
    do throws(SerialBridge.Refusal) {
      return try SerialBridge.find(in: device, interface: interface)
    } catch {
      switch error {
      case .noLine: throw TransportError("\(binding.text) has no serial line", cause: .unfit)
      case .notDriven(let name):
        throw TransportError(
          "\(binding.text) is a \(name), which Kase does not drive; use the system's own driver:"
            + " serial:/dev/ttyUSB0", cause: .unfit)
      }
    }
  }

  private func prolificKind(_ port: any USBPort) async throws(USBError) -> ProlificKind {
    ProlificKind(
      knowsOldRegisters: try await answer(ProlificKind.probe, port) != nil,
      descriptor: try await answer(ProlificKind.descriptor, port) ?? [])
  }

  /// What a device answers; nothing where it refuses.
  private func answer(_ step: USBStep, _ port: any USBPort) async throws(USBError) -> [UInt8]? {
    do throws(USBError) {
      return try await port.control(
        step.request, data: [], length: step.length,
        deadlineMilliseconds: Self.probeMilliseconds)
    } catch {
      guard error.code == .stall else { throw error }
      return nil
    }
  }

  private static func reader(of bridge: SerialBridge, _ port: any USBPort) -> USBReader {
    let packet = max(bridge.input.packetBytes, 1)
    let chip = bridge.chip
    return USBReader(
      port: port, endpoint: bridge.input.address, transferBytes: packet * chip.packetsPerTransfer
    ) { chip.payload(of: $0, packetBytes: packet) }
  }

  /// Sends bytes.
  ///
  /// - Returns: how many went, exact after a time-out too.
  /// - Throws: where the device is gone or halted twice.
  package func write(_ bytes: ArraySlice<UInt8>, deadlineMilliseconds: Int)
    async throws(TransportError) -> Int
  {
    let line = try connected()
    let length = line.bridge.chip.transferLength(
      bytes.count, packetBytes: line.bridge.output.packetBytes)
    do throws(TransportError) {
      return try await line.pipe.write(
        bytes.prefix(length), deadlineMilliseconds: deadlineMilliseconds)
    } catch {
      await drop()
      throw error
    }
  }

  /// Takes what has come. - Throws: where the device is gone.
  package func read(deadlineMilliseconds: Int) async throws(TransportError) -> [UInt8] {
    let pipe = try connected().pipe
    do throws(TransportError) {
      return try await pipe.read(deadlineMilliseconds: deadlineMilliseconds)
    } catch {
      await drop()
      throw error
    }
  }

  /// Says that nobody is there any more, and closes; the system's own driver comes back.
  package func close() async {
    if let opened {
      try? await opened.bridge.chip.closing(interface: opened.bridge.control)
        .play(on: opened.pipe.port)
    }
    await drop()
  }

  private func drop() async {
    let pipe = opened?.pipe
    opened = nil
    await pipe?.close()
  }

  private func connected() throws(TransportError) -> Opened {
    guard let opened else { throw TransportError("\(binding.text) is not open") }
    return opened
  }
}
