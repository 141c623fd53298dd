import Receipts

/// Rows of text.
extension PageWriter {
  /// Writes a row of cells: gaps as spaces, nothing behind the last text.
  mutating func write(_ row: Row, _ block: Block) throws(EncodingError) {
    wide.removeAll(keepingCapacity: true)
    for cell in row.cells {
      for run in cell.runs { collect(run.text) }
    }
    let whole = wide.isEmpty ? nil : pages.covering(wide, current: codePage)
    if row.isRaster || !wide.isEmpty && whole == nil {
      let missing = wide.filter { !pages.have($0) }
      if row.isRaster { return try draw(row, block, missing: missing) }
      if !missing.isEmpty { return try substitute(row, block, missing) }
    }
    startLine(isTight: row.isTight)
    try write(row, whole, block)
    endLine()
  }

  private mutating func collect(_ text: [Unicode.Scalar]) {
    for scalar in text where scalar.value >= 0x80 { wide.append(scalar) }
  }

  /// Writes the cells and verticals of a row.
  ///
  /// - Parameter whole: the code page that has the whole row; nothing where none does.
  private mutating func write(_ row: Row, _ whole: Int?, _ block: Block) throws(EncodingError) {
    var taken = 0
    var vertical = row.left
    for (index, cell) in row.cells.enumerated() {
      if let verticals = row.verticals, index < verticals.count {
        put(verticalAt: vertical, row)
        vertical += 1 + verticals[index]
      }
      if cell.isBlank || !cell.runs.isEmpty {
        moveTo(row.left + (cell.x + 1) / 2, row)
        if cell.isBlank { put(spaces: 1) }
      }
      for run in cell.runs { try write(run, whole, &taken, block) }
    }
    if let verticals = row.verticals {
      for width in verticals.dropFirst(row.cells.count) {
        put(verticalAt: vertical, row)
        vertical += 1 + width
      }
      put(verticalAt: vertical, row)
    }
  }

  /// Writes a piece of text, and selects a code page right before the first byte that needs it.
  ///
  /// - Parameter taken: how many of the row's characters beyond ASCII are written.
  private mutating func write(_ run: Run, _ whole: Int?, _ taken: inout Int, _ block: Block)
    throws(EncodingError)
  {
    set(run.style)
    for scalar in run.text {
      if scalar.value < 0x80 {
        put(scalar)
      } else {
        try out.put(byte(of: scalar, whole, taken, block))
        taken += 1
      }
    }
    column += run.text.count * run.style.widthScale
  }

  private mutating func byte(
    of scalar: Unicode.Scalar, _ whole: Int?, _ taken: Int, _ block: Block
  ) throws(EncodingError) -> UInt8 {
    if let whole {
      select(whole)
    } else if codePage.flatMap({ pages.entries[$0].page.encode(scalar) }) == nil,
      let best = pages.longest(wide[taken...])
    {
      select(best)
    }
    guard let codePage, let byte = pages.entries[codePage].page.encode(scalar) else {
      throw unprintable([scalar], block)
    }
    return byte
  }

  private mutating func select(_ index: Int) {
    guard codePage != index else { return }
    language.select(slot: pages.entries[index].slot, &out)
    codePage = index
  }

  private mutating func set(_ new: Style) {
    guard new != style else { return }
    language.change(style, to: new, &out)
    style = new
  }

  private func unprintable(_ characters: [Unicode.Scalar], _ block: Block) -> EncodingError {
    EncodingError(
      .characterUnprintable, line: block.line,
      detail: String(String.UnicodeScalarView(characters)))
  }
}

/// Spaces, lines and other ASCII.
extension PageWriter {
  /// Writes an ASCII character; a control would be a command and is a space.
  mutating func put(_ scalar: Unicode.Scalar) {
    out.put(0x20..<0x7F ~= scalar.value ? UInt8(scalar.value) : 0x20)
  }

  /// Writes ASCII characters in plain style.
  mutating func put(_ signs: [Unicode.Scalar]) {
    set(Style())
    for sign in signs { put(sign) }
  }

  /// Writes a character of normal size a number of times, in plain style.
  mutating func put(_ scalar: Unicode.Scalar, times count: Int) {
    set(Style())
    out.put(UInt8(scalar.value), times: count)
    column += count
  }

  /// Writes spaces that show no style; what can't be seen of the current one stays.
  ///
  /// - Parameter rowHeight: how high a space may be.
  mutating func put(spaces count: Int, rowHeight: Int = 1) {
    guard count > 0 else { return }
    var unseen = style
    unseen.isUnderlined = false
    unseen.isInverse = false
    if unseen.widthScale > 1 || unseen.heightScale > rowHeight { unseen.level = 0 }
    set(unseen)
    out.put(0x20, times: count)
    column += count
  }

  private mutating func moveTo(_ place: Int, _ row: Row) {
    put(spaces: place - column, rowHeight: row.height)
  }

  private mutating func put(verticalAt place: Int, _ row: Row) {
    moveTo(place, row)
    put("|", times: 1)
  }
}

/// Rows whose characters no code page has: the layout usually asked before, and it didn't here.
extension PageWriter {
  /// Writes a row with look-alikes of the same width where there are, and as a picture otherwise.
  private mutating func substitute(_ row: Row, _ block: Block, _ missing: [Unicode.Scalar])
    throws(EncodingError)
  {
    if profile.fallback == .error { throw unprintable(missing, block) }
    let coverage = ProfileCoverage(profile)
    var signs: [Unicode.Scalar: Unicode.Scalar] = [:]
    var losses: [Unicode.Scalar] = []
    for scalar in missing {
      guard case .replaced(let text, let isLoss) = coverage.treatment(of: scalar),
        text.count == 1, let sign = text.first, pages.have(sign) || sign.isASCII
      else { return try draw(row, block, missing: missing) }
      signs[scalar] = sign
      if isLoss { losses.append(scalar) }
    }
    if !losses.isEmpty { note(.transliterated, losses, block) }
    try write(row.replacing(signs), block)
  }
}

extension Row {
  /// The row with other characters in some places.
  fileprivate func replacing(_ signs: [Unicode.Scalar: Unicode.Scalar]) -> Row {
    Row(
      left: left, width: width, height: height, verticals: verticals, isTight: isTight,
      isRaster: isRaster,
      cells: cells.map { cell in
        Cell(
          x: cell.x, width: cell.width, isBlank: cell.isBlank,
          runs: cell.runs.map { Run($0.text.map { signs[$0] ?? $0 }, $0.style) })
      })
  }
}

extension Edge {
  /// The edge in ASCII: a corner in either row gives a corner, else a line gives a line.
  var signs: [Unicode.Scalar] {
    var signs: [Unicode.Scalar] = []
    for columns in [above, below].compactMap({ $0 }) {
      var place = columns.left
      signs.put("+", at: place)
      for width in columns.widths {
        for dash in place + 1..<max(place + 1, place + 1 + width) { signs.put("-", at: dash) }
        place += 1 + width
        signs.put("+", at: place)
      }
    }
    return signs
  }
}

extension [Unicode.Scalar] {
  fileprivate mutating func put(_ sign: Unicode.Scalar, at place: Int) {
    while count <= place { append(" ") }
    if self[place] != "+" { self[place] = sign }
  }
}
