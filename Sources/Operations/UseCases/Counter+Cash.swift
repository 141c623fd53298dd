import Amounts
package import CanonicalJSON
package import Commerce
import LedgerStore

extension Counter {
  /// Puts money into the drawer, takes some out, or hands some over (P10 to P13).
  ///
  /// Members: `amount`; `reason` of a pay-in or pay-out; for money paid out on behalf of somebody
  /// `principal` and `reference`.
  /// - Throws: `cash.*`, `shift.not_open`, `approval.*`.
  package func moveCash(_ movement: CashOffice.Movement, _ envelope: Envelope) async throws
    -> JSON
  {
    try await execute(envelope, needs: .moveCash) { [self] transaction in
      var reader = try RequestReader(envelope.request, pack.currency)
      let amount = try reader.money("amount")
      let reason = try reader.optionalText("reason") ?? ""
      let principal: PrincipalID? =
        movement == .payOut ? try reader.optionalIdentifier("principal") : nil
      let reference = principal == nil ? "" : try reader.text("reference")
      try reader.finish()
      let desk = try desk(envelope, transaction)
      // A refusal that depends on the drawer would tell, try by try, what must be in it: only who
      // may see that figure gets it. A slip of the others shows at the count.
      let seesDrawer = envelope.actor.may(.seeExpectedCash)
      let drawer =
        seesDrawer
        ? try ShiftDesk.expected(
          desk.shift, try transaction.reader.totals(of: desk.shift.id)) : nil
      var content: DocumentContent
      if let principal {
        content = try CashOffice.payOut(
          for: principal, reference: reference, amount: amount, register: desk.shift.register,
          drawer: drawer)
      } else {
        content = try CashOffice.content(
          movement, amount: amount, reason: reason, register: desk.shift.register,
          drawer: drawer, pack: pack)
      }
      var facts: [Fact] = []
      if movement == .payOut {
        let before = try transaction.reader.sum(
          of: [.cashOut], by: envelope.actor.person, in: desk.shift.id)
        let approval = try checkLimit(
          .payOut, amount: amount.minorUnits, before: before, envelope, transaction)
        content.approvedBy = approval?.approver
        if let approval { facts.append(.approval(approval)) }
      }
      let document = try desk.issue(movement.documentType, content)
      return Decision(
        facts: [printed(document)] + facts,
        answer: .object([
          .init("document", .string(document.head.name)),
          .init("type", .string(document.head.type.rawValue)),
          .init("amount", .string(amount.decimal)),
        ]))
    }
  }

  /// Books by hand what happened at the bank (P14 to P16, P19).
  ///
  /// Members: `movement` (`deposit_credited`, `card_batch`, `chargeback`, `transfers_arrived`,
  /// `invoice_paid`), `amount`, optionally `fee`, `invoice`, `reference`.
  /// - Throws: `cash.amount_invalid`, `reference.not_found`, `transfer.*`.
  package func bookBank(_ envelope: Envelope) async throws -> JSON {
    try await execute(envelope, needs: .bookBank) { [self] transaction in
      var reader = try RequestReader(envelope.request, pack.currency)
      let kind = try reader.text("movement")
      let amount = try reader.money("amount")
      let fee = try reader.optionalMoney("fee") ?? .zero(pack.currency)
      let invoice = try reader.optionalText("invoice")
      let reference = try reader.optionalText("reference") ?? ""
      try reader.finish()
      let movement: BankDesk.Movement
      switch kind {
      case "deposit_credited": movement = .depositCredited(amount)
      case "card_batch": movement = .cardBatch(paid: amount, fee: fee)
      case "chargeback": movement = .chargeback(amount)
      case "transfers_arrived": movement = .transfersArrived(amount)
      case "invoice_paid":
        guard let item = try transaction.reader.openItem(.receivable, invoice ?? "") else {
          throw Refusal(.referenceNotFound, at: "invoice", ["document": invoice ?? ""])
        }
        movement = .invoicePaid(item, amount)
      default: throw Refusal(.requestValueInvalid, at: "movement", ["value": kind])
      }
      let document = try officeDesk(envelope, transaction).issue(
        .bankSettlement, try BankDesk.content(movement, reference: reference))
      return Decision(
        facts: [.document(document, prints: false)],
        answer: .object([
          .init("document", .string(document.head.name)),
          .init("amount", .string(amount.decimal)),
        ]))
    }
  }
}

extension Counter {
  /// The desk of the back office: what is booked there belongs to no drawer and no shift.
  private func officeDesk(_ envelope: Envelope, _ transaction: LedgerTransaction) throws -> Desk {
    let zero = Money.zero(pack.currency)
    let office = Shift(
      id: 0, register: RegisterID(trusted: "office"),
      businessDate: envelope.at.businessDate(cutOffMinutes: pack.cutOffMinutes), state: .open,
      openedAt: envelope.at, openedBy: envelope.actor.person, holder: envelope.actor.person,
      carriedOver: zero, openingCount: zero)
    return desk(of: office, envelope, transaction, try transaction.branch())
  }
}

extension CashOffice.Movement {
  /// The type of document that it becomes.
  fileprivate var documentType: DocumentType {
    switch self {
    case .payIn: .cashIn
    case .payOut: .cashOut
    case .deposit: .deposit
    }
  }
}
