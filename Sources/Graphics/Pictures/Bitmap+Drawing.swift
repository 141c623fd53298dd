extension Bitmap {
  /// Makes all dots of a rectangle black, or white; what lies outside of the picture is left out.
  package mutating func fill(
    x: Int, y: Int, width: Int, height: Int, black: Bool = true
  ) {
    let (left, right) = (max(0, x), min(self.width, x + width))
    let (top, bottom) = (max(0, y), min(self.height, y + height))
    guard left < right, top < bottom else { return }
    let (first, last) = (left >> 3, (right - 1) >> 3)
    let leftBits: UInt8 = 0xFF >> UInt8(left & 7)
    let rightBits: UInt8 = 0xFF << UInt8(7 - (right - 1) & 7)
    for row in top..<bottom {
      let start = row * bytesPerRow
      for byte in first...last {
        var bits: UInt8 = byte == first ? leftBits : 0xFF
        if byte == last { bits &= rightBits }
        put(bits, at: start + byte, black: black)
      }
    }
  }

  /// Draws the black dots of another picture with its upper left corner at a place.
  package mutating func draw(_ other: Bitmap, x: Int, y: Int) {
    for row in max(0, -y)..<max(0, -y, min(other.height, height - y)) {
      for byte in 0..<other.bytesPerRow {
        let bits = other.bytes[row * other.bytesPerRow + byte]
        if bits != 0 { draw(UInt16(bits) << 8, x: x + byte * 8, y: y + row) }
      }
    }
  }

  /// Blackens dots of one row where bits are set, the highest of 16 on the left.
  package mutating func draw(_ bits: UInt16, x: Int, y: Int) {
    guard 0..<height ~= y, x > -16, x < width else { return }
    let shift = UInt32(x & 7)
    let wide = UInt32(bits) << (16 - shift)
    let first = x >> 3
    for step in 0..<3 where 0..<bytesPerRow ~= first + step {
      let isLast = first + step == bytesPerRow - 1
      let inside: UInt8 = isLast ? 0xFF << UInt8(bytesPerRow * 8 - width) : 0xFF
      let byte = UInt8(truncatingIfNeeded: wide >> UInt32(24 - 8 * step)) & inside
      put(byte, at: y * bytesPerRow + first + step, black: true)
    }
  }

  /// A strip of rows, for printers that take a picture piece by piece.
  package func rows(_ range: Range<Int>) -> Bitmap {
    let inside = range.clamped(to: 0..<height)
    return Bitmap(
      width: width, bytes: bytes[inside.lowerBound * bytesPerRow..<inside.upperBound * bytesPerRow])
  }

  /// The picture with every dot as a rectangle of dots.
  package func scaled(by horizontally: Int, _ vertically: Int) -> Bitmap {
    var scaled = Bitmap(width: width * horizontally, height: height * vertically)
    for y in 0..<height {
      for x in 0..<width where isBlack(x, y) {
        scaled.fill(
          x: x * horizontally, y: y * vertically, width: horizontally, height: vertically)
      }
    }
    return scaled
  }
}
