package import Amounts
package import CanonicalJSON
package import Commerce

extension Views {
  /// A document in full, as it was frozen.
  package static func document(_ document: Document) throws -> JSON {
    let content = document.content
    let head = document.head
    var members: [JSON.Member] = [
      .init("document", .string(head.name)), .init("type", .string(head.type.rawValue)),
      .init("register", .string(head.register.text)), .init("shift", .integer(head.shift)),
      .init("business_date", .string(head.businessDate.iso)),
      .init("issued_at", .string(head.issuedAt.rfc3339)),
      .init("person", .string(head.person.text)), .init("language", .string(head.language)),
      .init("country_pack", .string(head.pack)),
      .init("currency", .string(content.currency.code)),
      .init("gross", .string(content.gross.decimal)),
      .init("amount", .string(content.amount.decimal)),
      .init("cash_rounding", .string(content.cashRounding.decimal)),
      .init("lines", .array(content.lines.map(line))),
      .init("tax", try taxes(content.taxes)),
      .init("tenders", .array(content.tenders.map(tender))),
      .init("postings", .array(document.postings.map(posting))),
    ]
    members += optional(content)
    if let closing = content.closing { members.append(.init("closing", figures(closing))) }
    return .object(members)
  }

  private static func optional(_ content: DocumentContent) -> [JSON.Member] {
    var members: [JSON.Member] = []
    func add(_ name: String, _ text: String?) {
      if let text { members.append(.init(name, .string(text))) }
    }
    add("customer", content.customer?.text)
    add("due_date", content.due?.iso)
    add("reason", content.reason)
    add("approved_by", content.approvedBy?.text)
    if let count = content.count { members.append(.init("count", self.count(count))) }
    if !content.signatures.isEmpty {
      members.append(.init("signatures", .array(content.signatures.map { .string($0.text) })))
    }
    if !content.onBehalf.isEmpty {
      members.append(.init("on_behalf", .array(content.onBehalf.map(onBehalf))))
    }
    if !content.relations.isEmpty {
      members.append(
        .init(
          "relations",
          .array(
            content.relations.map {
              .object([
                .init("document", .string($0.name)), .init("kind", .string($0.kind.rawValue)),
              ])
            })))
    }
    return members
  }

  private static func line(_ line: DocumentLine) -> JSON {
    var members: [JSON.Member] = [
      .init("number", .integer(line.number)), .init("service", .string(line.service)),
      .init("kind", .string(line.kind.rawValue)), .init("text", .string(line.text)),
      .init("quantity", .string(line.quantity.decimal)), .init("unit", .string(line.unit)),
      .init("unit_price", .string(line.unitPrice.decimal)),
      .init("discount", .string(line.discount.decimal)),
      .init("gross", .string(line.gross.decimal)), .init("net", .string(line.net.decimal)),
      .init("category", .string(line.tax.category.rawValue)),
      .init("rate", .string(line.tax.rate.percent)),
    ]
    if let original = line.original { members.append(.init("original", .integer(original))) }
    return .object(members)
  }

  private static func tender(_ tender: Tender) -> JSON {
    var members: [JSON.Member] = [
      .init("kind", .string(tender.kind.rawValue)),
      .init("retained", .string(tender.retained.decimal)),
      .init("tendered", .string(tender.tendered.decimal)),
      .init("change", .string(tender.change.decimal)),
      .init("tip", .string(tender.tip.decimal)),
    ]
    // A voucher's digest is nobody's business; other references are names of documents and
    // attempts.
    if tender.kind != .voucher, let reference = tender.reference {
      members.append(.init("reference", .string(reference)))
    }
    if let card = tender.card {
      members.append(
        .init(
          "card",
          .object([
            .init("number", .string(card.maskedNumber)), .init("scheme", .string(card.scheme)),
            .init("authorisation", .string(card.authorisation)),
            .init("trace", .string(card.trace)),
          ])))
    }
    return .object(members)
  }

  private static func posting(_ posting: Posting) -> JSON {
    .object([
      .init("account", .string(posting.account.name)),
      .init("amount", .string(posting.amount.decimal)),
    ])
  }

  private static func onBehalf(_ part: OnBehalf) -> JSON {
    .object([
      .init("kind", .string(part.kind.rawValue)),
      .init("party", .string(part.kind == .agency ? part.party : "")),
      .init("reference", .string(part.reference)), .init("amount", .string(part.amount.decimal)),
    ])
  }

  /// A count, denomination by denomination.
  static func count(_ count: CashCount) -> JSON {
    .object([
      .init("total", .string(count.total.decimal)),
      .init(
        "pieces",
        .object(count.piles.map { .init($0.denomination.decimal, .integer($0.pieces)) })),
    ])
  }

  private static func figures(_ closing: ClosingFigures) -> JSON {
    .object([
      .init("carried_over", .string(closing.carriedOver.decimal)),
      .init("opening_count", .string(closing.openingCount.decimal)),
      .init("expected_cash", .string(closing.expected.decimal)),
      .init("closing_count", .string(closing.closingCount.decimal)),
      .init("totals", totals(closing.totals, closing.expected.currency)),
      .init("series", ranges(closing.ranges)),
      .init("doubts", .array(closing.doubts.map { .string($0.text) })),
      .init("open_baskets", .array(closing.openBaskets.map { .string($0.text) })),
      .init("head_sequence", .integer(closing.headSequence)),
      .init("head_hash", .string(closing.headHash)),
      .init("signature", closing.signature.map(JSON.string) ?? .null),
    ])
  }

  /// Totals by kind and name.
  package static func totals(_ totals: [ShiftTotal], _ currency: Currency) -> JSON {
    .object(
      ShiftTotal.Kind.allCases.map { kind in
        let rows = totals.filter { $0.kind == kind }.sorted { $0.name < $1.name }
        return .init(
          kind.rawValue,
          .object(
            rows.map { row in
              var members: [JSON.Member] = [
                .init("count", .integer(row.count)),
                .init("amount", .string(Money(row.amount, currency).decimal)),
              ]
              if kind == .tax {
                members.append(.init("vat", .string(Money(row.vat, currency).decimal)))
              }
              return .init(row.name, .object(members))
            }))
      })
  }

  /// Ranges of numbers by series.
  package static func ranges(_ ranges: [SeriesRange]) -> JSON {
    .array(
      ranges.map {
        .object([
          .init("series", .string($0.series)), .init("first", .integer($0.first)),
          .init("last", .integer($0.last)),
        ])
      })
  }
}
