import Graphics
import Receipts

/// A picture that grows downwards while its rows arrive.
struct PictureStrip: Hashable, Sendable {
  /// Dots left of it.
  let left: Int
  /// Its width in dots, at least 1.
  let width: Int
  /// The rows, each of `bytesPerRow` bytes.
  private var bytes: [UInt8] = []

  /// Bytes of one row.
  var bytesPerRow: Int { (width + 7) / 8 }

  /// How many rows it has.
  var rows: Int { bytes.count / bytesPerRow }

  init(left: Int, width: Int) {
    self.left = left
    self.width = max(1, width)
  }

  /// Whether another one can be joined below without a step.
  func fits(_ other: PictureStrip) -> Bool { left == other.left && width == other.width }

  /// Adds a row, so many times; what is too long is cut off, what is missing is white.
  mutating func add(_ row: ArraySlice<UInt8>, times: Int = 1) {
    let missing = [UInt8](repeating: 0, count: max(0, bytesPerRow - row.count))
    for _ in 0..<times {
      bytes += row.prefix(bytesPerRow)
      bytes += missing
    }
  }

  mutating func join(_ other: PictureStrip) { bytes += other.bytes }

  /// The picture.
  var picture: Picture {
    var bitmap = Bitmap(width: width, height: rows)
    for (index, byte) in bytes.enumerated() where byte != 0 {
      let x = index % bytesPerRow * 8
      for bit in 0..<8 where byte & (0x80 >> UInt8(bit)) != 0 {
        bitmap.set(x + bit, index / bytesPerRow)
      }
    }
    return Picture(left: left, bitmap: bitmap)
  }

  /// A row whose dots are each twice as wide.
  static func widened(_ row: ArraySlice<UInt8>) -> [UInt8] {
    var wide: [UInt8] = []
    wide.reserveCapacity(row.count * 2)
    for byte in row {
      wide += [spread(byte >> 4), spread(byte & 0x0F)]
    }
    return wide
  }

  /// Four dots as eight.
  private static func spread(_ half: UInt8) -> UInt8 {
    (0..<4).reduce(0) { $0 | (half >> UInt8($1) & 1) * 3 << UInt8($1 * 2) }
  }
}

/// A band of dots that stands in the line until it is printed.
struct DotBand: Hashable, Sendable {
  /// Dots left of it.
  let left: Int
  /// Its width in dots.
  let width: Int
  /// Its rows from top to bottom.
  let rows: [[UInt8]]

  /// Rows of so many bytes.
  init(left: Int, rows data: [UInt8], bytesPerRow: Int) {
    self.left = left
    width = bytesPerRow * 8
    rows = stride(from: 0, to: data.count, by: max(1, bytesPerRow)).map {
      Array(data[$0..<min($0 + bytesPerRow, data.count)])
    }
  }

  /// Upright bytes, turned into rows.
  init(left: Int, columns data: [UInt8], _ shape: PrinterEffect.Columns) {
    self.left = left
    let scale = shape.isWide ? 2 : 1
    width = shape.count * scale
    var rows = [[UInt8]](
      repeating: [UInt8](repeating: 0, count: (shape.count * scale + 7) / 8),
      count: shape.bytesPerColumn * 8)
    for (index, byte) in data.enumerated() where byte != 0 {
      let x = index / shape.bytesPerColumn * scale
      for bit in 0..<8 where byte & (0x80 >> UInt8(bit)) != 0 {
        let y = index % shape.bytesPerColumn * 8 + bit
        for dot in x..<x + scale { rows[y][dot >> 3] |= 0x80 >> UInt8(dot & 7) }
      }
    }
    self.rows = rows
  }

  /// The band as a picture of at most so many dots.
  func strip(maxWidth: Int) -> PictureStrip {
    var strip = PictureStrip(left: left, width: min(width, maxWidth))
    for row in rows { strip.add(row[...]) }
    return strip
  }
}
