/// Documents about goods, services and papers that move no money.
extension SheetRecipe {
  private static let dates = [
    Fact("w.date", "doc.date"), Fact("w.business_date", "doc.business_date"),
    Fact("w.basis", "reason"), relations, approval,
  ]

  static let waybill = SheetRecipe(
    [
      .parties([business("w.sheet.consignor"), customer("w.receiver")]), .facts(dates),
      pricedLines,
    ], taxes, [.totals(sums), words, .text("w.waybill.text")],
    twoSides("w.sign.hands_over", "w.sign.takes_over"))

  static let actOfService = SheetRecipe(
    [
      .parties([business("w.sign.provider"), customer("w.sign.client")]), .facts(dates),
      pricedLines,
    ], taxes, [.totals(sums), words, .text("w.act.text")],
    twoSides("w.sign.provider", "w.sign.client"))

  static let order = SheetRecipe(
    [
      .parties([business("w.seller"), customer("w.sign.client")]),
      .facts(dates + [Fact("w.due_date", "due")]), pricedLines,
    ], onBehalf, taxes, [.when("lines", [.totals(sums)])],
    twoSides("w.sheet.issued_by", "w.sign.client"))

  static let claim = SheetRecipe(
    [
      .parties([business("w.receiver"), customer("w.customer")]),
      .facts([
        Fact("w.date", ["doc.date", "doc.time"]), Fact("w.register", "doc.register"), relations,
        approval,
      ]), .heading("w.reason"), .text("reason"), pricedLines,
      .when(
        "has.amount", [.totals([Fact("w.total", ["amount", "doc.currency"], isStrong: true)])]),
    ], twoSides("w.sign.takes_over", "w.sign.customer"))

  static let destruction = SheetRecipe(
    [
      .parties([business("w.sheet.company")]), .facts(dates), .text("w.destruction.text"),
      .heading("w.destruction.documents"), plainLines,
    ],
    [
      .when(
        "signatures",
        [.signatures([Fact("w.sign.commission", "signature.name", each: "signatures")])],
        otherwise: [
          .signatures([Fact("w.sign.commission", "doc.cashier"), Fact("w.sign.commission", [])])
        ])
    ])

  /// The maker's signature and the customer's.
  private static func twoSides(_ ours: Text, _ theirs: Text) -> [Part] {
    [.signatures([Fact(ours, "doc.cashier"), Fact(theirs, "customer.name")])]
  }
}
