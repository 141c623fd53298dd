/// Movements of cash, counts, the cash book and the bank's side.
extension SheetRecipe {
  // Requisites of MK 625 item 3: title, number, date; receiver, payer; basis and sum. A paper order
  // has the sum in figures and words, and the cashier's signature.
  static let cashIn = SheetRecipe(
    [.parties([business("w.receiver"), customer("w.payer")])], cashOrder,
    [
      .signatures([
        Fact("w.sign.cashier", "doc.cashier"), Fact("w.sign.payer", "customer.name"),
      ])
    ])

  static let cashOut = SheetRecipe(
    [.parties([business("w.payer"), customer("w.receiver")])], cashOrder,
    [
      .signatures([
        Fact("w.sign.cashier", "doc.cashier"), Fact("w.sign.receiver", "customer.name"),
      ])
    ])

  private static let cashOrder: [Part] =
    [
      .facts(issue + [Fact("w.basis", "reason"), relations, approval])
    ] + onBehalf + [
      movements,
      .totals([
        Fact("w.total", ["total.payable", "doc.currency"], isStrong: true),
        Fact("w.rounding", "total.rounding", when: ["total.rounded"]),
      ]),
      words,
    ]

  /// The accounts besides the drawer.
  private static let movements = Part.table(
    "movements",
    [
      Column("w.sheet.account", "movement.code", share: 20),
      Column("w.sheet.account_name", "movement.account", share: 60),
      Column("w.sum", "movement.amount", share: 20, isFigure: true),
    ])

  static let deposit = SheetRecipe(
    [
      .parties([business("w.sheet.company")]),
      .facts(issue + [Fact("w.basis", "reason"), relations, approval]), movements, piles,
      .totals([Fact("w.total", ["amount", "doc.currency"], isStrong: true)]), words,
    ], handover)

  static let count = SheetRecipe(
    [
      .parties([business("w.sheet.company")]),
      .facts(issue + [reason, approval]), piles,
      .totals([
        Fact("w.counted", ["count.total", "doc.currency"], isStrong: true, when: ["counted"]),
        Fact("w.expected", "count.expected", when: ["counted"]),
        Fact("w.difference", "count.difference", when: ["counted"]),
      ]), movements,
    ], handover)

  /// The coins and notes that were counted.
  static let piles = Part.table(
    "piles",
    [
      Column("w.denomination", "pile.denomination", share: 40),
      Column("w.pieces", "pile.pieces", share: 30, isFigure: true),
      Column("w.sum", "pile.sum", share: 30, isFigure: true),
    ])

  static let cashBook = SheetRecipe([
    .parties([business("w.sheet.company")]),
    .facts([
      Fact("w.business_date", "doc.business_date"), Fact("w.register", "doc.register"),
      Fact("w.printed", ["doc.date", "doc.time"]),
    ]),
    .totals([Fact("w.book.opening", ["book.opening", "doc.currency"])]),
    .table(
      "rows",
      [
        Column("w.time", "row.time", share: 10), Column("w.document", "row.document", share: 20),
        Column("w.basis", "row.reason", share: 28),
        Column("w.book.in", "row.in", share: 14, isFigure: true),
        Column("w.book.out", "row.out", share: 14, isFigure: true),
        Column("w.balance", "row.balance", share: 14, isFigure: true),
      ]),
    .totals([
      Fact("w.book.in", "book.in"), Fact("w.book.out", "book.out"),
      Fact("w.book.closing", ["book.closing", "doc.currency"], isStrong: true),
    ]),
    .signatures([Fact("w.sign.cashier", []), Fact("w.sign.accountant", [])]),
  ])

  static let bankSettlement = SheetRecipe([
    .parties([business("w.sheet.company")]),
    .facts([
      Fact("w.date", "doc.date"), Fact("w.business_date", "doc.business_date"),
      Fact("w.basis", "reason"), relations, approval,
    ]), movements,
    .totals([Fact("w.total", ["amount", "doc.currency"], isStrong: true)]),
    .signatures([Fact("w.sheet.issued_by", "doc.cashier"), Fact("w.sign.accountant", [])]),
  ])
}
