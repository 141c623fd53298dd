import Amounts
import Commerce
import Testing

@Suite("P1 to P9, P20: postings of sales")
struct SalePostingTests {
  static let mixed = [
    Sold("4.99"), Sold("3.49"), Sold("1.20"), Sold("7.25", "1", "reduced"),
    Sold("1.00", "1", "exempt"),
  ]

  private func check(
    _ document: Document, _ expected: [String], at place: SourceLocation = #_sourceLocation
  ) throws {
    #expect(book(document.postings).sorted() == expected.sorted(), sourceLocation: place)
    #expect(try sum(document.postings).isZero, sourceLocation: place)
    let accounts = document.postings.map(\.account)
    #expect(Set(accounts).count == accounts.count, sourceLocation: place)
    #expect(document.postings.allSatisfy { !$0.amount.isZero }, sourceLocation: place)
  }

  @Test("P1: a cash sale of 12.31 paid 12.30 posts otherwise")
  func cashSale() throws {
    let quote = try quote([Sold("12.31")])
    try check(
      try receipt(quote, offers: [.cash(tendered: eur(2000))], pack: TestPack.fiveCents),
      [
        "assets:cash:till:R01 12.30", "expenses:rounding 0.01", "income:services:21 -10.17",
        "liabilities:vat:21 -2.14",
      ])
  }

  @Test("P1: a gain of rounding is no income")
  func cashGain() throws {
    let quote = try quote([Sold("12.33", kind: .goods)])
    try check(
      try receipt(quote, offers: [.cash(tendered: eur(1235))], pack: TestPack.fiveCents),
      [
        "assets:cash:till:R01 12.35", "income:rounding -0.02", "income:goods:21 -10.19",
        "liabilities:vat:21 -2.14",
      ])
  }

  @Test("P1, P2: a basket of several rates, paid in two ways, posts otherwise")
  func mixedSale() throws {
    try check(
      try receipt(
        quote(Self.mixed),
        offers: [.card(amount: eur(1000), tip: eur(0)), .cash(tendered: eur(1000))]),
      [
        "assets:cash:till:R01 7.93", "assets:card:clearing 10.00", "income:services:21 -8.00",
        "income:services:12 -6.47", "income:services:exempt -1.00", "liabilities:vat:21 -1.68",
        "liabilities:vat:12 -0.78",
      ])
  }

  @Test("P2: a card sale does not pass through the clearing account")
  func cardSale() throws {
    try check(
      try receipt(
        quote([Sold("52.50", "1", "reduced")]), offers: [.card(amount: eur(5250), tip: eur(0))]),
      [
        "assets:card:clearing 52.50", "income:services:12 -46.87", "liabilities:vat:12 -5.63",
      ])
  }

  @Test("P2: a tip is taken for turnover")
  func tip() throws {
    let pack = TestPack.make(PackOptions(tips: true))
    try check(
      try receipt(
        quote([Sold("12.10")]), offers: [.card(amount: eur(1210), tip: eur(100))], pack: pack),
      [
        "assets:card:clearing 13.10", "income:services:21 -10.00", "liabilities:vat:21 -2.10",
        "liabilities:tips -1.00",
      ])
  }

  @Test("V7: change in cash of a transfer, rounded, does not balance")
  func transferChange() throws {
    let document = try receipt(
      quote([Sold("12.91")]), offers: [.transfer(amount: eur(1559), reference: "r")],
      pack: TestPack.fiveCents)
    try check(
      document,
      [
        "assets:transfer:clearing 15.59", "assets:cash:till:R01 -2.70", "expenses:rounding 0.02",
        "income:services:21 -10.67", "liabilities:vat:21 -2.24",
      ])
    let retained = document.content.tenders.reduce(0) { $0 + $1.retained.minorUnits }
    #expect(retained == 1289)
  }

