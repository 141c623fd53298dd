package import Amounts

/// What a customer pays at the counter, priced: the part of a document that is there before
/// tenders.
package struct Purchase: Hashable, Sendable {
  /// The type of document that it becomes.
  package let type: DocumentType
  /// What the document will say, but for its tenders.
  package let content: DocumentContent
  /// What has to be paid.
  package let payable: Money
  /// The part of it for which cash is rounded; nothing of it for money taken on behalf of others.
  package let roundsCash: Bool
  /// Whether it may be put on account.
  package let acceptsAccount: Bool
  /// Cash paid earlier in the same transaction; the legal limit counts all of it.
  package var earlierCash: Money

  /// A sale of priced lines.
  ///
  /// - Throws: `document.amount_out_of_range`.
  package static func sale(_ quote: Quote, customer: CustomerID?, vouchers: [OnBehalf])
    throws(Refusal) -> Purchase
  {
    var content = DocumentContent(quote.gross.currency)
    content.customer = customer
    content.lines = quote.lines
    content.taxes = quote.taxes
    content.gross = quote.gross
    content.onBehalf = vouchers
    content.items = vouchers.map {
      OpenItemChange(
        kind: .voucher, item: $0.party, customer: nil, due: nil, amount: $0.amount,
        vat: .zero(quote.gross.currency))
    }
    return Purchase(
      type: .receipt, content: content, payable: try payable(content), roundsCash: true,
      acceptsAccount: true, earlierCash: .zero(quote.gross.currency))
  }

  /// Vouchers alone.
  ///
  /// - Throws: `document.amount_out_of_range`.
  package static func vouchers(_ vouchers: [OnBehalf], _ currency: Currency) throws(Refusal)
    -> Purchase
  {
    try sale(
      Quote(lines: [], taxes: [], gross: .zero(currency), discount: .zero(currency)),
      customer: nil, vouchers: vouchers)
  }

  /// Money taken for a principal, and our fee for it (rule V9).
  ///
  /// - Throws: `tender.amount_invalid` unless the sum is above zero,
  ///   `document.amount_out_of_range`.
  package static func agency(
    _ fee: Quote, principal: PrincipalID, reference: String, amount: Money
  ) throws(Refusal) -> Purchase {
    guard amount.isPositive else { throw Refusal(.tenderAmountInvalid, at: "amount") }
    var content = DocumentContent(amount.currency)
    content.lines = fee.lines
    content.taxes = fee.taxes
    content.gross = fee.gross
    content.onBehalf = [
      OnBehalf(kind: .agency, party: principal.text, reference: reference, amount: amount)
    ]
    return Purchase(
      type: .receipt, content: content, payable: try payable(content), roundsCash: false,
      acceptsAccount: false, earlierCash: .zero(amount.currency))
  }

  /// A payment of an open invoice, whole or in part (P4).
  ///
  /// - Parameters:
  ///   - item: what is open of the invoice.
  ///   - earlierCash: what was paid of it in cash before.
  /// - Throws: `tender.amount_invalid`, `transfer.already_settled`, `transfer.exceeds_remaining`.
  package static func settlement(_ item: OpenItem, amount: Money, earlierCash: Money)
    throws(Refusal) -> Purchase
  {
    guard amount.isPositive else { throw Refusal(.tenderAmountInvalid, at: "amount") }
    guard item.open.isPositive else { throw Refusal(.transferAlreadySettled, at: "invoice") }
    guard amount.minorUnits <= item.open.minorUnits else {
      throw Refusal(
        .transferExceedsRemaining, at: "amount", ["remaining": item.open.decimal])
    }
    var content = DocumentContent(amount.currency)
    content.customer = item.customer
    content.amount = amount
    content.relations = [
      Relation(document: item.document, name: item.name, kind: .settles)
    ]
    let mirror = try refusing { () throws(AmountError) in try -amount }
    content.items = [
      OpenItemChange(
        kind: .receivable, item: item.name, customer: item.customer, due: item.due,
        amount: mirror, vat: .zero(amount.currency))
    ]
    return Purchase(
      type: .settlement, content: content, payable: amount, roundsCash: true,
      acceptsAccount: false, earlierCash: earlierCash)
  }

  /// A prepayment by a customer; its tax is due at once (rule V8, P7).
  ///
  /// - Parameters:
  ///   - service: what is paid for in advance; the tax is that of its class.
  ///   - amount: how much is paid, above zero.
  ///   - name: the name that the document will bear; the open item is known by it.
  /// - Throws: `tender.amount_invalid`, `line.kind_not_supported`, `tax.*`,
  ///   `document.amount_out_of_range`.
  package static func prepayment(
    _ service: Service, amount: Money, customer: CustomerID, name: String, terms: Pricing.Terms
  ) throws(Refusal) -> Purchase {
    let line = try prepaidLine(service, amount, terms)
    var content = DocumentContent(line.gross.currency)
    content.customer = customer
    content.gross = line.gross
    let taxes = try refusing { () throws(AmountError) in
      try Taxation.taxes(of: [line], line.gross.currency)
    }
    content.taxes = taxes
    content.lines = try refusing { () throws(AmountError) in
      try Taxation.withNets([line], taxes)
    }
    content.items = [
      OpenItemChange(
        kind: .prepayment, item: name, customer: customer, due: nil, amount: line.gross,
        vat: taxes[0].vat)
    ]
    return Purchase(
      type: .prepayment, content: content, payable: line.gross, roundsCash: true,
      acceptsAccount: false, earlierCash: .zero(line.gross.currency))
  }

  private static func prepaidLine(_ service: Service, _ amount: Money, _ terms: Pricing.Terms)
    throws(Refusal) -> DocumentLine
  {
    guard amount.isPositive else { throw Refusal(.tenderAmountInvalid, at: "amount") }
    guard service.kind != .agency else { throw Refusal(.lineKindNotSupported, at: "service") }
    let price = try refusing(at: "amount") { () throws(AmountError) in
      try UnitPrice(decimal: amount.decimal, amount.currency)
    }
    return DocumentLine(
      number: 1, service: service.code, kind: service.kind,
      text: service.name(in: terms.language), quantity: .one, unit: service.unit,
      unitPrice: price, discount: .zero(amount.currency), gross: amount,
      net: .zero(amount.currency),
      tax: try terms.pack.taxKey(class: service.taxClass, on: terms.date), original: nil)
  }

  private static func payable(_ content: DocumentContent) throws(Refusal) -> Money {
    try refusing { () throws(AmountError) in
      try content.gross + (try Money.sum(content.onBehalf.map(\.amount), content.currency))
    }
  }

  /// The rules by which this purchase is settled at a desk.
  package func policy(_ pack: CountryPack, cashStep: Money) -> Settlement.Policy {
    Settlement.Policy(
      pack: pack, cashStep: cashStep, roundsCash: roundsCash, acceptsAccount: acceptsAccount)
  }
}

