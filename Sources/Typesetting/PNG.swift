package import Graphics

/// Pictures as PNG files, both ways.
package enum PNG {
  /// The largest side of a picture that is read, in dots.
  package static let sideMax = 4_096

  /// A grey file of a bitmap; the library writes no less than 8 bits a dot.
  ///
  /// - Parameters:
  ///   - bitmap: what is written, 1 for black.
  ///   - scale: how many dots of the file each dot becomes in both directions, at least 1.
  /// - Throws: `pictureTooLarge` for more than 32767 dots a side.
  package static func encode(
    _ bitmap: Bitmap, scale: Int = 1
  ) throws(TypesettingError) -> [UInt8] {
    precondition(scale > 0, "a picture is not scaled to nothing")
    let (width, isTooWide) = bitmap.width.multipliedReportingOverflow(by: scale)
    let (height, isTooHigh) = bitmap.height.multipliedReportingOverflow(by: scale)
    guard !isTooWide, !isTooHigh else {
      throw TypesettingError(.pictureTooLarge, "a picture has at most 32767 dots a side")
    }
    let surface = try ImageSurface(.grey, width: width, height: height)
    for y in 0..<height {
      surface.edit(row: y) { row in
        for x in 0..<width where !bitmap.isBlack(x / scale, y / scale) {
          row[x] = 255
        }
      }
    }
    return try surface.png()
  }

  /// The grey picture in a file, or nothing where the file is none or has more than `sideMax` dots
  /// a side; what is transparent is white.
  ///
  /// - Parameter bytes: the file; it may come from anybody.
  package static func decode(_ bytes: [UInt8]) -> GreyPicture? {
    guard let size = size(of: bytes),
      1...sideMax ~= size.width, 1...sideMax ~= size.height
    else { return nil }
    do {
      let paper = try ImageSurface(png: bytes).onWhite()
      return GreyPicture(width: paper.width, height: paper.height, luma: luma(of: paper))
    } catch { return nil }
  }

  /// The size that a file's header states; it is read before room for that many dots is taken.
  private static func size(of bytes: [UInt8]) -> (width: Int, height: Int)? {
    let start: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13]
    guard bytes.count >= 24, bytes.starts(with: start), bytes[12..<16].elementsEqual("IHDR".utf8)
    else { return nil }
    func number(at index: Int) -> Int {
      bytes[index..<index + 4].reduce(0) { $0 << 8 | Int($1) }
    }
    return (number(at: 16), number(at: 20))
  }

  /// Brightness by the weights 0.299, 0.587, 0.114 for red, green, blue, rounded half up.
  private static func luma(of paper: borrowing ImageSurface) -> [UInt8] {
    let width = paper.width
    var result: [UInt8] = []
    result.reserveCapacity(width * paper.height)
    for y in 0..<paper.height {
      paper.read(row: y) { row in
        for x in 0..<width {
          let (blue, green, red) = (Int(row[4 * x]), Int(row[4 * x + 1]), Int(row[4 * x + 2]))
          result.append(UInt8((299 * red + 587 * green + 114 * blue + 500) / 1_000))
        }
      }
    }
    return result
  }
}
