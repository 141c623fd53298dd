/// A rectangle on a page; y grows downwards.
package struct Box: Hashable, Sendable {
  /// The left edge.
  package var x: Double
  /// The upper edge.
  package var y: Double
  /// The width.
  package var width: Double
  /// The height.
  package var height: Double

  /// A rectangle from its upper left corner.
  package init(x: Double, y: Double, width: Double, height: Double) {
    self.x = x
    self.y = y
    self.width = width
    self.height = height
  }

  /// The box enlarged about the origin, then moved.
  func scaled(by factor: Double, x right: Double, y down: Double) -> Box {
    Box(
      x: x * factor + right, y: y * factor + down, width: width * factor, height: height * factor)
  }
}
