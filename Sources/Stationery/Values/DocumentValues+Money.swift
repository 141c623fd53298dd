import Amounts
import Commerce
import Receipts

extension DocumentValues {
  /// What the document comes to: turnover and money of others, or the sum of a document without
  /// both.
  private var payable: Money {
    let others = content.onBehalf.map(\.amount).sum(content.currency)
    if content.lines.isEmpty, content.gross.isZero, !content.amount.isZero {
      return content.amount
    }
    return content.gross.adding(others)
  }

  /// What the document leaves open for its customer, below zero where it takes something back.
  var due: Money {
    content.items.filter { $0.kind == .receivable }.map(\.amount).sum(content.currency)
  }

  /// Adds the sums.
  mutating func addSums() {
    let currency = content.currency
    let payable = payable
    let vat = content.taxes.map(\.vat).sum(currency)
    let discount = content.lines.map(\.discount).sum(currency)
    values.set("total.gross", money: content.gross)
    values.set("total.net", money: content.gross.subtracting(vat))
    values.set("total.vat", money: vat)
    values.set("total.discount", money: discount.mirrored)
    values.set("total.discounted", flag: !discount.isZero)
    values.set("total.on_behalf", money: content.onBehalf.map(\.amount).sum(currency))
    values.set("total.payable", money: payable)
    values.set("total.big", flag: payable.isShort)
    values.set("total.rounding", money: content.cashRounding)
    values.set("total.rounded", flag: !content.cashRounding.isZero)
    values.set("total.to_pay", money: payable.adding(content.cashRounding))
    values.set("total.due", money: due)
    values.set("total.is_due", flag: !due.isZero)
    values.set("amount", money: content.amount)
    values.set("has.amount", flag: !content.amount.isZero)
    values.set("amount.words", hasWords ? words(payable) : "")
  }

  /// Whether the sum stands on the document in words: on orders and invoices, not on receipts.
  private var hasWords: Bool {
    switch document.head.type {
    case .receipt, .refund, .count, .dayClose, .cashBook: false
    case .settlement, .invoice, .prepayment, .creditNote, .cashIn, .cashOut, .deposit, .waybill,
      .actOfService, .order, .claim, .bankSettlement, .destruction:
      true
    }
  }

  private func words(_ amount: Money) -> String {
    AmountWords.text(amount, language: context.language)
  }

  /// Adds money that is not turnover (rule V9): of principals, and paid for vouchers.
  mutating func addMoneyOfOthers() {
    add("agency", .agency)
    add("vouchers", .voucher)
  }

  private mutating func add(_ name: String, _ kind: OnBehalf.Kind) {
    values.set(name, content.onBehalf.filter { $0.kind == kind }) { values, part in
      [
        // The digest of a voucher's code is nobody's business.
        "part.party": .text(kind == .agency ? part.party : ""),
        "part.reference": .text(part.reference),
        "part.amount": values.money(part.amount),
      ]
    }
  }

  /// Adds how it was paid; change stands apart from what was put down.
  mutating func addTenders() {
    let currency = content.currency
    let tenders = content.tenders
    let change = tenders.map(\.change).sum(currency)
    let tip = tenders.map(\.tip).sum(currency)
    let prepaid = tenders.filter { $0.kind == .prepayment }.map(\.retained).sum(currency)
    values.set("total.tendered", money: tenders.map(\.tendered).sum(currency))
    values.set("total.change", money: change)
    values.set("total.has_change", flag: !change.isZero)
    values.set("total.tip", money: tip)
    values.set("total.has_tip", flag: !tip.isZero)
    values.set("total.prepaid", money: prepaid)
    values.set("total.is_prepaid", flag: !prepaid.isZero)
    // Change from a card or a transfer is a tender of its own that nobody put down.
    let putDown = tenders.filter { $0.change.isZero || !$0.tendered.isZero }
    let context = context
    values.set("tenders", putDown) { values, tender in
      let own: [String: Value] = [
        "tender.kind": .text(tender.kind.rawValue),
        "tender.name": .text(context.wording["tender.\(tender.kind.rawValue)"]),
        "tender.amount": values.money(tender.retained),
        "tender.paid": values.money(tender.tendered),
        "tender.tip": values.money(tender.tip),
        "tender.has_tip": .flag(!tender.tip.isZero),
        "tender.reference": .text(tender.shownReference),
        "tender.due": .text(tender.due.map(context.format.date) ?? ""),
      ]
      return own.merging(CardValues.values(of: tender.card)) { own, _ in own }
    }
  }

  /// Adds what a customer needs to pay an invoice by transfer.
  mutating func addPayment() {
    let reference = paysByTransfer ? (try? CreditorReference.of(document.head)) : nil
    values.set("payment.reference", reference?.grouped ?? "")
    values.set("payment.amount", money: paysByTransfer ? due : .zero(content.currency))
    values.set("payment.qr", paysByTransfer ? paymentCode(reference) : "")
  }

  private var paysByTransfer: Bool {
    let types: [DocumentType] = [.invoice, .prepayment]
    return types.contains(document.head.type) && due.isPositive
      && !context.branch.letterhead.iban.isEmpty
  }

  private func paymentCode(_ reference: CreditorReference?) -> String {
    let letterhead = context.branch.letterhead
    let bytes = try? PaymentQR.payload(
      name: context.branch.legalName, iban: letterhead.iban,
      bic: letterhead.bic.isEmpty ? nil : letterhead.bic, amount: due,
      reference: reference?.compact, text: reference == nil ? document.head.name : nil)
    return bytes.map { String(decoding: $0, as: UTF8.self) } ?? ""
  }
}

/// What is shown of a card: never more than its mask.
enum CardValues {
  static func values(of card: CardDetails?) -> [String: Value] {
    [
      "card": .flag(card != nil),
      "card.scheme": .text(card?.scheme ?? ""),
      "card.number": .text(card?.maskedNumber ?? ""),
      "card.authorisation": .text(card?.authorisation ?? ""),
      "card.trace": .text(card?.trace ?? ""),
      "card.batch": .text(card?.batch ?? ""),
    ]
  }
}

extension Tender {
  /// The reference as far as it says something on paper: not a voucher's digest, nor the name of a
  /// card attempt.
  fileprivate var shownReference: String {
    switch kind {
    case .transfer, .account, .prepayment: reference ?? ""
    case .cash, .card, .voucher: ""
    }
  }
}
