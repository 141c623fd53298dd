import ZVT

extension TerminalReading {
  /// A message as it is stored: masked, with its text in readable characters.
  func statement(_ packet: APDU, as kind: TerminalStatement.Kind? = nil) -> TerminalStatement {
    let bytes = Masking.masked(packet).bytes
    switch packet.control {
    case APDU.Code.printLine:
      let message = PrintLine(parsing: packet)
      return TerminalStatement(
        kind ?? .slipLine, bytes: bytes, lines: Self.texts([message.line(in: characters)]),
        audience: message.kind.map(TerminalStatement.Audience.init), endsSlip: message.endsSlip)
    case APDU.Code.printBlock:
      let message = PrintBlock(parsing: packet)
      return TerminalStatement(
        kind ?? .slipBlock, bytes: bytes, lines: Self.texts(message.lines(in: characters)),
        audience: message.kind.map(TerminalStatement.Audience.init), endsSlip: message.endsSlip)
    case APDU.Code.completion:
      return TerminalStatement(kind ?? .completion, bytes: bytes)
    case APDU.Code.abort:
      let words = Abort(parsing: packet).code.map { reason($0) }
      return TerminalStatement(kind ?? .abort, bytes: bytes, lines: words.map { [$0] } ?? [])
    case APDU.Code.statusInformation:
      return TerminalStatement(
        kind ?? .status, bytes: bytes, lines: Self.summary(StatusInformation(parsing: packet)))
    default: return TerminalStatement(kind ?? .orphan, bytes: bytes)
    }
  }

  /// How many lines a message prints; nothing for one that prints none.
  static func slipLines(_ packet: APDU) -> Int? {
    switch packet.control {
    case APDU.Code.printLine: 1
    case APDU.Code.printBlock: max(1, PrintBlock(parsing: packet).lines().count)
    default: nil
    }
  }

  /// Text lines of a slip; a feed is an empty line, and the end of a slip is none.
  private static func texts(_ lines: [SlipLine]) -> [String] {
    lines.flatMap { line -> [String] in
      if line.feeds > 0 { return [String](repeating: "", count: line.feeds) }
      if let code = line.barcode { return [code.code] }
      if line.endsSlip, line.text.isEmpty { return [] }
      return [String(repeating: " ", count: line.indent) + line.text]
    }
  }

  private static func summary(_ status: StatusInformation) -> [String] {
    let words = status.result.map { "\(hexadecimal($0)) \(ResultCode($0).words)" }
    let parts = [
      words, status.amount.map { "amount \($0)" },
      status.receipt.map { "receipt \(padded($0, 4))" },
      status.traceDigits.isEmpty ? nil : "trace \(status.traceDigits)",
      status.text.isEmpty ? nil : Text.printable(status.text),
    ]
    return [parts.compactMap { $0 }.joined(separator: ", ")]
  }

  /// How it goes, for the counter.
  func progress(_ packet: APDU) -> CardProgress {
    let message = IntermediateStatus(parsing: packet)
    let code = message.meaning
    let text = message.text(in: characters)
    let step: CardProgress.Step =
      switch code.step {
      case .presentCard: .presentCard
      case .customerActs: .customerActs
      case .host: .authorising
      case .removeCard: .removeCard
      case .reversing: .reversing
      case .closingBatch: .closingBatch
      case .working, .approved, .refused: code.asksToRemoveCard ? .removeCard : .working
      }
    return CardProgress(step, words: text.isEmpty ? code.words : text)
  }
}

extension TerminalStatement.Audience {
  fileprivate init(_ kind: ReceiptKind) {
    switch kind {
    case .merchant: self = .merchant
    case .customer: self = .customer
    case .administration: self = .administration
    }
  }
}
