/// Reads the members of one object, knows its path, and refuses what nobody read.
///
/// Ask for each member, then call `finish()`.
package struct JSONFields: Sendable {
  /// Where the object stands, as `lines[2]`; empty for the outermost.
  package let path: String
  private let members: [JSON.Member]
  private var read: Set<String> = []

  /// The members of an object. - Throws: `wrongType` for anything else.
  package init(_ value: JSON, at path: String = "") throws(JSONFault) {
    guard case .object(let members) = value else {
      throw JSONFault(.wrongType, at: path, "object")
    }
    self.members = members
    self.path = path
  }

  /// The path of a member.
  package func path(of name: String) -> String { path.isEmpty ? name : "\(path).\(name)" }

  /// The value of a member; nothing where it is absent or null.
  package mutating func optional(_ name: String) -> JSON? {
    read.insert(name)
    guard let value = members.first(where: { $0.name == name })?.value, value != .null else {
      return nil
    }
    return value
  }

  /// The value of a member. - Throws: `missingMember`.
  package mutating func value(_ name: String) throws(JSONFault) -> JSON {
    guard let value = optional(name) else {
      throw JSONFault(.missingMember, at: path(of: name), name)
    }
    return value
  }

  /// A member that is text. - Throws: `missingMember`, `wrongType`.
  package mutating func string(_ name: String) throws(JSONFault) -> String {
    try string(value(name), name)
  }

  /// A member that is text, if it is there. - Throws: `wrongType`.
  package mutating func optionalString(_ name: String) throws(JSONFault) -> String? {
    guard let value = optional(name) else { return nil }
    return try string(value, name)
  }

  private func string(_ value: JSON, _ name: String) throws(JSONFault) -> String {
    guard case .string(let text) = value else {
      throw JSONFault(.wrongType, at: path(of: name), "string")
    }
    return text
  }

  /// A member that is a whole number. - Throws: `missingMember`, `wrongType`.
  package mutating func integer(_ name: String) throws(JSONFault) -> Int64 {
    try integer(value(name), name)
  }

  /// A member that is a whole number, if it is there. - Throws: `wrongType`.
  package mutating func optionalInteger(_ name: String) throws(JSONFault) -> Int64? {
    guard let value = optional(name) else { return nil }
    return try integer(value, name)
  }

  private func integer(_ value: JSON, _ name: String) throws(JSONFault) -> Int64 {
    guard case .integer(let number) = value else {
      throw JSONFault(.wrongType, at: path(of: name), "integer")
    }
    return number
  }

  /// A member that is true or false; absent means false. - Throws: `wrongType`.
  package mutating func flag(_ name: String) throws(JSONFault) -> Bool {
    guard let value = optional(name) else { return false }
    guard case .bool(let flag) = value else {
      throw JSONFault(.wrongType, at: path(of: name), "boolean")
    }
    return flag
  }

  /// A member that is an object. - Throws: `missingMember`, `wrongType`.
  package mutating func object(_ name: String) throws(JSONFault) -> JSONFields {
    try JSONFields(value(name), at: path(of: name))
  }

  /// A member that is an object, if it is there. - Throws: `wrongType`.
  package mutating func optionalObject(_ name: String) throws(JSONFault) -> JSONFields? {
    guard let value = optional(name) else { return nil }
    return try JSONFields(value, at: path(of: name))
  }

  /// The elements of a member that is an array, each with its path; none where it is absent.
  ///
  /// - Throws: `wrongType`.
  package mutating func elements(_ name: String) throws(JSONFault) -> [(value: JSON, path: String)]
  {
    guard let value = optional(name) else { return [] }
    guard case .array(let elements) = value else {
      throw JSONFault(.wrongType, at: path(of: name), "array")
    }
    let base = path(of: name)
    return elements.enumerated().map { ($1, "\(base)[\($0)]") }
  }

  /// The members that nobody has read yet, as they stand; now they count as read.
  package mutating func rest() -> [JSON.Member] {
    let unread = members.filter { !read.contains($0.name) }
    read.formUnion(unread.map(\.name))
    return unread
  }

  /// Refuses members that nobody asked for. - Throws: `unknownMember`.
  package func finish() throws(JSONFault) {
    guard let unknown = members.first(where: { !read.contains($0.name) }) else { return }
    throw JSONFault(.unknownMember, at: path(of: unknown.name), unknown.name)
  }
}
