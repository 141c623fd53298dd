import Amounts
import Commerce
import Testing

@Suite("Voids: the mirror of a whole receipt")
struct VoidTests {
  static func rich() throws -> Document {
    let voucher = OnBehalf(kind: .voucher, party: "d9", reference: "AB12", amount: eur(1000))
    let purchase = try Purchase.sale(
      quote(SalePostingTests.mixed, discount: 100), customer: Sample.customer,
      vouchers: [voucher])
    return try document(
      of: purchase,
      offers: [
        .card(amount: eur(500), tip: eur(50)), .voucher(amount: eur(200), digest: "d1"),
        .account(amount: eur(300), customer: Sample.customer, due: day(4, 1)),
        .cash(tendered: eur(5000)),
      ],
      pack: TestPack.make(PackOptions(step: 5, tips: true)),
      items: VoucherTests.vouchers(open: 5000))
  }

  static func void(
    _ original: Document, cards: [String: (attempt: AttemptID, details: CardDetails?)] = [:]
  ) throws -> Document {
    try Document(
      Sample.head(.refund, id: 2), Refunding.mirror(of: original, cards: cards))
  }

  @Test("a void is not the exact opposite of its receipt")
  func opposite() throws {
    let original = try Self.rich()
    let (sale, back) = (original.content, try Self.void(original).content)
    #expect(back.gross == (try -sale.gross))
    #expect(back.cashRounding == (try -sale.cashRounding))
    #expect(back.lines.map(\.gross) == (try sale.lines.map { try -$0.gross }))
    #expect(back.lines.map(\.net) == (try sale.lines.map { try -$0.net }))
    #expect(
      back.lines.map(\.quantity.thousandths) == sale.lines.map { -$0.quantity.thousandths })
    #expect(back.lines.map(\.original) == [1, 2, 3, 4, 5])
    #expect(back.lines.map(\.tax) == sale.lines.map(\.tax))
    #expect(back.taxes.map(\.vat) == (try sale.taxes.map { try -$0.vat }))
    #expect(back.taxes.map(\.gross) == (try sale.taxes.map { try -$0.gross }))
    #expect(back.onBehalf.map(\.amount) == [eur(-1000)])
    #expect(back.items.map(\.amount) == (try sale.items.map { try -$0.amount }))
    #expect(back.items.map(\.item) == sale.items.map(\.item))
    #expect(back.tenders.map(\.retained) == (try sale.tenders.map { try -$0.retained }))
    #expect(back.tenders.map(\.tip) == (try sale.tenders.map { try -$0.tip }))
    #expect(back.tenders.map(\.kind) == sale.tenders.map(\.kind))
    #expect(back.tenders.allSatisfy { $0.change.isZero })
    #expect(back.customer == sale.customer)
    #expect(
      back.relations == [Relation(document: 1, name: "RCP-R01-000001", kind: .reverses)])
  }

  @Test("a receipt and its void leave something in the books")
  func books() throws {
    let original = try Self.rich()
    let balances = LedgerDayTests.balances([original, try Self.void(original)])
    #expect(original.content.cashRounding == eur(2))
    #expect(balances.values.allSatisfy { $0 == 0 })
  }

  @Test("a void keeps the card attempt of the sale instead of the one that gave back")
  func cards() throws {
    let original = try Self.rich()
    let told = CardDetails(
      maskedNumber: "x", scheme: "s", authorisation: "R1", trace: "000124", batch: "17")
    let back = try Self.void(
      original, cards: [Sample.attempt.text: (AttemptID(trusted: "A-2"), told)])
    let card = try #require(back.content.tenders.first { $0.kind == .card })
    #expect(card.reference == "A-2")
    #expect(card.card == told)
    let voucher = try #require(back.content.tenders.first { $0.kind == .voucher })
    #expect(voucher.reference == "d1")
    #expect(voucher.card == nil)
  }

  @Test("a void of a receipt paid with a prepayment does not restore it")
  func prepayment() throws {
    let item = OpenSamples.prepayment()
    let original = try receipt(
      quote([Sold("121.00")]),
      offers: [
        .prepayment(amount: eur(9680), document: item.name), .cash(tendered: eur(2420)),
      ], customer: Sample.customer, items: PrepaymentPostingTests.prepayments(item))
    let back = try Self.void(original)
    #expect(back.content.prepaidTaxes.map(\.vat) == [eur(-1680)])
    #expect(back.content.prepaidTaxes.map(\.gross) == [eur(-9680)])
    #expect(back.content.items.map(\.amount) == [eur(9680)])
    #expect(back.content.items.map(\.vat) == [eur(1680)])
    #expect(LedgerDayTests.balances([original, back]).values.allSatisfy { $0 == 0 })
  }

  @Test("P9: a void of a bill paid for others keeps the money of the principal")
  func agency() throws {
    let original = try document(of: AgencyTests.bill(), offers: [.cash(tendered: eur(10_000))])
    let back = try Self.void(original)
    #expect(
      book(back.postings) == [
        "income:services:exempt 1.50", "liabilities:agency:latvenergo 80.00",
        "assets:cash:till:R01 -81.50",
      ])
  }

  @Test("a receipt whose amounts have no mirror is voided")
  func noMirror() throws {
    var content = DocumentContent(.euro)
    content.gross = eur(.min)
    let odd = Document(recorded: Sample.head(.receipt), content, postings: [])
    let refusal = try #require(throws: Refusal.self) {
      try Refunding.mirror(of: odd, cards: [:])
    }
    #expect(refusal.code == .documentAmountOutOfRange)
  }
}
