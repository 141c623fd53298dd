/// The characters of the font, as they are written down.
enum GlyphTable {
  /// Characters with their strokes, as `GlyphPen` draws them.
  typealias Strokes = KeyValuePairs<Unicode.Scalar, String>

  /// All characters as rows of dots.
  static func glyphs() -> [Unicode.Scalar: [UInt16]] {
    var glyphs: [Unicode.Scalar: [UInt16]] = [:]
    let tables = [
      latinCapitals, latinLetters, cyrillicCapitals, cyrillicLetters, digits, asciiSigns,
      otherSigns, boxPieces,
    ]
    for (scalar, strokes) in tables.joined() { glyphs[scalar] = GlyphPen(strokes).rows }
    for (letter, base) in pairs(cyrillicTwins) { glyphs[letter] = glyphs[base] }
    for mark in GlyphMark.allCases {
      for (letter, base) in pairs(mark.letters) {
        guard let rows = glyphs[base] else { continue }
        glyphs[letter] = marked(rows, mark, isSmall: base.properties.isLowercase)
      }
    }
    return glyphs
  }

  /// Scalars two by two.
  private static func pairs(_ text: String) -> [(Unicode.Scalar, Unicode.Scalar)] {
    let scalars = Array(text.unicodeScalars)
    return stride(from: 0, to: scalars.count - 1, by: 2).map { (scalars[$0], scalars[$0 + 1]) }
  }

  private static func marked(_ rows: [UInt16], _ mark: GlyphMark, isSmall: Bool) -> [UInt16] {
    var rows = rows
    for (row, dots) in zip(mark.row(onSmall: isSmall)..., mark.dots) {
      for (column, dot) in zip(0..., dots.utf8) where dot == UInt8(ascii: "#") {
        rows[row] |= 1 << UInt16(15 - column)
      }
    }
    return rows
  }
}
