import Amounts
import Commerce
import Testing

@Suite("P11 to P13: movements of cash")
struct CashOfficeTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let movement: CashOffice.Movement
    let amount: Int64
    var reason = ""
    let expected: [String]
  }

  static let casesTable: [Case] = [
    Case(
      testDescription: "P11: float from the safe", movement: .payIn, amount: 15_000,
      reason: "float", expected: ["assets:cash:till:R01 150.00", "assets:cash:safe -150.00"]),
    Case(
      testDescription: "P12: petty expense", movement: .payOut, amount: 500, reason: "petty",
      expected: ["expenses:petty 5.00", "assets:cash:till:R01 -5.00"]),
    Case(
      testDescription: "P12: advance to staff", movement: .payOut, amount: 500,
      reason: "advance", expected: ["assets:accountable 5.00", "assets:cash:till:R01 -5.00"]),
    Case(
      testDescription: "P12: tips to staff", movement: .payOut, amount: 500, reason: "tips",
      expected: ["liabilities:tips 5.00", "assets:cash:till:R01 -5.00"]),
    Case(
      testDescription: "P13: handed to the collector", movement: .deposit, amount: 9340,
      expected: ["assets:cash:in-transit 93.40", "assets:cash:till:R01 -93.40"]),
  ]

  @Test("P11 to P13: a movement of cash posts otherwise", arguments: casesTable)
  func cases(_ each: Case) throws {
    let content = try CashOffice.content(
      each.movement, amount: eur(each.amount), reason: each.reason, register: Sample.register,
      drawer: eur(9340), pack: TestPack.plain)
    let document = try Document(Sample.head(.cashIn), content)
    #expect(book(document.postings) == each.expected)
    #expect(content.amount == eur(each.amount))
    #expect(content.reason == each.reason)
  }

  static let refusedTable:
    [(movement: CashOffice.Movement, amount: Int64, reason: String, Refusal)] = [
      (.payIn, 0, "float", Refusal(.cashAmountInvalid, at: "amount")),
      (.payOut, -1, "petty", Refusal(.cashAmountInvalid, at: "amount")),
      (.deposit, 0, "", Refusal(.cashAmountInvalid, at: "amount")),
      (.payOut, 10_001, "petty", Refusal(.cashNotPossible, at: "amount")),
      (.deposit, 10_001, "", Refusal(.cashNotPossible, at: "amount")),
      (.payIn, 1, "gift", Refusal(.cashReasonUnknown, at: "reason", ["reason": "gift"])),
      (.payIn, 1, "petty", Refusal(.cashReasonUnknown, at: "reason", ["reason": "petty"])),
      (.payOut, 1, "float", Refusal(.cashReasonUnknown, at: "reason", ["reason": "float"])),
      (.payIn, 1, "odd", Refusal(.cashReasonUnknown, at: "reason", ["reason": "odd"])),
    ]

  @Test("cash moves that is not there, or for a reason that nobody knows", arguments: refusedTable)
  func refused(
    movement: CashOffice.Movement, amount: Int64, reason: String, refusal: Refusal
  ) {
    #expect(throws: refusal) {
      try CashOffice.content(
        movement, amount: eur(amount), reason: reason, register: Sample.register,
        drawer: eur(10_000), pack: TestPack.plain)
    }
  }

  @Test("a role of the chart is taken for the other side of a movement of cash")
  func contraAccounts() {
    let possible: Set<AccountRole> = [
      .safe, .cashInTransit, .bank, .expense, .accountable, .tips,
    ]
    for role in AccountRole.allCases {
      #expect((Account.contra(role) != nil) == possible.contains(role))
    }
    #expect(Account.contra(.cashInTransit) == .cashInTransit)
    #expect(Account.contra(.bank) == .bank)
  }
}

@Suite("P14 to P16, P19: movements at the bank")
struct BankDeskTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let movement: BankDesk.Movement
    let reason: String
    let expected: [String]
  }

  static let casesTable: [Case] = [
    Case(
      testDescription: "P14: the bank credits a deposit", movement: .depositCredited(eur(9340)),
      reason: "deposit_credited E1",
      expected: ["assets:bank:main 93.40", "assets:cash:in-transit -93.40"]),
    Case(
      testDescription: "P15: a card batch less its fee",
      movement: .cardBatch(paid: eur(14_766), fee: eur(164)), reason: "card_batch E1",
      expected: [
        "assets:bank:main 147.66", "assets:card:clearing -149.30", "expenses:card-fees 1.64",
      ]),
    Case(
      testDescription: "P15: a card batch without a fee",
      movement: .cardBatch(paid: eur(14_930), fee: eur(0)), reason: "card_batch E1",
      expected: ["assets:bank:main 149.30", "assets:card:clearing -149.30"]),
    Case(
      testDescription: "P16: a chargeback", movement: .chargeback(eur(5250)),
      reason: "chargeback E1",
      expected: ["assets:receivable-disputes 52.50", "assets:card:clearing -52.50"]),
    Case(
      testDescription: "transfers of the counter arrive",
      movement: .transfersArrived(eur(1559)), reason: "transfers_arrived E1",
      expected: ["assets:bank:main 15.59", "assets:transfer:clearing -15.59"]),
    Case(
      testDescription: "P19: a transfer for an invoice",
      movement: .invoicePaid(OpenSamples.invoice(open: 14_520), eur(14_520)),
      reason: "invoice_paid E1",
      expected: ["assets:bank:main 145.20", "assets:receivable:C-7 -145.20"]),
  ]

  @Test("P14 to P16, P19: a movement at the bank posts otherwise", arguments: casesTable)
  func cases(_ each: Case) throws {
    let content = try BankDesk.content(each.movement, reference: "E1")
    let document = try Document(Sample.head(.bankSettlement), content)
    #expect(book(document.postings).sorted() == each.expected.sorted())
    #expect(content.reason == each.reason)
    #expect(try sum(document.postings).isZero)
  }

  @Test("P19: a transfer does not lower what is open of its invoice")
  func invoicePaid() throws {
    let content = try BankDesk.content(
      .invoicePaid(OpenSamples.invoice(open: 14_520), eur(100)), reference: "")
    #expect(content.reason == "invoice_paid")
    #expect(content.items.map(\.amount) == [eur(-100)])
    #expect(content.items.map(\.item) == ["INV-R01-000007"])
    #expect(
      content.relations == [Relation(document: 7, name: "INV-R01-000007", kind: .settles)])
  }

  static let refusedTable: [(movement: BankDesk.Movement, code: RefusalCode)] = [
    (.depositCredited(eur(0)), .cashAmountInvalid), (.chargeback(eur(-1)), .cashAmountInvalid),
    (.transfersArrived(eur(0)), .cashAmountInvalid),
    (.cardBatch(paid: eur(0), fee: eur(0)), .cashAmountInvalid),
    (.cardBatch(paid: eur(100), fee: eur(-1)), .cashAmountInvalid),
    (.cardBatch(paid: eur(.max), fee: eur(1)), .documentAmountOutOfRange),
    (.invoicePaid(OpenSamples.invoice(open: 100), eur(101)), .transferExceedsRemaining),
    (.invoicePaid(OpenSamples.invoice(open: 100), eur(0)), .cashAmountInvalid),
  ]

  @Test("a movement at the bank is booked that can't be", arguments: refusedTable)
  func refused(movement: BankDesk.Movement, code: RefusalCode) throws {
    let refusal = try #require(throws: Refusal.self) {
      try BankDesk.content(movement, reference: "E1")
    }
    #expect(refusal.code == code)
  }
}
