import Synchronization

/// A clock that waits for nobody, and remembers for how long it was asked to.
final class RecordedClock: Clock {
  private let asked = Mutex<[Duration]>([])

  /// The waits that it was asked for, in milliseconds.
  var waits: [Int64] {
    asked.withLock { $0.map { $0.components.seconds * 1_000 + $0.milliseconds } }
  }

  var now: ContinuousClock.Instant { ContinuousClock.now }
  var minimumResolution: Duration { .zero }

  func sleep(until deadline: ContinuousClock.Instant, tolerance: Duration?) async throws {
    asked.withLock { $0.append(now.duration(to: deadline)) }
  }
}

extension Duration {
  fileprivate var milliseconds: Int64 { components.attoseconds / 1_000_000_000_000_000 }
}
