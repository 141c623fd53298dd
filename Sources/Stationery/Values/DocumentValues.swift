import Amounts
package import Commerce
package import Receipts

/// What stands on a document, by name: everything that it froze, as people read it.
///
/// Every document has every name, with an empty text, an empty list or a false flag for what it
/// does not have; so a template never meets an unknown name. No figure is computed anew: nets are
/// gross less the stored tax, sums add up stored figures.
package struct DocumentValues {
  let document: Document
  let context: PaperContext
  let marks: VATMarks
  var values: ValueCollector

  /// The values of a document.
  package static func values(of document: Document, in context: PaperContext) -> Values {
    var making = DocumentValues(document, context)
    making.addHead()
    making.addCustomer()
    making.addLines()
    making.addTaxes()
    making.addSums()
    making.addMoneyOfOthers()
    making.addTenders()
    making.addSurroundings()
    making.addCount()
    making.addPayment()
    making.addClosing()
    return making.values.finished(over: context.base)
  }

  private init(_ document: Document, _ context: PaperContext) {
    self.document = document
    self.context = context
    marks = VATMarks(
      context, on: document.head.businessDate,
      and: document.content.taxes + document.content.prepaidTaxes)
    values = ValueCollector(context.format, context.wording)
  }

  var content: DocumentContent { document.content }
  var wording: Wording { context.wording }

  private mutating func addHead() {
    let head = document.head
    let digits = head.name.utf8.dropFirst(head.series.utf8.count + 1)
    values.set("doc.title", context.title(of: head.type))
    values.set("doc.name", head.name)
    values.set("doc.number", String(decoding: digits, as: UTF8.self))
    values.set("doc.series", head.series)
    values.set("doc.type", head.type.rawValue)
    values.set("doc.business_date", context.format.date(head.businessDate))
    values.set("doc.shift", String(head.shift))
    values.set("doc.cashier", context.name(of: head.person))
    values.set("doc.cashier_id", head.person.text)
    values.set("doc.pack", head.pack)
    values.set("doc.qr", head.name)
    values.add(head.issuedAt, register: head.register)
    values.set("doc.currency", content.currency.code)
    values.set("doc.language", context.language)
    values.set("copy", flag: context.copy > 0)
    values.set("copy.number", context.copy > 0 ? String(context.copy) : "")
    values.set("is.refund", flag: content.gross.isNegative)
    values.set("cash.moved", flag: context.copy == 0 && movesCash)
  }

  /// Whether the document moves money into the drawer or out of it.
  private var movesCash: Bool {
    let till = Account.till(document.head.register)
    return document.postings.contains { $0.account == till }
  }

  private mutating func addCustomer() {
    let card = context.customer
    let code = content.customer?.text ?? ""
    values.set("customer", flag: !code.isEmpty || !card.name.isEmpty)
    values.set("customer.named", flag: !code.isEmpty && !card.name.isEmpty)
    values.set("customer.id", code)
    values.set("customer.name", card.name.isEmpty ? code : card.name)
    values.set("customer.registration", card.registration)
    values.set("customer.vat_number", card.vatNumber)
    values.set("customer.address", card.address)
  }

  private mutating func addLines() {
    let marks = marks
    let wording = wording
    values.set("lines", content.lines) { values, line in
      let format = values.format
      return [
        "line.number": .text(String(line.number)),
        "line.code": .text(line.service),
        "line.name": .text(line.text),
        "line.quantity": .text(format.quantity(line.quantity)),
        "line.unit": .text(wording.units[line.unit] ?? line.unit),
        "line.unit_code": .text(line.unit),
        "line.price": .text(format.price(line.unitPrice)),
        "line.full": values.money(line.gross.adding(line.discount)),
        "line.discounted": .flag(!line.discount.isZero),
        "line.discount": values.money(line.discount.mirrored),
        "line.gross": values.money(line.gross),
        "line.net": values.money(line.net),
        "line.vat": values.money(line.gross.subtracting(line.net)),
        "line.mark": .text(marks.mark(line.tax)),
        "line.rate": .text(marks.rate(line.tax)),
        "line.original": .text(line.original.map { String($0) } ?? ""),
      ]
    }
  }

  private mutating func addTaxes() {
    add("taxes", marks.ordered(content.taxes))
    add("prepaid_taxes", content.prepaidTaxes)
    let marks = marks
    let context = context
    let date = document.head.businessDate
    let reasons = marks.ordered(content.taxes).map { ($0, context.reason(of: $0.key, on: date)) }
    values.set("notes", reasons.filter { !$0.1.isEmpty }) { _, note in
      ["note.mark": .text(marks.mark(note.0.key)), "note.text": .text(note.1)]
    }
  }

  private mutating func add(_ name: String, _ taxes: [TaxAmount]) {
    let marks = marks
    let context = context
    let date = document.head.businessDate
    values.set(name, taxes) { values, tax in
      [
        "tax.mark": .text(marks.mark(tax.key)),
        "tax.rate": .text(marks.rate(tax.key)),
        "tax.category": .text(tax.key.category.rawValue),
        "tax.net": values.money(tax.gross.subtracting(tax.vat)),
        "tax.vat": values.money(tax.vat),
        "tax.gross": values.money(tax.gross),
        "tax.reason": .text(context.reason(of: tax.key, on: date)),
      ]
    }
  }
}

extension ValueCollector {
  /// When something happened, by the clock of its place, and at which register.
  mutating func add(_ moment: Moment, register: RegisterID) {
    set("doc.date", format.date(moment))
    set("doc.time", format.time(moment))
    set("doc.offset", format.offset(moment))
    set("doc.register", register.text)
  }
}

extension PaperContext {
  /// A rate as people read it; a word where nothing is due for a reason.
  func rate(_ key: TaxKey) -> String {
    switch key.category {
    case .standardRated, .zeroRated: format.rate(key.rate)
    case .exempt, .outsideScope, .reverseCharge, .intraCommunity, .export:
      wording["tax.\(key.category.rawValue)"]
    }
  }

  /// Why no tax is due, in the words of the country's law; empty where some is, or where the law
  /// asks for no reason.
  func reason(of key: TaxKey, on date: BusinessDate) -> String {
    guard key.category != .standardRated else { return "" }
    let classes = pack.taxClasses.values.filter {
      $0.category == key.category && !$0.reason.isEmpty && $0.rate(on: date) != nil
    }
    let reason = classes.min { $0.name < $1.name }?.reason
    return reason?[language] ?? reason?["en"] ?? ""
  }
}
