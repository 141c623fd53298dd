import Amounts
import CanonicalJSON

extension Document {
  /// Reads a document as `write(to:)` wrote it.
  init(_ reader: inout FactReader) throws(JournalFault) {
    let currency = try reader.currency()
    var head = try reader.object("head")
    var content = DocumentContent(currency)
    content.amount = try reader.optionalMoney("amount", currency)
    content.approvedBy = try reader.optionalIdentifier("approvedBy")
    if var closing = try reader.optionalObject("closing") {
      content.closing = try ClosingFigures(&closing, currency)
    }
    if var count = try reader.optionalObject("count") {
      content.count = try CashCount(&count, currency)
    }
    content.customer = try reader.optionalIdentifier("customer")
    content.due = try reader.optionalDate("due")
    content.gross = try reader.optionalMoney("gross", currency)
    content.items = try reader.list("items") { (r) throws(JournalFault) in
      try OpenItemChange(&r, currency)
    }
    content.lines = try reader.list("lines") { (r) throws(JournalFault) in
      try DocumentLine(&r, currency)
    }
    content.movements = try Posting.list("movements", &reader, currency)
    content.onBehalf = try reader.list("onBehalf") { (r) throws(JournalFault) in
      try OnBehalf(&r, currency)
    }
    content.prepaidTaxes = try TaxAmount.list("prepaidTaxes", &reader, currency)
    content.reason = try reader.optionalText("reason")
    content.relations = try reader.list("relations") { (r) throws(JournalFault) in
      Relation(
        document: try r.integer("document"), name: try r.text("name"), kind: try r.choice("kind"))
    }
    content.cashRounding = try reader.optionalMoney("rounding", currency)
    content.signatures = try reader.texts("signatures").map { PersonID(trusted: $0) }
    content.taxes = try TaxAmount.list("taxes", &reader, currency)
    content.tenders = try reader.list("tenders") { (r) throws(JournalFault) in
      try Tender(&r, currency)
    }
    self.init(
      recorded: try DocumentHead(&head), content,
      postings: try Posting.list("postings", &reader, currency))
    try head.finish()
  }
}

extension DocumentHead {
  fileprivate init(_ reader: inout FactReader) throws(JournalFault) {
    self.init(
      id: try reader.integer("id"), type: try reader.choice("type"),
      series: try reader.text("series"), number: try reader.integer("number"),
      register: try reader.identifier("register"), shift: try reader.integer("shift"),
      businessDate: try reader.date("date"), issuedAt: try reader.moment("at"),
      person: try reader.identifier("person"), language: try reader.text("language"),
      pack: try reader.text("pack"))
  }
}

extension TaxKey {
  fileprivate init(_ reader: inout FactReader) throws(JournalFault) {
    let rate = try reader.integer("rate")
    guard 0...10_000 ~= rate else { throw reader.fault("rate", "\(rate) is no rate") }
    self.init(category: try reader.choice("category"), rate: TaxRate(basisPoints: rate))
  }
}

extension DocumentLine {
  fileprivate init(_ reader: inout FactReader, _ currency: Currency) throws(JournalFault) {
    self.init(
      number: try reader.integer("number"), service: try reader.text("service"),
      kind: try reader.choice("kind"), text: try reader.text("text"),
      quantity: Quantity(thousandths: try reader.integer("quantity")),
      unit: try reader.text("unit"),
      unitPrice: UnitPrice(tenThousandths: try reader.integer("price"), currency),
      discount: try reader.optionalMoney("discount", currency),
      gross: try reader.money("gross", currency), net: try reader.money("net", currency),
      tax: try TaxKey(&reader), original: try reader.optionalInteger("original"))
  }
}

extension TaxAmount {
  fileprivate static func list(_ name: String, _ reader: inout FactReader, _ currency: Currency)
    throws(JournalFault) -> [TaxAmount]
  {
    try reader.list(name) { (r) throws(JournalFault) in
      TaxAmount(
        key: try TaxKey(&r), gross: try r.money("gross", currency),
        vat: try r.money("vat", currency))
    }
  }
}

