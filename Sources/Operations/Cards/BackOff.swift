/// How long to rest before a terminal is asked again: 1 s, 2 s, 4 s and so on, 5 minutes at the
/// most.
package struct BackOff: Hashable, Sendable {
  /// The first rest, in milliseconds.
  package static let firstMilliseconds: Int64 = 1_000
  /// The longest rest, in milliseconds.
  package static let longestMilliseconds: Int64 = 300_000

  private var rest = Self.firstMilliseconds

  /// A back-off before its first rest.
  package init() {}

  /// The next rest, in milliseconds.
  package mutating func next() -> Int64 {
    defer { rest = min(rest * 2, Self.longestMilliseconds) }
    return rest
  }
}
