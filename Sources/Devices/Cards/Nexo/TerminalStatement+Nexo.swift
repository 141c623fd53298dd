import Nexo

extension TerminalStatement {
  /// An answer to a money message, as it is stored; masked.
  init(_ answer: NexoAnswer) {
    self.init(
      answer.isRepeated ? .inquiry : .status, bytes: NexoMasking.masked(answer.bytes),
      lines: [NexoMasking.masked(answer.summary)])
  }

  /// A message that answers no money message, as it is stored; masked.
  init(_ kind: Kind, nexo bytes: [UInt8], _ words: String = "") {
    self.init(
      kind, bytes: NexoMasking.masked(bytes),
      lines: words.isEmpty ? [] : [NexoMasking.masked(words)])
  }

  /// A slip, as it is stored; masked.
  ///
  /// - Parameter bytes: the message that it came with, where it came alone; nothing where that
  ///   message is stored anyway.
  init(_ receipt: NexoReceipt, nexo bytes: [UInt8] = []) {
    self.init(
      .slipBlock, bytes: NexoMasking.masked(bytes),
      lines: receipt.content.lines.map { NexoMasking.masked($0) },
      audience: Audience(nexo: receipt.qualifier), endsSlip: true)
  }
}

extension TerminalStatement.Audience {
  /// For whom a document is, by the protocol's word for it.
  fileprivate init(nexo qualifier: String) {
    switch qualifier {
    case "CashierReceipt", "SaleReceipt": self = .merchant
    case "CustomerReceipt": self = .customer
    default: self = .administration
    }
  }
}
