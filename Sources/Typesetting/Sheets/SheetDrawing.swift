import Receipts

/// A document on its pages: what stands where, in points.
struct SheetDrawing {
  private static let pageWidth = 595.276
  private static let pageHeight = 841.89
  /// 20 mm, for the punch.
  private static let left = 56.693
  /// 15 mm on the other sides.
  private static let margin = 42.52
  private static let width = pageWidth - left - margin
  /// How far the text begins below the running head.
  private static let headHeight = 24.0
  /// How far the foot stands below the text.
  private static let footGap = 14.0

  private let pieces: [Piece]
  private let pages: [[Pagination.Place]]
  private let head: LineColumn
  private let foot: LineColumn
  private let pageLabel: String
  private let composer: SheetComposer

  /// Sets a document and breaks it into pages.
  ///
  /// - Throws: `fontMissing`, `codeTooLong`.
  init(_ sheet: Sheet) throws(TypesettingError) {
    let width = SheetDrawing.width
    composer = SheetComposer(setter: try TextSetter(language: sheet.language), width: width)
    pieces = try composer.pieces(of: sheet)
    let running = [sheet.title, sheet.subtitle].filter { !$0.isEmpty }.joined(separator: "  ")
    head = LineColumn(
      width: width, lines: Array(composer.lines(running, .margin, width: width).prefix(1)))
    foot = LineColumn(
      width: width, lines: Array(composer.lines(sheet.footer, .margin, width: 400).prefix(4)))
    pageLabel = sheet.pageLabel
    let room =
      SheetDrawing.pageHeight - 2 * SheetDrawing.margin - foot.height
      - SheetDrawing.footGap
    pages = Pagination.pages(
      of: pieces.map(\.stretch), firstRoom: room, nextRoom: room - SheetDrawing.headHeight)
  }

  /// Draws all pages.
  func draw(on canvas: inout Canvas) {
    for (index, page) in pages.enumerated() {
      canvas.beginPage(width: SheetDrawing.pageWidth, height: SheetDrawing.pageHeight)
      let top = SheetDrawing.margin + (index == 0 ? 0 : SheetDrawing.headHeight)
      if index > 0 { draw(head.marks(from: 0), y: SheetDrawing.margin, on: canvas) }
      for place in page { draw(pieces[place.index].marks, y: top + place.y, on: canvas) }
      drawFoot(number: index + 1, on: canvas)
    }
  }

  private func draw(_ marks: [Mark], y: Double, on canvas: borrowing Canvas) {
    canvas.push(x: SheetDrawing.left, y: y)
    for mark in marks { mark.draw(on: canvas) }
    canvas.pop()
  }

  private func drawFoot(number: Int, on canvas: borrowing Canvas) {
    let label = PageLabel.text(pageLabel, number: number, count: pages.count)
    let right = LineColumn(
      width: SheetDrawing.width, alignment: .right,
      lines: Array(composer.lines(label, .margin, width: 90).prefix(1)))
    let y = SheetDrawing.pageHeight - SheetDrawing.margin - foot.height
    draw(foot.marks(from: 0) + right.marks(from: 0), y: y, on: canvas)
    canvas.fill(
      [Box(x: SheetDrawing.left, y: y - 4, width: SheetDrawing.width, height: 0.4)], .pale)
  }
}
