package import Graphics

/// Draws pages as dots: for printers that only take pictures, and for rows whose characters no code
/// page has.
package enum PageRaster {
  /// The whole page, as wide as the page is.
  ///
  /// - Parameter showsCuts: whether cuts are drawn as a dashed line with scissors, as a preview
  ///   wants it; otherwise they take no room.
  package static func bitmap(of page: Page, showsCuts: Bool = false) -> Bitmap {
    let blocks = page.blocks.filter { showsCuts || $0.content != .cut }
    let height = blocks.reduce(0) { $0 + page.advance(of: $1) }
    var canvas = Canvas(Bitmap(width: page.width, height: height))
    for block in blocks {
      canvas.draw(block.content)
      canvas.top += page.advance(of: block)
    }
    return canvas.bitmap
  }

  /// One block, as wide as the page is and as high as the paper moves with it; nothing where the
  /// block draws nothing: cuts and commands.
  package static func bitmap(of block: Block, in page: Page) -> Bitmap? {
    switch block.content {
    case .cut, .device: return nil
    case .row, .rule, .edge, .image, .qr, .barcode:
      var canvas = Canvas(Bitmap(width: page.width, height: page.advance(of: block)))
      canvas.draw(block.content)
      return canvas.bitmap
    }
  }
}

/// A picture, and how far down the next block begins.
private struct Canvas {
  /// The breadth of lines in dots.
  private static let pen = 2

  var bitmap: Bitmap
  var top = 0

  init(_ bitmap: Bitmap) { self.bitmap = bitmap }

  mutating func draw(_ content: Block.Content) {
    switch content {
    case .row(let row): draw(row)
    case .rule(let rule):
      horizontal(from: rule.left * Page.cellWidth, to: (rule.left + rule.width) * Page.cellWidth)
    case .edge(let edge): draw(EdgeOutline(edge))
    case .cut: drawCut()
    case .image(let picture): bitmap.draw(picture.bitmap, x: picture.left, y: top)
    case .qr(let code): draw(code)
    case .barcode(let code): draw(code)
    case .device: break
    }
  }

  private mutating func draw(_ row: Row) {
    let height = row.height * Page.cellHeight
    let left = row.left * Page.cellWidth
    if let widths = row.verticals {
      for place in EdgeOutline.places(left: row.left, widths: widths) {
        vertical(at: place, from: 0, to: height)
      }
    }
    for cell in row.cells {
      var x = left + cell.x * Page.cellWidth / 2
      for run in cell.runs {
        let style = GlyphStyle(run.style)
        let y = top + height - style.heightScale * Page.cellHeight
        for scalar in run.text {
          bitmap.draw(scalar, x: x, y: y, style: style)
          x += style.widthScale * Page.cellWidth
        }
      }
    }
  }

  private mutating func draw(_ outline: EdgeOutline) {
    let (middle, half) = (Page.cellHeight / 2, Self.pen / 2)
    for corner in outline.corners {
      if corner.goesUp { vertical(at: corner.x, from: 0, to: middle + half) }
      if corner.goesDown { vertical(at: corner.x, from: middle - half, to: Page.cellHeight) }
    }
    for (corner, next) in zip(outline.corners, outline.corners.dropFirst())
    where corner.goesRight {
      horizontal(from: centre(corner.x) - half, to: centre(next.x) + half)
    }
  }

  private mutating func drawCut() {
    bitmap.draw("✂", x: 0, y: top, style: GlyphStyle())
    let dash = 4
    for x in stride(from: Page.cellWidth + dash, to: bitmap.width, by: 2 * dash) {
      horizontal(from: x, to: x + dash)
    }
  }

  private mutating func draw(_ code: QRCode) {
    guard let matrix = QRMatrix(code.data, level: code.level) else { return }
    for y in 0..<matrix.size {
      for x in 0..<matrix.size where matrix.isDark(x, y) {
        bitmap.fill(
          x: code.left + x * code.cell, y: top + y * code.cell, width: code.cell,
          height: code.cell)
      }
    }
  }

  private mutating func draw(_ code: Barcode) {
    var x = code.left
    for (index, width) in code.symbol.bars.enumerated() {
      if index & 1 == 0 { bitmap.fill(x: x, y: top, width: width, height: code.height) }
      x += width
    }
    guard code.showsText else { return }
    var place = code.textLeft
    for scalar in code.symbol.text.unicodeScalars {
      let y = top + code.height + Barcode.textAdvance - Page.cellHeight
      bitmap.draw(scalar, x: place, y: y, style: GlyphStyle())
      place += Page.cellWidth
    }
  }

  private func centre(_ place: Int) -> Int { place * Page.cellWidth + Page.cellWidth / 2 }

  /// A line in the middle of a row, from one dot up to another.
  private mutating func horizontal(from start: Int, to end: Int) {
    let y = top + Page.cellHeight / 2 - Self.pen / 2
    bitmap.fill(x: start, y: y, width: end - start, height: Self.pen)
  }

  /// A line in the middle of a character's place, from one dot of the block down to another.
  private mutating func vertical(at place: Int, from start: Int, to end: Int) {
    bitmap.fill(
      x: centre(place) - Self.pen / 2, y: top + start, width: Self.pen, height: end - start)
  }
}

extension GlyphStyle {
  /// The font's view of a style.
  init(_ style: Style) {
    self.init()
    isUnderlined = style.isUnderlined
    isEmphasised = style.isEmphasised
    isInverse = style.isInverse
    widthScale = style.widthScale
    heightScale = style.heightScale
  }
}

extension Barcode {
  /// Where the text below begins, in dots: centred under the bars.
  var textLeft: Int {
    left + (symbol.width - symbol.text.unicodeScalars.count * Page.cellWidth) / 2
  }
}
