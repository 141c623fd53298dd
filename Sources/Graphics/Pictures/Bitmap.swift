/// A one-bit picture: rows of bytes, the most significant bit on the left, 1 is black.
package struct Bitmap: Hashable, Sendable {
  /// The width in dots, at least 1.
  package let width: Int
  /// The height in dots, at least 0.
  package let height: Int
  /// `height` rows of `bytesPerRow` bytes; bits beyond the width are 0.
  package private(set) var bytes: [UInt8]

  /// How many bytes a row takes.
  package var bytesPerRow: Int { (width + 7) / 8 }

  /// A white picture.
  ///
  /// - Parameters:
  ///   - width: in dots, at least 1.
  ///   - height: in dots, at least 0.
  package init(width: Int, height: Int) {
    precondition(width > 0 && height >= 0, "a picture has a size")
    self.width = width
    self.height = height
    bytes = [UInt8](repeating: 0, count: height * ((width + 7) / 8))
  }

  /// A picture of whole rows that were taken from another one of the same width.
  init(width: Int, bytes: ArraySlice<UInt8>) {
    self.width = width
    height = bytes.count / ((width + 7) / 8)
    self.bytes = Array(bytes)
  }

  /// Whether the dot at a place is black; outside of the picture everything is white.
  package func isBlack(_ x: Int, _ y: Int) -> Bool {
    guard 0..<width ~= x, 0..<height ~= y else { return false }
    return bytes[y * bytesPerRow + x >> 3] & (0x80 >> UInt8(x & 7)) != 0
  }

  /// Makes a dot black, or white; outside of the picture nothing happens.
  package mutating func set(_ x: Int, _ y: Int, black: Bool = true) {
    guard 0..<width ~= x, 0..<height ~= y else { return }
    put(0x80 >> UInt8(x & 7), at: y * bytesPerRow + x >> 3, black: black)
  }

  /// Makes dots of one byte black, or white.
  mutating func put(_ bits: UInt8, at index: Int, black: Bool) {
    if black {
      bytes[index] |= bits
    } else {
      bytes[index] &= ~bits
    }
  }
}
