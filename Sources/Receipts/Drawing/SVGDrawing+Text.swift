extension SVGDrawing {
  mutating func draw(_ row: Row) {
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

  mutating func draw(_ run: Run, x: Int, bottom: Int) {
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
  mutating func write(
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
