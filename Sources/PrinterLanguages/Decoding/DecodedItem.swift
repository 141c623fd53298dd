/// A piece of a byte stream with what it means; the items of a stream lie side by side and leave no
/// byte out.
package struct DecodedItem: Hashable, Sendable, Encodable {
  /// What kind of bytes these are.
  package enum Kind: String, Hashable, Sendable, CaseIterable, Encodable {
    /// Characters.
    case text
    /// A command with its parameters, without its data.
    case command
    /// The data of the command before: dots, or what is in a symbol.
    case payload
    /// A command that acts at once, before what was sent earlier.
    case realtime
    /// Nothing that the language knows.
    case unknown
    /// The end of the stream within a command or its data.
    case incomplete
  }

  /// Where it begins, from 0.
  package let offset: Int
  /// How many bytes it has, at least 1.
  package var length: Int
  /// What kind of bytes these are.
  package var kind: Kind
  /// The command as manuals write it, `ESC t`; for data that of their command; else empty.
  package var mnemonic: String
  /// What it means, with its parameters.
  package var meaning: String
  /// The text of characters and symbols; nothing for commands and dots.
  package var text: String?
  /// What a technician should look at.
  package var findings: [String] = []
}
