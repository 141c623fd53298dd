import Amounts
import CanonicalJSON
import Commerce
import LedgerStore

extension Counter {
  /// Gives back lines of a receipt, or credits lines of an invoice.
  ///
  /// Members: `document`, `lines` (`line`, `quantity`), and `tender` with its `kind`: `cash`,
  /// `card`,
  /// `account`, `voucher` (with `code`), `transfer` (with `reference`). An invoice that is still
  /// open needs a tender only for what exceeds its open sum.
  /// - Throws: `refund.*`, `reference.*`, `line.quantity_*`, `approval.*`.
  package func refund(_ envelope: Envelope) async throws -> Reply {
    try await replying(envelope) { [self] in
      let request = try RefundRequest(envelope.request, pack.currency)
      return try await drive(envelope, needs: .refund) { [self] transaction, attempts in
        try plan(request, attempts, envelope, transaction)
      }
    }
  }

  private func plan(
    _ request: RefundRequest, _ attempts: [CardAttempt], _ envelope: Envelope,
    _ transaction: LedgerTransaction
  ) throws -> Plan {
    let desk = try desk(envelope, transaction)
    let original = try original(request.document, transaction)
    guard [.receipt, .invoice].contains(original.head.type) else {
      throw Refusal(.refundNotSupported, at: "document")
    }
    let history = try transaction.reader.refunds(of: original.head.id)
    var content = try Refunding.content(of: original, lines: request.lines, history: history)
    let total = try -content.gross
    content.amount = total
    let credit = try credit(original, total, &content, transaction)
    let payOut = try total - credit
    content.relations = [
      Relation(
        document: original.head.id, name: original.head.name,
        kind: original.head.type == .invoice ? .corrects : .refunds)
    ]
    let approval = try checkRefund(
      original, history, request, payOut, total, isUnderWay: !attempts.isEmpty, desk, envelope,
      transaction)
    content.approvedBy = approval?.approver
    var attempt: CardAttempt?
    switch try credited(payOut, request, original, attempts, envelope, transaction) {
    case .nothing: break
    case .done(let made): attempt = made
    case .plan(.ask(var step)):
      if attempts.isEmpty, let approval { step.facts = [.approval(approval)] }
      return .ask(step)
    case .plan(let other): return other
    }
    if payOut.isPositive {
      try pay(payOut, request, original, attempt, desk, &content, transaction)
    }
    let mine = attempts.isEmpty ? approval : nil
    return .finish(try issue(content, original, attempt, mine, desk))
  }

  private enum Credit {
    case nothing
    case done(CardAttempt)
    case plan(Plan)
  }

  /// What has to be credited to a card, and whether it has been. A credit that an earlier command
  /// got done for the same document and sum, and no document has, is taken over; another one is in
  /// the way.
  private func credited(
    _ payOut: Money, _ request: RefundRequest, _ original: Document, _ attempts: [CardAttempt],
    _ envelope: Envelope, _ transaction: LedgerTransaction
  ) throws -> Credit {
    let subject = Claim.document(original.head.name)
    func isThis(_ attempt: CardAttempt) -> Bool {
      attempt.direction == .refund && attempt.state == .approved && attempt.amount == payOut
        && attempt.subjects.contains(subject)
    }
    let byCard = payOut.isPositive && request.kind == .card
    try checkClaims([subject], key: envelope.key, transaction) { byCard && isThis($0) }
    guard byCard else { return .nothing }
    if let known = try transaction.reader.openAttempts().first(where: isThis) {
      return .done(known)
    }
    guard let made = attempts.last(where: { $0.ordinal == 1 }) else {
      let cards = original.content.tenders.filter { $0.kind == .card }
      let tender = cards.first { $0.retained.minorUnits >= payOut.minorUnits } ?? cards.first
      return .plan(
        .ask(
          CardStep(
            ordinal: 1, direction: .refund, amount: payOut, original: tender?.card?.reference,
            subjects: [subject])))
    }
    switch made.verdict {
    case .approved:
      // Credited for another sum than is due now: a person has to look at it.
      throw Refusal(.tenderAttemptOpen, ["attempt": made.id.text])
    case .open: return .plan(.doubt(made))
    case .declined:
      return .plan(
        .finish(
          Decision(
            facts: [],
            answer: .object([
              .init("state", .string("declined")),
              .init("attempts", .array([Views.attempt(made)])),
            ]))))
    }
  }

  private func original(_ name: String, _ transaction: LedgerTransaction) throws -> Document {
    guard let document = try transaction.reader.document(named: name) else {
      throw Refusal(.referenceNotFound, at: "document", ["document": name])
    }
    guard try transaction.reader.isReversed(document.head.id) == false else {
      throw Refusal(.referenceAlreadyVoided, at: "document")
    }
    return document
  }

  /// The part of a credit note that lowers what is still open of its invoice (P6).
  private func credit(
    _ original: Document, _ total: Money, _ content: inout DocumentContent,
    _ transaction: LedgerTransaction
  ) throws -> Money {
    guard original.head.type == .invoice,
      let item = try transaction.reader.openItem(.receivable, original.head.name)
    else { return .zero(pack.currency) }
    let credit = Money(min(item.open.minorUnits, total.minorUnits), pack.currency)
    guard credit.isPositive else { return credit }
    content.items.append(
      OpenItemChange(
        kind: .receivable, item: item.name, customer: item.customer, due: item.due,
        amount: try -credit, vat: .zero(pack.currency)))
    return credit
  }

