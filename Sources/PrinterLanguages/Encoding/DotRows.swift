import Graphics

/// A picture as printers take it: rows of bytes from the left edge of the paper to the last dot.
struct DotRows {
  /// Bytes of a row, at least 1.
  let bytesPerRow: Int
  /// How many rows there are.
  let height: Int
  /// Dots from the left edge of the paper to the last black one, at least 1.
  let width: Int
  /// The rows.
  var bytes: [UInt8]

  /// Moves a picture to its place and cuts the white off on its right.
  ///
  /// - Parameters:
  ///   - bitmap: the picture.
  ///   - left: dots left of it, at least 0.
  ///   - height: how many rows are made, at least as many as the picture has.
  init(_ bitmap: Bitmap, left: Int, height: Int? = nil) {
    let right = Self.rightmostDot(of: bitmap)
    width = max(1, right < 0 ? 0 : left + right + 1)
    bytesPerRow = (width + 7) / 8
    self.height = max(height ?? 0, bitmap.height)
    bytes = [UInt8](repeating: 0, count: bytesPerRow * self.height)
    guard right >= 0 else { return }
    let shift = UInt8(left & 7)
    for y in 0..<bitmap.height {
      let target = y * bytesPerRow + left / 8
      let source = y * bitmap.bytesPerRow
      for x in 0...right / 8 {
        let dots = bitmap.bytes[source + x]
        bytes[target + x] |= dots >> shift
        let rest = dots << (8 - shift)
        if shift > 0, rest != 0 { bytes[target + x + 1] |= rest }
      }
    }
  }

  /// The dots of some rows.
  func rows(_ range: Range<Int>) -> ArraySlice<UInt8> {
    bytes[range.lowerBound * bytesPerRow..<min(range.upperBound, height) * bytesPerRow]
  }

  /// Whether a dot is black; below the picture everything is white.
  func isBlack(_ x: Int, _ y: Int) -> Bool {
    y < height && bytes[y * bytesPerRow + x / 8] & (0x80 >> UInt8(x & 7)) != 0
  }

  /// The ranges of rows that are sent together.
  func strips(of rows: Int) -> [Range<Int>] {
    stride(from: 0, to: height, by: max(1, rows)).map { $0..<min($0 + max(1, rows), height) }
  }

  /// The column of the black dot that is farthest to the right, or -1 for a white picture.
  private static func rightmostDot(of bitmap: Bitmap) -> Int {
    let width = bitmap.bytesPerRow
    for x in stride(from: width - 1, through: 0, by: -1) {
      var column: UInt8 = 0
      for y in 0..<bitmap.height { column |= bitmap.bytes[y * width + x] }
      if column != 0 { return x * 8 + 7 - column.trailingZeroBitCount }
    }
    return -1
  }
}
