/// Bytes for a printer as they are written, with the ranges of pictures and symbols among them.
struct CommandStream {
  private(set) var bytes: [UInt8] = []
  private(set) var payloads: [Range<Int>] = []

  /// An empty stream with room for a receipt.
  init(capacity: Int = 64) { bytes.reserveCapacity(capacity) }

  mutating func put(_ byte: UInt8) { bytes.append(byte) }

  mutating func put(_ command: UInt8...) { bytes.append(contentsOf: command) }

  mutating func put(_ command: [UInt8]) { bytes.append(contentsOf: command) }

  mutating func put(_ byte: UInt8, times count: Int) {
    bytes.append(contentsOf: repeatElement(byte, count: max(0, count)))
  }

  /// Writes a command whose parameters are a picture or a symbol.
  ///
  /// Its header counts as well: cut off within it, a printer waits for what the header announced.
  mutating func put(header: [UInt8], payload: some Collection<UInt8>, end: [UInt8] = []) {
    let start = bytes.count
    bytes.append(contentsOf: header)
    bytes.append(contentsOf: payload)
    bytes.append(contentsOf: end)
    payloads.append(start..<bytes.count)
  }

  /// Appends another stream.
  mutating func put(_ stream: CommandStream) {
    let start = bytes.count
    bytes.append(contentsOf: stream.bytes)
    payloads += stream.payloads.map { $0.lowerBound + start..<$0.upperBound + start }
  }
}

extension UInt8 {
  /// LF: prints the line and feeds.
  static let lineFeed: UInt8 = 0x0A
}

/// A number of 16 bits as printers take it.
func littleEndian(_ number: Int) -> [UInt8] {
  [UInt8(truncatingIfNeeded: number), UInt8(truncatingIfNeeded: number >> 8)]
}
