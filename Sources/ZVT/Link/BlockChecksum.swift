/// The checksum of a serial block: CRC-16/KERMIT over the packet and the byte 03 that ends it.
///
/// The specification calls it XMODEM and means the reflected polynomial with the low byte first;
/// what is called CRC-16/XMODEM elsewhere is refused by every terminal.
/// Source: PA00P016 §3.
package enum BlockChecksum {
  /// The checksum of bytes, without anything added; `123456789` in ASCII gives 2189.
  package static func kermit(_ bytes: some Sequence<UInt8>) -> UInt16 {
    bytes.reduce(0) { crc, byte in
      (0..<8).reduce(crc ^ UInt16(byte)) { rest, _ in
        rest & 1 == 1 ? (rest >> 1) ^ 0x8408 : rest >> 1
      }
    }
  }

  /// The checksum of a packet in a block, as the two bytes that follow `10 03`, low byte first.
  package static func bytes(ofPacket packet: [UInt8]) -> [UInt8] {
    let crc = kermit(packet + [SerialByte.etx])
    return [UInt8(truncatingIfNeeded: crc), UInt8(crc >> 8)]
  }
}

/// The bytes that mean something to the serial layer.
enum SerialByte {
  /// Begins a block, behind `dle`.
  static let stx: UInt8 = 0x02
  /// Ends a block, behind `dle`; the checksum follows.
  static let etx: UInt8 = 0x03
  /// Outside a block: the last block has come whole.
  static let ack: UInt8 = 0x06
  /// Makes the next byte a mark; stands twice where it is meant as itself.
  static let dle: UInt8 = 0x10
  /// Outside a block: the last block has not come whole, send it again.
  static let nak: UInt8 = 0x15
}
