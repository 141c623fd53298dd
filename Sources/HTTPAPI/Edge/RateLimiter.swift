import Synchronization

/// Token buckets by name, in memory: so many requests a second, with a burst.
final class RateLimiter: Sendable {
  private struct Bucket {
    var tokens: Int64
    var at: ContinuousClock.Instant
  }

  private static let bucketsMax = 10_000
  private let perMinute: Int64
  private let burst: Int64
  private let buckets = Mutex<[String: Bucket]>([:])

  /// A limiter of so many requests a minute; none at all for zero.
  init(perMinute: Int64, burst: Int64) {
    self.perMinute = perMinute
    self.burst = burst
  }

  /// Takes a token. - Returns: whether there was one.
  func admits(_ name: String) -> Bool {
    guard perMinute > 0 else { return true }
    let now = ContinuousClock.now
    // Tokens are counted in thousandths, so that slow buckets fill evenly.
    let full = burst * 1000
    return buckets.withLock { buckets in
      if buckets.count > Self.bucketsMax { buckets = [:] }
      var bucket = buckets[name] ?? Bucket(tokens: full, at: now)
      let passed = now - bucket.at
      let milliseconds =
        passed.components.seconds * 1000
        + passed.components.attoseconds / 1_000_000_000_000_000
      bucket.tokens = min(full, bucket.tokens + milliseconds * perMinute / 60)
      bucket.at = now
      let isAdmitted = bucket.tokens >= 1000
      if isAdmitted { bucket.tokens -= 1000 }
      buckets[name] = bucket
      return isAdmitted
    }
  }
}
