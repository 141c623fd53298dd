/// What stands in a printer's line until a line feed prints it.
struct LineBuffer: Hashable, Sendable {
  private struct Glyph: Hashable, Sendable {
    let x: Int
    let width: Int
    let scalar: Unicode.Scalar
    let look: TranscriptLine.Look
  }

  private var glyphs: [Glyph] = []
  private var isSorted = true
  /// The height of the highest character, in dots.
  private(set) var height = 0
  /// The dots in the line.
  private(set) var bands: [DotBand] = []
  /// Where the next character goes, in dots from the left margin.
  var cursor = 0

  /// Whether something would be printed.
  var hasContent: Bool { !glyphs.isEmpty || !bands.isEmpty }

  /// Whether characters would be printed.
  var hasText: Bool { !glyphs.isEmpty }

  mutating func add(
    _ scalar: Unicode.Scalar, width: Int, height: Int, look: TranscriptLine.Look
  ) {
    if let last = glyphs.last, last.x > cursor { isSorted = false }
    glyphs.append(Glyph(x: cursor, width: width, scalar: scalar, look: look))
    self.height = max(self.height, height)
    cursor += width
  }

  mutating func add(_ band: DotBand) {
    bands.append(band)
    height = max(height, band.rows.count)
    cursor = band.left + band.width
  }

  /// The line as it is printed, so many dots from the left.
  ///
  /// - Parameters:
  ///   - lead: dots before the line, by its alignment.
  ///   - cell: the width of a character by which gaps are told in spaces.
  func printed(lead: Int, cell: Int) -> TranscriptLine {
    let sorted =
      isSorted
      ? glyphs
      : glyphs.enumerated()
        .sorted { ($0.element.x, $0.offset) < ($1.element.x, $1.offset) }.map(\.element)
    var text = ""
    var spaced = ""
    var pieces: [TranscriptLine.Piece] = []
    var end = 0
    for glyph in sorted {
      let gap = max(0, (glyph.x + lead - end + cell / 2) / cell)
      let shown = Self.blanks(gap) + String(glyph.scalar)
      text += shown
      spaced += shown
      spaced += Self.blanks(glyph.look.widthScale - 1)
      if pieces.last?.look != glyph.look { pieces.append(.init(text: "", look: glyph.look)) }
      pieces[pieces.count - 1].text += shown
      end = max(end, glyph.x + lead + glyph.width)
    }
    return TranscriptLine(text: text, spaced: spaced, pieces: pieces)
  }

  private static func blanks(_ count: Int) -> String {
    count > 0 ? String(repeating: " ", count: count) : ""
  }

  /// How far the line reaches to the right.
  var reach: Int {
    max(
      glyphs.map { $0.x + $0.width }.max() ?? 0, bands.map { $0.left + $0.width }.max() ?? 0)
  }
}
