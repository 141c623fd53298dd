/// A value that a template inserts; always plain text, never syntax.
package enum Value: Hashable, Sendable {
  /// Text, a number, a date: already as people read it.
  case text(String)
  /// An amount of money, already as people read it. Its cell never wraps and is never cut.
  case money(String)
  /// Whether something holds: what sections ask for.
  case flag(Bool)
  /// What a section is repeated for.
  case list([Values])
}

/// The values of a template by their names, such as `seller.name`.
///
/// Names consist of letters, digits, `_` and `.`. In a repeated section the element's own values
/// stand before those around it.
package struct Values: Hashable, Sendable, ExpressibleByDictionaryLiteral {
  /// The values by name.
  package private(set) var entries: [String: Value]
  /// What stands behind the entries: words and letterhead, shared by all documents of a branch.
  package let base: [String: Value]

  /// Values of a dictionary, before those that many documents share.
  package init(_ entries: [String: Value] = [:], over base: [String: Value] = [:]) {
    self.entries = entries
    self.base = base
  }

  /// Values of a literal.
  package init(dictionaryLiteral elements: (String, Value)...) {
    entries = Dictionary(uniqueKeysWithValues: elements)
    base = [:]
  }

  /// The value of a name.
  package subscript(name: String) -> Value? {
    get { entries[name] ?? base[name] }
    set { entries[name] = newValue }
  }
}
