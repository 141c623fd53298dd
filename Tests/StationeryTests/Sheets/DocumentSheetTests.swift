import Commerce
import Receipts
import Stationery
import Testing

@Suite("A4 sheets of documents")
struct DocumentSheetTests {
  private func sheet(_ kind: DocumentSheet.Kind, _ values: Values) -> Sheet {
    DocumentSheet.sheet(kind, values, language: "lv")
  }

  private static let seller = ["seller.name", "seller.registration", "seller.address"]
  private static let lines = ["line.name", "line.quantity", "line.unit"]
  private static let prices = ["line.price", "line.rate", "line.net", "line.gross"]
  private static let taxes = ["tax.rate", "tax.net", "tax.vat", "tax.gross", "note.text"]
  private static let customer = [
    "customer.name", "customer.registration", "customer.vat_number", "customer.address",
  ]
  private static let tender = ["tender.name", "tender.paid", "card.number", "total.change"]
  private static let sale = lines + prices + taxes + ["total.net", "total.vat", "total.gross"]
  private static let order = [
    "reason", "total.payable", "amount.words", "movement.code", "doc.cashier", "w.sign.cashier",
  ]
  private static let shift = [
    "shift.expected", "row.name", "row.count", "row.amount", "row.net", "range.first",
    "range.last", "doubt.id", "basket.id",
  ]

  static let requisites: [(kind: DocumentSheet.Kind, names: [String])] = [
    (.document(.receipt), sale + tender + ["doc.time", "doc.cashier", "w.not_fiscal"]),
    (.document(.refund), sale + tender + ["relation.name", "reason", "approved_by"]),
    (
      .document(.settlement),
      ["relation.name", "total.payable", "amount.words", "tender.name", "customer.name"]
    ),
    (
      .document(.invoice),
      sale + customer + [
        "seller.vat_number", "due", "doc.business_date", "total.due", "seller.iban", "seller.bic",
        "payment.reference", "payment.qr", "relation.word", "part.party",
      ]
    ),
    (.document(.prepayment), sale + customer + ["seller.iban", "payment.qr", "tender.name"]),
    (.document(.creditNote), sale + customer + ["relation.word", "relation.name", "reason"]),
    (.document(.cashIn), order + ["customer.name", "w.sign.payer", "w.payer", "w.receiver"]),
    (.document(.cashOut), order + ["customer.name", "w.sign.receiver", "approved_by"]),
    (.document(.deposit), ["amount", "amount.words", "pile.sum", "signature.name"]),
    (
      .document(.count),
      [
        "pile.denomination", "pile.pieces", "pile.sum", "count.total", "count.expected",
        "count.difference", "signature.role", "signature.name",
      ]
    ),
    (.document(.dayClose), shift + ["shift.closing_count", "shift.hash_full", "shift.signature"]),
    (
      .document(.cashBook),
      [
        "book.opening", "book.in", "book.out", "book.closing", "row.document", "row.reason",
        "row.in", "row.out", "row.balance", "doc.business_date", "w.sign.accountant",
      ]
    ),
    (.document(.waybill), lines + customer + ["w.sign.hands_over", "w.sign.takes_over"]),
    (.document(.actOfService), sale + customer + ["w.sign.provider", "w.sign.client"]),
    (.document(.order), lines + prices + customer + ["total.gross"]),
    (.document(.claim), ["reason", "relation.name", "customer.name", "w.sign.customer"]),
    (.document(.bankSettlement), ["movement.account", "movement.amount", "amount", "reason"]),
    (.document(.destruction), lines + ["reason", "signature.name", "w.destruction.text"]),
    (.xReport, shift + ["shift.opened", "shift.holder", "w.x.interim"]),
  ]

  @Test("a sheet lacks what law or accountants want on it", arguments: requisites)
  func shows(kind: DocumentSheet.Kind, names: [String]) {
    let sheet = self.sheet(kind, MarkedValues.all())
    for name in Self.seller + ["doc.title", "doc.name", "doc.date"] + names {
      #expect(sheet.shows(name), "\(name)")
    }
  }

  @Test("a kind of document has no list of what must stand on it")
  func requisitesAreComplete() {
    #expect(Set(Self.requisites.map(\.kind)) == Set(DocumentSheet.Kind.all))
  }

  @Test(
    "a row of a table has other cells than the table has columns",
    arguments: DocumentSheet.Kind.all)
  func tables(kind: DocumentSheet.Kind) {
    for missing in [[], ["total.discounted"]] as [Set<String>] {
      for part in sheet(kind, MarkedValues.all(without: missing)).parts {
        guard case .table(let table) = part else { continue }
        #expect(table.rows.count == 2)
        #expect(table.rows.allSatisfy { $0.count == table.columns.count })
        #expect(table.columns.allSatisfy { $0.share > 0 && !$0.title.isEmpty })
      }
    }
  }

