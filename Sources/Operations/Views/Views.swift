import Amounts
package import CanonicalJSON
package import Commerce

/// What callers are shown of the ledger's values: decimals for money, dates as text.
package enum Views {
  /// What a caller is told of a document that was paid: the figures that matter at the counter.
  static func receipt(_ document: Document, _ settlement: Settlement) throws -> JSON {
    let content = document.content
    var members = try head(document)
    members.append(.init("state", .string("paid")))
    if content.onBehalf.contains(where: { $0.kind == .agency }) {
      let sum = try Money.sum(
        content.onBehalf.filter { $0.kind == .agency }.map(\.amount), content.currency)
      members.append(.init("on_behalf", .string(sum.decimal)))
      members.append(.init("fee", .string(content.gross.decimal)))
    }
    members.append(.init("cash_rounding", .string(content.cashRounding.decimal)))
    members.append(.init("change", .string(try settlement.change().decimal)))
    members.append(.init("retained", try retained(content)))
    return .object(members)
  }

  /// The branch and its letterhead.
  package static func branch(_ branch: Branch) -> JSON {
    let letterhead = branch.letterhead
    return .object([
      .init("branch", .string(branch.code)), .init("name", .string(branch.legalName)),
      .init("registration", .string(branch.registration)),
      .init("vat_number", .string(letterhead.vatNumber)),
      .init("address", .string(letterhead.address)), .init("place", .string(letterhead.place)),
      .init("iban", .string(letterhead.iban)), .init("bic", .string(letterhead.bic)),
      .init("contact", .string(letterhead.contact)),
      .init("country", .string(branch.country)), .init("currency", .string(branch.currency)),
      .init("language", .string(branch.language)),
      .init("registers", .array(branch.registers.map { .string($0.text) })),
    ])
  }

  /// What came in by each way of paying.
  static func retained(_ content: DocumentContent, mirrored: Bool = false) throws -> JSON {
    var members: [JSON.Member] = []
    for kind in TenderKind.allCases {
      let tenders = content.tenders.filter { $0.kind == kind }
      guard !tenders.isEmpty else { continue }
      let sum = try Money.sum(tenders.map(\.retained), content.currency)
      members.append(.init(kind.rawValue, .string((mirrored ? try -sum : sum).decimal)))
    }
    return .object(members)
  }

  /// Name, type, sum and taxes of a document.
  static func head(_ document: Document) throws -> [JSON.Member] {
    [
      .init("document", .string(document.head.name)),
      .init("type", .string(document.head.type.rawValue)),
      .init("gross", .string(document.content.gross.decimal)),
      .init("tax", try taxes(document.content.taxes)),
    ]
  }

  /// Taxes with their nets.
  static func taxes(_ taxes: [TaxAmount]) throws -> JSON {
    .array(
      try taxes.map { tax in
        .object([
          .init("category", .string(tax.key.category.rawValue)),
          .init("rate", .string(tax.key.rate.percent)),
          .init("gross", .string(tax.gross.decimal)),
          .init("vat", .string(tax.vat.decimal)),
          .init("net", .string(try tax.net().decimal)),
        ])
      })
  }

  /// What a caller is told where the tenders did not suffice.
  static func unpaid(_ basket: Basket, due: Money, attempts: [CardAttempt]) -> JSON {
    .object([
      .init("state", .string("not_paid")),
      .init("basket", .string(basket.id.text)),
      .init("remaining", .string(due.decimal)),
      .init("attempts", .array(attempts.map(attempt))),
    ])
  }

  /// What a caller is told of a payment in doubt.
  package static func doubt(_ attempt: CardAttempt) -> JSON {
    .object([
      .init("state", .string(attempt.state == .review ? "review" : "unknown")),
      .init("attempt", self.attempt(attempt)),
    ])
  }

  /// A card attempt.
  package static func attempt(_ attempt: CardAttempt) -> JSON {
    var members: [JSON.Member] = [
      .init("id", .string(attempt.id.text)),
      .init("state", .string(attempt.state.rawValue)),
      .init("direction", .string(attempt.direction.rawValue)),
      .init("amount", .string(attempt.amount.decimal)),
      .init("register", .string(attempt.register.text)),
      .init("terminal", .string(attempt.terminal.text)),
      .init("command", .string(attempt.command)),
      .init("remark", .string(attempt.remark)),
    ]
    if let details = attempt.details { members.append(.init("card", card(details))) }
    return .object(members)
  }

  /// What a terminal told of a payment; what it did not tell is left out.
  private static func card(_ details: CardDetails) -> JSON {
    var members: [JSON.Member] = [
      .init("number", .string(details.maskedNumber)), .init("scheme", .string(details.scheme)),
      .init("authorisation", .string(details.authorisation)),
      .init("trace", .string(details.trace)),
    ]
    if !details.identity.isEmpty { members.append(.init("identity", .string(details.identity))) }
    if !details.application.isEmpty {
      members.append(.init("application", .string(details.application)))
    }
    if let verification = details.verification {
      members.append(.init("verification", .string(verification.rawValue)))
    }
    return .object(members)
  }

  /// A basket, and what cards were charged for it so far.
  ///
  /// - Parameter attempts: attempts that are open; those of the basket are shown.
  package static func basket(_ basket: Basket, charged attempts: [CardAttempt] = []) -> JSON {
    .object([
      .init("id", .string(basket.id.text)),
      .init("register", .string(basket.register.text)),
      .init("person", .string(basket.person.text)),
      .init("state", .string(basket.state.rawValue)),
      .init("version", .integer(basket.version)),
      .init("label", .string(basket.label)),
      .init("purchase", basket.purchase),
      .init(
        "attempts",
        .array(
          attempts.filter { $0.subjects.contains(Claim.basket(basket.id)) }.map(attempt))),
    ])
  }

  /// An open item.
  package static func item(_ item: OpenItem) -> JSON {
    var members: [JSON.Member] = [
      .init("document", .string(item.name)),
      .init("kind", .string(item.kind.rawValue)),
      .init("amount", .string(item.amount.decimal)),
      .init("open", .string(item.open.decimal)),
    ]
    if let due = item.due { members.append(.init("due_date", .string(due.iso))) }
    return .object(members)
  }

  /// A service with its price.
  package static func service(_ service: Service) -> JSON {
    .object([
      .init("code", .string(service.code)),
      .init("kind", .string(service.kind.rawValue)),
      .init("unit", .string(service.unit)),
      .init("price", .string(service.price.decimal)),
      .init("tax_class", .string(service.taxClass)),
      .init(
        "names", .object(service.names.sorted { $0.key < $1.key }.map { .init($0, .string($1)) })),
    ])
  }
}
