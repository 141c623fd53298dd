package import ZVT

/// What a terminal shows when it is asked for its last transaction.
package enum LastTransaction: Hashable, Sendable {
  /// A transaction.
  case transaction(Sighting)
  /// The record of a closed batch, as one text.
  case batch(String)
  /// It broke off with this code, and showed nothing.
  case nothing(code: UInt8)
  /// It showed nothing, or nothing that could be read.
  case silence

  /// What the terminal says of a transaction.
  package struct Sighting: Hashable, Sendable {
    /// Whether the transaction went well.
    package enum Word: Hashable, Sendable {
      case yes(CardClaim)
      case no(String)
      case untold
    }

    /// What tells it from every other one; nothing where the terminal tells too little.
    package let identity: TransactionIdentity?
    /// How it went.
    package let word: Word
    /// The trace number of the payment that was taken back by it, six digits; nothing for a payment
    /// or a refund.
    package let reversedTrace: String?

    /// A transaction as the terminal shows it.
    package init(identity: TransactionIdentity?, word: Word, reversedTrace: String?) {
      self.identity = identity
      self.word = word
      self.reversedTrace = reversedTrace
    }
  }

  /// What a next order has as its baseline.
  ///
  /// - Parameter heard: the last transaction that was heard of; it counts where it is a little
  /// later
  ///   than the one that is shown.
  package func baseline(heard: TransactionIdentity? = nil) -> Baseline {
    switch self {
    case .transaction(let seen):
      guard let shown = seen.identity else { return .unusable }
      guard let heard, heard != shown, let steps = heard.receipts(after: shown),
        (0...99).contains(steps)
      else { return .transaction(shown) }
      return .transaction(shown, later: heard)
    case .batch(let text): return .batch(text)
    case .nothing(let code): return .nothing(code: code)
    case .silence: return .unusable
    }
  }
}