  @Test(
    "labels, tables or parties stand there with nothing in them", arguments: DocumentSheet.Kind.all)
  func nothing(kind: DocumentSheet.Kind) {
    var words: Values = [:]
    for name in DocumentSheet.names where name.hasPrefix("w.") {
      words[name] = .text(MarkedValues.mark(name))
    }
    words["doc.currency"] = .text("EUR")
    for part in sheet(kind, words).parts {
      switch part {
      case .parties, .facts, .table, .totals, .qr: Issue.record("\(part)")
      case .heading, .text, .signatures: break
      }
    }
  }

  @Test("a copy looks like the original, or the original like a copy")
  func copy() {
    let kind = DocumentSheet.Kind.document(.invoice)
    #expect(sheet(kind, MarkedValues.all()).language == "lv")
    #expect(
      sheet(kind, MarkedValues.all()).subtitle
        == "<doc.name> · <w.copy> <copy.number>")
    #expect(
      sheet(kind, MarkedValues.all(without: ["copy"])).subtitle == "<doc.name>")
  }

  @Test(
    "somebody who must not know reads how much is in the drawer",
    arguments: [DocumentSheet.Kind.xReport, .document(.dayClose)])
  func blindShift(kind: DocumentSheet.Kind) {
    let sheet = self.sheet(kind, MarkedValues.all(without: ["shift.sees_cash"]))
    for name in [
      "carried_over", "opening_count", "opening_difference", "expected",
      "closing_count", "difference",
    ] {
      #expect(!sheet.shows("shift.\(name)"), "\(name)")
    }
    #expect(sheet.shows("w.x.hidden"))
  }

  static let conditions: [(kind: DocumentSheet.Kind, missing: Set<String>, hidden: String)] = [
    (.document(.receipt), ["total.discounted"], "line.discount"),
    (.document(.receipt), ["total.discounted"], "total.discount"),
    (.document(.receipt), ["line.discounted"], "line.discount"),
    (.document(.receipt), ["total.has_change"], "total.change"),
    (.document(.receipt), ["agency", "vouchers", "total.rounded"], "total.to_pay"),
    (.document(.receipt), ["agency", "vouchers"], "total.on_behalf"),
    (.document(.prepayment), ["total.is_due"], "total.due"),
    (.document(.invoice), ["seller.bank"], "payment.reference"),
    (.document(.invoice), ["payment.qr"], "w.payment_qr"),
    (.document(.dayClose), ["shift.counted"], "shift.difference"),
    (.document(.cashIn), ["total.rounded"], "total.rounding"),
    (.document(.claim), ["has.amount"], "amount"),
  ]

  @Test("a sheet shows a figure that means nothing here", arguments: conditions)
  func hides(kind: DocumentSheet.Kind, missing: Set<String>, hidden: String) {
    #expect(sheet(kind, MarkedValues.all()).shows(hidden))
    #expect(!sheet(kind, MarkedValues.all(without: missing)).shows(hidden))
  }

  @Test("on-behalf money disappears from the sums where only a voucher was sold")
  func anyCondition() {
    let values = MarkedValues.all(without: ["agency", "total.rounded"])
    let sheet = self.sheet(.document(.receipt), values)
    #expect(sheet.shows("total.on_behalf"))
    #expect(sheet.shows("total.to_pay"))
  }

  @Test("an element of a list does not stand before the values around it")
  func elements() {
    var values = MarkedValues.all()
    values["lines"] = .list([["line.name": .text("one")], ["line.name": .text("two")]])
    let sheet = self.sheet(.document(.order), values)
    #expect(sheet.texts.contains("one"))
    #expect(sheet.texts.contains("two"))
    #expect(!sheet.shows("line.name"))
  }

  @Test("the payment code holds other bytes than the value")
  func paymentCode() {
    var values = MarkedValues.all()
    values["payment.qr"] = .text("BCD\n002\nā")
    let codes = sheet(.document(.invoice), values).parts.compactMap { part in
      if case .qr(let data, _) = part { data } else { nil }
    }
    #expect(codes == [[0x42, 0x43, 0x44, 0x0A, 0x30, 0x30, 0x32, 0x0A, 0xC4, 0x81]])
  }

  @Test("a hostile text of a customer is taken for a word or a value")
  func hostile() {
    var values = MarkedValues.all()
    values["customer.name"] = .text("{{w.total}} w.total doc.currency")
    let sheet = self.sheet(.document(.invoice), values)
    #expect(sheet.texts.contains("{{w.total}} w.total doc.currency"))
  }
}
