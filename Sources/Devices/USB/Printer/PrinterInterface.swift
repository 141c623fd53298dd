import PrinterLanguages
import USB

/// The interface of a device that takes pages, and its endpoints.
struct PrinterInterface: Hashable, Sendable {
  let interface: USBInterface
  let output: USBEndpoint
  /// Where answers come from; nothing where it has no such endpoint.
  let input: USBEndpoint?

  /// The best of all configurations, interfaces and alternate settings: a printer that answers
  /// (protocol 2) before one that does not (1); a maker's own class only where it is allowed.
  ///
  /// - Parameters:
  ///   - device: the device.
  ///   - settings: what its model's profile says of it.
  init?(of device: USBDescription, _ settings: USBPrinterSettings) {
    let found = device.interfaces.compactMap { interface -> (rank: Int, PrinterInterface)? in
      guard let rank = Self.rank(interface, settings) else { return nil }
      return PrinterInterface(interface, settings.endpoints).map { (rank, $0) }
    }
    // The first of equals: a device's first configuration is the one that it is in.
    guard let best = found.enumerated().min(by: { ($0.1.rank, $0.0) < ($1.1.rank, $1.0) })
    else { return nil }
    self = best.element.1
  }

  private init?(_ interface: USBInterface, _ override: USBPrinterSettings.Endpoints?) {
    let bulk = interface.endpoints.filter { $0.kind == .bulk }
    self.interface = interface
    if let override {
      // Where descriptors lie about their addresses, their packets can still be believed.
      let bytes = bulk.first?.packetBytes ?? 64
      output = USBEndpoint(address: override.output, kind: .bulk, packetBytes: bytes)
      input = override.input.map { USBEndpoint(address: $0, kind: .bulk, packetBytes: bytes) }
      return
    }
    guard let output = bulk.first(where: { !$0.isInput }) else { return nil }
    self.output = output
    input = bulk.first { $0.isInput }
  }

  /// Less is better; nothing for what is no printer.
  private static func rank(_ interface: USBInterface, _ settings: USBPrinterSettings) -> Int? {
    switch (interface.classCode, interface.subclass, interface.protocolCode) {
    case (7, 1, 2): 0
    case (7, 1, 1): 1
    // 3 is IEEE 1284.4 and 4 is IPP: neither takes plain bytes.
    case (7, 1, _): nil
    case (0xFF, _, _): settings.quirks.contains(.vendorClass) ? 2 : nil
    default: nil
    }
  }
}
