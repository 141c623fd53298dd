package import Amounts

/// Movements of cash that are no sale: pay-in, pay-out, deposit (P10 to P13).
package enum CashOffice {
  /// The direction of a movement.
  package enum Movement: String, Hashable, Sendable {
    case payIn = "pay_in"
    case payOut = "pay_out"
    case deposit
  }

  /// The content of a movement of cash.
  ///
  /// - Parameters:
  ///   - amount: above zero.
  ///   - reason: one of the pack's reasons; none for a deposit.
  ///   - drawer: what must be in the drawer now; nothing where the caller may not know it.
  /// - Throws: `cash.amount_invalid`, `cash.reason_unknown`, `cash.not_possible` where more would
  ///   go out than is there; the refusal tells no figure.
  package static func content(
    _ movement: Movement, amount: Money, reason: String, register: RegisterID, drawer: Money?,
    pack: CountryPack
  ) throws(Refusal) -> DocumentContent {
    guard amount.isPositive else { throw Refusal(.cashAmountInvalid, at: "amount") }
    let contra: Account?
    switch movement {
    case .payIn: contra = pack.payInReasons[reason].flatMap(Account.contra)
    case .payOut: contra = pack.payOutReasons[reason].flatMap(Account.contra)
    case .deposit: contra = .cashInTransit
    }
    guard let contra else {
      throw Refusal(.cashReasonUnknown, at: "reason", ["reason": reason])
    }
    if movement != .payIn, let drawer {
      guard amount.minorUnits <= drawer.minorUnits else {
        throw Refusal(.cashNotPossible, at: "amount")
      }
    }
    var content = DocumentContent(amount.currency)
    content.amount = amount
    content.reason = reason
    let mirror = try refusing { () throws(AmountError) in try -amount }
    content.movements =
      movement == .payIn
      ? [Posting(.till(register), amount), Posting(contra, mirror)]
      : [Posting(contra, amount), Posting(.till(register), mirror)]
    return content
  }

  /// Money paid out for a principal (P10): the principal's money leaves the drawer.
  ///
  /// - Throws: `cash.amount_invalid`, `cash.not_possible`.
  package static func payOut(
    for principal: PrincipalID, reference: String, amount: Money, register: RegisterID,
    drawer: Money?
  ) throws(Refusal) -> DocumentContent {
    guard amount.isPositive else { throw Refusal(.cashAmountInvalid, at: "amount") }
    guard amount.minorUnits <= drawer?.minorUnits ?? .max else {
      throw Refusal(.cashNotPossible, at: "amount")
    }
    let mirror = try refusing { () throws(AmountError) in try -amount }
    var content = DocumentContent(amount.currency)
    content.amount = amount
    content.reason = "principal"
    content.onBehalf = [
      OnBehalf(kind: .agency, party: principal.text, reference: reference, amount: mirror)
    ]
    content.movements = [Posting(.till(register), mirror)]
    return content
  }
}

/// Movements on the bank's side that the branch books by hand (P14 to P16, P19).
package enum BankDesk {
  /// What the bank did.
  package enum Movement: Hashable, Sendable {
    /// The bank credited a deposit of cash (P14).
    case depositCredited(Money)
    /// The acquirer paid a batch of cards, less its fee (P15).
    case cardBatch(paid: Money, fee: Money)
    /// A card payment was taken back (P16).
    case chargeback(Money)
    /// Transfers tendered at the counter arrived.
    case transfersArrived(Money)
    /// A transfer for an open invoice arrived (P19).
    case invoicePaid(OpenItem, Money)
  }

  /// The content of the document of a movement at the bank.
  ///
  /// - Throws: `cash.amount_invalid`, `transfer.exceeds_remaining`.
  package static func content(_ movement: Movement, reference: String) throws(Refusal)
    -> DocumentContent
  {
    switch movement {
    case .depositCredited(let amount):
      return try moved(amount, from: .cashInTransit, "deposit_credited", reference)
    case .chargeback(let amount):
      var content = try moved(amount, from: .cardClearing, "chargeback", reference)
      content.movements[0] = Posting(.disputes, amount)
      return content
    case .transfersArrived(let amount):
      return try moved(amount, from: .transferClearing, "transfers_arrived", reference)
    case .cardBatch(let paid, let fee):
      guard !fee.isNegative else { throw Refusal(.cashAmountInvalid, at: "fee") }
      guard !paid.isNegative else { throw Refusal(.cashAmountInvalid, at: "amount") }
      let whole = try refusing { () throws(AmountError) in try paid + fee }
      var content = try moved(whole, from: .cardClearing, "card_batch", reference)
      content.movements[0] = Posting(.bank, paid)
      content.movements.append(Posting(.cardFees, fee))
      return content
    case .invoicePaid(let item, let amount):
      guard amount.minorUnits <= item.open.minorUnits else {
        throw Refusal(
          .transferExceedsRemaining, at: "amount", ["remaining": item.open.decimal])
      }
      var content = try moved(amount, from: .bank, "invoice_paid", reference)
      let mirror = try refusing { () throws(AmountError) in try -amount }
      content.movements = [Posting(.bank, amount)]
      content.customer = item.customer
      content.items = [
        OpenItemChange(
          kind: .receivable, item: item.name, customer: item.customer, due: item.due,
          amount: mirror, vat: .zero(amount.currency))
      ]
      content.relations = [
        Relation(document: item.document, name: item.name, kind: .settles)
      ]
      return content
    }
  }

  private static func moved(
    _ amount: Money, from account: Account, _ kind: String, _ reference: String
  ) throws(Refusal) -> DocumentContent {
    guard amount.isPositive else { throw Refusal(.cashAmountInvalid, at: "amount") }
    var content = DocumentContent(amount.currency)
    content.amount = amount
    content.reason = reference.isEmpty ? kind : "\(kind) \(reference)"
    let mirror = try refusing { () throws(AmountError) in try -amount }
    content.movements = [Posting(.bank, amount), Posting(account, mirror)]
    return content
  }
}
