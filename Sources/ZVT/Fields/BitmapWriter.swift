/// Writes the fields of a message one after the other (PA00P015 §13).
///
/// A value that its field can't hold is never shortened to another one: numbers become all F,
/// which every reader refuses, and other values are left out.
package struct BitmapWriter: Sendable {
  /// What was written.
  package private(set) var bytes: [UInt8] = []

  /// Nothing yet.
  package init() {}

  /// Adds a field with a value of any kind; field numbers without a layout are left out.
  package mutating func append(_ number: UInt8, _ value: [UInt8]) {
    guard let field = FieldTable.field(number), let prefix = field.layout.prefix(value.count)
    else { return }
    bytes += [number] + prefix + value
  }

  /// Adds a field as it was read.
  package mutating func append(_ field: Bitmap) { append(field.number, field.value) }

  /// Adds a field of one byte.
  package mutating func append(_ number: UInt8, byte: UInt8) { append(number, [byte]) }

  /// Adds an amount in minor units, 0 to 999 999 999 999.
  package mutating func append(_ number: UInt8, amount: Int64) {
    append(number, BCD.bytes(amount, count: 6))
  }

  /// Adds a currency by its ISO 4217 number, 978 for the euro.
  package mutating func append(_ number: UInt8, currency: UInt16) {
    append(number, BCD.bytes(Int64(currency), count: 2))
  }

  /// Adds a number in packed digits.
  package mutating func append(_ number: UInt8, bcd: Int, bytes count: Int) {
    append(number, BCD.bytes(Int64(bcd), count: count))
  }

  /// Adds digits, zeros in front.
  package mutating func append(_ number: UInt8, digits: String, bytes count: Int) {
    append(number, BCD.bytes(digits: digits, count: count))
  }

  /// Adds a text. In a field of fixed length NULs follow it, and it may not be longer.
  package mutating func append(_ number: UInt8, _ text: String, in set: CharacterSet = .zvt8) {
    let value = set.encode(text)
    guard case .fixed(let count) = FieldTable.field(number)?.layout else {
      return append(number, value)
    }
    append(number, value + [UInt8](repeating: 0, count: max(0, count - value.count)))
  }

  /// Adds field 06 with these objects, with none too.
  package mutating func append(tlv objects: [TLV]) { append(0x06, objects.flatMap(\.bytes)) }

  /// Adds field 06 where there is an object for it.
  mutating func appendUnlessEmpty(tlv objects: [TLV]) {
    if !objects.isEmpty { append(tlv: objects) }
  }
}
