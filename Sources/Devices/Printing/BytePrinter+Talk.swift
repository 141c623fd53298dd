import PrinterLanguages

/// Questions and answers.
extension BytePrinter {
  /// What came of a question.
  enum Reply {
    case answered(PrinterCondition)
    case silent
  }

  /// How long the printer may take for one answer; nothing in that time is no answer.
  private static let answerMilliseconds = 1_500
  /// How many times commands may find the printer taking nothing.
  private static let patience = 5

  /// Asks how the printer is, one question at a time.
  func condition() async throws(TransportError) -> Reply {
    try await drain()
    guard profile.language == .escpos else { return try await starCondition() }
    var condition = PrinterCondition()
    for kind in profile.realTimeStatus {
      // Taken by nobody, a question is not worth waiting for: the page before it stands still.
      let question = PrinterCommands.realTimeStatus(UInt8(clamping: kind))
      let count = try await transport.write(
        question[...], deadlineMilliseconds: Self.writeMilliseconds)
      guard count > 0 else { return .silent }
      try await writeWhole(Array(question.dropFirst(count)))
      let answer = try await answer { event -> UInt8? in
        if case .realTime(let byte) = event { byte } else { nil }
      }
      guard let answer else { return .silent }
      condition = condition.merging(PrinterCondition(realTime: answer, kind: kind))
    }
    known = condition
    return .answered(condition)
  }

  /// What the port says that keeps the printer from printing; nothing where the transport has no
  /// such port.
  func portTrouble() async throws(TransportError) -> PrinterTrouble? {
    try await (transport as? any PortStatusTransport)?.portStatus()?.trouble
  }

  private func starCondition() async throws(TransportError) -> Reply {
    try await writeWhole(PrinterCommands.starStatus)
    let told = try await answer { event -> PrinterCondition? in
      if case .star(let condition, _) = event { condition } else { nil }
    }
    guard let told else { return .silent }
    known = told
    return .answered(told)
  }

  /// Hands all bytes of a command over.
  ///
  /// - Throws: where the printer takes nothing for too long, too.
  func writeWhole(_ bytes: [UInt8]) async throws(TransportError) {
    var rest = bytes[...]
    var patience = Self.patience
    while !rest.isEmpty {
      let count = try await transport.write(
        rest, deadlineMilliseconds: Self.writeMilliseconds)
      rest = rest.dropFirst(count)
      if count == 0 { patience -= 1 }
      guard patience > 0 else { throw TransportError("the printer takes no commands") }
    }
  }

  /// Takes what has come back, and keeps what it says of the printer; a printer that is not meant
  /// to answer is still listened to, so that its end of the connection is noticed.
  func listen(milliseconds: Int) async throws(TransportError) {
    guard transport.isBidirectional else { return }
    let bytes = try await transport.read(deadlineMilliseconds: milliseconds)
    guard answers else { return }
    for event in parser.take(bytes) {
      switch event {
      case .automatic(let condition): known = condition
      case .star(let condition, _): known = condition
      case .realTime, .queued, .block, .flow, .noise: break
      }
      events.append(event)
    }
  }

  /// Throws away what came before a question.
  func drain() async throws(TransportError) {
    try await listen(milliseconds: 0)
    _ = parser.expire()
    events = []
  }

  /// The first event that answers a question; nothing where none comes in time.
  private func answer<Value: Sendable>(_ match: (StatusEvent) -> Value?)
    async throws(TransportError) -> Value?
  {
    let end = clock.now + .milliseconds(Self.answerMilliseconds)
    repeat {
      try await listen(milliseconds: Self.lookMilliseconds)
      let found = events.compactMap(match).first
      events = []
      if let found { return found }
    } while clock.now < end
    return nil
  }
}
