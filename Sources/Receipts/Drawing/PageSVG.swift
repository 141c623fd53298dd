import Graphics

/// Draws pages as SVG: the preview, equal for equal pages to the byte.
///
/// Every character has its own place, so nothing depends on the viewer's fonts. A group stands for
/// each block that is drawn, with the kind of block as its class and the template's line.
package enum PageSVG {
  /// The document as text.
  package static func svg(of page: Page) -> String {
    String(decoding: bytes(of: page), as: UTF8.self)
  }

  /// The document as UTF-8.
  package static func bytes(of page: Page) -> [UInt8] {
    var drawing = Drawing(page)
    for block in page.blocks { drawing.draw(block) }
    return drawing.finished()
  }
}

/// A document while it is written.
private struct Drawing {
  /// Most monospaced fonts are 0.6 times as wide as high: 20 pixels fill a cell of 12.
  private static let fontSize = 20
  /// How far the baseline is above the lower edge of a cell, as in the font of the raster.
  private static let descent = 4
  private static let families =
    "'DejaVu Sans Mono','Liberation Mono',Menlo,Consolas,'Courier New',monospace"

  private let page: Page
  private var out = SVGWriter()
  private var top = 0

  init(_ page: Page) {
    self.page = page
    let height = page.height
    out.raw("<svg xmlns=\"http://www.w3.org/2000/svg\" xml:space=\"preserve\"")
    out.attribute("width", page.width)
    out.attribute("height", height)
    out.raw(" viewBox=\"0 0 ")
    out.number(page.width)
    out.raw(" ")
    out.number(height)
    out.raw("\" font-family=\"")
    out.raw(Self.families)
    out.raw("\"")
    out.attribute("font-size", Self.fontSize)
    out.raw("><rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>\n")
  }

  mutating func finished() -> [UInt8] {
    out.raw("</svg>\n")
    return out.bytes
  }

  mutating func draw(_ block: Block) {
    guard let kind = Self.kind(of: block.content) else { return }
    out.raw("<g class=\"")
    out.raw(kind)
    out.raw("\"")
    out.attribute("data-line", block.line)
    out.raw(">")
    draw(block.content)
    out.raw("</g>\n")
    top += page.advance(of: block)
  }

  /// The class of a block; nothing where nothing is drawn.
  private static func kind(of content: Block.Content) -> String? {
    switch content {
    case .row: "row"
    case .rule: "rule"
    case .edge: "edge"
    case .cut: "cut"
    case .image: "image"
    case .qr: "qr"
    case .barcode: "barcode"
    case .device: nil
    }
  }

  private mutating func draw(_ content: Block.Content) {
    switch content {
    case .row(let row): draw(row)
    case .rule(let rule):
      beginLines()
      move(rule.left * Page.cellWidth, top + Page.cellHeight / 2)
      step("h", rule.width * Page.cellWidth)
      endPath()
    case .edge(let edge): draw(EdgeOutline(edge))
    case .cut: drawCut()
    case .image(let picture): draw(picture)
    case .qr(let code): draw(code)
    case .barcode(let code): draw(code)
    case .device: break
    }
  }
}

// MARK: - Text

extension Drawing {
  private mutating func draw(_ row: Row) {
    let bottom = top + row.height * Page.cellHeight
    if let widths = row.verticals {
      beginLines()
      for place in EdgeOutline.places(left: row.left, widths: widths) {
        move(centre(place), top)
        step("v", row.height * Page.cellHeight)
      }
      endPath()
    }
    for cell in row.cells {
      var x = row.left * Page.cellWidth + cell.x * Page.cellWidth / 2
      for run in cell.runs where !run.text.isEmpty {
        draw(run, x: x, bottom: bottom)
        x += run.text.count * run.style.widthScale * Page.cellWidth
      }
    }
  }

  private mutating func draw(_ run: Run, x: Int, bottom: Int) {
    let (style, width) = (run.style, run.text.count * run.style.widthScale * Page.cellWidth)
    let height = style.heightScale * Page.cellHeight
    if style.isInverse { box(x: x, y: bottom - height, width: width, height: height, "#000") }
    if style.isUnderlined {
      let line = 2 * style.heightScale
      box(x: x, y: bottom - line, width: width, height: line, style.isInverse ? "#fff" : "#000")
    }
    out.raw("<text")
    if style.isInverse { out.raw(" fill=\"#fff\"") }
    if style.isEmphasised { out.raw(" font-weight=\"bold\"") }
    if style.widthScale == 1, style.heightScale == 1 {
      write(run.text, from: x, baseline: bottom - Self.descent)
    } else {
      out.raw(" transform=\"translate(")
      out.number(x)
      out.raw(" ")
      out.number(bottom)
      out.raw(")scale(")
      out.number(style.widthScale)
      out.raw(" ")
      out.number(style.heightScale)
      out.raw(")\"")
      write(run.text, from: 0, baseline: -Self.descent)
    }
  }

  /// Writes the places of characters, and them: each begins at its cell, which it fills.
  ///
  /// Viewers that know one place per text only still show it well, as the font is as wide as the
  /// cell; characters centred in their cells would all move with the first one there.
  private mutating func write(
    _ text: some Collection<Unicode.Scalar>, from first: Int, baseline: Int
  ) {
    out.attribute("y", baseline)
    out.raw(" x=\"")
    var x = first
    for index in 0..<text.count {
      if index > 0 { out.raw(" ") }
      out.number(x)
      x += Page.cellWidth
    }
    out.raw("\">")
    for scalar in text { out.text(scalar) }
    out.raw("</text>")
  }
}

