/// Which commands are talking to a terminal now: a second request with the same key waits for the
/// first.
actor Conversations {
  private var waiting: [String: [CheckedContinuation<Void, Never>]] = [:]

  /// Begins the conversation of a command.
  ///
  /// - Returns: whether it may begin; where another was under way, it has ended by now.
  func begin(_ key: String) async -> Bool {
    if waiting[key] == nil {
      waiting[key] = []
      return true
    }
    await withCheckedContinuation { waiting[key, default: []].append($0) }
    return false
  }

  /// Ends the conversation and lets go whoever waits for it.
  func end(_ key: String) {
    for continuation in waiting.removeValue(forKey: key) ?? [] { continuation.resume() }
  }

  /// Whether a command is talking to its terminal.
  func isActive(_ key: String) -> Bool { waiting[key] != nil }
}
