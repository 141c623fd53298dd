/// The figures of a shift: closed for good, or as they stand.
extension SheetRecipe {
  static let dayClose = SheetRecipe(
    [.parties([business("w.sheet.company")]), .facts(issue)], figures,
    [
      .facts([
        Fact("w.journal_hash", ["shift.head", "shift.hash_full"]),
        Fact("w.digital_signature", "shift.signature"),
      ]),
      .text("w.not_fiscal"),
      .signatures([Fact("w.sign.cashier", "doc.cashier"), Fact("w.sign.accountant", [])]),
    ])

  static let xReport = SheetRecipe(
    [
      .text("w.x.interim"), .parties([business("w.sheet.company")]),
      .facts([
        Fact("w.date", ["doc.date", "doc.time"]), Fact("w.business_date", "doc.business_date"),
        Fact("w.register", "doc.register"), Fact("w.shift", "doc.shift"),
        Fact("w.shift_opened", "shift.opened"), Fact("w.opened_by", "shift.opened_by"),
        Fact("w.holder", "shift.holder"),
      ]),
    ], figures)

  private static let figures: [Part] =
    [
      .heading("w.section.cash"),
      .when("shift.sees_cash", [cash], otherwise: [.text("w.x.hidden")]),
    ]
    + section("methods") + taxTotals + section("documents") + section("flows")
    + section("attempts") + ranges
    + names("doubts", "doubt.id") + names("baskets", "basket.id")

  private static let cash = Part.totals([
    Fact("w.carried_over", "shift.carried_over"),
    Fact("w.opening_count", "shift.opening_count"),
    Fact("w.opening_difference", "shift.opening_difference"),
    Fact("w.expected", ["shift.expected", "doc.currency"], isStrong: true),
    Fact(
      "w.closing_count", ["shift.closing_count", "doc.currency"], isStrong: true,
      when: ["shift.counted"]),
    Fact("w.difference", "shift.difference", when: ["shift.counted"]),
  ])

  /// A heading and a table of counts and sums by name.
  private static func section(_ list: String) -> [Part] {
    [
      .when(
        list,
        [
          .heading("w.section.\(list)"),
          .table(
            list,
            [
              Column("w.sheet.kind", "row.name", share: 60),
              Column("w.sheet.count", "row.count", share: 15, isFigure: true),
              Column("w.sum", "row.amount", share: 25, isFigure: true),
            ]),
        ])
    ]
  }

  private static let taxTotals: [Part] = [
    .when(
      "tax_totals",
      [
        .heading("w.vat"),
        .table(
          "tax_totals",
          [
            Column("w.vat_rate", ["row.mark", "row.rate"], share: 30),
            Column("w.sheet.count", "row.count", share: 10, isFigure: true),
            Column("w.net", "row.net", share: 20, isFigure: true),
            Column("w.vat", "row.vat", share: 20, isFigure: true),
            Column("w.gross", "row.gross", share: 20, isFigure: true),
          ]),
      ])
  ]

  private static let ranges: [Part] = [
    .when(
      "ranges",
      [
        .heading("w.section.ranges"),
        .table(
          "ranges",
          [
            Column("w.sheet.series", "range.series", share: 40),
            Column("w.sheet.first", "range.first", share: 30, isFigure: true),
            Column("w.sheet.last", "range.last", share: 30, isFigure: true),
          ]),
      ])
  ]

  /// A heading and the names of things that are still open.
  private static func names(_ list: String, _ name: String) -> [Part] {
    [.when(list, [.heading("w.section.\(list)"), .text([name], each: list)])]
  }
}