extension Tender {
  /// Reads a tender as `write(to:)` wrote it.
  init(_ reader: inout FactReader, _ currency: Currency) throws(JournalFault) {
    var card: CardDetails?
    if var inner = try reader.optionalObject("card") { card = try CardDetails(&inner) }
    self.init(
      kind: try reader.choice("kind"), retained: try reader.money("retained", currency),
      tendered: try reader.money("tendered", currency),
      change: try reader.optionalMoney("change", currency),
      tip: try reader.optionalMoney("tip", currency),
      reference: try reader.optionalText("reference"), card: card,
      due: try reader.optionalDate("due"))
  }
}

extension CardDetails {
  /// Reads details as `write(to:)` wrote them.
  init(_ reader: inout FactReader) throws(JournalFault) {
    let isVerified = try reader.optionalText("verification") != nil
    self.init(
      maskedNumber: try reader.text("number"), scheme: try reader.text("scheme"),
      authorisation: try reader.text("authorisation"), trace: try reader.text("trace"),
      batch: try reader.text("batch"), identity: try reader.optionalText("identity") ?? "",
      application: try reader.optionalText("application") ?? "",
      verification: isVerified ? try reader.choice("verification") : nil)
    try reader.finish()
  }
}

extension Posting {
  fileprivate static func list(_ name: String, _ reader: inout FactReader, _ currency: Currency)
    throws(JournalFault) -> [Posting]
  {
    try reader.list(name) { (r) throws(JournalFault) in
      Posting(Account(name: try r.text("account")), try r.money("amount", currency))
    }
  }
}

extension OnBehalf {
  fileprivate init(_ reader: inout FactReader, _ currency: Currency) throws(JournalFault) {
    self.init(
      kind: try reader.choice("kind"), party: try reader.text("party"),
      reference: try reader.text("reference"), amount: try reader.money("amount", currency))
  }
}

extension OpenItemChange {
  fileprivate init(_ reader: inout FactReader, _ currency: Currency) throws(JournalFault) {
    self.init(
      kind: try reader.choice("kind"), item: try reader.text("item"),
      customer: try reader.optionalIdentifier("customer"), due: try reader.optionalDate("due"),
      amount: try reader.money("amount", currency),
      vat: try reader.optionalMoney("vat", currency))
  }
}

extension CashCount {
  fileprivate init(_ reader: inout FactReader, _ currency: Currency) throws(JournalFault) {
    let piles = try reader.list("piles") { (r) throws(JournalFault) in
      Pile(
        denomination: try r.money("denomination", currency), pieces: try r.integer("pieces"))
    }
    self.init(recorded: piles, total: try reader.money("total", currency))
    try reader.finish()
  }
}

extension ClosingFigures {
  fileprivate init(_ reader: inout FactReader, _ currency: Currency) throws(JournalFault) {
    let totals = try reader.list("totals") { (r) throws(JournalFault) in
      ShiftTotal(
        try r.choice("kind"), try r.text("name"), count: try r.integer("count"),
        amount: try r.integer("amount"), vat: try r.integer("vat"))
    }
    let ranges = try reader.list("ranges") { (r) throws(JournalFault) in
      SeriesRange(
        series: try r.text("series"), first: try r.integer("first"), last: try r.integer("last"))
    }
    self.init(
      carriedOver: try reader.money("carriedOver", currency),
      openingCount: try reader.money("openingCount", currency),
      expected: try reader.money("expected", currency),
      closingCount: try reader.money("closingCount", currency), totals: totals, ranges: ranges,
      doubts: try reader.texts("doubts").map { AttemptID(trusted: $0) },
      openBaskets: try reader.texts("baskets").map { BasketID(trusted: $0) },
      headSequence: try reader.integer("headSequence"), headHash: try reader.text("headHash"),
      signature: try reader.optionalText("signature"))
    try reader.finish()
  }
}
