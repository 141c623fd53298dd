package import Amounts

/// Invoices on account (P3, P8).
package enum Invoicing {
  /// The content of an invoice.
  ///
  /// - Parameters:
  ///   - quote: the priced lines.
  ///   - prepayments: documents of prepayments and what is used of each.
  ///   - name: the name that the document will bear.
  /// - Throws: `prepayment.insufficient`, `reference.not_found`, `transfer.party_mismatch`.
  package static func invoice(
    _ quote: Quote, customer: CustomerID, due: BusinessDate,
    prepayments: [(document: String, amount: Money)], name: String,
    items: (OpenItemChange.Kind, String) throws -> OpenItem?
  ) throws -> DocumentContent {
    let currency = quote.gross.currency
    var content = DocumentContent(currency)
    content.customer = customer
    content.due = due
    content.lines = quote.lines
    content.taxes = quote.taxes
    content.gross = quote.gross
    var rest = quote.gross
    for prepayment in prepayments {
      try CheckOut.usePrepayment(prepayment.amount, prepayment.document, &content, items)
      content.tenders.append(
        Tender(
          kind: .prepayment, retained: prepayment.amount, tendered: prepayment.amount,
          change: .zero(currency), tip: .zero(currency), reference: prepayment.document))
      rest = try rest - prepayment.amount
    }
    guard !rest.isNegative else { throw Refusal(.prepaymentInsufficient) }
    content.items.append(
      OpenItemChange(
        kind: .receivable, item: name, customer: customer, due: due, amount: rest,
        vat: .zero(currency)))
    return content
  }
}
