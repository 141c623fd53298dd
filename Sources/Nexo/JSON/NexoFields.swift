/// The members of one object of a message, and where it stands.
///
/// Presence is judged by whoever needs a member; a member that is there has the right type. Texts
/// of digits and numbers stand for each other, as terminals send identifiers both ways.
struct NexoFields {
  let path: String
  private let value: NexoJSON

  /// - Throws: `wrongType` for anything but an object.
  init(_ value: NexoJSON, at path: String) throws(NexoFault) {
    guard case .object = value else { throw NexoFault(.wrongType, at: path, "object") }
    self.value = value
    self.path = path
  }

  func path(of name: String) -> String { path.isEmpty ? name : "\(path).\(name)" }

  /// The names of the members, in order.
  var names: [String] {
    guard case .object(let members) = value else { return [] }
    return members.map(\.name)
  }

  /// A member that is there and not null.
  func optional(_ name: String) -> NexoJSON? {
    guard let found = value[name], found != .null else { return nil }
    return found
  }

  /// A member that is text.
  func text(_ name: String) throws(NexoFault) -> String? {
    switch optional(name) {
    case nil: return nil
    case .string(let text), .number(let text): return text
    default: throw NexoFault(.wrongType, at: path(of: name), "text")
    }
  }

  /// A member that is text, under either of the two names that the field has for it.
  func text(_ name: String, or other: String) throws(NexoFault) -> String? {
    if let text = try text(name) { return text }
    return try text(other)
  }

  /// A member that is text and can't be absent. - Throws: `missingMember`, `wrongType`.
  func needed(_ name: String) throws(NexoFault) -> String {
    guard let text = try text(name) else {
      throw NexoFault(.missingMember, at: path(of: name), name)
    }
    return text
  }

  /// A member that is a word of a list. - Throws: `missingMember`, `wrongType`, `unknownWord`.
  func word<Word: RawRepresentable>(_ name: String) throws(NexoFault) -> Word
  where Word.RawValue == String {
    guard let word = Word(rawValue: try needed(name)) else {
      throw NexoFault(.unknownWord, at: path(of: name), name)
    }
    return word
  }

  /// A member that is a word of a list, if it is there. - Throws: `wrongType`, `unknownWord`.
  func optionalWord<Word: RawRepresentable>(_ name: String) throws(NexoFault) -> Word?
  where Word.RawValue == String {
    guard try text(name) != nil else { return nil }
    return try word(name)
  }

  /// A member that is an amount.
  func amount(_ name: String) throws(NexoFault) -> NexoAmount? {
    try text(name).map { NexoAmount(text: $0) }
  }

  /// A member that is a whole number.
  func integer(_ name: String) throws(NexoFault) -> Int? {
    guard let text = try text(name) else { return nil }
    guard let number = Int(text) else {
      throw NexoFault(.wrongType, at: path(of: name), "whole number")
    }
    return number
  }

  /// A member that is true or false.
  func flag(_ name: String) throws(NexoFault) -> Bool? {
    switch optional(name) {
    case nil: return nil
    case .bool(let flag): return flag
    default: throw NexoFault(.wrongType, at: path(of: name), "boolean")
    }
  }

  /// A member that is an object.
  func fields(_ name: String) throws(NexoFault) -> NexoFields? {
    guard let found = optional(name) else { return nil }
    return try NexoFields(found, at: path(of: name))
  }

  /// A member that is a part.
  func part<Part: NexoPart>(_ name: String) throws(NexoFault) -> Part? {
    guard let fields = try fields(name) else { return nil }
    return try Part(fields)
  }

  /// A part that can't be absent. - Throws: `missingMember` and what the part throws.
  func needed<Part: NexoPart>(part name: String) throws(NexoFault) -> Part {
    guard let part: Part = try part(name) else {
      throw NexoFault(.missingMember, at: path(of: name), name)
    }
    return part
  }

  /// A member that is an array of parts; one part alone counts as an array of one.
  func parts<Part: NexoPart>(_ name: String) throws(NexoFault) -> [Part] {
    var parts: [Part] = []
    for (index, element) in elements(name).enumerated() {
      parts.append(try Part(try NexoFields(element, at: "\(path(of: name))[\(index)]")))
    }
    return parts
  }

  /// A member that is an array of texts; one text alone counts as an array of one.
  func texts(_ name: String) throws(NexoFault) -> [String] {
    var texts: [String] = []
    for element in elements(name) {
      guard case .string(let text) = element else {
        throw NexoFault(.wrongType, at: path(of: name), "array of texts")
      }
      texts.append(text)
    }
    return texts
  }

  private func elements(_ name: String) -> [NexoJSON] {
    switch optional(name) {
    case nil: []
    case .array(let elements): elements
    case .some(let single): [single]
    }
  }
}
