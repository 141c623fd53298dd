import Receipts

extension SheetComposer {
  private static let cellGutter = 10.0
  private static let cellPadding = 2.5

  /// A table: its head, then its rows; the first two rows and the last two stay together.
  ///
  /// - Parameters:
  ///   - table: the table.
  ///   - firstIndex: which piece of the sheet its head will be.
  func table(_ table: Sheet.Table, firstIndex: Int) -> [Piece] {
    guard !table.columns.isEmpty else { return [] }
    let titles = table.columns.map { paragraph($0.title, .columnHead) }
    let rows = table.rows.map { row in
      table.columns.indices.map { paragraph($0 < row.count ? row[$0] : "", .body) }
    }
    let widths = self.widths(of: table, titles: titles, rows: rows)
    var head = pieces(of: titles, .columnHead, in: table, widths: widths)
    for index in head.indices { head[index].stretch.holdsNext = true }
    head[head.count - 1].addRule(
      y: head[head.count - 1].stretch.height, width: width, thickness: 0.75)
    let body = rows.map { pieces(of: $0, .body, in: table, widths: widths) }
    return head + ruled(body, head: firstIndex + head.count - 1)
  }

  /// The rows with rules between them and what they hold.
  private func ruled(_ rows: [[Piece]], head: Int) -> [Piece] {
    var result: [Piece] = []
    for (index, row) in rows.enumerated() {
      var row = row
      let isLast = index == rows.count - 1
      for slice in row.indices { row[slice].stretch.head = head }
      let bottom = row[row.count - 1].stretch.height
      row[row.count - 1].addRule(
        y: bottom, width: width, thickness: isLast ? 0.75 : 0.4, isLast ? .black : .pale)
      row[row.count - 1].stretch.holdsNext = !isLast && (index == 0 || index == rows.count - 2)
      result += row
    }
    return result
  }

  private func pieces(
    of cells: [Paragraph], _ face: Face, in table: Sheet.Table, widths: [Double]
  ) -> [Piece] {
    var x = 0.0
    let columns = table.columns.indices.map { index in
      defer { x += widths[index] + SheetComposer.cellGutter }
      return LineColumn(
        x: x, width: widths[index], alignment: alignment(of: table.columns[index]),
        lines: lines(cells[index], face, width: widths[index]))
    }
    return Piece.pieces(of: columns, padding: SheetComposer.cellPadding)
  }

  private func alignment(of column: Sheet.Table.Column) -> LineColumn.Alignment {
    switch column.alignment {
    case .left: .left
    case .centre: .centre
    case .right: .right
    }
  }

  /// The widths by the columns' shares, but figures on one line and words whole where it can be.
  private func widths(
    of table: Sheet.Table, titles: [Paragraph], rows: [[Paragraph]]
  ) -> [Double] {
    let room = max(1, width - SheetComposer.cellGutter * Double(table.columns.count - 1))
    let cells = table.columns.indices.map { index in
      rows.reduce(0) { widest, row in
        max(
          widest, table.columns[index].alignment == .left ? row[index].wordWidth : row[index].width)
      }
    }
    let broken = zip(cells, titles).map { min(max($0, $1.wordWidth), room * 0.4) }
    // A short title stands on one line if all of them can.
    let whole = zip(broken, titles).map { $1.width <= 80 ? max($0, $1.width) : $0 }
    let minimums = whole.reduce(0, +) <= room * 0.8 ? whole : broken
    return ColumnWidths.widths(
      shares: table.columns.map(\.share), minimums: minimums, room: room)
  }
}
