/// The codewords of a QR code in the order in which they are drawn.
enum QRCodewords {
  /// Data in byte mode, padded, protected block by block, and interleaved.
  ///
  /// - Parameter data: at most `version.byteCapacity(level)` bytes.
  static func make(_ data: [UInt8], _ version: QRVersion, _ level: QRLevel) -> [UInt8] {
    let (blocks, checkBytes) = version.protection(level)
    let payload = padded(data, version, count: version.dataCodewords(level))
    let code = ReedSolomon(checkBytes: checkBytes)
    let bounds = starts(of: blocks, in: payload.count)
    let checks = (0..<blocks).map { code.checkBytes(of: payload[bounds[$0]..<bounds[$0 + 1]]) }
    var words: [UInt8] = []
    words.reserveCapacity(version.codewords)
    for offset in 0...(payload.count / blocks) {
      for block in 0..<blocks where bounds[block] + offset < bounds[block + 1] {
        words.append(payload[bounds[block] + offset])
      }
    }
    for offset in 0..<checkBytes {
      for block in 0..<blocks { words.append(checks[block][offset]) }
    }
    return words
  }

  /// Mode, count, data, terminator, and the filling that the standard prescribes.
  private static func padded(_ data: [UInt8], _ version: QRVersion, count: Int) -> [UInt8] {
    let byteMode: UInt8 = 0b0100
    let low = UInt8(data.count & 0xFF)
    let head = version.countBits == 8 ? [low] : [UInt8(data.count >> 8), low]
    var words: [UInt8] = []
    words.reserveCapacity(count)
    // The mode takes half a byte, so everything after it is shifted by four bits.
    var carry = byteMode
    for byte in head + data {
      words.append(carry << 4 | byte >> 4)
      carry = byte & 0x0F
    }
    words.append(carry << 4)
    let filling: [UInt8] = [0xEC, 0x11]
    var index = 0
    while words.count < count {
      words.append(filling[index & 1])
      index += 1
    }
    return words
  }

  /// Where the blocks begin, and the end of the last: the longer blocks come last.
  private static func starts(of blocks: Int, in count: Int) -> [Int] {
    let short = count / blocks
    let firstLong = blocks - count % blocks
    return (0...blocks).map { $0 * short + max(0, $0 - firstLong) }
  }
}
