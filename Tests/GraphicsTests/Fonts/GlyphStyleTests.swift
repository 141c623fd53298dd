import Graphics
import Testing

/// Styles change a character within its cell and nowhere else.
@Suite("Styles of characters")
struct GlyphStyleTests {
  /// A character in the middle of a picture, as the places of its black dots.
  private func dots(_ scalar: Unicode.Scalar, _ style: GlyphStyle, x: Int = 13) -> Set<[Int]> {
    var bitmap = Bitmap(width: 120, height: 180)
    bitmap.draw(scalar, x: x, y: 7, style: style)
    var dots: Set<[Int]> = []
    for y in 0..<180 {
      for x in 0..<120 where bitmap.isBlack(x, y) { dots.insert([x, y]) }
    }
    return dots
  }

  private func style(_ change: (inout GlyphStyle) -> Void) -> GlyphStyle {
    var style = GlyphStyle()
    change(&style)
    return style
  }

  @Test("plain characters are not the font's rows", arguments: [0, 1, 7, 8, 13, 107])
  func plain(x: Int) {
    let expected = Set(
      zip(0..., GlyphFont.standard.rows(of: "Ģ")).flatMap { row, bits in
        (0..<12).filter { bits >> UInt16(15 - $0) & 1 == 1 }.map { [x + $0, 7 + row] }
      })
    #expect(dots("Ģ", GlyphStyle(), x: x) == expected)
  }

  @Test("large characters are not the small ones with larger dots", arguments: 1...6, [1, 2, 6])
  func scaled(width: Int, height: Int) {
    let large = dots(
      "§",
      style {
        $0.widthScale = width
        $0.heightScale = height
      })
    var expected: Set<[Int]> = []
    for dot in dots("§", GlyphStyle()) {
      for x in 0..<width {
        for y in 0..<height {
          expected.insert([13 + (dot[0] - 13) * width + x, 7 + (dot[1] - 7) * height + y])
        }
      }
    }
    #expect(large == expected)
  }

  @Test("emphasis does not widen strokes by one dot, or leaves the cell")
  func emphasised() {
    let plain = dots("Ш", GlyphStyle())
    let right = plain.map { [$0[0] + 1, $0[1]] }.filter { $0[0] < 25 }
    #expect(dots("Ш", style { $0.isEmphasised = true }) == plain.union(right))
  }

  @Test("an underline has gaps between characters, or covers them")
  func underlined() {
    let line = (13..<25).flatMap { [[$0, 29], [$0, 30]] }
    #expect(dots("n", style { $0.isUnderlined = true }) == dots("n", GlyphStyle()).union(line))
  }

  @Test("white on black is not the opposite of black on white")
  func inverse() {
    let cell = Set((13..<25).flatMap { x in (7..<31).map { [x, $0] } })
    #expect(dots("ß", style { $0.isInverse = true }) == cell.subtracting(dots("ß", GlyphStyle())))
  }

  @Test("a character that leaves the picture writes elsewhere")
  func clipping() {
    for x in [-20, -5, 3, 9, 40] {
      for y in [-30, -3, 5, 40] {
        var bitmap = Bitmap(width: 13, height: 9)
        bitmap.draw("█", x: x, y: y, style: style { $0.isInverse = true })
        var other = Bitmap(width: 13, height: 9)
        for (row, bits) in zip(0..., GlyphFont.standard.rows(of: "█")) {
          for column in 0..<12 where bits >> UInt16(15 - column) & 1 == 0 {
            other.set(x + column, y + row)
          }
        }
        #expect(bitmap == other)
      }
    }
  }
}
