package import Amounts

/// What Kase asks the machine for: the time, and names that nobody else makes.
package struct Surroundings: Sendable {
  /// Now, with the offset of the branch's wall clock.
  package let now: @Sendable () -> Moment
  /// A new name, 26 characters that sort by time.
  package let newName: @Sendable () -> String

  /// Time and names from these functions.
  package init(
    now: @escaping @Sendable () -> Moment, newName: @escaping @Sendable () -> String
  ) {
    self.now = now
    self.newName = newName
  }
}
