package import Amounts

/// The clocks of a nexo driver: one that timers run by, and one that the terminal is told.
package struct NexoClock: Sendable {
  /// Milliseconds that never run backwards.
  package let milliseconds: @Sendable () -> Int
  /// Waits so many milliseconds.
  package let pause: @Sendable (Int) async -> Void
  /// The time of day.
  package let moment: @Sendable () -> Moment

  /// Clocks.
  package init(
    milliseconds: @escaping @Sendable () -> Int, pause: @escaping @Sendable (Int) async -> Void,
    moment: @escaping @Sendable () -> Moment
  ) {
    self.milliseconds = milliseconds
    self.pause = pause
    self.moment = moment
  }

  /// The machine's own timers, beside a time of day.
  package init(moment: @escaping @Sendable () -> Moment) {
    self.init(
      milliseconds: Monotonic.milliseconds,
      pause: { try? await Task.sleep(for: .milliseconds($0)) }, moment: moment)
  }
}
