package import Amounts

/// Turns a purchase and its tenders into the content of a document.
package enum CheckOut {
  /// The content of the document of a paid purchase.
  ///
  /// - Parameters:
  ///   - purchase: what was bought or is paid.
  ///   - settlement: its settlement, paid in full.
  ///   - name: the name that the document will bear.
  ///   - items: looks up prepayments by document and vouchers by digest.
  /// - Throws: `document.not_balanced` while something is due, `tender.cash_over_limit`,
  ///   `voucher.*`, `prepayment.insufficient`, `transfer.party_mismatch`.
  package static func content(
    of purchase: Purchase, paid settlement: Settlement, name: String, pack: CountryPack,
    on date: BusinessDate, items: (OpenItemChange.Kind, String) throws -> OpenItem?
  ) throws -> DocumentContent {
    guard settlement.state == .paid else {
      throw Refusal(
        .documentNotBalanced, at: "tenders",
        [
          "due": purchase.payable.decimal,
          "tendered": try (purchase.payable - settlement.remaining).decimal,
        ])
    }
    try checkCashLimit(settlement, purchase, pack, date)
    var content = purchase.content
    content.tenders = settlement.tenders
    content.cashRounding = settlement.cashRounding
    for tender in settlement.tenders {
      try take(tender, name: name, into: &content, items)
    }
    return content
  }

  /// What a tender does to open items: a receivable begins, a voucher or prepayment shrinks.
  private static func take(
    _ tender: Tender, name: String, into content: inout DocumentContent,
    _ items: (OpenItemChange.Kind, String) throws -> OpenItem?
  ) throws {
    let reference = tender.reference ?? ""
    switch tender.kind {
    case .cash, .card, .transfer: return
    case .account:
      let customer = CustomerID(trusted: reference)
      if let known = content.customer, known != customer { throw Refusal(.transferPartyMismatch) }
      content.customer = customer
      content.due = tender.due
      content.items.append(
        OpenItemChange(
          kind: .receivable, item: name, customer: customer, due: tender.due,
          amount: tender.retained, vat: .zero(content.currency)))
    case .voucher:
      guard let item = try items(.voucher, reference) else { throw Refusal(.voucherUnknown) }
      let before = try used(.voucher, reference, in: content)
      guard tender.retained.minorUnits + before <= item.open.minorUnits else {
        throw Refusal(.voucherInsufficient)
      }
      content.items.append(
        OpenItemChange(
          kind: .voucher, item: reference, customer: nil, due: nil, amount: try -tender.retained,
          vat: .zero(content.currency)))
    case .prepayment: try usePrepayment(tender.retained, reference, &content, items)
    }
  }

  /// Uses a prepayment in a document (P8).
  static func usePrepayment(
    _ amount: Money, _ document: String, _ content: inout DocumentContent,
    _ items: (OpenItemChange.Kind, String) throws -> OpenItem?
  ) throws {
    guard let item = try items(.prepayment, document), item.tax != nil else {
      throw Refusal(.referenceNotFound, ["document": document])
    }
    guard try used(.prepayment, document, in: content) == 0 else {
      throw Refusal(.tenderNotAccepted)
    }
    // Names of prepayments can be guessed: only its own customer's documents may use one.
    guard content.customer == item.customer else { throw Refusal(.transferPartyMismatch) }
    let (change, tax) = try item.used(amount)
    content.items.append(change)
    content.prepaidTaxes.append(tax)
    content.relations.append(
      Relation(document: item.document, name: item.name, kind: .prepays))
  }

  /// What this document has already used of an item, in minor units.
  private static func used(
    _ kind: OpenItemChange.Kind, _ item: String, in content: DocumentContent
  ) throws -> Int64 {
    content.items.filter { $0.kind == kind && $0.item == item && $0.amount.isNegative }
      .reduce(0) { $0 - $1.amount.minorUnits }
  }

  /// Refuses cash above the legal limit, earlier parts of the same transaction included.
  private static func checkCashLimit(
    _ settlement: Settlement, _ purchase: Purchase, _ pack: CountryPack, _ date: BusinessDate
  ) throws {
    let cash = settlement.tenders.filter { $0.kind == .cash }
    let total = try Money.sum(cash.map(\.retained), purchase.payable.currency)
    for limit in pack.cashLimits where limit.rule == .forbidden && limit.from <= date {
      if try (try total + purchase.earlierCash) > limit.over {
        throw Refusal(
          .tenderCashOverLimit, at: "tenders", ["limit": limit.over.decimal])
      }
    }
  }
}