  /// What this person has given back in this shift: refunds, voids, credit notes.
  func givenBack(_ envelope: Envelope, _ desk: Desk, _ transaction: LedgerTransaction) throws
    -> Int64
  {
    try transaction.reader.sum(
      of: [.refund, .creditNote], by: envelope.actor.person, in: desk.shift.id)
  }

  /// Limits of refunds, and the rule that money goes back the way it came.
  private func checkRefund(
    _ original: Document, _ history: RefundHistory, _ request: RefundRequest, _ payOut: Money,
    _ total: Money, isUnderWay: Bool, _ desk: Desk, _ envelope: Envelope,
    _ transaction: LedgerTransaction
  ) throws -> Approval? {
    var act = Limits.Act.refund
    if payOut.isPositive {
      guard let kind = request.kind else {
        throw Refusal(.documentTendersMissing, at: "tender")
      }
      let came = try came(by: kind, original, desk, transaction) - (history.tenders[kind] ?? 0)
      // Another way than it came needs a second person, whatever the sum.
      if payOut.minorUnits > came { act = .otherTender }
    }
    return try checkLimit(
      act, amount: total.minorUnits, before: try givenBack(envelope, desk, transaction),
      isUnderWay: isUnderWay, envelope, transaction)
  }

  /// What came in for a document by one way of paying: with the receipt, or with an invoice's
  /// payments.
  private func came(
    by kind: TenderKind, _ original: Document, _ desk: Desk, _ transaction: LedgerTransaction
  ) throws -> Int64 {
    var sum = original.content.tenders.filter { $0.kind == kind }.reduce(0) {
      $0 + $1.retained.minorUnits
    }
    if original.head.type == .invoice {
      sum += try transaction.reader.paid(for: original.head.id)[kind] ?? 0
    }
    // What was rounded away in cash may be rounded back.
    return kind == .cash && sum > 0 ? sum + desk.cashStep.minorUnits : sum
  }

  private func pay(
    _ amount: Money, _ request: RefundRequest, _ original: Document, _ attempt: CardAttempt?,
    _ desk: Desk, _ content: inout DocumentContent, _ transaction: LedgerTransaction
  ) throws {
    guard let kind = request.kind else { throw Refusal(.documentTendersMissing, at: "tender") }
    var reference = attempt?.id.text ?? request.reference
    switch kind {
    case .cash, .card, .transfer: break
    case .voucher:
      let digest = VoucherCode.digest(request.reference ?? "")
      guard original.content.tenders.contains(where: { $0.reference == digest }) else {
        throw Refusal(.voucherUnknown, at: "tender.code")
      }
      reference = digest
      content.items.append(
        OpenItemChange(
          kind: .voucher, item: digest, customer: nil, due: nil, amount: amount,
          vat: .zero(pack.currency)))
    case .account:
      guard let customer = original.content.customer else {
        throw Refusal(.tenderCustomerRequired, at: "tender")
      }
      // Only a debt that is still open can be lowered.
      let debt = try transaction.reader.openItem(.receivable, original.head.name)
      guard let debt, debt.open.minorUnits >= amount.minorUnits else {
        throw Refusal(.tenderNotAccepted, at: "tender.kind")
      }
      reference = customer.text
      content.items.append(
        OpenItemChange(
          kind: .receivable, item: original.head.name, customer: customer,
          due: original.content.due, amount: try -amount, vat: .zero(pack.currency)))
    case .prepayment: throw Refusal(.tenderNotAccepted, at: "tender.kind")
    }
    let (tender, rounding) = try Refunding.tender(
      amount, by: kind, reference: reference, card: attempt?.details, pack: pack,
      cashStep: desk.cashStep)
    content.tenders = [tender]
    content.cashRounding = rounding
  }

  private func issue(
    _ content: DocumentContent, _ original: Document, _ attempt: CardAttempt?,
    _ approval: Approval?, _ desk: Desk
  ) throws -> Decision {
    let type: DocumentType = original.head.type == .invoice ? .creditNote : .refund
    let document = try desk.issue(type, content)
    var facts: [Fact] = [printed(document)]
    if var attempt {
      try attempt.handle(.settled(document: document.head.name))
      facts.append(.attempt(attempt))
    }
    if let approval { facts.append(.approval(approval)) }
    return Decision(
      facts: facts,
      answer: .object(
        try Views.head(document) + [
          .init("state", .string("paid")),
          .init("cash_rounding", .string(content.cashRounding.decimal)),
          .init("paid_out", try Views.retained(content, mirrored: true)),
        ]))
  }
}

/// What is to be given back, and by which way.
struct RefundRequest: Sendable {
  let document: String
  let lines: [Refunding.Request]
  let kind: TenderKind?
  /// The code of a voucher, or the reference of a transfer.
  let reference: String?

  init(_ value: JSON, _ currency: Currency) throws(Refusal) {
    var reader = try RequestReader(value, currency)
    document = try reader.text("document")
    lines = try reader.list("lines") { (r) throws(Refusal) in
      Refunding.Request(line: try r.integer("line"), quantity: try r.quantity("quantity"))
    }
    (kind, reference) =
      try reader.optionalObject("tender") { (r) throws(Refusal) in
        let kind: TenderKind = try r.choice("kind")
        switch kind {
        case .voucher: return (kind, try r.text("code"))
        case .transfer: return (kind, try r.text("reference"))
        case .cash, .card, .account, .prepayment: return (kind, nil)
        }
      } ?? (nil, nil)
    try reader.finish()
  }
}
