/// The lines of an edge of a box, in characters: what raster and SVG draw alike.
struct EdgeOutline {
  /// A place where a vertical meets the edge.
  struct Corner: Hashable {
    /// Characters left of the cell whose centre it is.
    let x: Int
    /// Whether a line goes up.
    var goesUp = false
    /// Whether a line goes down.
    var goesDown = false
    /// Whether a line goes left.
    var goesLeft = false
    /// Whether a line goes right.
    var goesRight = false

    /// Whether exactly two lines meet at a right angle: such a corner may be rounded.
    var isTurn: Bool { goesUp != goesDown && goesLeft != goesRight }
  }

  /// The corners from left to right.
  let corners: [Corner]

  /// The outline of an edge.
  init(_ edge: Edge) {
    let above = edge.above.map(Self.places) ?? []
    let below = edge.below.map(Self.places) ?? []
    corners = Set(above + below).sorted().map { x in
      var corner = Corner(x: x)
      corner.goesUp = above.contains(x)
      corner.goesDown = below.contains(x)
      for line in [above, below] {
        guard let first = line.first, let last = line.last, first...last ~= x else { continue }
        corner.goesLeft = corner.goesLeft || x > first
        corner.goesRight = corner.goesRight || x < last
      }
      return corner
    }
  }

  /// Where the verticals of columns stand: one at the left edge, one after each column.
  static func places(_ columns: Edge.Columns) -> [Int] {
    places(left: columns.left, widths: columns.widths)
  }

  /// Where verticals stand: one at the left edge, one after each column.
  static func places(left: Int, widths: [Int]) -> [Int] {
    var x = left
    return [left]
      + widths.map { width in
        x += width + 1
        return x
      }
  }
}
