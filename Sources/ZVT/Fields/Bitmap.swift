/// A field of a message: a number and a value (PA00P015 §13).
package struct Bitmap: Hashable, Sendable {
  /// The field's number.
  package let number: UInt8
  /// The value without its length.
  package let value: [UInt8]
  /// Where the value begins in the message's data; 0 in a field that was not read from one. It
  /// does not count when fields are compared.
  package let offset: Int

  /// A field.
  package init(_ number: UInt8, _ value: [UInt8], offset: Int = 0) {
    self.number = number
    self.value = value
    self.offset = offset
  }

  /// Whether number and value are equal.
  package static func == (left: Bitmap, right: Bitmap) -> Bool {
    left.number == right.number && left.value == right.value
  }

  /// Hashes number and value.
  package func hash(into hasher: inout Hasher) {
    hasher.combine(number)
    hasher.combine(value)
  }
}
