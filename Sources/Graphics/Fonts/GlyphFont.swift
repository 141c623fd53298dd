/// A one-bit font of 12 by 24 dots per character, designed for receipts of 203 dots per inch.
///
/// It has ASCII, the Latin letters of Europe with their marks, the Cyrillic alphabet, the signs of
/// money and print, and pieces of boxes. The baseline is below row 19.
package struct GlyphFont: Sendable {
  /// The width of a character in dots.
  package static let width = 12
  /// The height of a character in dots.
  package static let height = 24
  /// The font that the house prints with.
  package static let standard = GlyphFont()

  /// 24 rows for each character; the first is what stands in for unknown ones.
  private let rows: [UInt16]
  /// Which character of `rows` an ASCII code is.
  private let ascii: [Int]
  /// Which character of `rows` another scalar is.
  private let others: [Unicode.Scalar: Int]

  private init() {
    var rows = GlyphPen(GlyphTable.unknown).rows
    var places: [Unicode.Scalar: Int] = [:]
    for (scalar, glyph) in GlyphTable.glyphs() {
      places[scalar] = rows.count / Self.height
      rows += glyph
    }
    self.rows = rows
    ascii = (0..<0x80).map { code in places[Unicode.Scalar(UInt8(code))] ?? 0 }
    others = places.filter { !$0.key.isASCII }
  }

  /// All characters of the font, in the order of their codes.
  package var characters: [Unicode.Scalar] {
    let known = (0..<0x80).filter { ascii[$0] != 0 }.map { Unicode.Scalar(UInt8($0)) }
    return (known + others.keys).sorted()
  }

  /// Whether the font has a character.
  package func contains(_ scalar: Unicode.Scalar) -> Bool { place(of: scalar) != 0 }

  /// The 24 rows of a character from the top; the leftmost dot is the highest of 16 bits, and the
  /// lowest four are 0. A frame stands in for characters that the font lacks.
  package func rows(of scalar: Unicode.Scalar) -> ArraySlice<UInt16> {
    let start = place(of: scalar) * Self.height
    return rows[start..<start + Self.height]
  }

  private func place(of scalar: Unicode.Scalar) -> Int {
    scalar.isASCII ? ascii[Int(scalar.value)] : others[scalar] ?? 0
  }
}
