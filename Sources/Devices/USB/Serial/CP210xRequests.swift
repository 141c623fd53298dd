import USB

/// The requests of Silicon Labs' CP210x (AN571); each interface is a port.
struct CP210xRequests: Hashable, Sendable {
  let interface: UInt8

  private func step(_ request: UInt8, _ value: UInt16, _ data: [UInt8] = []) -> USBStep {
    USBStep(
      request: USBRequest(0x41, request, value: value, index: UInt16(interface)), data: data)
  }

  /// Switches the port on, sets the line, raises DTR and RTS, throws away what it holds.
  func opening(_ settings: SerialSettings) -> [USBStep] {
    [
      step(0x00, 1), step(0x1E, 0, ModemRequests.littleEndian(settings.baud)),
      step(0x03, Self.line(settings)), step(0x07, 0x0303), step(0x12, 0x000F),
    ]
  }

  /// Drops DTR and RTS, and switches the port off.
  var closing: [USBStep] { [step(0x07, 0x0300), step(0x00, 0)] }

  /// Data bits from bit 8, the check bit from bit 4, stop bits (0 is 1, 2 is 2).
  static func line(_ settings: SerialSettings) -> UInt16 {
    let stop: UInt16 = settings.stopBits == 2 ? 2 : 0
    return UInt16(truncatingIfNeeded: settings.dataBits) << 8
      | UInt16(settings.parity.number) << 4 | stop
  }
}
