import ZVT

/// A status information as a fault leaves it.
enum SpoiltStatus {
  /// Spoils fields and objects; a fault that is none of them changes nothing.
  static func spoil(_ status: inout Status, _ fault: TerminalFault?) {
    switch fault {
    case .noReceiptNumber: status.remove(0x87)
    case .noAmount: status.remove(0x04)
    case .shuffled: status.reverse()
    case .unknownTag: status.objects.append(TLV(0x1F7F, [0x01, 0x02]))
    case .longTrace: lengthenTrace(&status)
    case .wrongTerminal: status.replace(0x29, [0x52, 0x00, 0x00, 0x99])
    case .contradiction: status.add(0x04, BCD.bytes(1, count: 6))
    case .emptyCardFields:
      status.replace(0x8B, [0])
      status.replace(0x22, [])
    case .latin1:
      status.remove(0x3C)
      status.add(0x3C, CharacterSet.iso8859(1).encode("Zahlung geprüft"))
    case .controlBytes:
      status.remove(0x3C)
      status.add(0x3C, [0x1B, 0x40, 0x07] + Array("OK".utf8) + [0x1D, 0x56, 0x00])
    case .badAmount: status.replace(0x04, [0x00, 0x00, 0x00, 0x0A, 0x49, 0x90])
    default: break
    }
  }

  private static func lengthenTrace(_ status: inout Status) {
    guard let trace = status.fields.first(where: { $0.number == 0x0B })?.value else { return }
    status.replace(0x0B, [0, 0, 0])
    status.objects.append(TLV(0x1F2B, [0x01] + trace))
  }

  /// Spoils the data behind the fields; a fault that is none of them changes nothing.
  static func spoil(_ data: [UInt8], _ fault: TerminalFault?) -> [UInt8] {
    switch fault {
    case .emptyStatus: []
    case .bareStatus: [0x27, 0x00]
    case .unknownField: data + [0xC5, 0x01, 0x02]
    case .badLengthDigit: data + [0x8B, 0x30, 0x35, 0x56, 0x49, 0x53, 0x41, 0x00]
    case .lengthBeyond: data + [0x3C, 0xF9, 0xF9, 0xF9, 0x41]
    case .containerLengthOpen: data + [0x06, 0x80, 0x43, 0x01, 0xA0]
    case .containerLengthReserved: data + [0x06, 0x83, 0x00, 0x00, 0x01, 0x43]
    case .containerBeyond: data + [0x06, 0x04, 0x43, 0x7F, 0xA0, 0x00]
    case .endlessTag: data + [0x06, 0x08] + [UInt8](repeating: 0xFF, count: 8)
    case .deepNesting: data + nested(levels: 40)
    default: data
    }
  }

  private static func nested(levels: Int) -> [UInt8] {
    var content: [UInt8] = []
    for _ in 0..<levels { content = [0x30, UInt8(content.count)] + content }
    return [0x06, UInt8(content.count)] + content
  }

  /// The bytes of a packet that is none, or has a strange length; nothing for any other fault.
  static func bytes(_ packet: APDU, _ fault: TerminalFault?) -> [UInt8]? {
    let head = [packet.classByte, packet.instruction]
    let count = UInt16(truncatingIfNeeded: packet.data.count)
    switch fault {
    case .shortPacket: return head + long(count &+ 9) + packet.data
    case .hugePacket: return head + [0xFF, 0xFF, 0xFF] + packet.data
    case .extendedLength: return head + long(count) + packet.data
    default: return nil
    }
  }

  private static func long(_ count: UInt16) -> [UInt8] {
    [0xFF, UInt8(truncatingIfNeeded: count), UInt8(count >> 8)]
  }
}