  @Test("P3: a receipt on account opens no receivable")
  func onAccount() throws {
    let document = try receipt(
      quote([Sold("12.10")]),
      offers: [.account(amount: eur(1210), customer: Sample.customer, due: day(4, 1))])
    try check(
      document,
      [
        "assets:receivable:C-7 12.10", "income:services:21 -10.00", "liabilities:vat:21 -2.10",
      ])
    #expect(
      document.content.items == [
        OpenItemChange(
          kind: .receivable, item: "RCP-R01-000001", customer: Sample.customer, due: day(4, 1),
          amount: eur(1210), vat: eur(0))
      ])
    #expect(document.content.customer == Sample.customer)
    #expect(document.content.due == day(4, 1))
  }

  @Test("P3: an invoice on credit posts otherwise")
  func invoice() throws {
    let content = try Invoicing.invoice(
      quote([Sold("242.00")]), customer: Sample.customer, due: day(4, 1), prepayments: [],
      name: "INV-R01-000001", items: noItems)
    try check(
      try Document(Sample.head(.invoice), content),
      [
        "assets:receivable:C-7 242.00", "income:services:21 -200.00", "liabilities:vat:21 -42.00",
      ])
  }

  @Test("P4: an invoice paid at the counter posts turnover again")
  func settlement() throws {
    let purchase = try Purchase.settlement(
      OpenSamples.invoice(open: 24_200), amount: eur(10_001), earlierCash: eur(0))
    let document = try document(
      of: purchase,
      offers: [.card(amount: eur(5000), tip: eur(0)), .cash(tendered: eur(5000))],
      pack: TestPack.fiveCents)
    #expect(document.head.type == .settlement)
    try check(
      document,
      [
        "assets:card:clearing 50.00", "assets:cash:till:R01 50.00", "expenses:rounding 0.01",
        "assets:receivable:C-7 -100.01",
      ])
  }

  @Test("P5: a refund in cash does not carry the rounding mirrored")
  func cashRefund() throws {
    let sale = try receipt(
      quote([Sold("12.31")]), offers: [.cash(tendered: eur(1230))], pack: TestPack.fiveCents)
    try check(
      try refund(of: sale, [.init(line: 1, quantity: .one)], pack: TestPack.fiveCents),
      [
        "assets:cash:till:R01 -12.30", "expenses:rounding -0.01", "income:services:21 10.17",
        "liabilities:vat:21 2.14",
      ])
  }

  @Test("P5: a refund to a card does not go through the clearing account")
  func cardRefund() throws {
    let sale = try receipt(
      quote([Sold("52.50", "1", "reduced")]), offers: [.card(amount: eur(5250), tip: eur(0))])
    try check(
      try refund(of: sale, [.init(line: 1, quantity: .one)], by: .card),
      ["assets:card:clearing -52.50", "income:services:12 46.87", "liabilities:vat:12 5.63"])
  }

  @Test("P6: a credit note does not lower the receivable")
  func creditNote() throws {
    let invoice = try Invoicing.invoice(
      quote([Sold("24.20", "2")]), customer: Sample.customer, due: day(4, 1), prepayments: [],
      name: "INV-R01-000001", items: noItems)
    let original = try Document(Sample.head(.invoice), invoice)
    var content = try Refunding.content(
      of: original, lines: [.init(line: 1, quantity: .one)], history: nothingBack)
    content.items = [
      OpenItemChange(
        kind: .receivable, item: original.head.name, customer: Sample.customer, due: nil,
        amount: eur(-2420), vat: eur(0))
    ]
    try check(
      try Document(Sample.head(.creditNote, id: 2), content),
      [
        "assets:receivable:C-7 -24.20", "income:services:21 20.00", "liabilities:vat:21 4.20",
      ])
  }

  @Test("a document that does not balance is issued")
  func unbalanced() throws {
    var content = try Purchase.sale(quote([Sold("1.00")]), customer: nil, vouchers: []).content
    #expect(throws: Refusal(.documentNotBalanced)) {
      try Document(Sample.head(.receipt), content)
    }
    content.tenders = [Sample.cash(99)]
    #expect(throws: Refusal(.documentNotBalanced)) {
      try Document(Sample.head(.receipt), content)
    }
    content.cashRounding = eur(-1)
    #expect(throws: Never.self) { try Document(Sample.head(.receipt), content) }
    content.tenders = [Sample.cash(.min)]
    #expect(throws: Refusal.self) { try Document(Sample.head(.receipt), content) }
  }
}

/// Open items of tests.
enum OpenSamples {
  static let due = day(4, 1)

  static func invoice(open: Int64) -> OpenItem {
    OpenItem(
      kind: .receivable, document: 7, name: "INV-R01-000007", customer: Sample.customer,
      due: day(4, 1), amount: eur(24_200), open: eur(open), openVAT: eur(0), tax: nil)
  }

  static func prepayment(
    open: Int64 = 9680, vat: Int64 = 1680, customer: CustomerID? = Sample.customer
  ) -> OpenItem {
    OpenItem(
      kind: .prepayment, document: 3, name: "PRP-R01-000003", customer: customer, due: nil,
      amount: eur(9680), open: eur(open), openVAT: eur(vat), tax: TestPack.standard)
  }

  static func voucher(open: Int64) -> OpenItem {
    OpenItem(
      kind: .voucher, document: 5, name: "d1", customer: nil, due: nil, amount: eur(5000),
      open: eur(open), openVAT: eur(0), tax: nil)
  }
}

/// Nothing was given back so far.
let nothingBack = RefundHistory([], taxes: [:], tenders: [:])

/// A refund of lines, paid back in one way.
func refund(
  of original: Document, _ requests: [Refunding.Request], by kind: TenderKind = .cash,
  history: RefundHistory = nothingBack, pack: CountryPack = TestPack.plain, id: Int64 = 2
) throws -> Document {
  var content = try Refunding.content(of: original, lines: requests, history: history)
  let (tender, rounding) = try Refunding.tender(
    try -content.gross, by: kind, reference: nil, pack: pack, cashStep: pack.cashStep)
  content.tenders = [tender]
  content.cashRounding = rounding
  return try Document(Sample.head(.refund, id: id), content)
}
