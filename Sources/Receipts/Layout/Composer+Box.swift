/// The rules around columns with `{border: line}`.
struct Box {
  enum State: Sendable {
    /// There is no box.
    case waiting
    /// A box is wanted; the next text line opens it.
    case ready
    /// The box is open.
    case running
    /// The next text line is parted from the last by a junction.
    case horizontal
  }

  var state = State.waiting
  /// The columns of the last row in it.
  var columns = Edge.Columns(left: 0, widths: [])

  /// Whether a bottom edge is due.
  var isOpen: Bool { state == .running || state == .horizontal }
}

extension Composer {
  /// Draws the bottom edge.
  mutating func closeBox() {
    add(.edge(Edge(kind: .bottom, above: box.columns, below: nil)))
    box.state = .waiting
  }

  /// Follows a change of the border.
  mutating func changeBox(from hadBox: Bool, to hasBox: Bool) {
    if hasBox, !hadBox { box.state = .ready }
    guard hadBox, !hasBox else { return }
    if box.isOpen { closeBox() }
    box.state = .waiting
  }

  /// Draws the top edge or the junction before a text line; answers whether it stands in a box.
  mutating func enterRow(_ plan: ColumnPlan) -> Bool {
    guard box.state != .waiting else { return false }
    let columns = Edge.Columns(left: plan.left, widths: plan.widths)
    switch box.state {
    case .ready: add(.edge(Edge(kind: .top, above: nil, below: columns)))
    case .horizontal:
      add(.edge(Edge(kind: .junction, above: box.columns, below: columns)))
    case .waiting, .running: break
    }
    box.columns = columns
    box.state = .running
    return true
  }
}
