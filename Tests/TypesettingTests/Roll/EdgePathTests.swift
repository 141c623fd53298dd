import Receipts
import Testing
import Typesetting

@Suite struct EdgePathTests {
  /// How many of the strokes of an edge turn a corner.
  private func bends(_ edge: Edge) -> Int {
    EdgePath(edge).strokes.joined().filter {
      if case .bend = $0 { true } else { false }
    }.count
  }

  @Test func onlyTheTwoOuterCornersOfATopEdgeAreRounded() {
    let columns = Edge.Columns(left: 1, widths: [4, 6])
    #expect(bends(Edge(kind: .top, above: nil, below: columns)) == 2)
    #expect(bends(Edge(kind: .bottom, above: columns, below: nil)) == 2)
  }

  @Test func aJunctionOfEqualColumnsHasNoRoundCorner() {
    let columns = Edge.Columns(left: 1, widths: [4, 6])
    #expect(bends(Edge(kind: .junction, above: columns, below: columns)) == 0)
  }

  @Test func aWiderRowBelowIsRoundedWhereItSticksOut() {
    let above = Edge.Columns(left: 5, widths: [4, 6])
    let below = Edge.Columns(left: 1, widths: [10, 4, 4])
    #expect(bends(Edge(kind: .junction, above: above, below: below)) == 2)
  }

  @Test func theHorizontalRunsFromTheMiddleOfTheFirstCellToThatOfTheLast() {
    let columns = Edge.Columns(left: 1, widths: [4, 6])
    let strokes = EdgePath(Edge(kind: .junction, above: columns, below: columns)).strokes
    #expect(strokes.first == [.move(18, 12), .line(162, 12)])
  }

  @Test func anUprightStandsAtEveryColumnAboveAndBelow() {
    let above = Edge.Columns(left: 0, widths: [2])
    let below = Edge.Columns(left: 0, widths: [2, 3])
    let strokes = EdgePath(Edge(kind: .junction, above: above, below: below)).strokes
    #expect(strokes.count == 1 + 2 + 3)
  }
}
