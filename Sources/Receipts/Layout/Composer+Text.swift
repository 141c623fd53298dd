extension Composer {
  /// Lays a line of cells out.
  mutating func composeText(_ cells: [TemplateCell]) {
    let plan = columnPlan(cells: cells.count)
    var flows: [CellFlow] = []
    flows.reserveCapacity(plan.columns.count)
    for column in plan.columns {
      let cell = column.cell < cells.count ? cells[column.cell] : nil
      flows.append(cell.map { flow($0, column) } ?? CellFlow(alignment: .centre))
    }
    if plan.columns.count < cells.count || !settings.widths.isEmpty {
      checkColumns(plan, cells, flows)
    }
    place(flows, plan)
  }

  /// Puts the cells' rows side by side.
  private mutating func place(_ flows: [CellFlow], _ plan: ColumnPlan) {
    let widths = plan.widths
    let isBoxed = enterRow(plan)
    let wanted = flows.reduce(1) { max($0, $1.rows.count) }
    let count = settings.wrapping == .nowrap ? 1 : wanted
    for index in 0..<count {
      var position = isBoxed ? 1 : 0
      var height = 1
      var cells: [Cell] = []
      cells.reserveCapacity(flows.count)
      for column in flows.indices {
        if index < flows[column].rows.count {
          height = max(height, flows[column].rows[index].height)
        }
        cells.append(cell(flows[column], row: index, at: position, width: widths[column]))
        position += widths[column] + settings.border.gap
      }
      let isRaster = flows.contains(where: \.hasRaster) && isPicture(cells)
      if isRaster { findings.note(.rowAsPicture, at: 1) }
      add(
        .row(
          Row(
            left: plan.left, width: plan.width, height: height,
            verticals: isBoxed ? widths : nil, isTight: isBoxed, isRaster: isRaster, cells: cells)))
    }
  }

  /// One row of a cell at a position in characters.
  private func cell(_ flow: CellFlow, row: Int, at position: Int, width: Int) -> Cell {
    guard row < flow.rows.count else {
      return Cell(x: 2 * position, width: width, isBlank: true, runs: [])
    }
    let text = flow.rows[row]
    let margin = max(0, width - text.width) * flow.alignment.rawValue
    let kept = options.halfCells == .keep ? margin : (margin + 1) / 2 * 2
    return Cell(x: 2 * position + kept, width: width, runs: text.runs)
  }
}

/// The rows of a cell.
struct CellFlow {
  let alignment: Alignment
  var rows: [FlowRow] = []
  /// Whether an amount stands in it.
  var hasMoney = false
  /// Whether a character is in it that the printer needs a picture for.
  var hasRaster = false
}

extension Composer {
  /// The rows of a cell in its column.
  private mutating func flow(_ cell: TemplateCell, _ column: ColumnPlan.Column) -> CellFlow {
    var result = CellFlow(alignment: cell.alignment)
    let flow = text(of: cell, width: column.width, &result)
    if result.hasMoney {
      result.rows = moneyRow(flow, cell, width: column.width)
      return result
    }
    if flow.fits(column.width) {
      result.rows = flow.isEmpty ? [] : [flow.onlyRow]
      return result
    }
    let wrapper = Wrapper(flow, width: column.width, settings.wrapping)
    result.rows = wrapper.rows
    if settings.wrapping == .nowrap, wrapper.rows.count > 1 {
      findings.warn(.textTruncated, at: cell.column, ["available": "\(column.width)"])
    }
    if wrapper.hasBreakAfterFullRow, settings.wrapping == .wrap {
      findings.warn(.rowFullBreak, at: cell.column)
    }
    return result
  }

  /// The text of a cell with its values, as the printer can show it.
  private mutating func text(
    of cell: TemplateCell, width: Int, _ result: inout CellFlow
  ) -> TextFlow {
    var flow = TextFlow()
    for piece in cell.pieces {
      let text: PlainText
      switch piece.content {
      case .text(let constant): text = constant
      case .value(let name):
        let value = insert(name, at: piece.column)
        text = value.text
        result.hasMoney = result.hasMoney || value.isMoney
      }
      let shown = shown(text, at: piece.column, &result.hasRaster)
      flow.append(shown, piece.style, scale: piece.scale)
    }
    guard !result.hasMoney, let wide = flow.spans.first(where: { $0.scale > width }) else {
      return flow
    }
    findings.error(
      .glyphTooWide, at: cell.column, ["needed": "\(wide.scale)", "available": "\(width)"])
    return flow.narrowed(to: width)
  }

  /// The one row of a cell with an amount: it never wraps and is never cut.
  private mutating func moneyRow(
    _ flow: TextFlow, _ cell: TemplateCell, width: Int
  ) -> [FlowRow] {
    if flow.fits(width) { return [flow.onlyRow] }
    if flow.hasBreaks { findings.warn(.moneyBreak, at: cell.column) }
    let line = flow.withoutBreaks()
    if line.width > width { reportOverflow(cell, needed: line.width, available: width) }
    return [line.onlyRow]
  }

  private mutating func reportOverflow(_ cell: TemplateCell, needed: Int, available: Int) {
    findings.error(
      .moneyOverflow, at: cell.column, ["needed": "\(needed)", "available": "\(available)"])
  }
}

extension Composer {
  /// Objects to columns that lose text, or change the widths that were asked for.
  private mutating func checkColumns(
    _ plan: ColumnPlan, _ cells: [TemplateCell], _ flows: [CellFlow]
  ) {
    checkLostCells(plan, cells)
    guard let needed = plan.needed else { return }
    let values = ["needed": "\(needed)", "available": "\(paper)"]
    let column = cells.first?.column ?? 1
    let isMoneyShrunk = zip(plan.columns, flows).contains { $0.isShrunk && $1.hasMoney }
    if isMoneyShrunk {
      findings.error(.moneyColumnShrunk, at: column, values)
    } else {
      findings.warn(.widthsShrunk, at: column, values)
    }
  }

  private mutating func checkLostCells(_ plan: ColumnPlan, _ cells: [TemplateCell]) {
    guard plan.columns.count < cells.count || settings.widths.contains(.fixed(0)) else { return }
    let shown = Set(plan.columns.map(\.cell))
    let widths = settings.widths
    for (index, cell) in cells.enumerated() where !shown.contains(index) {
      if holdsMoney(cell) { reportOverflow(cell, needed: 1, available: 0) }
      if !widths.isEmpty, index >= widths.count {
        findings.error(
          .cellsBeyondWidths, at: cell.column,
          ["cells": "\(cells.count)", "widths": "\(widths.count)"])
      } else if widths.isEmpty || widths[index] != .fixed(0) {
        findings.error(
          .cellsBeyondPaper, at: cell.column,
          ["cells": "\(cells.count)", "columns": "\(plan.columns.count)"])
      } else if !cell.pieces.isEmpty {
        findings.error(.cellHidden, at: cell.column)
      }
    }
  }

  private func holdsMoney(_ cell: TemplateCell) -> Bool {
    cell.pieces.contains { piece in
      guard case .value(let name) = piece.content, case .money = self[name] else { return false }
      return true
    }
  }
}
