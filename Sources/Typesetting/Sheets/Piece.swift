/// Something to be drawn, in points from the upper left corner of its piece.
enum Mark {
  /// A line of text.
  case line(TextLine, x: Double, baseline: Double)
  /// Filled rectangles.
  case boxes([Box], Ink)

  /// Draws it.
  func draw(on canvas: borrowing Canvas) {
    switch self {
    case .line(let line, let x, let baseline):
      canvas.draw(line.paragraph, line: line.index, x: x, baseline: baseline, line.face.ink)
    case .boxes(let boxes, let ink): canvas.fill(boxes, ink)
    }
  }
}

/// A part of a sheet that is never split: a row, a line of running text, a block of totals.
struct Piece {
  /// What paging knows of it.
  var stretch: Stretch
  /// What is drawn.
  var marks: [Mark]

  /// A piece of a height.
  init(height: Double, spaceAbove: Double = 0, marks: [Mark]) {
    stretch = Stretch(height: height, spaceAbove: spaceAbove)
    self.marks = marks
  }

  /// Columns side by side as one piece, or as several where they are higher than a piece may be.
  ///
  /// - Parameters:
  ///   - columns: side by side.
  ///   - padding: white above and below.
  ///   - heightMax: the height of the highest piece, without its padding.
  static func pieces(
    of columns: [LineColumn], padding: Double = 0, heightMax: Double = 560
  ) -> [Piece] {
    var rest = columns
    var result: [Piece] = []
    repeat {
      let tops = rest.indices.map { rest[$0].cut(height: heightMax) }
      let height = tops.reduce(0) { max($0, $1.height) } + 2 * padding
      result.append(Piece(height: height, marks: tops.flatMap { $0.marks(from: padding) }))
    } while rest.contains { !$0.lines.isEmpty }
    return result
  }

  /// Draws a rule across the piece, its middle at a height.
  mutating func addRule(
    y: Double, x: Double = 0, width: Double, thickness: Double, _ ink: Ink = .black
  ) {
    marks.append(
      .boxes([Box(x: x, y: y - thickness / 2, width: width, height: thickness)], ink))
  }
}
