/// Draws strokes with a square pen on the 12 by 24 dots of one character.
///
/// A stroke is written as points of two signs each: the column of the pen's left edge, `0` to `9`
/// then `a` and `b`, and its upper row as a letter, `A` for 0 to `W` for 22. A capital letter is
/// passed straight, a small one is a rounded corner: `5E9e9s1s1e5E` is the letter O. Strokes are
/// separated by spaces; `'` before one makes the pen one dot wide instead of two, and a stroke of
/// one point is a dot.
///
/// Letters stand between the pen's columns 1 and 9, capitals between its rows E and S, small
/// letters between I and S; W is the lowest row of descenders.
struct GlyphPen {
  /// The rows, the leftmost dot in the highest of 16 bits.
  private(set) var rows = [UInt16](repeating: 0, count: GlyphFont.height)
  private var breadth = 2

  /// A character of strokes.
  init(_ strokes: String) {
    for stroke in strokes.utf8.split(separator: 0x20) { draw(Array(stroke)) }
  }

  private struct Point {
    var x: Double
    var y: Double
    var isRound = false

    static func + (left: Point, right: Point) -> Point {
      Point(x: left.x + right.x, y: left.y + right.y)
    }
    static func - (left: Point, right: Point) -> Point {
      Point(x: left.x - right.x, y: left.y - right.y)
    }
    static func * (left: Point, right: Double) -> Point {
      Point(x: left.x * right, y: left.y * right)
    }
    /// How many steps of the pen it is away from the origin.
    var steps: Double { max(abs(x), abs(y)) }
  }

  private mutating func draw(_ signs: [UInt8]) {
    breadth = signs.first == UInt8(ascii: "'") ? 1 : 2
    let points = Self.points(signs.drop { $0 == UInt8(ascii: "'") })
    guard var here = points.first else { return }
    stamp([here])
    for index in points.indices.dropFirst() {
      let (entry, exit) = Self.ends(of: index, in: points)
      stamp(Self.line(from: here, to: entry))
      if points[index].isRound { stamp(Self.arc(from: entry, around: points[index], to: exit)) }
      here = exit
    }
  }

  private static func points(_ signs: ArraySlice<UInt8>) -> [Point] {
    stride(from: signs.startIndex, to: signs.endIndex - 1, by: 2).map { index in
      let (column, row) = (signs[index], signs[index + 1])
      let x = column.digit ?? Int(column) - 0x61 + 10
      return Point(x: Double(x), y: Double((row & 0x5F) - 0x41), isRound: row & 0x20 != 0)
    }
  }

  /// Where the rounding of a corner begins and ends: up to three dots from it, or half-way to the
  /// next corner. Points that are passed straight are their own ends.
  private static func ends(of index: Int, in points: [Point]) -> (Point, Point) {
    let corner = points[index]
    guard corner.isRound, index + 1 < points.count else { return (corner, corner) }
    func towards(_ other: Point) -> Point {
      let way = other - corner
      return corner + way * (min(3, other.isRound ? way.steps / 2 : way.steps) / way.steps)
    }
    return (towards(points[index - 1]), towards(points[index + 1]))
  }

  /// The dots of a line, both ends included.
  private static func line(from start: Point, to end: Point) -> [Point] {
    let way = end - start
    let whole = Int(way.steps)
    let steps = Double(whole) < way.steps ? whole + 1 : whole
    guard steps > 0 else { return [end] }
    return (0...steps).map { start + way * (Double($0) / Double(steps)) }
  }

  /// The dots of a quarter of an ellipse, without those that only thicken a step.
  private static func arc(from start: Point, around corner: Point, to end: Point) -> [Point] {
    let (back, ahead) = (start - corner, end - corner)
    let finely = 64.0
    var dots: [Point] = []
    for step in stride(from: 0, through: finely, by: 1) {
      // Sine and cosine by the half angle's tangent.
      let tangent = step / finely
      let sine = 2 * tangent / (1 + tangent * tangent)
      let cosine = (1 - tangent * tangent) / (1 + tangent * tangent)
      let dot = onGrid(corner + back * (1 - sine) + ahead * (1 - cosine))
      if let last = dots.last, last.x == dot.x, last.y == dot.y { continue }
      if dots.count > 1, touches(dots[dots.count - 2], dot) { dots.removeLast() }
      dots.append(dot)
    }
    return dots
  }

  private static func touches(_ one: Point, _ other: Point) -> Bool {
    abs(one.x - other.x) <= 1 && abs(one.y - other.y) <= 1
  }

  /// The nearest place of the pen; halves go away from the middle column, so that what is
  /// symmetrical stays so.
  private static func onGrid(_ point: Point) -> Point {
    let fromMiddle = Double(Int(abs(point.x - 5) + 0.5))
    return Point(x: point.x < 5 ? 5 - fromMiddle : 5 + fromMiddle, y: Double(Int(point.y + 0.5)))
  }

  private mutating func stamp(_ points: [Point]) {
    for point in points.map(Self.onGrid) {
      let dots: UInt16 = breadth == 2 ? 0b11 << 14 : 0b1 << 15
      for row in Int(point.y)..<Int(point.y) + breadth { rows[row] |= dots >> UInt16(point.x) }
    }
  }
}
