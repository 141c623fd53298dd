package import Receipts

/// The edge of a box, or the junction of two rows of it, as strokes of a pen.
///
/// Corners are rounded where exactly two strokes meet at a right angle; everywhere else strokes
/// cross or end on each other.
package struct EdgePath {
  private static let radius = 6.0
  private static let middle = Double(Page.cellHeight) / 2
  /// How far an arm reaches into the rows beside it, so that no seam shows.
  private static let overlap = 0.5

  private let above: [Double]
  private let below: [Double]

  /// The path of an edge.
  package init(_ edge: Edge) {
    above = EdgePath.corners(of: edge.above)
    below = EdgePath.corners(of: edge.below)
  }

  /// The strokes, in dots from the upper left corner of the edge's row.
  package var strokes: [[Stroke]] { spans.map(horizontal) + uprights }

  /// Where the verticals of columns stand, in dots: before the first and after each.
  static func corners(of columns: Edge.Columns?) -> [Double] {
    guard let columns else { return [] }
    return corners(left: columns.left, widths: columns.widths)
  }

  /// Where the verticals of columns of these widths stand, in dots.
  static func corners(left: Int, widths: [Int]) -> [Double] {
    let places = widths.reduce(into: [left]) { $0.append(($0.last ?? left) + 1 + $1) }
    return places.map { (Double($0) + 0.5) * Double(Page.cellWidth) }
  }

  /// The horizontals: of both rows, joined where they overlap.
  private var spans: [ClosedRange<Double>] {
    let both = [above, below].compactMap { corners in
      corners.first.flatMap { first in corners.last.map { first...$0 } }
    }
    guard both.count == 2, both[0].overlaps(both[1]) else { return both }
    let left = min(both[0].lowerBound, both[1].lowerBound)
    return [left...max(both[0].upperBound, both[1].upperBound)]
  }

  private func isRounded(_ x: Double) -> Bool {
    above.contains(x) != below.contains(x)
      && spans.contains { $0.lowerBound == x || $0.upperBound == x }
  }

  private func horizontal(_ span: ClosedRange<Double>) -> [Stroke] {
    let left = span.lowerBound + (isRounded(span.lowerBound) ? EdgePath.radius : 0)
    let right = span.upperBound - (isRounded(span.upperBound) ? EdgePath.radius : 0)
    return [.move(left, EdgePath.middle), .line(right, EdgePath.middle)]
  }

  private var uprights: [[Stroke]] {
    let bottom = Double(Page.cellHeight) + EdgePath.overlap
    return above.map { upright($0, from: -EdgePath.overlap) }
      + below.map { upright($0, from: bottom) }
  }

  /// The arm from a row to the middle, round the corner where it is one.
  private func upright(_ x: Double, from end: Double) -> [Stroke] {
    let middle = EdgePath.middle
    guard isRounded(x), let span = spans.first(where: { $0.contains(x) }) else {
      return [.move(x, end), .line(x, middle)]
    }
    let start = middle + (end < middle ? -EdgePath.radius : EdgePath.radius)
    let side = x == span.lowerBound ? EdgePath.radius : -EdgePath.radius
    return [
      .move(x, end), .line(x, start),
      .bend(cornerX: x, cornerY: middle, x: x + side, y: middle),
    ]
  }
}
