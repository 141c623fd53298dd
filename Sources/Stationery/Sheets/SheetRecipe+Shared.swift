/// Parts that several sheets share.
extension SheetRecipe {
  // MARK: Parties

  /// The business itself, in a role.
  static func business(_ role: String) -> Party {
    Party(
      role: role,
      lines: [
        "seller.name", ["seller.registration_label", "seller.registration"],
        ["seller.vat_label", "seller.vat_number"], "seller.address", ["w.place", "seller.place"],
        "seller.contact",
      ])
  }

  /// The customer, in a role.
  static func customer(_ role: String) -> Party {
    Party(
      role: role,
      lines: [
        "customer.name", ["w.customer_code", "customer.id"],
        ["seller.registration_label", "customer.registration"],
        ["seller.vat_label", "customer.vat_number"],
        "customer.address",
      ])
  }

  // MARK: Facts

  /// When it was issued and by whom, where a receipt has to say so.
  static let issue = [
    Fact("w.date", ["doc.date", "doc.time"]), Fact("w.business_date", "doc.business_date"),
    Fact("w.register", "doc.register"), Fact("w.shift", "doc.shift"),
    Fact("w.cashier", "doc.cashier"),
  ]

  /// Earlier documents, each with what this one does to it.
  static let relations = Fact("relation.word", "relation.name", each: "relations")
  /// Why, as a reason of a correction.
  static let reason = Fact("w.reason", "reason")
  /// The second person.
  static let approval = Fact("w.approved_by", "approved_by")

  // MARK: Lines

  private static let itemColumns = [
    Column("w.number", "line.number", share: 5, isFigure: true),
    Column("w.code", "line.code", share: 9), Column("w.item", "line.name", share: 36),
    Column("w.quantity", ["line.quantity", "line.unit"], share: 13, isFigure: true),
  ]

  /// What was supplied, with prices, tax and sums.
  static let pricedLines = Part.table(
    "lines",
    itemColumns + [
      Column("w.sheet.price", "line.price", share: 12, isFigure: true),
      Column(
        "w.discount", "line.discount", share: 10, isFigure: true, when: ["total.discounted"],
        cellWhen: "line.discounted"),
      Column("w.vat", ["line.mark", "line.rate"], share: 10, isFigure: true),
      Column("w.net", "line.net", share: 13, isFigure: true),
      Column("w.gross", "line.gross", share: 13, isFigure: true),
    ])

  /// What was handed over, without prices.
  static let plainLines = Part.table("lines", itemColumns)

  /// Money in it that is not turnover, for a principal and for vouchers.
  static let onBehalf: [Part] = [
    .when(
      "agency",
      [
        .heading("w.on_behalf"),
        .table(
          "agency",
          [
            Column("w.receiver", "part.party", share: 40),
            Column("w.reference", "part.reference", share: 40),
            Column("w.sum", "part.amount", share: 20, isFigure: true),
          ]),
      ]),
    .table(
      "vouchers",
      [
        Column("w.voucher", "part.reference", share: 80),
        Column("w.sum", "part.amount", share: 20, isFigure: true),
      ]),
  ]

  // MARK: Sums

  /// The tax by rate, and why nothing is due where nothing is.
  static let taxes: [Part] = [
    .table("taxes", taxColumns),
    .when("prepaid_taxes", [.heading("w.prepaid"), .table("prepaid_taxes", taxColumns)]),
    .text("note.text", label: "note.mark", each: "notes"),
  ]

  private static let taxColumns = [
    Column("w.vat_rate", ["tax.mark", "tax.rate"], share: 40),
    Column("w.net", "tax.net", share: 20, isFigure: true),
    Column("w.vat", "tax.vat", share: 20, isFigure: true),
    Column("w.gross", "tax.gross", share: 20, isFigure: true),
  ]

  /// The sums of a sale, up to what is to be paid.
  static let sums =
    breakdown + [gross()] + additions + [
      Fact("w.to_pay", toPay, isStrong: true, when: extra)
    ]

  /// The sums of what is given back; its turnover stands apart only where something is added to it.
  static let refundSums =
    breakdown + [gross(when: extra)] + additions + [
      Fact("w.refund_total", toPay, isStrong: true)
    ]

  private static let breakdown = [
    Fact("w.discounts", "total.discount", when: ["total.discounted"]),
    Fact("w.net", "total.net"), Fact("w.vat", "total.vat"),
  ]

  private static func gross(when conditions: [String] = []) -> Fact {
    Fact("w.total", ["total.gross", "doc.currency"], isStrong: true, when: conditions)
  }

  private static let additions = [
    Fact("w.on_behalf", "total.on_behalf", when: ["agency", "vouchers"]),
    Fact("w.rounding", "total.rounding", when: ["total.rounded"]),
  ]

  /// What makes the sum to pay another one than the turnover.
  private static let extra = ["agency", "vouchers", "total.rounded"]
  private static let toPay: Text = ["total.to_pay", "doc.currency"]

  /// How it was paid, below the sums.
  static let tenders = [
    Fact(
      ["tender.name", "card.scheme", "card.number", "tender.reference"], "tender.paid",
      each: "tenders"),
    Fact("w.change", "total.change", when: ["total.has_change"]),
    Fact("w.tip", "total.tip", when: ["total.has_tip"]),
  ]

  /// What finds a card payment again.
  static let cards = Part.facts([
    Fact("w.authorisation", "card.authorisation", each: "tenders"),
    Fact("w.trace", "card.trace", each: "tenders"),
  ])

  /// The sum in words.
  static let words = Part.text("amount.words", label: "w.amount_in_words")

  // MARK: Payment by transfer

  /// Account, reference and code for a transfer.
  static let payment: [Part] = [
    .when(
      "seller.bank",
      [
        .heading("w.payment_details"),
        .facts([
          Fact("w.receiver", "seller.name"), Fact("w.account_number", "seller.iban"),
          Fact("w.bic", "seller.bic"), Fact("w.payment_reference", "payment.reference"),
          Fact("w.due_date", "due"),
        ]),
      ]),
    .qr("payment.qr", caption: "w.payment_qr"),
  ]

  // MARK: Signatures

  /// The people of a handover, or lines for them.
  static let handover: [Part] = [
    .when(
      "signatures",
      [.signatures([Fact("signature.role", "signature.name", each: "signatures")])],
      otherwise: [
        .signatures([Fact("w.sign.hands_over", "doc.cashier"), Fact("w.sign.takes_over", [])])
      ])
  ]
}
