package import CanonicalJSON

/// A simulated device at the far end of a wire: a value without clock and connection, whatever its
/// protocol.
///
/// Its owner hands it what happens on the wire with the time at which it happens, carries its
/// actions out in their order, and calls `tick` when `wakesAt` has come.
package protocol SimulatedCounterpart: Sendable {
  /// When it wants a `tick`, in milliseconds of its owner's clock; nothing while it only waits for
  /// the other side.
  var wakesAt: Int? { get }

  /// What was truly charged.
  var truth: TerminalTruth { get }

  /// All that it remembers over a restart.
  var memory: JSON { get }

  /// Somebody connected.
  mutating func connect(at milliseconds: Int) -> [CounterpartAction]

  /// Bytes came, however they were cut.
  mutating func receive(_ bytes: [UInt8], at milliseconds: Int) -> [CounterpartAction]

  /// The connection ended.
  mutating func disconnect(at milliseconds: Int) -> [CounterpartAction]

  /// Time has passed.
  mutating func tick(at milliseconds: Int) -> [CounterpartAction]

  /// Whoever holds it says that it may go on.
  mutating func proceed(at milliseconds: Int) -> [CounterpartAction]
}

/// What the owner of a counterpart does for it.
package enum CounterpartAction: Hashable, Sendable {
  /// Hands bytes over in one write.
  case write([UInt8])
  /// Waits before the next action.
  case pause(milliseconds: Int)
  /// Ends the connection in an orderly way; on a line without connections nothing comes or goes
  /// until `connect`.
  case close
  /// Ends the connection as a crash does: what was not sent yet is lost.
  case reset
  /// Lets nobody connect for so long.
  case refuse(milliseconds: Int)
  /// Another line speed, in baud; meaningless where there is no line.
  case lineSpeed(Int)
  /// Stores `memory`, durably, before the next action.
  case save
  /// Tells whoever watches.
  case tell(SimulatorEvent)
}
