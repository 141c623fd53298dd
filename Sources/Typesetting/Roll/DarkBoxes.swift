import Graphics

/// Dots as few rectangles: neighbours in a row are joined, then equal stretches of rows below each
/// other.
package enum DarkBoxes {
  /// A stretch of a row that is still growing downwards.
  private struct Stretch {
    let left: Int
    let right: Int
    let top: Int
  }

  /// The rectangles of all dark dots, in dots.
  package static func boxes(
    width: Int, height: Int, isDark: (_ x: Int, _ y: Int) -> Bool
  ) -> [Box] {
    var result: [Box] = []
    var open: [Stretch] = []
    for y in 0...height {
      let runs = y < height ? runs(width: width) { isDark($0, y) } : []
      let isKept = { (stretch: Stretch) in
        runs.contains { $0 == stretch.left..<stretch.right }
      }
      result += open.filter { !isKept($0) }.map { box($0, bottom: y) }
      open = runs.map { run in
        open.first { $0.left..<$0.right == run }
          ?? Stretch(left: run.lowerBound, right: run.upperBound, top: y)
      }
    }
    return result
  }

  /// The rectangles of a bitmap.
  static func boxes(of bitmap: Bitmap) -> [Box] {
    boxes(width: bitmap.width, height: bitmap.height) { bitmap.isBlack($0, $1) }
  }

  /// The rectangles of a QR code, in modules.
  static func boxes(of matrix: QRMatrix) -> [Box] {
    boxes(width: matrix.size, height: matrix.size) { matrix.isDark($0, $1) }
  }

  private static func runs(width: Int, isDark: (Int) -> Bool) -> [Range<Int>] {
    var result: [Range<Int>] = []
    var start: Int?
    for x in 0...width {
      let dark = x < width && isDark(x)
      if dark, start == nil { start = x }
      if !dark, let left = start {
        result.append(left..<x)
        start = nil
      }
    }
    return result
  }

  private static func box(_ stretch: Stretch, bottom: Int) -> Box {
    Box(
      x: Double(stretch.left), y: Double(stretch.top), width: Double(stretch.right - stretch.left),
      height: Double(bottom - stretch.top))
  }
}
