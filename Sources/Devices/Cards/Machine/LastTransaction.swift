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
  package var baseline: Baseline {
    switch self {
    case .transaction(let seen): seen.identity.map(Baseline.transaction) ?? .unusable
    case .batch(let text): .batch(text)
    case .nothing(let code): .nothing(code: code)
    case .silence: .unusable
    }
  }
}
