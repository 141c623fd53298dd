/// How characters are drawn.
package struct GlyphStyle: Hashable, Sendable {
  /// Whether a line runs below.
  package var isUnderlined = false
  /// Whether strokes are a dot wider.
  package var isEmphasised = false
  /// Whether it is white on black.
  package var isInverse = false
  /// The width of a dot of the font, in dots.
  package var widthScale = 1
  /// The height of a dot of the font, in dots.
  package var heightScale = 1

  /// Plain characters of the font's size.
  package init() {}

  /// The rows of a character where a line below it runs.
  private static let underline = 22..<24
  /// The dots of one row that belong to the character.
  private static let cell: UInt16 = 0xFFF0

  /// A row of the font as it is drawn in this style.
  func dots(_ bits: UInt16, inRow row: Int) -> UInt16 {
    var dots = bits
    if isEmphasised { dots |= dots >> 1 & Self.cell }
    if isUnderlined, Self.underline ~= row { dots = Self.cell }
    return isInverse ? ~dots & Self.cell : dots
  }
}

extension Bitmap {
  /// Draws a character with the upper left corner of its cell at a place.
  ///
  /// The cell is `12 * widthScale` dots wide and `24 * heightScale` high; nothing is drawn outside
  /// of it.
  package mutating func draw(
    _ scalar: Unicode.Scalar, x: Int, y: Int, style: GlyphStyle,
    font: GlyphFont = .standard
  ) {
    let isPlain = style.widthScale == 1 && style.heightScale == 1
    for (row, bits) in zip(0..., font.rows(of: scalar)) {
      let dots = style.dots(bits, inRow: row)
      guard dots != 0 else { continue }
      if isPlain {
        draw(dots, x: x, y: y + row)
      } else {
        drawScaled(dots, x: x, y: y + row * style.heightScale, style)
      }
    }
  }

  /// Draws a row of dots as rectangles, neighbouring dots as one.
  private mutating func drawScaled(_ dots: UInt16, x: Int, y: Int, _ style: GlyphStyle) {
    var rest = dots
    var column = 0
    while rest != 0 {
      let white = rest.leadingZeroBitCount
      rest <<= UInt16(white)
      let black = (~rest).leadingZeroBitCount
      rest <<= UInt16(black)
      fill(
        x: x + (column + white) * style.widthScale, y: y, width: black * style.widthScale,
        height: style.heightScale)
      column += white + black
    }
  }
}