/// Something that stays open: an invoice to be paid, a prepayment to be used, a voucher to be
/// redeemed.
package struct OpenItem: Hashable, Sendable {
  /// What it is.
  package let kind: OpenItemChange.Kind
  /// The document that opened it.
  package let document: Int64
  /// Its name; the digest of a voucher's code.
  package let name: String
  /// Whose it is.
  package let customer: CustomerID?
  /// When it is due.
  package let due: BusinessDate?
  /// What it came to at first.
  package let amount: Money
  /// What is left.
  package let open: Money
  /// The tax within what is left, of a prepayment.
  package let openVAT: Money
  /// Category and rate, of a prepayment.
  package let tax: TaxKey?

  /// An open item with all it has.
  package init(
    kind: OpenItemChange.Kind, document: Int64, name: String, customer: CustomerID?,
    due: BusinessDate?, amount: Money, open: Money, openVAT: Money, tax: TaxKey?
  ) {
    self.kind = kind
    self.document = document
    self.name = name
    self.customer = customer
    self.due = due
    self.amount = amount
    self.open = open
    self.openVAT = openVAT
    self.tax = tax
  }

  /// Uses a part of this prepayment: the change of the item, and the tax that was due already.
  ///
  /// A part's tax is computed from the part; the last part takes the remainder.
  /// - Throws: `prepayment.insufficient`, `document.amount_out_of_range`.
  func used(_ part: Money) throws(Refusal) -> (change: OpenItemChange, tax: TaxAmount) {
    guard let tax, part.isPositive, part.minorUnits <= open.minorUnits else {
      throw Refusal(.prepaymentInsufficient, ["remaining": open.decimal])
    }
    return try refusing { () throws(AmountError) in
      let whole = part == open
      // A part's tax is rounded; all parts together never use more than there was.
      let own = try tax.rate.tax(inGross: part)
      let vat = whole || own.minorUnits > openVAT.minorUnits ? openVAT : own
      return (
        OpenItemChange(
          kind: .prepayment, item: name, customer: customer, due: nil, amount: try -part,
          vat: try -vat), TaxAmount(key: tax, gross: part, vat: vat)
      )
    }
  }
}
