/// Cuts the recording of a serial line into blocks, acknowledgements and noise (PA00P016 §3).
///
/// Unlike the receiver of a link it has the whole recording, so it can say what is wrong and where.
enum SerialCapture {
  /// A block with its end.
  struct Block {
    /// What was in it, every doubled 10 made single.
    let content: [UInt8]
    /// How many bytes 10 were doubled.
    let doubled: Int
    /// The two bytes behind `10 03`.
    let checksum: [UInt8]

    private var expected: [UInt8] { BlockChecksum.bytes(ofPacket: content) }

    /// What is wrong with its checksum.
    var complaints: [String] {
      guard checksum != expected else { return [] }
      return [
        "the checksum is \(BCD.nibbles(checksum)), and \(BCD.nibbles(expected)) would be right "
          + "(CRC-16/KERMIT, low byte first)"
      ]
    }

    /// The block as a field of its packet.
    var framing: ExplainedField {
      ExplainedField(
        "", "block", "checksum \(BCD.nibbles(checksum)) right, \(doubled) bytes 10 doubled",
        checksum)
    }
  }

  /// What stands at a place.
  enum Content {
    case acknowledgement
    case refusal
    case noise([UInt8])
    case broken([UInt8], String)
    case block(Block)
  }

  /// Something and its place.
  struct Piece {
    let offset: Int
    let content: Content
  }

  static func pieces(_ bytes: [UInt8]) -> [Piece] {
    var pieces: [Piece] = []
    var position = 0
    while position < bytes.count {
      let (content, end) = piece(bytes, at: position)
      pieces.append(Piece(offset: position, content: content))
      position = end
    }
    return pieces
  }

  private static func piece(_ bytes: [UInt8], at start: Int) -> (Content, end: Int) {
    if begins(bytes, at: start) { return block(bytes, from: start) }
    switch bytes[start] {
    case SerialByte.ack: return (.acknowledgement, start + 1)
    case SerialByte.nak: return (.refusal, start + 1)
    default:
      var end = start + 1
      while end < bytes.count, !begins(bytes, at: end), bytes[end] != SerialByte.ack,
        bytes[end] != SerialByte.nak
      { end += 1 }
      return (.noise(Array(bytes[start..<end])), end)
    }
  }

  private static func begins(_ bytes: [UInt8], at index: Int) -> Bool {
    index + 1 < bytes.count && bytes[index] == SerialByte.dle && bytes[index + 1] == SerialByte.stx
  }

  private static func block(_ bytes: [UInt8], from start: Int) -> (Content, end: Int) {
    var content: [UInt8] = []
    var doubled = 0
    var index = start + 2
    while index < bytes.count {
      guard bytes[index] == SerialByte.dle else {
        content.append(bytes[index])
        index += 1
        continue
      }
      guard index + 1 < bytes.count else { break }
      switch bytes[index + 1] {
      case SerialByte.dle:
        content.append(SerialByte.dle)
        doubled += 1
        index += 2
      case SerialByte.etx:
        return closed(bytes, content, doubled, at: index + 2)
      case SerialByte.stx:
        return (.broken(content, "another block begins within the block"), index)
      default:
        return (
          .broken(content, "a single 10 at byte \(index) of the recording is followed by no mark"),
          index + 2
        )
      }
    }
    return (.broken(content, "the block does not end"), bytes.count)
  }

  private static func closed(_ bytes: [UInt8], _ content: [UInt8], _ doubled: Int, at index: Int)
    -> (Content, end: Int)
  {
    guard index + 2 <= bytes.count else {
      return (.broken(content, "the block ends before its checksum"), bytes.count)
    }
    let checksum = Array(bytes[index..<index + 2])
    return (.block(Block(content: content, doubled: doubled, checksum: checksum)), index + 2)
  }
}
