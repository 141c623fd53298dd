package import Amounts

/// How tenders settle what is due: a pure state machine, an event in, an action out.
///
/// Cash rounding touches the part really settled in cash, at the tender that settles the rest
/// (rule V7).
package struct Settlement: Hashable, Sendable {
  /// The rules of the branch.
  package struct Policy: Hashable, Sendable {
    /// The country's rules.
    package let pack: CountryPack
    /// The branch's step of cash rounding; zero for none.
    package let cashStep: Money
    /// Whether the sum is one that is rounded in cash: off for money taken for others.
    package let roundsCash: Bool
    /// Whether what is paid may be put on the customer's account.
    package let acceptsAccount: Bool

    /// Rules of settling.
    package init(
      pack: CountryPack, cashStep: Money, roundsCash: Bool = true, acceptsAccount: Bool = true
    ) {
      self.pack = pack
      self.cashStep = cashStep
      self.roundsCash = roundsCash
      self.acceptsAccount = acceptsAccount
    }
  }

  /// Where the money stands.
  package enum State: Hashable, Sendable {
    /// Something is still due.
    case due
    /// The terminal is being asked; nothing else is accepted meanwhile.
    case asking(amount: Money, tip: Money)
    /// The terminal gave no clear answer: not to be charged again.
    case doubt(amount: Money, tip: Money)
    /// Paid in full.
    case paid
  }

  /// What happens to a settlement.
  package enum Event: Hashable, Sendable {
    /// The customer offers a tender.
    case offered(TenderOffer)
    /// The terminal approved.
    case approved(attempt: AttemptID, CardDetails)
    /// The terminal declined, or the payment was cancelled there.
    case declined
    /// The terminal gave no clear answer.
    case unanswered
  }

  /// What the owner has to do.
  package enum Action: Hashable, Sendable {
    /// Nothing: the rest is still due.
    case askForMore
    /// Ask the terminal for this much, the tip included.
    case askTerminal(Money)
    /// Issue the document.
    case issue
    /// Put the payment on the desk of open doubts.
    case holdInDoubt
  }

  /// What has to be paid.
  package let payable: Money
  /// The rules.
  package let policy: Policy
  /// What has been taken so far.
  package private(set) var tenders: [Tender]
  /// The signed rounding of the cash part; positive where more came in than was due.
  package private(set) var cashRounding: Money
  /// What is still due.
  package private(set) var remaining: Money
  /// Where the money stands.
  package private(set) var state: State

  /// A settlement of a sum, going on from tenders that were taken before.
  ///
  /// - Throws: `document.amount_out_of_range`.
  package init(payable: Money, policy: Policy, taken: [Tender] = []) throws(Refusal) {
    self.payable = payable
    self.policy = policy
    tenders = taken
    cashRounding = .zero(payable.currency)
    remaining = try refusing { () throws(AmountError) in
      var rest = payable
      for tender in taken { rest = try rest - (try tender.retained - tender.tip) }
      return rest
    }
    state = remaining.isPositive ? .due : .paid
  }

  /// Takes an event and says what to do.
  ///
  /// - Throws: `tender.*` and `document.amount_out_of_range`; the state stays as it was.
  package mutating func handle(_ event: Event) throws(Refusal) -> Action {
    switch (state, event) {
    case (.due, .offered(let offer)): return try take(offer)
    case (.asking(let amount, let tip), .approved(let attempt, let details)),
      (.doubt(let amount, let tip), .approved(let attempt, let details)):
      return try record(
        Tender(
          kind: .card, retained: try sum(amount, tip), tendered: try sum(amount, tip),
          change: zero, tip: tip, reference: attempt.text, card: details), covering: amount)
    case (.asking, .declined), (.doubt, .declined):
      state = .due
      return .askForMore
    case (.asking(let amount, let tip), .unanswered), (.doubt(let amount, let tip), .unanswered):
      state = .doubt(amount: amount, tip: tip)
      return .holdInDoubt
    case (.paid, .offered): throw Refusal(.tenderNothingDue)
    case (.asking, .offered), (.doubt, .offered): throw Refusal(.tenderAttemptOpen)
    case (.due, .approved), (.due, .declined), (.due, .unanswered), (.paid, .approved),
      (.paid, .declined), (.paid, .unanswered):
      throw Refusal(.attemptStateForbids)
    }
  }

  private var zero: Money { .zero(payable.currency) }

  private func sum(_ left: Money, _ right: Money) throws(Refusal) -> Money {
    try refusing { () throws(AmountError) in try left + right }
  }

  private mutating func take(_ offer: TenderOffer) throws(Refusal) -> Action {
    switch offer {
    case .cash(let tendered): return try takeCash(tendered)
    case .card(let amount, let tip): return try takeCard(amount, tip)
    case .transfer(let amount, let reference):
      guard !reference.isEmpty else { throw Refusal(.tenderReferenceMissing) }
      return try takeOther(.transfer, amount, reference, mayExceed: true)
    case .account(let amount, let customer, let due):
      guard policy.acceptsAccount else { throw Refusal(.tenderNotAccepted) }
      return try takeOther(.account, amount, customer.text, due: due, mayExceed: false)
    case .voucher(let amount, let digest):
      return try takeOther(.voucher, amount, digest, mayExceed: false)
    case .prepayment(let amount, let document):
      return try takeOther(.prepayment, amount, document, mayExceed: false)
    }
  }

  private mutating func takeCash(_ tendered: Money) throws(Refusal) -> Action {
    let step = policy.roundsCash ? policy.cashStep : zero
    let due = remaining
    let settled = try refusing { () throws(AmountError) in
      try policy.pack.rounded(cash: due, step: step)
    }
    // Where the rest is rounded away, no coin has to be put down.
    guard tendered.isPositive || tendered.isZero && settled.isZero else {
      throw Refusal(.tenderAmountInvalid)
    }
    // Exact coins are accepted where the country says so, even if the sum would be rounded.
    let exact = tendered == due && policy.pack.exactCashAccepted
    let asked = exact ? due : settled
    guard tendered.minorUnits >= asked.minorUnits else {
      // Enough for the exact sum and too little for the rounded one is no part payment.
      guard tendered.minorUnits < due.minorUnits else {
        throw Refusal(
          .documentNotBalanced, ["due": asked.decimal, "tendered": tendered.decimal])
      }
      return try record(
        Tender(kind: .cash, retained: tendered, tendered: tendered, change: zero, tip: zero),
        covering: tendered)
    }
    let change = try refusing { () throws(AmountError) in try tendered - asked }
    let rounding = try refusing { () throws(AmountError) in
      try (try asked - due) + cashRounding
    }
    let action = try record(
      Tender(kind: .cash, retained: asked, tendered: tendered, change: change, tip: zero),
      covering: due)
    cashRounding = rounding
    return action
  }

  private mutating func takeCard(_ amount: Money, _ tip: Money) throws(Refusal) -> Action {
    guard amount.isPositive, !tip.isNegative else { throw Refusal(.tenderAmountInvalid) }
    guard tip.isZero || policy.pack.tips else { throw Refusal(.tenderTipsNotEnabled) }
    try checkExcess(of: amount, mayExceed: true)
    let whole = try sum(amount, tip)
    state = .asking(amount: amount, tip: tip)
    return .askTerminal(whole)
  }

  private mutating func takeOther(
    _ kind: TenderKind, _ amount: Money, _ reference: String, due: BusinessDate? = nil,
    mayExceed: Bool
  ) throws(Refusal) -> Action {
    guard amount.isPositive else { throw Refusal(.tenderAmountInvalid) }
    try checkExcess(of: amount, mayExceed: mayExceed)
    return try record(
      Tender(
        kind: kind, retained: amount, tendered: amount, change: zero, tip: zero,
        reference: reference, due: due), covering: amount)
  }

  private func checkExcess(of amount: Money, mayExceed: Bool) throws(Refusal) {
    let excess = try refusing { () throws(AmountError) in try amount - remaining }
    let limit = mayExceed ? policy.pack.nonCashChangeMax : zero
    guard excess.minorUnits <= limit.minorUnits else {
      throw Refusal(.tenderOverLimit, ["limit": limit.decimal])
    }
  }

  /// Books a tender; what a tender that is not cash brings too much goes back in cash, rounded.
  private mutating func record(_ tender: Tender, covering amount: Money) throws(Refusal) -> Action {
    let rest = try refusing { () throws(AmountError) in try remaining - amount }
    guard rest.isNegative else {
      tenders.append(tender)
      remaining = rest
      state = rest.isZero ? .paid : .due
      return rest.isZero ? .issue : .askForMore
    }
    let step = policy.roundsCash ? policy.cashStep : zero
    let (given, rounding) = try refusing { () throws(AmountError) in
      let given = try policy.pack.rounded(cash: try -rest, step: step)
      return (given, try (try -rest - given) + cashRounding)
    }
    tenders.append(tender)
    if given.isPositive {
      let back = try refusing { () throws(AmountError) in try -given }
      tenders.append(
        Tender(kind: .cash, retained: back, tendered: zero, change: given, tip: zero))
    }
    cashRounding = rounding
    remaining = zero
    state = .paid
    return .issue
  }

  /// All the change that goes back to the customer in cash.
  ///
  /// - Throws: `document.amount_out_of_range`.
  package func change() throws(Refusal) -> Money {
    try refusing { () throws(AmountError) in
      try Money.sum(tenders.map(\.change), payable.currency)
    }
  }
}
