/// What a serial line brings, byte by byte: blocks and acknowledgements.
///
/// It never searches: `10 03` may stand in the middle of a block, and any two bytes may be the
/// checksum. Without clock; whoever owns it tells when the line was silent.
/// Source: PA00P016 §3.
package struct BlockReceiver: Sendable {
  /// What a byte completed.
  package enum Event: Hashable, Sendable {
    /// The counterpart has our block.
    case acknowledged
    /// The counterpart asks for our block again.
    case refused
    /// A block with the right checksum: the bytes of a packet, in full.
    case block([UInt8])
    /// A block that did not come whole.
    case broken
  }

  private enum State {
    /// Outside a block.
    case idle
    /// Behind the 10 that begins one.
    case start
    /// In the packet.
    case body
    /// Behind a 10 in the packet.
    case escape
    /// Before the checksum's low byte.
    case checksum
    /// Before its high byte; the low one has come.
    case checksumHigh(UInt8)
  }

  /// What came before, outside of blocks. A 06 or 15 behind bytes that made no sense may be the
  /// rest
  /// of a block whose beginning was damaged: to believe it would lose a packet of ours, to miss a
  /// true one only costs a repeat.
  private enum Line {
    /// Silence, or a whole block: a 06 or 15 is an acknowledgement.
    case clean
    /// Bytes that made no sense.
    case noisy
    /// A block that was refused; what is left of it is not refused once more.
    case refused
  }

  private let bytesMax: Int
  private var state = State.idle
  private var packet: [UInt8] = []
  private var line = Line.clean

  /// A receiver on a silent line.
  ///
  /// - Parameter dataBytesMax: the most data of a packet that it takes.
  package init(dataBytesMax: Int = APDU.dataBytesMax) {
    bytesMax = 5 + min(max(dataBytesMax, 0), APDU.dataBytesMax)
  }

  /// Whether a block has begun and not ended.
  package var isInsideBlock: Bool {
    if case .idle = state { return false }
    return true
  }

  /// Takes a byte. - Returns: what it completed, if anything.
  package mutating func take(_ byte: UInt8) -> Event? {
    switch state {
    case .idle: return begin(byte)
    case .start: return start(byte)
    case .body:
      if byte == SerialByte.dle { state = .escape } else { return append(byte) }
    case .escape: return escaped(byte)
    case .checksum: state = .checksumHigh(byte)
    case .checksumHigh(let low): return end([low, byte])
    }
    return nil
  }

  /// The line was silent for T1. - Returns: `broken` where that cut a block.
  package mutating func silence() -> Event? {
    let event = isInsideBlock ? spoil() : nil
    line = .clean
    return event
  }

  private mutating func begin(_ byte: UInt8) -> Event? {
    switch byte {
    case SerialByte.dle: state = .start
    case SerialByte.ack: return line == .clean ? .acknowledged : nil
    case SerialByte.nak: return line == .clean ? .refused : nil
    default: if line == .clean { line = .noisy }
    }
    return nil
  }

  private mutating func start(_ byte: UInt8) -> Event? {
    switch byte {
    case SerialByte.stx: restart()
    case SerialByte.dle: break
    default: return spoil()
    }
    return nil
  }

  private mutating func escaped(_ byte: UInt8) -> Event? {
    switch byte {
    case SerialByte.dle:
      state = .body
      return append(byte)
    case SerialByte.etx: state = .checksum
    case SerialByte.stx: restart()
    default: return spoil()
    }
    return nil
  }

  private mutating func append(_ byte: UInt8) -> Event? {
    guard packet.count < bytesMax else { return spoil() }
    packet.append(byte)
    return nil
  }

  private mutating func restart() {
    packet = []
    state = .body
  }

  private mutating func end(_ checksum: [UInt8]) -> Event? {
    guard checksum == BlockChecksum.bytes(ofPacket: packet) else { return spoil() }
    defer { packet = [] }
    state = .idle
    line = .clean
    return .block(packet)
  }

  private mutating func spoil() -> Event? {
    let isRest = if case .start = state { line == .refused } else { false }
    packet = []
    state = .idle
    line = .refused
    return isRest ? nil : .broken
  }
}
