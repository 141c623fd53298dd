/// Receipts, invoices and what corrects and pays them.
extension SheetRecipe {
  private static let seller = Part.parties([business("w.seller"), customer("w.buyer")])
  private static let notFiscal = Part.text("w.not_fiscal")

  static let receipt = SheetRecipe(
    [seller, .facts(issue + [relations]), pricedLines], onBehalf, taxes,
    [.totals(sums + tenders), cards, notFiscal])

  static let refund = SheetRecipe(
    [seller, .facts(issue + [relations, reason, approval]), pricedLines], onBehalf, taxes,
    [
      .totals(refundSums + tenders), cards, notFiscal,
      .signatures([
        Fact("w.sign.cashier", "doc.cashier"), Fact("w.sign.customer", "customer.name"),
      ]),
    ])

  static let settlement = SheetRecipe([
    .parties([business("w.receiver"), customer("w.payer")]),
    .facts(issue + [relations, reason]),
    .totals(
      [
        Fact("w.total", ["total.payable", "doc.currency"], isStrong: true),
        Fact("w.rounding", "total.rounding", when: ["total.rounded"]),
      ] + tenders),
    words, cards, notFiscal,
  ])

  /// Facts of a document that is paid later: day of issue, day of supply, day of payment.
  private static let terms = [
    Fact("w.date", "doc.date"), Fact("w.business_date", "doc.business_date"),
    Fact("w.due_date", "due"), Fact("w.sheet.issued_by", "doc.cashier"), relations, reason,
    approval,
  ]

  private static let due: Text = ["total.due", "doc.currency"]

  static let invoice = SheetRecipe(
    [seller, .facts(terms), pricedLines], onBehalf, taxes,
    [
      .totals(sums + tenders + [Fact("w.amount_due", due, isStrong: true)]), words,
      cards,
    ], payment)

  static let prepayment = SheetRecipe(
    [seller, .facts(terms), pricedLines], onBehalf, taxes,
    [
      .totals(
        sums + tenders
          + [Fact("w.amount_due", due, isStrong: true, when: ["total.is_due"])]), words, cards,
    ], payment)

  static let creditNote = SheetRecipe(
    [seller, .facts(terms), pricedLines], onBehalf, taxes,
    [.totals(refundSums + tenders), words, cards])
}
