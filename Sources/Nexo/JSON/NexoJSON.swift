/// A JSON value as it stands on the nexo wire: amounts are decimals, so a number keeps its text.
package enum NexoJSON: Hashable, Sendable {
  case null
  case bool(Bool)
  /// A number as it was spelt, such as `12.30`; no binary fraction ever touches it.
  case number(String)
  case string(String)
  case array([NexoJSON])
  case object([Member])

  /// A name and its value, in the order in which they stood.
  package struct Member: Hashable, Sendable {
    /// The name.
    package let name: String
    /// The value.
    package let value: NexoJSON

    /// A member of an object.
    package init(_ name: String, _ value: NexoJSON) {
      self.name = name
      self.value = value
    }
  }

  /// The member of that name, of an object that has one.
  package subscript(name: String) -> NexoJSON? {
    guard case .object(let members) = self else { return nil }
    return members.first { $0.name == name }?.value
  }

  /// An object of those members that have a value.
  static func members(_ pairs: KeyValuePairs<String, NexoJSON?>) -> NexoJSON {
    .object(pairs.compactMap { name, value in value.map { Member(name, $0) } })
  }

  /// A whole number.
  static func integer(_ number: Int) -> NexoJSON { .number(String(number)) }

  /// Text, or nothing.
  static func text(_ text: String?) -> NexoJSON? { text.map { .string($0) } }

  /// An array, or nothing where it would be empty.
  static func list(_ elements: [NexoJSON]) -> NexoJSON? {
    elements.isEmpty ? nil : .array(elements)
  }

  /// Itself, or nothing where it is an object without members.
  var unlessEmpty: NexoJSON? { self == .object([]) ? nil : self }
}
