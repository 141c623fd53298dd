/// The head of a packet: what it is, and how much data follows.
///
/// Shape: `CLASS INSTR LEN`, or `CLASS INSTR FF lo hi`, which is legal for short data too.
/// Source: PA00P016 §5.2.
struct PacketHeader {
  /// Class and instruction.
  let control: UInt16
  /// How long the head itself is: 3 or 5 bytes.
  let bytes: Int
  /// How much data it announces, 0 to 65 535.
  let dataBytes: Int

  /// The head at the beginning of bytes; nothing where it has not come whole.
  init?(_ input: ArraySlice<UInt8>) {
    let head = Array(input.prefix(5))
    guard head.count >= 3 else { return nil }
    control = UInt16(head[0]) << 8 | UInt16(head[1])
    if head[2] < 0xFF {
      bytes = 3
      dataBytes = Int(head[2])
    } else {
      guard head.count == 5 else { return nil }
      bytes = 5
      dataBytes = Int(head[3]) | Int(head[4]) << 8
    }
  }
}

extension APDU {
  /// The packet of a block; nothing where its length is not that of the block.
  init?(wholeBlock block: [UInt8]) {
    guard let header = PacketHeader(block[...]), header.bytes + header.dataBytes == block.count
    else { return nil }
    self.init(header.control, Array(block[header.bytes...]))
  }
}
