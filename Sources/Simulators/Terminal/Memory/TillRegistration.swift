import ZVT

/// What a till has agreed with a simulated terminal (PA00P015 §2.1); it survives a restart.
package struct TillRegistration: Hashable, Sendable {
  /// The config byte.
  package var config: UInt8
  /// Whether the till speaks containers (BMP 06).
  package var hasContainers = false
  /// Whether the till takes print blocks (tag 26 with 06 D3).
  package var takesBlocks = false
  /// The width of its printer in characters (tag 12).
  package var width = 40
  /// The agreed character set (tag 14); FF is CP437.
  package var characterSet: UInt8 = 0xFF
  /// Whether messages bear a sequence number (tag 1F73).
  package var isNumbered = false

  /// What holds after a log-off, or before any registration: the till prints what comes line by
  /// line, and hears no intermediate states.
  package static let none = TillRegistration(config: 0x86)

  /// A registration of a config byte and nothing else.
  package init(config: UInt8) { self.config = config }

  /// Whether the till wants to hear intermediate states.
  package var hearsProgress: Bool { config & 0x08 != 0 }

  /// Whether slips come as print commands.
  ///
  /// - Parameter isAdministration: whether it is about the slips of anything but a payment.
  package func printsAtTill(isAdministration: Bool) -> Bool {
    config & 0x80 != 0 && config & (isAdministration ? 0x04 : 0x02) != 0
  }
}

extension TillRegistration {
  /// What a terminal agrees to of what a till asks for.
  ///
  /// A character set counts only where exactly one is offered, and CP437 otherwise.
  init(config: UInt8, _ fields: Bitmaps, profile: SimulatorProfile) {
    self.init(config: config)
    hasContainers = fields.first(0x06) != nil
    takesBlocks = fields.tlv.first(0x26)?.objects.contains { $0.content == [0x06, 0xD3] } ?? false
    if let columns = fields.tlv.bytes(0x12).flatMap(BCD.number), columns > 0 {
      width = min(Int(columns), profile.widthMax)
    }
    let offered = fields.tlv.first(0x27)?.objects.all(0x14).compactMap(\.content.first) ?? []
    if offered.count == 1, profile.characterSets.contains(offered[0]) {
      characterSet = offered[0]
    }
    isNumbered = profile.canNumber && fields.tlv.first(0x1F73) != nil
  }
}
