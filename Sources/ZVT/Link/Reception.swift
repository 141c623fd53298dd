/// What a receiver of bytes found.
package enum Reception: Hashable, Sendable {
  /// A whole packet.
  case packet(APDU)
  /// Something that is no packet of ZVT, or a packet beyond the limit; the stream has no sense from
  /// here on.
  case foreign(Foreign)
}

/// What speaks on the line in place of a terminal.
package enum Foreign: String, Hashable, Sendable, CaseIterable {
  /// A TLS alert: the terminal expects TLS.
  case tls
  /// Readable text, or a length in front: another protocol.
  case otherProtocol = "other_protocol"
  /// A packet that announces more than the receiver takes.
  case tooLong = "too_long"
}
