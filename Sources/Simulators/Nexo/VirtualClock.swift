import Synchronization

/// A clock that stands still until somebody moves it on, for tests of long times in a short one.
package final class VirtualClock: Sendable {
  private let now = Mutex(0)

  /// A clock at zero.
  package init() {}

  /// Milliseconds since zero.
  package var milliseconds: Int { now.withLock(\.self) }

  /// Moves the clock on. - Parameter milliseconds: 0 or more.
  package func advance(by milliseconds: Int) { now.withLock { $0 += max(milliseconds, 0) } }
}
