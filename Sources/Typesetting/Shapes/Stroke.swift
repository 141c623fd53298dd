/// A step of a pen.
package enum Stroke: Hashable, Sendable {
  /// Lifts the pen to a place.
  case move(Double, Double)
  /// Draws straight to a place.
  case line(Double, Double)
  /// Draws round a corner to a place.
  case bend(cornerX: Double, cornerY: Double, x: Double, y: Double)

  /// The step further down.
  func moved(down: Double) -> Stroke {
    switch self {
    case .move(let x, let y): .move(x, y + down)
    case .line(let x, let y): .line(x, y + down)
    case .bend(let cornerX, let cornerY, let x, let y):
      .bend(cornerX: cornerX, cornerY: cornerY + down, x: x, y: y + down)
    }
  }
}
