import Graphics
import Receipts

/// Sets the parts of a sheet as pieces of the page's width.
struct SheetComposer {
  /// White between columns of text, in points.
  static let gutter = 24.0

  /// Shapes the text.
  let setter: TextSetter
  /// The width of the page without its margins, in points.
  let width: Double

  /// The pieces of a sheet from top to bottom.
  ///
  /// Totals and signatures keep what stands before them on their page: a sum without an item above
  /// it, or a name below nothing, could be of any document.
  ///
  /// - Throws: `codeTooLong`.
  func pieces(of sheet: Sheet) throws(TypesettingError) -> [Piece] {
    var result = title(of: sheet)
    var isBelowHeading = false
    for part in sheet.parts {
      var pieces = try self.pieces(of: part, firstIndex: result.count)
      guard !pieces.isEmpty else { continue }
      pieces[0].stretch.spaceAbove = isBelowHeading ? 4 : space(above: part)
      switch part {
      case .totals, .signatures: result[result.count - 1].stretch.holdsNext = true
      case .parties, .facts, .heading, .table, .text, .qr: break
      }
      if case .heading = part { isBelowHeading = true } else { isBelowHeading = false }
      result += pieces
    }
    return result
  }

  /// A text's lines at a width.
  func lines(_ text: String, _ face: Face, width: Double) -> [TextLine] {
    lines(paragraph(text, face), face, width: width)
  }

  /// A paragraph's lines at a width.
  func lines(_ paragraph: Paragraph, _ face: Face, width: Double) -> [TextLine] {
    if paragraph.width > width { paragraph.wrap(to: width) }
    return (0..<paragraph.lineCount).map {
      TextLine(paragraph: paragraph, index: $0, face: face)
    }
  }

  /// A text in a face.
  func paragraph(_ text: String, _ face: Face) -> Paragraph {
    Paragraph(text, face.font, setter)
  }

  private func space(above part: Sheet.Part) -> Double {
    switch part {
    case .parties, .table: 16
    case .facts, .text: 12
    case .heading: 20
    case .totals: 10
    // It brings its own white.
    case .qr: 4
    case .signatures: 30
    }
  }

  private func pieces(of part: Sheet.Part, firstIndex: Int) throws(TypesettingError) -> [Piece] {
    switch part {
    case .parties(let parties): self.parties(parties)
    case .facts(let facts): self.facts(facts)
    case .heading(let text): heading(text)
    case .table(let table): self.table(table, firstIndex: firstIndex)
    case .totals(let facts): totals(facts)
    case .text(let text): self.text(text)
    case .qr(let data, let caption): try code(data, caption: caption)
    case .signatures(let facts): signatures(facts)
    }
  }

  /// The title with what belongs beside it, above a rule.
  private func title(of sheet: Sheet) -> [Piece] {
    let title = paragraph(sheet.title, .title)
    let beside = paragraph(sheet.subtitle, .besideTitle)
    var pieces: [Piece]
    if title.width + SheetComposer.gutter + beside.width <= width {
      pieces = Piece.pieces(of: [
        LineColumn(width: width, lines: lines(title, .title, width: width)),
        LineColumn(
          width: width, alignment: .right, lines: lines(beside, .besideTitle, width: width)),
      ])
    } else {
      let all =
        lines(title, .title, width: width) + lines(sheet.subtitle, .belowTitle, width: width)
      pieces = Piece.pieces(of: [LineColumn(width: width, lines: all)])
    }
    let last = pieces.count - 1
    pieces[last].stretch.height += 5
    pieces[last].addRule(y: pieces[last].stretch.height, width: width, thickness: 0.75)
    return pieces
  }

  private func heading(_ text: String) -> [Piece] {
    let column = LineColumn(width: width, lines: lines(text, .heading, width: width))
    var pieces = Piece.pieces(of: [column])
    for index in pieces.indices { pieces[index].stretch.holdsNext = true }
    return pieces
  }

  /// Running text, at most 145 mm wide; no page begins or ends with a single line of it.
  private func text(_ text: String) -> [Piece] {
    var pieces = lines(text, .body, width: min(width, 411)).flatMap { line in
      Piece.pieces(of: [LineColumn(width: width, lines: [line])])
    }
    guard pieces.count > 1 else { return pieces }
    pieces[0].stretch.holdsNext = true
    pieces[pieces.count - 2].stretch.holdsNext = true
    return pieces
  }
}
