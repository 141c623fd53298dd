import Amounts

/// What a terminal claims when it says yes, as far as its message can be believed.
package enum CardClaim: Hashable, Sendable {
  /// Amount and number are there, and nothing contradicts anything.
  case whole(CardConfirmation)
  /// As `whole`, without a number by which the payment could be told from another one.
  case anonymous(CardConfirmation)
  /// The message breaks off, or lacks what makes it a yes.
  case incomplete(String)
  /// The message says two things at once.
  case contradictory(String)
}

/// By how much a terminal's amount may differ from the order's: nothing, unless its settings say
/// otherwise.
package struct AmountAllowance: Hashable, Sendable {
  /// Whether the customer may add a tip at the terminal.
  package let tip: Bool
  /// Whether the terminal may pay cash out on top.
  package let cashback: Bool
  /// Whether the terminal may approve less than was asked for.
  package let partialApproval: Bool

  /// What may differ.
  package init(tip: Bool = false, cashback: Bool = false, partialApproval: Bool = false) {
    self.tip = tip
    self.cashback = cashback
    self.partialApproval = partialApproval
  }

  /// Whether what the terminal names is what the order asked for.
  ///
  /// A tip and cashback count only as parts that the terminal names itself.
  package func accepts(_ told: CardConfirmation, for order: CardOrder) -> Bool {
    guard told.amount.currency == order.amount.currency else { return false }
    let asked = order.amount.minorUnits
    let units = told.amount.minorUnits
    if units == asked { return true }
    guard order.movement == .payment else { return false }
    if units < asked { return partialApproval && units > 0 }
    let extra =
      (tip ? told.tip?.minorUnits ?? 0 : 0) &+ (cashback ? told.cashback?.minorUnits ?? 0 : 0)
    return extra > 0 && units &- asked == extra
  }
}
