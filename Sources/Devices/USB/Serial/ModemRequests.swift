import USB

/// The requests of the modem class (CDC PSTN 1.2, chapter 6.3); Prolific's chips take them too.
enum ModemRequests {
  private static let setLineCoding: UInt8 = 0x20
  private static let setControlLines: UInt8 = 0x22

  /// Sets the line, then says that somebody is there (DTR, RTS): many devices are mute until then.
  ///
  /// - Parameters:
  ///   - settings: how the line is set.
  ///   - interface: the number of the control interface.
  ///   - mayBeRefused: whether a device that knows no line is used all the same.
  static func opening(_ settings: SerialSettings, interface: UInt8, mayBeRefused: Bool)
    -> [USBStep]
  {
    [
      USBStep(
        request: USBRequest(0x21, setLineCoding, index: UInt16(interface)),
        data: lineCoding(settings), mayBeRefused: mayBeRefused),
      USBStep(
        request: USBRequest(0x21, setControlLines, value: 3, index: UInt16(interface)),
        mayBeRefused: mayBeRefused),
    ]
  }

  /// Drops DTR and RTS.
  static func closing(interface: UInt8) -> [USBStep] {
    [
      USBStep(
        request: USBRequest(0x21, setControlLines, value: 0, index: UInt16(interface)),
        mayBeRefused: true)
    ]
  }

  /// Seven bytes: the rate in four, low byte first, then stop bits (0 is 1, 2 is 2), the check
  /// bit, the data bits.
  static func lineCoding(_ settings: SerialSettings) -> [UInt8] {
    let stop: UInt8 = settings.stopBits == 2 ? 2 : 0
    return littleEndian(settings.baud)
      + [stop, settings.parity.number, UInt8(truncatingIfNeeded: settings.dataBits)]
  }

  /// A rate in four bytes, low byte first.
  static func littleEndian(_ rate: Int) -> [UInt8] {
    stride(from: 0, to: 32, by: 8).map { UInt8(truncatingIfNeeded: rate >> $0) }
  }
}

extension SerialSettings.Parity {
  /// What all chips call it.
  var number: UInt8 {
    switch self {
    case .none: 0
    case .odd: 1
    case .even: 2
    }
  }
}
