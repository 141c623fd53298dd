/// A packet as it goes over a serial line: `10 02 PACKET 10 03 CRClo CRChi`.
///
/// Every byte 10 of the packet stands twice, those of its length too; the checksum is of the packet
/// as it was before, and its own bytes are never doubled.
/// Source: PA00P016 §3.
package enum SerialBlock {
  /// The block of a packet; at most twice the packet and 6 bytes.
  package static func bytes(_ packet: APDU) -> [UInt8] { bytes(content: packet.bytes) }

  /// The block of bytes that need not be a packet; simulators send such.
  package static func bytes(content: [UInt8]) -> [UInt8] {
    var block = [SerialByte.dle, SerialByte.stx]
    block.reserveCapacity(content.count * 2 + 6)
    for byte in content {
      if byte == SerialByte.dle { block.append(byte) }
      block.append(byte)
    }
    return block + [SerialByte.dle, SerialByte.etx] + BlockChecksum.bytes(ofPacket: content)
  }
}
