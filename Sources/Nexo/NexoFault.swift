/// Why bytes are no nexo message, and where they stop being one.
package struct NexoFault: Error, Hashable, Sendable, CustomStringConvertible {
  /// The kinds of faults.
  package enum Kind: String, Hashable, Sendable, CaseIterable {
    /// The text is no JSON.
    case malformed
    /// Objects and arrays are nested more than 32 deep.
    case tooDeep = "too_deep"
    /// A name occurs twice in one object.
    case duplicateMember = "duplicate_member"
    /// A member that every such message has is absent.
    case missingMember = "missing_member"
    /// A value of another type than the member has.
    case wrongType = "wrong_type"
    /// A word that the protocol does not know.
    case unknownWord = "unknown_word"
    /// Header and body speak of different things.
    case contradiction
  }

  /// What is wrong.
  package let kind: Kind
  /// Where, as `SaleToPOIResponse.MessageHeader.ServiceID`; empty for the whole.
  package let path: String
  /// More about it, in English, for technicians; never a value of the message.
  package let detail: String

  /// A fault at a path.
  package init(_ kind: Kind, at path: String, _ detail: String) {
    self.kind = kind
    self.path = path
    self.detail = detail
  }

  /// The fault in one line.
  package var description: String {
    path.isEmpty ? "\(kind.rawValue): \(detail)" : "\(kind.rawValue) at \(path): \(detail)"
  }
}
