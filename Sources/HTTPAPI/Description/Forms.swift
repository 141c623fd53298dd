import Commerce
import Operations

/// The forms of requests.
enum Forms {
  static let lines = Schema.list(
    .object([
      .required("service", .identifier), .required("quantity", .quantity),
      .optional("discount", .money),
    ]), max: 500)

  static let tenders = Schema.list(
    .object([
      .required("kind", .choice(TenderKind.allCases.map(\.rawValue))),
      .optional("tendered", .money), .optional("amount", .money), .optional("tip", .money),
      .optional("reference", .text(max: 200)), .optional("customer", .identifier),
      .optional("due_date", .date), .optional("code", .text(max: 200)),
      .optional("document", .text(max: 200)),
    ]), max: 20)

  private static let saleMembers: [Schema.Field] = [
    .optional("lines", lines), .optional("discount", .money), .optional("customer", .identifier),
    .optional(
      "vouchers",
      .list(.object([.required("code", .text(max: 200)), .required("amount", .money)]), max: 20)),
  ]

  static let sale = Schema.object(saleMembers + [.required("tenders", tenders)])

  static let agency = Schema.object([
    .required("service", .identifier), .required("principal", .identifier),
    .required("reference", .text(max: 200)), .required("amount", .money),
    .required("tenders", tenders),
  ])

  static let prepayment = Schema.object([
    .required("customer", .identifier), .required("service", .identifier),
    .required("amount", .money), .required("tenders", tenders),
  ])

  static let payment = Schema.object([.required("amount", .money), .required("tenders", tenders)])

  static let invoice = Schema.object([
    .required("customer", .identifier), .required("due_date", .date), .required("lines", lines),
    .optional("discount", .money),
    .optional(
      "prepayments",
      .list(
        .object([.required("document", .text(max: 200)), .required("amount", .money)]), max: 20)),
  ])

  static let refund = Schema.object([
    .required("document", .text(max: 200)),
    .required(
      "lines",
      .list(
        .object([
          .required("line", .integer(min: 1, max: 500)), .required("quantity", .quantity),
        ]), max: 500)),
    .optional(
      "tender",
      .object([
        .required("kind", .choice(TenderKind.allCases.map(\.rawValue))),
        .optional("code", .text(max: 200)), .optional("reference", .text(max: 200)),
      ])),
  ])

  static let void = Schema.object([
    .required("document", .text(max: 200)), .required("reason", .text(max: 200)),
  ])

  static let reason = Schema.object([.required("reason", .text(max: 200))])

  static let basket = Schema.object([
    .required(
      "purchase",
      .object(
        [
          .required("do", .choice(["sale", "agency", "pay_invoice", "prepayment"])),
          .optional("service", .identifier), .optional("principal", .identifier),
          .optional("reference", .text(max: 200)), .optional("amount", .money),
          .optional("invoice", .text(max: 200)),
        ] + saleMembers)),
    .optional("label", .text(max: 200)),
    .optional("version", .integer(min: 0, max: 1_000_000_000)),
  ])

  static let basketPayment = Schema.object([.required("tenders", tenders)])

  static let opening = Schema.object([
    .required("count", .count), .optional("business_date", .date),
    .optional("carried_over", .money),
  ])

  static let closing = Schema.object([.required("count", .count), .optional("drop", .money)])

  static let handover = Schema.object([
    .required("count", .count), .required("to", .identifier), .required("pin", .text(max: 12)),
    .required("device", .text(max: 100)),
  ])

  static let payIn = Schema.object([
    .required("amount", .money), .required("reason", .text(max: 200)),
  ])

  static let payOut = Schema.object([
    .required("amount", .money), .optional("reason", .text(max: 200)),
    .optional("principal", .identifier), .optional("reference", .text(max: 200)),
  ])

  static let deposit = Schema.object([
    .required("amount", .money), .optional("reason", .text(max: 200)),
  ])

  static let bank = Schema.object([
    .required(
      "movement",
      .choice([
        "deposit_credited", "card_batch", "chargeback", "transfers_arrived", "invoice_paid",
      ])),
    .required("amount", .money), .optional("fee", .money), .optional("invoice", .text(max: 200)),
    .optional("reference", .text(max: 200)),
  ])

  static let resolution = Schema.object([
    .required("outcome", .choice(["approved", "declined"])),
    .required("evidence", .text(max: 200)), .required("slip", .text(max: 200)),
    .optional("trace", .text(max: 200)),
  ])

  static let terminalClose = Schema.object([.optional("reason", .text(max: 200))])

  static let signIn = Schema.object([
    .required("person", .identifier), .optional("pin", .text(max: 12)),
    .optional("device", .text(max: 100)), .optional("passphrase", .text(max: 256)),
  ])

  static let approval = Schema.object([
    .required("person", .identifier), .required("pin", .text(max: 12)),
    .required("device", .text(max: 100)), .required("grant", .choice(["yes", "no"])),
  ])

  static let catalogue = Schema.object([.required("csv", .text(max: 60_000))])

  static let person = Schema.object([
    .required("person", .identifier), .required("name", .text(max: 200)),
    .required(
      "roles",
      .list(
        .choice(["specialist", "senior", "accountant", "technician", "administrator"]), max: 5)),
    .optional("passphrase", .text(max: 256)),
  ])

  static let print = Schema.object([
    .optional("document", .text(max: 200)), .optional("report", .choice(["x", "test"])),
  ])

  static let printDecision = Schema.object([
    .required("decision", .choice(PrintDecision.allCases.map(\.rawValue)))
  ])
}
