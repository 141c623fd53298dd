/// Which settings of a line the next opening tries.
///
/// Terminals of some makers fall back to 9600 baud when they start anew. After a link was lost the
/// settings that are written down come first, and the others only where nobody was heard with them.
package struct LineChoice: Hashable, Sendable {
  private let count: Int
  /// The number of the settings to open with, 0 for those that are written down.
  package private(set) var current = 0
  private var hasHeard = false

  /// A choice among settings. - Parameter count: at least 1.
  package init(count: Int) { self.count = max(count, 1) }

  /// The line was opened with the current settings.
  package mutating func opened() { hasHeard = false }

  /// Somebody was understood.
  package mutating func heard() { hasHeard = true }

  /// A block was sent as often as it may be, and nobody acknowledged it.
  package mutating func failed() {
    current = hasHeard ? 0 : (current + 1) % count
    hasHeard = false
  }
}
