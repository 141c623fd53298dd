/// A field that the specification knows.
package struct FieldInfo: Hashable, Sendable {
  /// The field's number.
  package let number: UInt8
  /// Its name in English.
  package let name: String
  /// How its value is delimited.
  package let layout: FieldLayout
  /// What its value means.
  package let kind: ValueKind

  init(_ number: UInt8, _ name: String, _ layout: FieldLayout, _ kind: ValueKind) {
    self.number = number
    self.name = name
    self.layout = layout
    self.kind = kind
  }
}
