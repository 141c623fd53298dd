import Amounts
import Commerce
import Testing

/// Totals as text: kind, name, count, amount, and the tax where there is some.
private func told(_ totals: [ShiftTotal]) -> [String] {
  totals.map {
    "\($0.kind.rawValue) \($0.name) \($0.count) \($0.amount)" + ($0.vat == 0 ? "" : " \($0.vat)")
  }
}

@Suite("Shift totals")
struct ShiftTotalTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let document: @Sendable () throws -> Document
    let expected: [String]
  }

  static let casesTable: [Case] = [
    Case(
      testDescription: "a sale of two rates in two ways, cash rounded",
      document: {
        try receipt(
          quote([Sold("12.31", discount: 10), Sold("1.12", "1", "reduced")]),
          offers: [.card(amount: eur(1000), tip: eur(0)), .cash(tendered: eur(500))],
          pack: TestPack.fiveCents)
      },
      expected: [
        "account assets:card:clearing 1 1000", "account assets:cash:till:R01 1 335",
        "account expenses:rounding 0 0", "account income:rounding 1 -2",
        "account income:services:12 1 -100", "account income:services:21 1 -1009",
        "account liabilities:vat:12 1 -12", "account liabilities:vat:21 1 -212",
        "document RCP 1 1333", "flow cash_rounding 1 2", "flow discount 1 10",
        "flow drawer 1 335", "method card 1 1000", "method cash 1 335",
        "tax S 12 1 112 12", "tax S 21 1 1221 212",
      ]),
    Case(
      testDescription: "change in cash of a transfer",
      document: {
        try receipt(
          quote([Sold("12.91")]), offers: [.transfer(amount: eur(1559), reference: "r")],
          pack: TestPack.fiveCents)
      },
      expected: [
        "account assets:cash:till:R01 1 -270", "account assets:transfer:clearing 1 1559",
        "account expenses:rounding 1 2", "account income:services:21 1 -1067",
        "account liabilities:vat:21 1 -224", "document RCP 1 1291",
        "flow cash_rounding 1 -2", "flow drawer 1 -270", "method cash 1 -270",
        "method transfer 1 1559", "tax S 21 1 1291 224",
      ]),
    Case(
      testDescription: "a pay-in", document: { try ShiftExampleTests.cash(.payIn, 2000, "float") },
      expected: [
        "account assets:cash:safe 1 -2000", "account assets:cash:till:R01 1 2000",
        "document CIN 1 2000", "flow drawer 1 2000", "flow pay_in 1 2000",
      ]),
    Case(
      testDescription: "a pay-out", document: { try ShiftExampleTests.cash(.payOut, 500, "petty") },
      expected: [
        "account assets:cash:till:R01 1 -500", "account expenses:petty 1 500",
        "document COU 1 500", "flow drawer 1 -500", "flow pay_out 1 500",
      ]),
    Case(
      testDescription: "a deposit", document: { try ShiftExampleTests.cash(.deposit, 5000, "") },
      expected: [
        "account assets:cash:in-transit 1 5000", "account assets:cash:till:R01 1 -5000",
        "document DEP 1 5000", "flow deposit 1 5000", "flow drawer 1 -5000",
      ]),
    Case(
      testDescription: "a bill paid for others",
      document: { try document(of: AgencyTests.bill(), offers: [.cash(tendered: eur(8150))]) },
      expected: [
        "account assets:cash:till:R01 1 8150", "account income:services:exempt 1 -150",
        "account liabilities:agency:latvenergo 1 -8000", "document RCP 1 150",
        "flow drawer 1 8150", "flow on_behalf 1 8000", "method cash 1 8150", "tax E 1 150",
      ]),
    Case(
      testDescription: "an opening count that is short",
      document: { try ShiftExampleTests.sheet(.opening, counted: 9950, expected: 10_000) },
      expected: [
        "account assets:cash:till:R01 1 -50", "account expenses:cash-short 1 50",
        "document CNT 1 -50",
      ]),
    Case(
      testDescription: "a handover count that is short",
      document: { try ShiftExampleTests.sheet(.handover, counted: 9950, expected: 10_000) },
      expected: [
        "account assets:cash:till:R01 1 -50", "account expenses:cash-short 1 50",
        "document CNT 1 -50", "flow drawer 1 -50",
      ]),
    Case(
      testDescription: "a receipt on account",
      document: {
        try receipt(
          quote([Sold("12.10")]),
          offers: [.account(amount: eur(1210), customer: Sample.customer, due: day(4, 1))])
      },
      expected: [
        "account assets:receivable:C-7 1 1210", "account income:services:21 1 -1000",
        "account liabilities:vat:21 1 -210", "document RCP 1 1210", "flow receivable 1 1210",
        "method account 1 1210", "tax S 21 1 1210 210",
      ]),
  ]

  @Test("a document adds something else to the totals of its shift", arguments: casesTable)
  func cases(_ each: Case) throws {
    let additions = ShiftTotals.additions(of: try each.document())
    let sorted = additions.sorted { ($0.kind.rawValue, $0.name) < ($1.kind.rawValue, $1.name) }
    #expect(told(sorted) == each.expected.filter { !$0.hasSuffix(" 0 0") })
    let names = Set(additions.map { "\($0.kind.rawValue) \($0.name)" })
    #expect(names.count == additions.count)
  }

  @Test("V8: tax of a prepayment that was used up is missing from the totals")
  func prepaidTax() throws {
    let item = OpenSamples.prepayment()
    let document = try receipt(
      quote([Sold("96.80")]), offers: [.prepayment(amount: eur(9680), document: item.name)],
      customer: Sample.customer, items: PrepaymentPostingTests.prepayments(item))
    let additions = told(ShiftTotals.additions(of: document))
    #expect(additions.contains("flow prepaid_vat 1 1680"))
    #expect(additions.contains("method prepayment 1 9680"))
    #expect(!additions.contains { $0.hasPrefix("flow drawer") })
  }

  @Test("two tenders of one kind in a document count as one, or one of them is lost")
  func sameKind() throws {
    let document = try receipt(
      quote([Sold("30.00")]),
      offers: [
        .card(amount: eur(1000), tip: eur(0)), .cash(tendered: eur(500)),
        .card(amount: eur(700), tip: eur(0)), .cash(tendered: eur(1000)),
      ])
    let additions = told(ShiftTotals.additions(of: document))
    #expect(additions.contains("method card 2 1700"))
    #expect(additions.contains("method cash 2 1300"))
    #expect(additions.contains("account assets:card:clearing 1 1700"))
    #expect(additions.contains("flow drawer 1 1300"))
  }

  @Test("totals of several documents are not the sums of theirs")
  func sums() throws {
    let documents = try ShiftExampleTests.documents()
    let whole = ShiftDesk.totals([], with: documents)
    var stepwise: [ShiftTotal] = []
    for document in documents { stepwise = ShiftDesk.totals(stepwise, with: [document]) }
    #expect(whole == stepwise)
    #expect(whole == whole.sorted { ($0.kind.rawValue, $0.name) < ($1.kind.rawValue, $1.name) })
    let drawer = whole.first { $0.kind == .flow && $0.name == "drawer" }
    #expect(drawer?.amount == 1290)
    let tax = try #require(whole.first { $0.kind == .tax && $0.name == "S 21" })
    #expect(tax == ShiftTotal(.tax, "S 21", count: 3, amount: 6000, vat: 1041))
    let accounts = whole.filter { $0.kind == .account }.reduce(0) { $0 + $1.amount }
    #expect(accounts == 0)
  }

  @Test("a Z lists other numbers than its shift took")
  func ranges() throws {
    func named(_ series: String, _ number: Int64) -> Document {
      let head = DocumentHead(
        id: number, type: .receipt, series: series, number: number, register: Sample.register,
        shift: 1, businessDate: Sample.today, issuedAt: Sample.now, person: Sample.person,
        language: "lv", pack: "LV/1")
      return Document(recorded: head, DocumentContent(.euro), postings: [])
    }
    let before = [SeriesRange(series: "RCP-R01", first: 5, last: 9)]
    let ranges = ShiftDesk.ranges(
      before, with: [named("RCP-R01", 10), named("DEP-R01", 3), named("RCP-R01", 11)])
    #expect(
      ranges == [
        SeriesRange(series: "DEP-R01", first: 3, last: 3),
        SeriesRange(series: "RCP-R01", first: 5, last: 11),
      ])
    #expect(ShiftDesk.ranges([], with: []).isEmpty)
  }

  @Test("Z: totals that agree with the rows are refused")
  func agrees() throws {
    let totals = ShiftDesk.totals([], with: try ShiftExampleTests.documents())
    let rows = totals.filter { $0.kind != .flow }
    #expect(throws: Never.self) { try ShiftDesk.check(totals, against: rows.reversed()) }
    #expect(throws: Never.self) { try ShiftDesk.check([], against: []) }
  }

  static let damages: [(String, @Sendable (ShiftTotal) -> ShiftTotal?)] = [
    ("missing", { _ in nil }),
    (
      "another count",
      { .init($0.kind, $0.name, count: $0.count + 1, amount: $0.amount, vat: $0.vat) }
    ),
    (
      "a cent more",
      { .init($0.kind, $0.name, count: $0.count, amount: $0.amount + 1, vat: $0.vat) }
    ),
    ("other tax", { .init($0.kind, $0.name, count: $0.count, amount: $0.amount, vat: $0.vat - 1) }),
    ("another name", { .init($0.kind, "zz", count: $0.count, amount: $0.amount, vat: $0.vat) }),
  ]

  @Test("Z: a total that differs from its rows is closed over", arguments: damages.indices)
  func differs(index: Int) throws {
    let (name, damage) = Self.damages[index]
    var totals = ShiftDesk.totals([], with: try ShiftExampleTests.documents())
    totals.append(ShiftTotal(.attempt, "approved", count: 1, amount: 1210))
    let rows = totals.filter { $0.kind != .flow }
    for place in rows.indices {
      var damaged = rows
      damaged.remove(at: place)
      if let odd = damage(rows[place]) { damaged.append(odd) }
      for (kept, summed) in [(totals, damaged), (damaged, rows)] {
        let refusal = try #require(throws: Refusal.self, "\(name): \(rows[place].name)") {
          try ShiftDesk.check(kept, against: summed)
        }
        #expect(refusal.code == .shiftTotalsDiffer)
        #expect(refusal.values.keys.contains("total"))
      }
    }
  }
}
