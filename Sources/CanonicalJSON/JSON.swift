/// A JSON value as Kase allows it: numbers are whole, members of an object are unique.
package enum JSON: Hashable, Sendable {
  case null
  case bool(Bool)
  case integer(Int64)
  case string(String)
  case array([JSON])
  case object([Member])

  /// A name and its value; in the order in which they stood.
  package struct Member: Hashable, Sendable {
    /// The name.
    package let name: String
    /// The value.
    package let value: JSON

    /// A member of an object.
    package init(_ name: String, _ value: JSON) {
      self.name = name
      self.value = value
    }
  }

  /// The member of that name, of an object that has one.
  package subscript(name: String) -> JSON? {
    guard case .object(let members) = self else { return nil }
    return members.first { $0.name == name }?.value
  }

  /// The value without some of its members; anything but an object stays as it is.
  package func without(_ names: Set<String>) -> JSON {
    guard case .object(let members) = self else { return self }
    return .object(members.filter { !names.contains($0.name) })
  }

  /// The members of both objects; where both have one, the other's stands.
  package func merging(_ other: JSON) -> JSON {
    guard case .object(let mine) = self, case .object(let theirs) = other else { return other }
    let names = Set(theirs.map(\.name))
    return .object(mine.filter { !names.contains($0.name) } + theirs)
  }

  /// The one spelling of this value: members sorted by the bytes of their names, no blanks, whole
  /// numbers, no escapes but those that JSON demands.
  package var canonicalBytes: [UInt8] {
    var writer = JSONWriter()
    writer.value(self)
    return writer.bytes
  }

  /// The canonical bytes as text.
  package var canonicalText: String { String(decoding: canonicalBytes, as: UTF8.self) }
}

/// What is wrong with a text that should be JSON, and where.
package struct JSONFault: Error, Hashable, Sendable {
  /// The kinds of faults.
  package enum Kind: Hashable, Sendable {
    /// The text is no JSON; `detail` says what was expected.
    case malformed
    /// A number has a fraction, an exponent or more than 64 bits.
    case notInteger
    /// A name occurs twice in one object.
    case duplicateMember
    /// Objects and arrays are nested more than 32 deep.
    case tooDeep
    /// A member that is needed is absent.
    case missingMember
    /// A member that nobody reads.
    case unknownMember
    /// A value of another type than is needed; `detail` names the type.
    case wrongType
    /// A value of the right type outside its range or form.
    case invalidValue
  }

  /// What is wrong.
  package let kind: Kind
  /// Where, as `lines[2].quantity`; empty for the whole.
  package let path: String
  /// More about it, in English, for programmers.
  package let detail: String

  /// A fault at a path.
  package init(_ kind: Kind, at path: String, _ detail: String = "") {
    self.kind = kind
    self.path = path
    self.detail = detail
  }
}
