/// Writes canonical JSON straight to bytes, without building a value first.
///
/// Members are given in the order of their names; a member out of order would break every hash
/// that is made of the text, so it traps.
package struct JSONWriter: Sendable {
  /// What has been written.
  package private(set) var bytes: [UInt8] = []
  private var needsComma = false
  private var lastName: String?

  /// A writer of nothing yet.
  package init(reserving capacity: Int = 512) { bytes.reserveCapacity(capacity) }

  /// Writes an object; `write` gives its members in the order of their names.
  package mutating func object(_ write: (inout JSONWriter) -> Void) {
    separate()
    let outer = lastName
    lastName = nil
    bytes.append(UInt8(ascii: "{"))
    needsComma = false
    write(&self)
    bytes.append(UInt8(ascii: "}"))
    needsComma = true
    lastName = outer
  }

  /// Writes an array of what `write` makes of each element.
  package mutating func array<Element>(
    _ elements: some Sequence<Element>, _ write: (inout JSONWriter, Element) -> Void
  ) {
    separate()
    bytes.append(UInt8(ascii: "["))
    needsComma = false
    for element in elements { write(&self, element) }
    bytes.append(UInt8(ascii: "]"))
    needsComma = true
  }

  /// Writes the name of the member whose value comes next.
  package mutating func name(_ name: String) {
    precondition(lastName.map { $0.utf8.lexicographicallyPrecedes(name.utf8) } ?? true, name)
    separate()
    lastName = name
    quote(name)
    bytes.append(UInt8(ascii: ":"))
    needsComma = false
  }

  /// Writes a member that is text.
  package mutating func member(_ name: String, _ text: String) {
    self.name(name)
    string(text)
  }

  /// Writes a member that is text, or leaves it out.
  package mutating func member(_ name: String, _ text: String?) {
    if let text { member(name, text) }
  }

  /// Writes a member that is a whole number.
  package mutating func member(_ name: String, _ number: Int64) {
    self.name(name)
    integer(number)
  }

  /// Writes a member that is a whole number, or leaves it out.
  package mutating func member(_ name: String, _ number: Int64?) {
    if let number { member(name, number) }
  }

  /// Writes a member that is true or false.
  package mutating func member(_ name: String, _ flag: Bool) {
    self.name(name)
    value(.bool(flag))
  }

  /// Writes a member that is an object.
  package mutating func member(_ name: String, _ write: (inout JSONWriter) -> Void) {
    self.name(name)
    object(write)
  }

  /// Writes a member that is an array.
  package mutating func member<Element>(
    _ name: String, _ elements: some Sequence<Element>,
    _ write: (inout JSONWriter, Element) -> Void
  ) {
    self.name(name)
    array(elements, write)
  }

  /// Writes a member that is any value.
  package mutating func member(_ name: String, value: JSON) {
    self.name(name)
    self.value(value)
  }

  /// Writes text.
  package mutating func string(_ text: String) {
    separate()
    quote(text)
    needsComma = true
  }

  /// Writes a whole number.
  package mutating func integer(_ number: Int64) {
    separate()
    bytes.append(contentsOf: String(number).utf8)
    needsComma = true
  }

  /// Writes any value.
  package mutating func value(_ value: JSON) {
    switch value {
    case .string(let text): string(text)
    case .integer(let number): integer(number)
    case .null: literal("null")
    case .bool(let flag): literal(flag ? "true" : "false")
    case .array(let elements): array(elements) { $0.value($1) }
    case .object(let members):
      let sorted = members.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
      object { writer in
        for member in sorted { writer.member(member.name, value: member.value) }
      }
    }
  }

  private mutating func literal(_ text: String) {
    separate()
    bytes.append(contentsOf: text.utf8)
    needsComma = true
  }

  private mutating func separate() {
    if needsComma { bytes.append(UInt8(ascii: ",")) }
    needsComma = false
  }

  private mutating func quote(_ text: String) {
    bytes.append(UInt8(ascii: "\""))
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"):
        bytes.append(UInt8(ascii: "\\"))
        bytes.append(byte)
      case 0x20...: bytes.append(byte)
      case 0x08: bytes.append(contentsOf: "\\b".utf8)
      case 0x09: bytes.append(contentsOf: "\\t".utf8)
      case 0x0A: bytes.append(contentsOf: "\\n".utf8)
      case 0x0C: bytes.append(contentsOf: "\\f".utf8)
      case 0x0D: bytes.append(contentsOf: "\\r".utf8)
      default:
        let digits = Array("0123456789abcdef".utf8)
        bytes.append(contentsOf: "\\u00".utf8)
        bytes.append(digits[Int(byte >> 4)])
        bytes.append(digits[Int(byte & 15)])
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }
}
