import Synchronization

/// Numbers from 1 that nobody gets twice.
final class Counted: Sendable {
  private let last = Mutex(0)

  func next() -> Int {
    last.withLock { last in
      last += 1
      return last
    }
  }
}
