package import ZVT

/// One thing that went over a link, for whoever keeps a trace of it.
///
/// Nothing in it is masked: passwords and card numbers stand in it as they went over the line.
/// Whoever writes it down takes `packet`s only, and those through ZVT's masking.
package struct LinkTrace: Hashable, Sendable {
  /// Where it went, as seen from the owner of the link.
  package enum Direction: String, Hashable, Sendable {
    case sent
    case received
  }

  /// What went.
  package enum Content: Hashable, Sendable {
    /// Bytes as they went over the line, cut wherever the system cut them.
    case bytes([UInt8])
    /// A whole packet.
    case packet(APDU)
  }

  /// Hears everything; it must not block.
  package typealias Ear = @Sendable (LinkTrace) -> Void

  /// Where it went.
  package let direction: Direction
  /// What went.
  package let content: Content
  /// When, in milliseconds of the link's monotonic clock.
  package let milliseconds: Int

  /// An entry of a trace.
  package init(_ direction: Direction, _ content: Content, milliseconds: Int) {
    self.direction = direction
    self.content = content
    self.milliseconds = milliseconds
  }
}
