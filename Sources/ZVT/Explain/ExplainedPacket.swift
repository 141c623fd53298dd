/// What stands at a place of a recording, in words.
package struct ExplainedPacket: Hashable, Sendable {
  /// The kinds of things that a recording holds.
  package enum Kind: String, Hashable, Sendable, CaseIterable {
    /// A packet.
    case packet
    /// The byte that acknowledges a block.
    case acknowledgement
    /// The byte that refuses one.
    case refusal
    /// A block that is none: cut off, badly framed, or with a wrong checksum.
    case brokenBlock = "broken_block"
    /// Bytes outside packets and blocks.
    case noise
  }

  /// What it is.
  package let kind: Kind
  /// Where it begins in the recording.
  package let offset: Int
  /// Its name in English.
  package var name: String
  /// Class and instruction of a packet.
  package var control: UInt16?
  /// Who sent it; nothing where that can't be told.
  package var sender: Sender?
  /// The packet without the framing of the line, masked; the bytes as they came otherwise.
  package var bytes: [UInt8]
  /// Everything that is understood, in the order of the bytes.
  package var fields: [ExplainedField] = []
  /// What is not, masked.
  package var rest: [UInt8] = []
  /// What is wrong, in English; empty where nothing is.
  package var diagnosis: [String] = []

  init(_ kind: Kind, at offset: Int, _ name: String, _ bytes: [UInt8]) {
    self.kind = kind
    self.offset = offset
    self.name = name
    self.bytes = bytes
  }
}

/// A value of a packet, in words.
package struct ExplainedField: Hashable, Sendable {
  /// The number of the field or the tag, in hexadecimal digits; empty for a value with a fixed
  /// place.
  package let number: String
  /// Its name in English; `unknown` for a tag that is in no table.
  package let name: String
  /// What it says; empty for a container.
  package let value: String
  /// Its bytes, masked, without number and length.
  package let bytes: [UInt8]
  /// What it contains.
  package let parts: [ExplainedField]

  init(
    _ number: String, _ name: String, _ value: String, _ bytes: [UInt8] = [],
    parts: [ExplainedField] = []
  ) {
    self.number = number
    self.name = name
    self.value = value
    self.bytes = bytes
    self.parts = parts
  }
}
