/// A PNG file built by hand, so that reading is tested against what no encoder of ours wrote.
struct PNGFile {
  var width: UInt32
  var height: UInt32
  var depth: UInt8 = 8
  /// 0 grey, 2 colour, 6 colour with alpha.
  var colour: UInt8
  /// The rows, each with the byte of its filter before it.
  var rows: [UInt8]

  var bytes: [UInt8] {
    [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
      + chunk("IHDR", PNGFile.big(width) + PNGFile.big(height) + [depth, colour, 0, 0, 0])
      + chunk("IDAT", stored) + chunk("IEND", [])
  }

  /// The rows as a zlib stream with one block that is not compressed.
  private var stored: [UInt8] {
    let count = UInt16(rows.count)
    let low = UInt8(truncatingIfNeeded: count)
    let high = UInt8(count >> 8)
    var (first, second): (UInt32, UInt32) = (1, 0)
    for byte in rows {
      first = (first + UInt32(byte)) % 65_521
      second = (second + first) % 65_521
    }
    return [0x78, 0x01, 1, low, high, ~low, ~high] + rows + PNGFile.big(second << 16 | first)
  }

  private func chunk(_ name: String, _ data: [UInt8]) -> [UInt8] {
    let body = Array(name.utf8) + data
    var remainder: UInt32 = ~0
    for byte in body {
      remainder ^= UInt32(byte)
      for _ in 0..<8 {
        remainder = remainder & 1 == 1 ? remainder >> 1 ^ 0xEDB8_8320 : remainder >> 1
      }
    }
    return PNGFile.big(UInt32(data.count)) + body + PNGFile.big(~remainder)
  }

  private static func big(_ number: UInt32) -> [UInt8] {
    [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: number >> $0) }
  }
}
