/// What a wire does to the bytes that go one way over it.
///
/// Faults wait for their occasion side by side; each happens once, but `split`, which stays.
package enum WireFault: Hashable, Sendable {
  /// The wire is cut behind so many bytes from here; both ends notice.
  case cut(afterBytes: Int)
  /// From behind so many bytes nothing gets through either way for a while, and nobody notices.
  case out(afterBytes: Int, milliseconds: Int)
  /// The byte with this number, counted from here and from 0, arrives damaged.
  case corrupt(byte: Int)
  /// The next serial block arrives with a damaged packet: its receiver refuses it.
  case corruptBlock
  /// The next acknowledgement of a serial block is lost.
  case swallowAcknowledgement
  /// The next piece arrives together with the one after it.
  case glue
  /// The next piece arrives late.
  case delay(milliseconds: Int)
  /// Every byte arrives on its own, so long after the one before.
  case split(milliseconds: Int)
}
