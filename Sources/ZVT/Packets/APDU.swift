/// A command or an answer of the ZVT protocol: two control bytes and data.
///
/// Shape: `CLASS INSTR LEN DATA`; a length of 255 and more is `FF lo hi`.
/// Source: PA00P016 §5.2.
package struct APDU: Hashable, Sendable {
  /// Class and instruction: `0x0601` is a payment.
  package let control: UInt16
  /// What follows the length.
  package let data: [UInt8]

  /// The most data that a length can announce.
  package static let dataBytesMax = 65_535

  /// A packet; data beyond `dataBytesMax` has no encoding.
  package init(_ control: UInt16, _ data: [UInt8] = []) {
    self.control = control
    self.data = data
  }

  /// The class: 06 for commands, 80 and 84 for answers.
  package var classByte: UInt8 { UInt8(control >> 8) }

  /// The instruction; the error of an answer 84.
  package var instruction: UInt8 { UInt8(truncatingIfNeeded: control) }

  /// Whether it answers a command: 80 or 84.
  package var isAnswer: Bool { classByte == 0x80 || classByte == 0x84 }

  /// The packet as it stands on TCP.
  package var bytes: [UInt8] {
    let head = [classByte, instruction]
    if data.count < 0xFF { return head + [UInt8(data.count)] + data }
    let count = UInt16(truncatingIfNeeded: min(data.count, Self.dataBytesMax))
    return head + [0xFF, UInt8(truncatingIfNeeded: count), UInt8(count >> 8)] + data
  }
}
