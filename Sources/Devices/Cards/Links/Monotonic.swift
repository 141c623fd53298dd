/// The clock of timers: it never runs backwards and knows no date.
package enum Monotonic {
  private static let origin = ContinuousClock.now

  /// Milliseconds since the first question.
  @Sendable package static func milliseconds() -> Int {
    let passed = (ContinuousClock.now - origin).components
    return Int(passed.seconds) * 1_000 + Int(passed.attoseconds / 1_000_000_000_000_000)
  }
}
