package import Amounts

/// The ways of paying.
package enum TenderKind: String, Hashable, Sendable, CaseIterable {
  case cash
  case card
  case transfer
  case account
  case voucher
  case prepayment
}

/// A tender as a customer offers it.
package enum TenderOffer: Hashable, Sendable {
  /// Cash put on the counter.
  case cash(tendered: Money)
  /// A card, for an amount and perhaps a tip.
  case card(amount: Money, tip: Money)
  /// A bank transfer, by its reference.
  case transfer(amount: Money, reference: String)
  /// The customer's account: paid later, by a due date.
  case account(amount: Money, customer: CustomerID, due: BusinessDate)
  /// A voucher, by the digest of its code.
  case voucher(amount: Money, digest: String)
  /// A prepayment, by the name of its document.
  case prepayment(amount: Money, document: String)

  /// The way of paying.
  package var kind: TenderKind {
    switch self {
    case .cash: .cash
    case .card: .card
    case .transfer: .transfer
    case .account: .account
    case .voucher: .voucher
    case .prepayment: .prepayment
    }
  }
}

/// A tender that was taken, or money given back; what documents freeze.
package struct Tender: Hashable, Sendable {
  /// The way of paying.
  package let kind: TenderKind
  /// What came in by it and stayed: tendered less change. Below zero where money was given back.
  package let retained: Money
  /// What the customer put down; equals `retained` unless there was change.
  package let tendered: Money
  /// What went back in cash.
  package let change: Money
  /// The tip in it, already within `retained`.
  package let tip: Money
  /// The card attempt, the voucher's digest, the prepayment's document, the customer, or the
  /// transfer's reference, by kind.
  package let reference: String?
  /// What the terminal said of a card payment.
  package let card: CardDetails?
  /// When an amount on account is due.
  package let due: BusinessDate?

  /// A tender with all it has.
  package init(
    kind: TenderKind, retained: Money, tendered: Money, change: Money, tip: Money,
    reference: String? = nil, card: CardDetails? = nil, due: BusinessDate? = nil
  ) {
    self.kind = kind
    self.retained = retained
    self.tendered = tendered
    self.change = change
    self.tip = tip
    self.reference = reference
    self.card = card
    self.due = due
  }
}
