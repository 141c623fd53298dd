/// A command that the specification knows: who sends it, and what stands before its fields.
package struct CommandInfo: Hashable, Sendable {
  /// A value with a fixed place in front of the fields.
  package struct Part: Hashable, Sendable {
    /// Whether it is always there.
    package enum Presence: Hashable, Sendable {
      /// It is.
      case always
      /// It is where enough bytes are left.
      case ifEnough
      /// It is, unless what is left is exactly one container.
      case unlessContainer
    }

    /// Its name in English.
    package let name: String
    /// How many bytes it has.
    package let count: Int
    /// What it means.
    package let kind: ValueKind
    /// Whether it is always there.
    package let presence: Presence
  }

  /// What follows the parts.
  package enum Tail: Hashable, Sendable {
    /// Fields.
    case fields
    /// Bytes of one meaning.
    case bytes(ValueKind)
  }

  /// The control number.
  package let code: UInt16
  /// The command's name in English.
  package let name: String
  /// Who sends it.
  package let sender: Sender
  /// What stands in front.
  package let parts: [Part]
  /// What follows.
  package let tail: Tail

  init(
    _ code: UInt16, _ name: String, _ sender: Sender = .till, _ parts: [Part] = [],
    tail: Tail = .fields
  ) {
    self.code = code
    self.name = name
    self.sender = sender
    self.parts = parts
    self.tail = tail
  }
}

extension CommandInfo.Part {
  static let password = Self(name: "password", count: 3, kind: .secret, presence: .always)
  static let passwordIfAny = Self(
    name: "password", count: 3, kind: .secret, presence: .ifEnough)

  static func byte(
    _ name: String, _ kind: ValueKind = .binary, _ presence: Presence = .always
  ) -> Self {
    Self(name: name, count: 1, kind: kind, presence: presence)
  }

  static func digits(_ name: String, _ count: Int, _ presence: Presence = .always) -> Self {
    Self(name: name, count: count, kind: .decimal, presence: presence)
  }
}
