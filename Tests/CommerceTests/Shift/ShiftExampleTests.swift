import Amounts
import Commerce
import Testing

/// The example of four cash figures and two differences (field lessons, section 3.2).
@Suite("Shift: F1 to F4, D1 and D2")
struct ShiftExampleTests {
  static func sheet(
    _ reason: ShiftDesk.CountReason, counted: Int64, expected: Int64, brought: Int64 = 0
  ) throws -> Document {
    let count = CashCount(recorded: [], total: eur(counted))
    let content = try ShiftDesk.countSheet(
      reason, count, expected: eur(expected), brought: eur(brought), register: Sample.register)
    return try Document(Sample.head(.count), content)
  }

  static func cash(_ movement: CashOffice.Movement, _ cents: Int64, _ reason: String) throws
    -> Document
  {
    let types: [CashOffice.Movement: DocumentType] = [
      .payIn: .cashIn, .payOut: .cashOut, .deposit: .deposit,
    ]
    let content = try CashOffice.content(
      movement, amount: eur(cents), reason: reason, register: Sample.register,
      drawer: eur(100_000), pack: TestPack.plain)
    return try Document(Sample.head(try #require(types[movement])), content)
  }

  /// What happens between opening and closing.
  static func documents() throws -> [Document] {
    let sale = try receipt(quote([Sold("60.00")]), offers: [.cash(tendered: eur(10_000))])
    let other = try receipt(quote([Sold("12.10")]), offers: [.card(amount: eur(1210), tip: eur(0))])
    return [
      sale, other, try refund(of: other, [pieces(1000)]), try cash(.payIn, 2000, "float"),
      try cash(.payOut, 500, "petty"), try cash(.deposit, 5000, ""),
    ]
  }

  @Test("D1 gets into D2, or F3 counts the tendered money instead of the retained")
  func example() throws {
    let shift = Sample.shift(carriedOver: 10_000, openingCount: 9950)
    #expect(try shift.openingDifference() == eur(-50))
    let opening = try Self.sheet(.opening, counted: 9950, expected: 10_000)
    let totals = ShiftDesk.totals([], with: [opening] + (try Self.documents()))
    #expect(try ShiftDesk.expected(shift, totals) == eur(11_240))
    let closing = try Self.sheet(.closing, counted: 11_200, expected: 11_240)
    #expect(closing.content.amount == eur(-40))
    let after = ShiftDesk.totals(totals, with: [closing])
    #expect(try ShiftDesk.expected(shift, after) == eur(11_240))
    let short = after.first { $0.kind == .account && $0.name == Account.cashShort.name }
    #expect(short?.amount == 90)
    #expect(short?.count == 2)
  }

  @Test("the drawer's account does not hold what was counted at the close")
  func till() throws {
    let brought = try Self.sheet(.opening, counted: 9950, expected: 10_000, brought: 10_000)
    let closing = try Self.sheet(.closing, counted: 11_200, expected: 11_240)
    let balances = LedgerDayTests.balances([brought] + (try Self.documents()) + [closing])
    #expect(balances[Sample.till.name] == 11_200)
    #expect(balances[Account.opening.name] == -10_000)
  }

  @Test("an untouched drawer is expected to hold something else than the opening count")
  func untouched() throws {
    let shift = Sample.shift(carriedOver: 0, openingCount: 15_000)
    #expect(try ShiftDesk.expected(shift, []) == eur(15_000))
    #expect(try shift.openingDifference() == eur(15_000))
    let rounding = ShiftTotal(.flow, "cash_rounding", count: 1, amount: 5)
    #expect(try ShiftDesk.expected(shift, [rounding]) == eur(15_000))
  }

  struct Sheet: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let counted: Int64
    let expected: Int64
    var brought: Int64 = 0
    let postings: [String]
  }

  static let sheetsTable: [Sheet] = [
    Sheet(testDescription: "no difference", counted: 100, expected: 100, postings: []),
    Sheet(
      testDescription: "P17: short", counted: 24_340, expected: 24_380,
      postings: ["assets:cash:till:R01 -0.40", "expenses:cash-short 0.40"]),
    Sheet(
      testDescription: "P18: over", counted: 101, expected: 100,
      postings: ["assets:cash:till:R01 0.01", "income:cash-over -0.01"]),
    Sheet(
      testDescription: "a drawer that the books meet for the first time", counted: 9950,
      expected: 10_000, brought: 10_000,
      postings: [
        "assets:cash:till:R01 99.50", "equity:opening -100.00", "expenses:cash-short 0.50",
      ]),
    Sheet(
      testDescription: "P17: nothing is there", counted: 0, expected: 100,
      postings: ["assets:cash:till:R01 -1.00", "expenses:cash-short 1.00"]),
  ]

  @Test("P17, P18: a count sheet posts something else than its difference", arguments: sheetsTable)
  func sheets(_ each: Sheet) throws {
    for reason in [ShiftDesk.CountReason.opening, .handover, .closing] {
      let document = try Self.sheet(
        reason, counted: each.counted, expected: each.expected, brought: each.brought)
      #expect(book(document.postings) == each.postings)
      #expect(document.content.amount == eur(each.counted - each.expected))
      #expect(document.content.reason == reason.rawValue)
      #expect(document.content.count?.total == eur(each.counted))
    }
  }

  @Test("a difference found at a handover is blamed on the one who closes")
  func handover() throws {
    let shift = Sample.shift(carriedOver: 10_000, openingCount: 10_000)
    let handover = try Self.sheet(.handover, counted: 9900, expected: 10_000)
    let totals = ShiftDesk.totals([], with: [handover])
    #expect(try ShiftDesk.expected(shift, totals) == eur(9900))
  }
}

@Suite("Counts of notes and coins")
struct CashCountTests {
  static func pile(_ value: Int64, _ pieces: Int64) -> CashCount.Pile {
    CashCount.Pile(denomination: eur(value), pieces: pieces)
  }

  @Test("the sum of a count is not that of its piles, largest first")
  func total() throws {
    let count = try CashCount(
      [Self.pile(5, 7), Self.pile(5000, 2), Self.pile(200, 0), Self.pile(100, 3)],
      in: TestPack.plain)
    #expect(count.total == eur(10_335))
    #expect(count.piles.map(\.denomination) == [eur(5000), eur(200), eur(100), eur(5)])
    #expect(try CashCount([], in: TestPack.plain).total == eur(0))
    #expect(try CashCount([Self.pile(1, 1_000_000)], in: TestPack.plain).total == eur(1_000_000))
  }

  static let invalidTable: [(piles: [CashCount.Pile], path: String)] = [
    ([pile(3, 1)], "count.0.03"), ([pile(100_000, 1)], "count.1000.00"),
    ([pile(100, -1)], "count.1.00"), ([pile(100, 1_000_001)], "count.1.00"),
    ([pile(0, 1)], "count.0.00"), ([pile(-100, 1)], "count.-1.00"),
    ([pile(100, 1), pile(100, 1)], "count"),
  ]

  @Test("a count of money that does not exist is taken", arguments: invalidTable)
  func invalid(piles: [CashCount.Pile], path: String) throws {
    let refusal = try #require(throws: Refusal.self) {
      try CashCount(piles, in: TestPack.plain)
    }
    #expect(refusal.code == .shiftCountInvalid)
    #expect(refusal.path == path)
  }

  @Test("notes of another currency are counted")
  func otherCurrency() throws {
    let zloty = try #require(Currency(code: "PLN"))
    let pile = CashCount.Pile(denomination: Money(100, zloty), pieces: 1)
    #expect(throws: Refusal.self) { try CashCount([pile], in: TestPack.plain) }
  }
}
