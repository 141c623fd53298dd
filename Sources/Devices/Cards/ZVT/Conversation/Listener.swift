import ZVT

/// Who takes what happens in a conversation, and says what to send.
protocol Listener {
  /// Whether the terminal may still be asked to stop.
  var mayBeStopped: Bool { get }

  /// Takes what happened.
  ///
  /// - Returns: the answer to a command or an end of the terminal; nothing sends nothing, and ends
  ///   the connection where an end should have been acknowledged. After silence: a last request.
  mutating func hear(_ happening: Dialogue.Happening) async -> APDU?
}