// MARK: - Lines

extension Drawing {
  private func centre(_ place: Int) -> Int { place * Page.cellWidth + Page.cellWidth / 2 }

  private mutating func box(x: Int, y: Int, width: Int, height: Int, _ colour: String) {
    out.raw("<rect")
    out.attribute("x", x)
    out.attribute("y", y)
    out.attribute("width", width)
    out.attribute("height", height)
    out.raw(" fill=\"")
    out.raw(colour)
    out.raw("\"/>")
  }

  private mutating func beginLines() {
    out.raw("<path fill=\"none\" stroke=\"#000\" stroke-width=\"2\" d=\"")
  }

  private mutating func endPath() { out.raw("\"/>") }

  private mutating func move(_ x: Int, _ y: Int) {
    out.raw("M")
    out.number(x)
    out.raw(" ")
    out.number(y)
  }

  private mutating func step(_ command: String, _ length: Int) {
    out.raw(command)
    out.number(length)
  }

  private mutating func draw(_ outline: EdgeOutline) {
    let middle = top + Page.cellHeight / 2
    let radius = Page.cellWidth / 2
    beginLines()
    for corner in outline.corners {
      let x = centre(corner.x)
      let inset = corner.isTurn ? radius : 0
      if corner.goesUp {
        move(x, top)
        step("v", Page.cellHeight / 2 - inset)
      }
      if corner.isTurn {
        move(x, middle + (corner.goesUp ? -radius : radius))
        out.raw("Q")
        for value in [x, middle, x + (corner.goesRight ? radius : -radius), middle] {
          out.number(value)
          out.raw(" ")
        }
      }
      if corner.goesDown {
        move(x, middle + inset)
        step("v", Page.cellHeight / 2 - inset)
      }
    }
    for (corner, next) in zip(outline.corners, outline.corners.dropFirst())
    where corner.goesRight {
      let start = centre(corner.x) + (corner.isTurn ? radius : 0)
      move(start, middle)
      step("h", centre(next.x) - (next.isTurn ? radius : 0) - start)
    }
    endPath()
  }

  /// Scissors and a dashed line across the paper.
  private mutating func drawCut() {
    let middle = top + Page.cellHeight / 2
    out.raw("<g fill=\"none\" stroke=\"#000\" stroke-width=\"2\">")
    for y in [middle - 5, middle + 5] {
      out.raw("<circle cx=\"4\" r=\"2\"")
      out.attribute("cy", y)
      out.raw("/>")
    }
    out.raw("<path d=\"")
    for (start, rise) in [(middle - 4, 9), (middle + 4, -9)] {
      move(5, start)
      out.raw("l8 ")
      out.number(rise)
    }
    out.raw("\"/><path stroke-dasharray=\"4\" d=\"")
    move(Page.cellWidth + 4, middle)
    step("H", page.width)
    out.raw("\"/></g>")
  }
}

// MARK: - Codes and pictures

extension Drawing {
  private mutating func draw(_ code: QRCode) {
    guard let matrix = QRMatrix(code.data, level: code.level) else { return }
    beginDots(left: code.left, scale: code.cell)
    dots(width: matrix.size, height: matrix.size) { matrix.isDark($0, $1) }
    endPath()
  }

  private mutating func draw(_ picture: Picture) {
    let bitmap = picture.bitmap
    beginDots(left: picture.left, scale: 1)
    dots(width: bitmap.width, height: bitmap.height) { bitmap.isBlack($0, $1) }
    endPath()
  }

  private mutating func beginDots(left: Int, scale: Int) {
    out.raw("<path shape-rendering=\"crispEdges\" stroke=\"#000\" transform=\"translate(")
    out.number(left)
    out.raw(" ")
    out.number(top)
    out.raw(")scale(")
    out.number(scale)
    out.raw(")\" d=\"")
  }

  /// Writes dots as lines of a breadth of 1, neighbours in a row as one.
  private mutating func dots(width: Int, height: Int, _ isBlack: (Int, Int) -> Bool) {
    for y in 0..<height {
      var (x, end) = (0, -1)
      while x < width {
        let start = x
        while x < width, isBlack(x, y) { x += 1 }
        guard x > start else {
          x += 1
          continue
        }
        if end < 0 {
          move(start, y)
          out.raw(".5")
        } else {
          step("m", start - end)
          out.raw(" 0")
        }
        step("h", x - start)
        end = x
      }
    }
  }

  private mutating func draw(_ code: Barcode) {
    out.raw("<path shape-rendering=\"crispEdges\" stroke=\"#000\"")
    out.attribute("stroke-width", code.height)
    out.raw(" d=\"M")
    out.number(code.left)
    out.raw(" ")
    out.half(of: 2 * top + code.height)
    for (index, width) in code.symbol.bars.enumerated() {
      step(index & 1 == 0 ? "h" : "m", width)
      if index & 1 == 1 { out.raw(" 0") }
    }
    endPath()
    guard code.showsText else { return }
    out.raw("<text")
    write(
      Array(code.symbol.text.unicodeScalars), from: code.textLeft,
      baseline: top + code.height + Barcode.textAdvance - Self.descent)
  }
}
