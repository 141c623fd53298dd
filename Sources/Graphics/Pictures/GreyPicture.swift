/// A picture in shades of grey, as a decoder makes it from a file.
package struct GreyPicture: Hashable, Sendable {
  /// How shades become black and white.
  package enum Halftone: Hashable, Sendable {
    /// Each dot by itself: logos and drawings.
    case threshold
    /// What a dot was made too light or too dark is made up for by its neighbours: photos.
    case diffusion
  }

  /// The width in dots.
  package let width: Int
  /// The height in dots.
  package let height: Int
  /// The brightness of each dot, row by row from the top: 0 is black, 255 white; what was
  /// transparent has been laid over white.
  package let luma: [UInt8]

  /// A picture of `width * height` dots; nothing where the count differs or a side is 0.
  package init?(width: Int, height: Int, luma: [UInt8]) {
    guard width > 0, height > 0 else { return nil }
    let (count, overflow) = width.multipliedReportingOverflow(by: height)
    guard !overflow, luma.count == count else { return nil }
    self.width = width
    self.height = height
    self.luma = luma
  }

  /// The picture in black and white, lightened for paper by a gamma of 1.8.
  package func bitmap(_ halftone: Halftone) -> Bitmap {
    var bitmap = Bitmap(width: width, height: height)
    switch halftone {
    case .threshold:
      for y in 0..<height {
        for x in 0..<width where Self.lightened[Int(luma[y * width + x])] < Self.middle {
          bitmap.set(x, y)
        }
      }
    case .diffusion: diffuse(into: &bitmap)
    }
    return bitmap
  }

  private static let middle = 128
  private static let white = 255

  /// Hands the error of each dot on: sixteenths to the right, below right, below and below left.
  private func diffuse(into bitmap: inout Bitmap) {
    // One place more on both sides, so that the edges need no question.
    var (here, below) = (
      [Int](repeating: 0, count: width + 2), [Int](repeating: 0, count: width + 2)
    )
    for y in 0..<height {
      for x in 0..<width {
        let shade = Self.lightened[Int(luma[y * width + x])] + here[x + 1] / 16
        let isBlack = shade < Self.middle
        if isBlack { bitmap.set(x, y) }
        let error = isBlack ? shade : shade - Self.white
        here[x + 2] += 5 * error
        below[x + 2] += 3 * error
        below[x + 1] += 7 * error
        below[x] += error
      }
      here = below
      for index in below.indices { below[index] = 0 }
    }
  }

  /// Brightness raised to the power of 1/1.8 = 5/9.
  private static let lightened: [Int] = (0...white).map { luma in
    let share = Double(luma) / Double(white)
    let ninth = share * share * share * share * share
    // The ninth root by halving: forty steps are exact far beyond whole shades.
    var (low, high) = (0.0, 1.0)
    for _ in 0..<40 {
      let middle = (low + high) / 2
      let cube = middle * middle * middle
      if cube * cube * cube < ninth { low = middle } else { high = middle }
    }
    return Int(high * Double(white) + 0.5)
  }
}
