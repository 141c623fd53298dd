import Graphics

extension SVGDrawing {
  mutating func draw(_ outline: EdgeOutline) {
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
  mutating func drawCut() {
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

  mutating func draw(_ code: QRCode) {
    guard let matrix = QRMatrix(code.data, level: code.level) else { return }
    beginDots(left: code.left, scale: code.cell)
    dots(width: matrix.size, height: matrix.size) { matrix.isDark($0, $1) }
    endPath()
  }

  mutating func draw(_ picture: Picture) {
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

  mutating func draw(_ code: Barcode) {
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
