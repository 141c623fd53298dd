import ZVT

/// The way between the register and the terminal of a drill; both ends live in this process.
package enum DrillLine: String, Hashable, Sendable, CaseIterable {
  /// Packets as they are, as over TCP (PA00P016 §2.2).
  case stream = "zvt"
  /// Acknowledged blocks, as over a serial line (PA00P016 §2.1).
  case serial = "zvt-serial"

  /// The timers of the blocks, short enough to wait for.
  static let blocks = SerialLink.Settings(
    byteMilliseconds: 150, acknowledgementMilliseconds: 300)
}
