/// A line of text in its face.
struct TextLine {
  /// The text that the line belongs to.
  let paragraph: Paragraph
  /// Which line of it.
  let index: Int
  /// How it looks.
  let face: Face
}

/// Lines below each other in one column; lengths are points.
struct LineColumn {
  /// Where a line stands in its column.
  enum Alignment { case left, centre, right }

  /// The left edge.
  var x = 0.0
  /// The width.
  var width: Double
  /// Where its lines stand.
  var alignment = Alignment.left
  /// The lines from top to bottom.
  var lines: [TextLine]

  /// How high the lines are together.
  var height: Double { lines.reduce(0) { $0 + $1.face.leading } }

  /// The lines as marks from a place downwards.
  func marks(from top: Double) -> [Mark] {
    var y = top
    return lines.map { line in
      defer { y += line.face.leading }
      let spare = width - line.paragraph.width(ofLine: line.index)
      let indent =
        switch alignment {
        case .left: 0.0
        case .centre: spare / 2
        case .right: spare
        }
      return .line(line, x: x + indent, baseline: y + line.face.baseline)
    }
  }

  /// Takes as many lines from the top as fit a height, at least one where there is any.
  mutating func cut(height: Double) -> LineColumn {
    var (top, used) = (self, 0.0)
    let count = lines.firstIndex { line in
      used += line.face.leading
      return used > height
    }
    top.lines = Array(lines.prefix(max(1, count ?? lines.count)))
    lines.removeFirst(top.lines.count)
    return top
  }
}
