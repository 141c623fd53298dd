import Amounts
import Commerce
import Testing

@Suite("V8, P7, P8: prepayments")
struct PrepaymentPostingTests {
  static let service = Service(
    code: "roof", kind: .service, unit: "C62", price: UnitPrice(tenThousandths: 2_420_000, .euro),
    taxClass: "standard", names: ["lv": "Jumts"])

  static func purchase(_ cents: Int64) throws -> Purchase {
    try Purchase.prepayment(
      service, amount: eur(cents), customer: Sample.customer, name: "PRP-R01-000001",
      terms: Sample.terms())
  }

  static func prepayments(_ item: OpenItem)
    -> @Sendable (OpenItemChange.Kind, String) -> OpenItem?
  {
    { kind, name in kind == .prepayment && name == item.name ? item : nil }
  }

  @Test("P7: the tax of a prepayment of 96.80 is not due at once")
  func prepaid() throws {
    let document = try document(
      of: Self.purchase(9680), offers: [.card(amount: eur(9680), tip: eur(0))])
    #expect(document.head.type == .prepayment)
    #expect(
      book(document.postings) == [
        "liabilities:prepayments -80.00", "liabilities:vat:21 -16.80",
        "assets:card:clearing 96.80",
      ])
    let item = try #require(document.content.items.first)
    #expect(item.amount == eur(9680))
    #expect(item.vat == eur(1680))
    #expect(item.customer == Sample.customer)
    #expect(document.content.lines.map(\.net) == [eur(8000)])
    #expect(document.content.lines.map(\.text) == ["Jumts"])
  }

  @Test("V8 h, P8: the final invoice of 242.00 posts the tax of the prepayment again")
  func finalInvoice() throws {
    let item = OpenSamples.prepayment()
    let content = try Invoicing.invoice(
      quote([Sold("242.00")]), customer: Sample.customer, due: day(4, 1),
      prepayments: [(item.name, eur(9680))], name: "INV-R01-000001",
      items: Self.prepayments(item))
    let document = try Document(Sample.head(.invoice), content)
    #expect(
      book(document.postings).sorted() == [
        "assets:receivable:C-7 145.20", "income:services:21 -200.00",
        "liabilities:prepayments 80.00", "liabilities:vat:21 -25.20",
      ])
    #expect(content.gross == eur(24_200))
    #expect(content.taxes.map(\.vat) == [eur(4200)])
    #expect(content.prepaidTaxes.map(\.vat) == [eur(1680)])
    #expect(content.tenders.map(\.retained) == [eur(9680)])
    #expect(content.relations == [Relation(document: 3, name: item.name, kind: .prepays)])
    #expect(
      content.items == [
        OpenItemChange(
          kind: .prepayment, item: item.name, customer: Sample.customer, due: nil,
          amount: eur(-9680), vat: eur(-1680)),
        OpenItemChange(
          kind: .receivable, item: "INV-R01-000001", customer: Sample.customer, due: day(4, 1),
          amount: eur(14_520), vat: eur(0)),
      ])
  }

  @Test("V8: a receipt paid with a prepayment posts its tax again")
  func receiptWithPrepayment() throws {
    let item = OpenSamples.prepayment()
    let document = try receipt(
      quote([Sold("121.00")]),
      offers: [
        .prepayment(amount: eur(9680), document: item.name), .cash(tendered: eur(2420)),
      ], customer: Sample.customer, items: Self.prepayments(item))
    #expect(
      book(document.postings).sorted() == [
        "assets:cash:till:R01 24.20", "income:services:21 -100.00",
        "liabilities:prepayments 80.00", "liabilities:vat:21 -4.20",
      ])
  }

  @Test("a prepayment pays for somebody who did not make it")
  func anothersPrepayment() throws {
    let item = OpenSamples.prepayment()
    for customer in [nil, CustomerID(trusted: "C-other")] {
      #expect(throws: Refusal(.transferPartyMismatch)) {
        try receipt(
          quote([Sold("96.80")]),
          offers: [.prepayment(amount: eur(9680), document: item.name)], customer: customer,
          items: Self.prepayments(item))
      }
    }
  }

  @Test("V8: parts of a prepayment leave a cent of tax behind")
  func parts() throws {
    var open: Int64 = 1000
    var vat: Int64 = 174
    var taken: [Int64] = []
    for part in [250, 250, 250, 250] as [Int64] {
      let item = OpenSamples.prepayment(open: open, vat: vat)
      let content = try Invoicing.invoice(
        quote([Sold("10.00")]), customer: Sample.customer, due: day(4, 1),
        prepayments: [(item.name, eur(part))], name: "INV-R01-000001",
        items: Self.prepayments(item))
      #expect(try sum(Document(Sample.head(.invoice), content).postings).isZero)
      let change = try #require(content.items.first)
      open += change.amount.minorUnits
      vat += change.vat.minorUnits
      taken.append(-change.vat.minorUnits)
    }
    #expect(taken == [43, 43, 43, 45])
    #expect(open == 0)
    #expect(vat == 0)
  }

  struct Refused: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let item: OpenItem
    let amount: Int64
    var name = "PRP-R01-000003"
    let code: RefusalCode
  }

  static let refusedTable: [Refused] = [
    Refused(
      testDescription: "more than is left", item: OpenSamples.prepayment(open: 100),
      amount: 101, code: .prepaymentInsufficient),
    Refused(
      testDescription: "nothing", item: OpenSamples.prepayment(), amount: 0,
      code: .prepaymentInsufficient),
    Refused(
      testDescription: "less than nothing", item: OpenSamples.prepayment(), amount: -1,
      code: .prepaymentInsufficient),
    Refused(
      testDescription: "another customer's",
      item: OpenSamples.prepayment(customer: CustomerID(trusted: "C-8")), amount: 100,
      code: .transferPartyMismatch),
    Refused(
      testDescription: "one that does not exist", item: OpenSamples.prepayment(), amount: 100,
      name: "PRP-R01-000004", code: .referenceNotFound),
    Refused(
      testDescription: "more than the invoice",
      item: OpenSamples.prepayment(open: 50_000, vat: 8678), amount: 24_201,
      code: .prepaymentInsufficient),
  ]

  @Test("P8: a prepayment is used that must not be", arguments: refusedTable)
  func refused(_ each: Refused) throws {
    let refusal = try #require(throws: Refusal.self) {
      try Invoicing.invoice(
        quote([Sold("242.00")]), customer: Sample.customer, due: day(4, 1),
        prepayments: [(each.name, eur(each.amount))], name: "INV-R01-000001",
        items: Self.prepayments(each.item))
    }
    #expect(refusal.code == each.code)
  }

  @Test("P8: one prepayment is used twice in one document")
  func twice() throws {
    let item = OpenSamples.prepayment()
    let refusal = try #require(throws: Refusal.self) {
      try Invoicing.invoice(
        quote([Sold("242.00")]), customer: Sample.customer, due: day(4, 1),
        prepayments: [(item.name, eur(9680)), (item.name, eur(9680))], name: "INV-R01-000001",
        items: Self.prepayments(item))
    }
    #expect(refusal.code == .tenderNotAccepted)
  }

  @Test("P7: a prepayment of nothing, or of money for others, is taken")
  func refusedPurchases() throws {
    #expect(throws: Refusal(.tenderAmountInvalid, at: "amount")) { try Self.purchase(0) }
    #expect(throws: Refusal(.tenderAmountInvalid, at: "amount")) { try Self.purchase(-1) }
    let fee = Service(
      code: "fee", kind: .agency, unit: "C62", price: UnitPrice(tenThousandths: 1, .euro),
      taxClass: "exempt", names: [:])
    #expect(throws: Refusal(.lineKindNotSupported, at: "service")) {
      try Purchase.prepayment(
        fee, amount: eur(1), customer: Sample.customer, name: "p", terms: Sample.terms())
    }
  }

  @Test("V10: a prepayment is taxed by the rate of another day")
  func rateOfTheDay() throws {
    let food = Service(
      code: "bread", kind: .goods, unit: "C62", price: UnitPrice(tenThousandths: 1, .euro),
      taxClass: "food", names: [:])
    for (date, vat) in [(day(6, 30), eur(19)), (day(7, 1), eur(12))] {
      let purchase = try Purchase.prepayment(
        food, amount: eur(112), customer: Sample.customer, name: "p",
        terms: Sample.terms(on: date))
      #expect(purchase.content.taxes.map(\.vat) == [vat])
    }
  }
}
