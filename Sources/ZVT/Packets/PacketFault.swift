/// Where a message stops making sense, and why. What stands before it stays valid.
package struct PacketFault: Error, Hashable, Sendable {
  /// The kinds of faults.
  package enum Code: String, Hashable, Sendable, CaseIterable {
    /// A field whose number is in no table, so that its length can't be known.
    case unknownField = "unknown_field"
    /// A value runs beyond the data.
    case cutShort = "cut_short"
    /// A length that is none: a digit outside F0 to F9, or 80 and 83 to FF in a container.
    case badLength = "bad_length"
    /// A tag of more than four bytes.
    case tagTooLong = "tag_too_long"
    /// A container within containers deeper than sixteen levels.
    case tooDeep = "too_deep"
  }

  /// What kind of fault.
  package let code: Code
  /// The byte of the message's data where it begins, from 0.
  package let offset: Int

  /// A fault at a byte.
  package init(_ code: Code, at offset: Int) {
    self.code = code
    self.offset = offset
  }

  /// The fault in English.
  package var words: String {
    switch code {
    case .unknownField: "unknown field at byte \(offset): its length can't be known"
    case .cutShort: "a value at byte \(offset) runs beyond the data"
    case .badLength: "the length at byte \(offset) is malformed"
    case .tagTooLong: "the tag at byte \(offset) never ends"
    case .tooDeep: "containers nested too deeply at byte \(offset)"
    }
  }
}
