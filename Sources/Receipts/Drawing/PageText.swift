/// A page as plain text.
package enum PageText {
  /// The text of a page: rows, rules and edges; nothing where something else is drawn.
  ///
  /// A scaled character is followed by the spaces that it covers; nothing is padded at the right.
  /// Each line ends with LF.
  package static func text(of page: Page) -> String {
    var writer = TextWriter()
    for block in page.blocks {
      switch block.content {
      case .row(let row): writer.write(row)
      case .rule(let rule):
        writer.pad(rule.left)
        writer.repeat("-", rule.width)
        writer.endLine()
      case .edge(let edge):
        writer.write(edge)
        writer.endLine()
      case .cut, .image, .qr, .barcode, .device: break
      }
    }
    return writer.text
  }
}

/// Writes lines of text, column by column.
private struct TextWriter {
  private var bytes: [UInt8] = []

  var text: String { String(decoding: bytes, as: UTF8.self) }

  mutating func pad(_ count: Int) { self.repeat(" ", count) }

  mutating func `repeat`(_ scalar: Unicode.Scalar, _ count: Int) {
    bytes.append(contentsOf: repeatElement(UInt8(ascii: scalar), count: max(0, count)))
  }

  mutating func endLine() { bytes.append(UInt8(ascii: "\n")) }

  /// Writes a row. A row where nothing stands, not even a blank, has no left margin either.
  mutating func write(_ row: Row) {
    defer { endLine() }
    let isEmpty = row.verticals == nil && row.cells.allSatisfy { $0.runs.isEmpty && !$0.isBlank }
    guard !isEmpty else { return }
    pad(row.left)
    if row.verticals != nil { self.repeat("|", 1) }
    // Where the line ends, and where the column with its vertical does.
    var end = row.verticals == nil ? 0 : 1
    var columnEnd = end
    for cell in row.cells {
      if cell.isBlank || !cell.runs.isEmpty {
        let start = (cell.x + 1) / 2
        pad(start - end)
        end = start + write(cell)
      }
      guard row.verticals != nil else { continue }
      columnEnd += cell.width + 1
      pad(columnEnd - 1 - end)
      self.repeat("|", 1)
      end = columnEnd
    }
  }

  /// Writes a cell; answers its width.
  private mutating func write(_ cell: Cell) -> Int {
    if cell.isBlank { pad(1) }
    return cell.runs.reduce(cell.isBlank ? 1 : 0) { width, run in
      let scale = run.style.widthScale
      for scalar in run.text {
        append(scalar)
        pad(scale - 1)
      }
      return width + run.text.count * scale
    }
  }

  private mutating func append(_ scalar: Unicode.Scalar) {
    if scalar.isASCII {
      bytes.append(UInt8(truncatingIfNeeded: scalar.value))
    } else {
      bytes.append(contentsOf: UTF8.encode(scalar) ?? .init())
    }
  }

  /// Writes corners and dashes; where the rows above and below differ, those of both.
  mutating func write(_ edge: Edge) {
    let sides = [edge.above, edge.below].compactMap { $0 }
    let left = sides.map(\.left).min() ?? 0
    var line: [UInt8] = []
    for side in sides {
      TextWriter.draw(side, from: left, into: &line)
    }
    pad(left)
    bytes += line
  }

  private static func draw(_ columns: Edge.Columns, from left: Int, into line: inout [UInt8]) {
    var position = columns.left - left
    put(UInt8(ascii: "+"), at: position, into: &line)
    for width in columns.widths {
      for _ in 0..<width {
        position += 1
        put(UInt8(ascii: "-"), at: position, into: &line)
      }
      position += 1
      put(UInt8(ascii: "+"), at: position, into: &line)
    }
  }

  /// A corner wins over a dash, a dash over a blank.
  private static func put(_ byte: UInt8, at position: Int, into line: inout [UInt8]) {
    let missing = max(0, position + 1 - line.count)
    line += repeatElement(UInt8(ascii: " "), count: missing)
    if line[position] != UInt8(ascii: "+") { line[position] = byte }
  }
}
