import Graphics
import Receipts

extension SheetComposer {
  /// The parties side by side, at most three in a row.
  func parties(_ parties: [Sheet.Party]) -> [Piece] {
    let perRow = parties.count == 3 ? 3 : 2
    return rows(of: parties, perRow: perRow, spaceBetween: 12) { party, width in
      let name = party.lines.prefix(1).flatMap { lines($0, .name, width: width) }
      let others = party.lines.dropFirst().flatMap { lines($0, .body, width: width) }
      return [
        LineColumn(width: width, lines: lines(party.role, .label, width: width) + name + others)
      ]
    }
  }

  /// Facts in two columns, each with its label on the left.
  func facts(_ facts: [Sheet.Fact]) -> [Piece] {
    let half = (width - SheetComposer.gutter) / 2
    let labels = facts.map { paragraph($0.label, .label).width }
    // Labels of one column share one edge, so that the eye finds the texts.
    let labelWidths = (0..<2).map { column in
      min(labels.indices.filter { $0 % 2 == column }.reduce(0) { max($0, labels[$1]) }, half / 2)
    }
    return rows(of: Array(facts.enumerated()), perRow: 2, spaceBetween: 1) { fact, width in
      let labelWidth = labelWidths[fact.offset % 2]
      let x = labelWidth + 8
      let face = fact.element.isStrong ? Face.strong : .body
      return [
        LineColumn(
          width: labelWidth, lines: lines(fact.element.label, .label, width: labelWidth)),
        LineColumn(
          x: x, width: width - x, lines: lines(fact.element.text, face, width: width - x)),
      ]
    }
  }

  /// Sums on the right, one below the other, which stay together.
  func totals(_ facts: [Sheet.Fact]) -> [Piece] {
    let amounts = facts.map { paragraph($0.text, face(of: $0)) }
    let amountWidth = min(amounts.reduce(0) { max($0, $1.width) }, width * 0.6)
    let labels = facts.map { paragraph($0.label, face(of: $0)) }
    let needed = labels.reduce(0) { max($0, $1.wordWidth) } + SheetComposer.gutter + amountWidth
    // They begin where the second column of the parties and facts does, if they can.
    let left = max(0, width - max((width - SheetComposer.gutter) / 2, needed))
    let labelWidth = width - left - SheetComposer.gutter - amountWidth
    var result: [Piece] = []
    for (index, fact) in facts.enumerated() {
      let face = face(of: fact)
      var pieces = Piece.pieces(
        of: [
          LineColumn(
            x: left, width: labelWidth, lines: lines(labels[index], face, width: labelWidth)),
          LineColumn(
            x: width - amountWidth, width: amountWidth, alignment: .right,
            lines: lines(amounts[index], face, width: amountWidth)),
        ], padding: fact.isStrong ? 3 : 1)
      if fact.isStrong { pieces[0].addRule(y: 0, x: left, width: width - left, thickness: 0.75) }
      result += pieces
    }
    hold(&result)
    return result
  }

  /// Lines to sign on, two in a row, which stay together.
  func signatures(_ facts: [Sheet.Fact]) -> [Piece] {
    let lineWidth = (width - SheetComposer.gutter) / 2
    var result: [Piece] = []
    for start in stride(from: 0, to: facts.count, by: 2) {
      let pair = facts[start..<min(start + 2, facts.count)]
      let roles = pair.map { lines($0.label, .label, width: lineWidth) }
      let lineY = roles.reduce(0) { max($0, Double($1.count) * Face.label.leading) } + 26
      var piece = Piece(height: lineY + 4, spaceAbove: start == 0 ? 0 : 18, marks: [])
      for (column, fact) in pair.enumerated() {
        let x = Double(column) * (lineWidth + SheetComposer.gutter)
        let name = LineColumn(
          x: x, width: lineWidth, lines: lines(fact.text, .label, width: lineWidth))
        piece.marks += LineColumn(x: x, width: lineWidth, lines: roles[column]).marks(from: 0)
        piece.addRule(y: lineY, x: x, width: lineWidth, thickness: 0.5)
        piece.marks += name.marks(from: lineY + 2)
        piece.stretch.height = max(piece.stretch.height, lineY + 2 + name.height)
      }
      result.append(piece)
    }
    hold(&result)
    return result
  }

  /// A QR code of 28 mm or more with its caption on the right, four modules of white around it.
  ///
  /// - Throws: `codeTooLong`.
  func code(_ data: [UInt8], caption: String) throws(TypesettingError) -> [Piece] {
    guard let matrix = QRMatrix(data, level: .m) else {
      throw TypesettingError(.codeTooLong, "\(data.count) bytes do not fit a QR code")
    }
    let module = max(79.5 / Double(matrix.size), 1.2)
    let quiet = 4 * module
    let side = Double(matrix.size) * module
    // On the left the margin of the page is white enough.
    let boxes = DarkBoxes.boxes(of: matrix).map { $0.scaled(by: module, x: 0, y: quiet) }
    let x = side + max(quiet, SheetComposer.gutter)
    let column = LineColumn(
      x: x, width: width - x, lines: lines(caption, .body, width: min(width - x, 230)))
    var pieces = Piece.pieces(of: [column], padding: quiet, heightMax: side)
    pieces[0].stretch.height = side + 2 * quiet
    pieces[0].marks.append(.boxes(boxes, .black))
    return pieces
  }

  private func face(of fact: Sheet.Fact) -> Face { fact.isStrong ? .grandTotal : .body }

  private func hold(_ pieces: inout [Piece]) {
    for index in pieces.indices.dropLast() { pieces[index].stretch.holdsNext = true }
  }

  /// Elements side by side in columns of equal width, row by row.
  private func rows<Element>(
    of elements: [Element], perRow: Int, spaceBetween: Double,
    _ columns: (Element, _ width: Double) -> [LineColumn]
  ) -> [Piece] {
    let columnWidth =
      (width - Double(perRow - 1) * SheetComposer.gutter) / Double(perRow)
    var result: [Piece] = []
    for start in stride(from: 0, to: elements.count, by: perRow) {
      var row: [LineColumn] = []
      for (place, element) in elements[start...].prefix(perRow).enumerated() {
        row += columns(element, columnWidth).map { column in
          var moved = column
          moved.x += Double(place) * (columnWidth + SheetComposer.gutter)
          return moved
        }
      }
      var pieces = Piece.pieces(of: row)
      pieces[0].stretch.spaceAbove = spaceBetween
      result += pieces
    }
    return result
  }
}
