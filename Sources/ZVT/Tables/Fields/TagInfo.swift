/// A tag that the specification knows.
package struct TagInfo: Hashable, Sendable {
  /// The tag, the high byte first.
  package let tag: UInt32
  /// Its name in English.
  package let name: String
  /// What its value means.
  package let kind: ValueKind

  init(_ tag: UInt32, _ name: String, _ kind: ValueKind) {
    self.tag = tag
    self.name = name
    self.kind = kind
  }
}
