import Graphics
import Receipts

/// A receipt on a canvas, in dots from its upper left corner.
struct RollDrawing {
  private static let strokeWidth = 2.0
  private static let cell = Double(Page.cellWidth)

  private let page: Page
  private let letters: CellLetters

  /// The drawing of a page.
  init(_ page: Page, _ letters: CellLetters) {
    self.page = page
    self.letters = letters
  }

  /// Draws all blocks; what is black comes first, so that white text stands on it.
  func draw(on canvas: borrowing Canvas) throws(TypesettingError) {
    var boxes: [Box] = []
    var strokes: [[Stroke]] = []
    var y = 0.0
    for block in page.blocks {
      boxes += try self.boxes(of: block).map { moved($0, by: y) }
      if case .edge(let edge) = block.content {
        strokes += EdgePath(edge).strokes.map { $0.map { $0.moved(down: y) } }
      }
      y += Double(page.advance(of: block))
    }
    canvas.fill(boxes)
    canvas.stroke(strokes, width: RollDrawing.strokeWidth)
    drawText(on: canvas)
  }

  private func drawText(on canvas: borrowing Canvas) {
    var y = 0.0
    for block in page.blocks {
      switch block.content {
      case .row(let row): draw(row, at: y, on: canvas)
      case .barcode(let code): drawCaption(of: code, at: y, on: canvas)
      case .cut: drawCut(at: y + Double(page.advance(of: block)) / 2, on: canvas)
      case .rule, .edge, .image, .qr, .device: break
      }
      y += Double(page.advance(of: block))
    }
  }

  /// What a block fills with black, from its own upper edge on.
  private func boxes(of block: Block) throws(TypesettingError) -> [Box] {
    switch block.content {
    case .row(let row):
      return verticals(of: row, height: Double(page.advance(of: block))) + backgrounds(of: row)
    case .rule(let rule):
      return [
        Box(
          x: Double(rule.left) * RollDrawing.cell, y: Double(Page.cellHeight / 2 - 1),
          width: Double(rule.width) * RollDrawing.cell, height: RollDrawing.strokeWidth)
      ]
    case .image(let picture):
      return DarkBoxes.boxes(of: picture.bitmap).map { moved($0, right: picture.left) }
    case .qr(let code): return try boxes(of: code)
    case .barcode(let code): return bars(of: code)
    case .edge, .cut, .device: return []
    }
  }

  private func boxes(of code: QRCode) throws(TypesettingError) -> [Box] {
    guard let matrix = QRMatrix(code.data, level: code.level) else {
      throw TypesettingError(.codeTooLong, "\(code.data.count) bytes do not fit a QR code")
    }
    // The page has set the room aside; a code always takes all of it.
    let module = Double(code.size) / Double(matrix.size)
    return DarkBoxes.boxes(of: matrix).map { $0.scaled(by: module, x: Double(code.left), y: 0) }
  }

  private func bars(of code: Barcode) -> [Box] {
    var x = code.left
    var result: [Box] = []
    for (index, width) in code.symbol.bars.enumerated() {
      if index.isMultiple(of: 2) {
        result.append(
          Box(x: Double(x), y: 0, width: Double(width), height: Double(code.height)))
      }
      x += width
    }
    return result
  }

  private func verticals(of row: Row, height: Double) -> [Box] {
    guard let widths = row.verticals else { return [] }
    return EdgePath.corners(left: row.left, widths: widths).map {
      Box(
        x: $0 - RollDrawing.strokeWidth / 2, y: 0, width: RollDrawing.strokeWidth, height: height)
    }
  }

  /// The black behind white text and the lines below underlined text.
  private func backgrounds(of row: Row) -> [Box] {
    var result: [Box] = []
    for (run, x) in placedRuns(of: row) {
      let width = Double(run.text.count * run.style.widthScale) * RollDrawing.cell
      let scale = Double(run.style.heightScale)
      let bottom = Double(row.height * Page.cellHeight)
      let height = Double(Page.cellHeight) * scale
      if run.style.isInverse {
        result.append(Box(x: x, y: bottom - height, width: width, height: height))
      } else if run.style.isUnderlined {
        result.append(Box(x: x, y: bottom - 2.5 * scale, width: width, height: 1.5 * scale))
      }
    }
    return result
  }

  /// The runs of a row with their left edges in dots.
  private func placedRuns(of row: Row) -> [(Run, Double)] {
    row.cells.flatMap { cell in
      var x = Double(row.left) * RollDrawing.cell + Double(cell.x) * RollDrawing.cell / 2
      return cell.runs.map { run in
        defer { x += Double(run.text.count * run.style.widthScale) * RollDrawing.cell }
        return (run, x)
      }
    }
  }

  private func draw(_ row: Row, at y: Double, on canvas: borrowing Canvas) {
    for (run, x) in placedRuns(of: row) {
      let style = run.style
      canvas.push(
        x: x, y: y + Double((row.height - style.heightScale) * Page.cellHeight),
        scaleX: Double(style.widthScale), scaleY: Double(style.heightScale))
      letters.draw(
        run.text, isBold: style.isEmphasised, style.isInverse ? .white : .black, on: canvas)
      canvas.pop()
    }
  }

  private func drawCaption(of code: Barcode, at y: Double, on canvas: borrowing Canvas) {
    guard code.showsText else { return }
    let text = Array(code.symbol.text.unicodeScalars)
    let room = Double(code.symbol.width) - Double(text.count) * RollDrawing.cell
    let top = y + Double(code.height + Barcode.textAdvance - Page.cellHeight)
    canvas.push(x: Double(code.left) + room / 2, y: top)
    letters.draw(text, isBold: false, .black, on: canvas)
    canvas.pop()
  }

  private func drawCut(at y: Double, on canvas: borrowing Canvas) {
    let line: [Stroke] = [.move(0, y), .line(Double(page.width), y)]
    canvas.stroke([line], width: 1, dash: 8, .grey)
  }

  private func moved(_ box: Box, by y: Double = 0, right: Int = 0) -> Box {
    box.scaled(by: 1, x: Double(right), y: y)
  }
}
