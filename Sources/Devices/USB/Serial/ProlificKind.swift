import USB

/// The kinds of Prolific's chips, which differ in how they are started.
enum ProlificKind: Hashable, Sendable {
  /// The oldest, with packets of 8 or 16 bytes on the control pipe.
  case classic
  /// HX and what came after it.
  case modern
  /// The G series (HXN), which needs no start.
  case seriesG

  /// Whether a chip knows the old registers; the G series refuses this.
  static let probe = USBStep(request: USBRequest(0xC0, 0x01, value: 0x8080), length: 1)
  /// The descriptor of the device, 18 bytes, which tells the oldest chips from the others.
  static let descriptor = USBStep(request: USBRequest(0x80, 0x06, value: 0x0100), length: 18)

  /// What a chip is.
  ///
  /// - Parameters:
  ///   - knowsOldRegisters: whether it answered `probe`.
  ///   - descriptor: its descriptor; empty where it could not be read.
  init(knowsOldRegisters: Bool, descriptor: [UInt8]) {
    guard knowsOldRegisters else {
      self = .seriesG
      return
    }
    // Byte 4 is the class of the device, byte 7 the packet of its control pipe.
    let isOld = descriptor.count >= 8 && (descriptor[4] == 0x02 || descriptor[7] != 64)
    self = isOld ? .classic : .modern
  }

  /// What has to be asked and told before the line can be set. The maker's order, which nobody
  /// else has explained.
  var start: [USBStep] {
    guard self != .seriesG else { return [] }
    return [
      Self.ask(0x8484), Self.tell(0x0404, 0), Self.ask(0x8484), Self.ask(0x8383),
      Self.ask(0x8484), Self.tell(0x0404, 1), Self.ask(0x8484), Self.ask(0x8383),
      Self.tell(0, 1), Self.tell(1, 0), Self.tell(2, self == .classic ? 0x24 : 0x44),
    ]
  }

  private static func ask(_ register: UInt16) -> USBStep {
    USBStep(request: USBRequest(0xC0, 0x01, value: register), length: 1)
  }

  private static func tell(_ register: UInt16, _ value: UInt16) -> USBStep {
    USBStep(request: USBRequest(0x40, 0x01, value: register, index: value))
  }
}
