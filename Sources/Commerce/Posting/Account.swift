package import Amounts

/// What an account is for; country packs map each role to a code of the chart.
package enum AccountRole: String, Hashable, Sendable, CaseIterable {
  case till
  case safe
  case cashInTransit = "cash_in_transit"
  case cardClearing = "card_clearing"
  case transferClearing = "transfer_clearing"
  case bank
  case receivable
  case vatDue = "vat_due"
  case prepayments
  case revenue
  case revenueReduced = "revenue_reduced"
  case revenueExempt = "revenue_exempt"
  case agency
  case cardFees = "card_fees"
  case cashOver = "cash_over"
  case cashShort = "cash_short"
  case roundingGain = "rounding_gain"
  case roundingLoss = "rounding_loss"
  case expense
  case accountable
  case vouchers
  case tips
  case disputes
  case opening
}

/// An account of the ledger: a role, and what tells accounts of one role apart.
package struct Account: Hashable, Sendable, Comparable {
  /// The account's name in five parts at most: `assets:cash:till:R1`.
  package let name: String

  /// An account by a name that came out of the ledger.
  package init(name: String) { self.name = name }

  package static func < (left: Account, right: Account) -> Bool { left.name < right.name }

  /// The drawer of a register; no two registers share one.
  package static func till(_ register: RegisterID) -> Account {
    Account(name: "assets:cash:till:\(register.text)")
  }
  /// The safe.
  package static let safe = Account(name: "assets:cash:safe")
  /// Cash on its way to the bank.
  package static let cashInTransit = Account(name: "assets:cash:in-transit")
  /// Card takings that the acquirer has not paid yet.
  package static let cardClearing = Account(name: "assets:card:clearing")
  /// Bank transfers that the bank has not shown yet.
  package static let transferClearing = Account(name: "assets:transfer:clearing")
  /// The bank account.
  package static let bank = Account(name: "assets:bank:main")
  /// What a customer owes.
  package static func receivable(_ customer: CustomerID) -> Account {
    Account(name: "assets:receivable:\(customer.text)")
  }
  /// Card payments that their holders dispute.
  package static let disputes = Account(name: "assets:receivable-disputes")
  /// Tax owed, by rate.
  package static func vatDue(_ key: TaxKey) -> Account {
    Account(name: "liabilities:vat:\(key.accountSuffix)")
  }
  /// Prepayments that customers have not used up.
  package static let prepayments = Account(name: "liabilities:prepayments")
  /// Money taken for a principal.
  package static func agency(_ principal: PrincipalID) -> Account {
    Account(name: "liabilities:agency:\(principal.text)")
  }
  /// Vouchers that are still to be redeemed.
  package static let vouchers = Account(name: "liabilities:vouchers")
  /// Tips that belong to the staff.
  package static let tips = Account(name: "liabilities:tips")
  /// Revenue by kind of supply and rate.
  package static func revenue(_ kind: ServiceKind, _ key: TaxKey) -> Account {
    let part = kind == .goods ? "goods" : "services"
    return Account(name: "income:\(part):\(key.accountSuffix)")
  }
  /// Surplus found at a count.
  package static let cashOver = Account(name: "income:cash-over")
  /// Shortage found at a count.
  package static let cashShort = Account(name: "expenses:cash-short")
  /// Gains of cash rounding.
  package static let roundingGain = Account(name: "income:rounding")
  /// Losses of cash rounding.
  package static let roundingLoss = Account(name: "expenses:rounding")
  /// What the acquirer keeps.
  package static let cardFees = Account(name: "expenses:card-fees")
  /// Small expenses paid from the drawer.
  package static let expense = Account(name: "expenses:petty")
  /// Money that staff must account for.
  package static let accountable = Account(name: "assets:accountable")
  /// The other side of what was there when the books began.
  package static let opening = Account(name: "equity:opening")

  /// The account on the other side of a pay-in or pay-out with that role.
  ///
  /// - Returns: nothing for a role that such a movement can't have.
  package static func contra(_ role: AccountRole) -> Account? {
    switch role {
    case .safe: .safe
    case .cashInTransit: .cashInTransit
    case .bank: .bank
    case .expense: .expense
    case .accountable: .accountable
    case .tips: .tips
    case .till, .cardClearing, .transferClearing, .receivable, .vatDue, .prepayments, .revenue,
      .revenueReduced, .revenueExempt, .agency, .cardFees, .cashOver, .cashShort, .roundingGain,
      .roundingLoss, .vouchers, .disputes, .opening:
      nil
    }
  }
}

/// One side of an entry in the books: debits above zero, credits below.
package struct Posting: Hashable, Sendable {
  /// The account.
  package let account: Account
  /// What is added to it.
  package let amount: Money

  /// An amount on an account.
  package init(_ account: Account, _ amount: Money) {
    self.account = account
    self.amount = amount
  }
}
