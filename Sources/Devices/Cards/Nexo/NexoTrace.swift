import Nexo

/// One message that went over a connection, for whoever keeps a trace of it; masked.
package struct NexoTrace: Hashable, Sendable {
  /// Where it went, as seen from the till.
  package enum Direction: String, Hashable, Sendable {
    case sent
    case received
  }

  /// Hears everything; it must not block.
  package typealias Ear = @Sendable (NexoTrace) -> Void

  /// Where it went.
  package let direction: Direction
  /// The JSON, without what must not be kept.
  package let message: [UInt8]

  init(_ direction: Direction, _ message: [UInt8]) {
    self.direction = direction
    self.message = NexoMasking.masked(message)
  }
}
