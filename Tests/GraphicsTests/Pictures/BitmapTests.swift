import Graphics
import Testing

/// Pictures keep their dots where they were put.
@Suite("Bitmaps")
struct BitmapTests {
  /// A picture as text, `#` for black.
  private func text(_ bitmap: Bitmap) -> [String] {
    (0..<bitmap.height).map { y in
      String((0..<bitmap.width).map { bitmap.isBlack($0, y) ? "#" : "." })
    }
  }

  /// A picture of text.
  private func picture(_ rows: [String]) -> Bitmap {
    var bitmap = Bitmap(width: rows.first?.count ?? 1, height: rows.count)
    for (y, row) in rows.enumerated() {
      for (x, dot) in row.enumerated() where dot == "#" { bitmap.set(x, y) }
    }
    return bitmap
  }

  @Test("bytes don't begin with the left dot, or have dots beyond the width")
  func bytes() {
    let bitmap = picture(["#........#", "##########"])
    #expect(bitmap.bytes == [0x80, 0x40, 0xFF, 0xC0])
  }

  @Test("a rectangle is not where it should be", arguments: -3...21)
  func fill(x: Int) {
    for width in 0...20 {
      var (filled, expected) = (Bitmap(width: 19, height: 3), Bitmap(width: 19, height: 3))
      filled.fill(x: x, y: 1, width: width, height: 5)
      for column in x..<x + width {
        for row in 1..<6 { expected.set(column, row) }
      }
      #expect(filled == expected)
      filled.fill(x: x, y: 1, width: width, height: 5, black: false)
      #expect(filled == Bitmap(width: 19, height: 3))
    }
  }

  @Test("a picture in a picture moves, or wipes out what was there", arguments: -12...20)
  func drawing(x: Int) {
    let stamp = picture(["##..##..##", "..##..##..", "#........#"])
    var (drawn, expected) = (Bitmap(width: 17, height: 4), Bitmap(width: 17, height: 4))
    drawn.set(8, 2)
    drawn.draw(stamp, x: x, y: 1)
    expected.set(8, 2)
    for row in 0..<3 {
      for column in 0..<10 where stamp.isBlack(column, row) { expected.set(x + column, row + 1) }
    }
    #expect(drawn == expected)
    drawn.draw(stamp, x: x, y: -7)
    drawn.draw(stamp, x: x, y: 4)
    #expect(drawn == expected)
  }

  @Test("strips don't add up to the picture")
  func strips() {
    let bitmap = picture(["#...#...#", ".#...#...", "..#...#..", "...#...#."])
    #expect(text(bitmap.rows(1..<3)) == [".#...#...", "..#...#.."])
    #expect(bitmap.rows(0..<2).bytes + bitmap.rows(2..<9).bytes == bitmap.bytes)
    #expect(bitmap.rows(4..<9).height == 0)
  }

  @Test("a larger picture has other dots than the small one")
  func scaling() {
    #expect(
      text(picture(["#.", ".#"]).scaled(by: 3, 2)) == ["###...", "###...", "...###", "...###"])
  }
}
