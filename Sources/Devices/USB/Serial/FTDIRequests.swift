import USB

/// The requests of FTDI's chips; a port is addressed by its number from 1.
struct FTDIRequests: Hashable, Sendable {
  let interface: UInt8
  /// Whether the index of a rate carries the port in its low byte (chips with several ports, and
  /// those of the H series).
  let sharesIndex: Bool

  /// How long the chip may wait for a packet to fill, in milliseconds.
  private static let latencyMilliseconds: UInt16 = 16
  /// The status of the line at the head of every packet, in bytes.
  private static let statusBytes = 2

  private var port: UInt16 { UInt16(interface) + 1 }

  private func step(_ request: UInt8, _ value: UInt16) -> USBStep {
    USBStep(request: USBRequest(0x40, request, value: value, index: port))
  }

  /// Resets the port, throws away what it holds, sets the line, raises DTR and RTS.
  func opening(_ settings: SerialSettings) -> [USBStep] {
    let rate = FTDIDivisor(baud: settings.baud)
    let index = sharesIndex ? rate.index << 8 | port : rate.index
    return [
      step(0, 0), step(0, 1), step(0, 2),
      step(9, Self.latencyMilliseconds),
      USBStep(request: USBRequest(0x40, 3, value: rate.value, index: index)),
      step(4, Self.line(settings)),
      // Nobody holds the other off: the index has no way of doing so beside the port.
      step(2, 0), step(1, 0x0101), step(1, 0x0202),
    ]
  }

  /// Drops DTR and RTS.
  var closing: [USBStep] { [step(1, 0x0100), step(1, 0x0200)] }

  /// Data bits, the check bit from bit 8, stop bits from bit 11 (0 is 1, 2 is 2).
  static func line(_ settings: SerialSettings) -> UInt16 {
    let stop: UInt16 = settings.stopBits == 2 ? 2 : 0
    return UInt16(truncatingIfNeeded: settings.dataBits) | UInt16(settings.parity.number) << 8
      | stop << 11
  }

  /// What is left of a transfer without the two status bytes of each of its packets.
  static func payload(of transfer: [UInt8], packetBytes: Int) -> [UInt8] {
    guard packetBytes > statusBytes else { return [] }
    return stride(from: 0, to: transfer.count, by: packetBytes).flatMap { start in
      transfer[start..<min(start + packetBytes, transfer.count)].dropFirst(statusBytes)
    }
  }
}
