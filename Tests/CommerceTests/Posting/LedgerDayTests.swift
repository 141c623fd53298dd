import Amounts
import Commerce
import Testing

/// The example in ledger text of the rules on postings (section 9.2), as one story.
@Suite("9.2: three days in the books")
struct LedgerDayTests {
  /// Balances by account after some documents.
  static func balances(_ documents: [Document]) -> [String: Int64] {
    var result: [String: Int64] = [:]
    for posting in documents.flatMap(\.postings) {
      result[posting.account.name, default: 0] += posting.amount.minorUnits
    }
    return result
  }

  static func float() throws -> Document {
    let content = try CashOffice.content(
      .payIn, amount: eur(15_000), reason: "float", register: Sample.register, drawer: eur(0),
      pack: TestPack.plain)
    return try Document(Sample.head(.cashIn), content)
  }

  static func day() throws -> [Document] {
    let pack = TestPack.fiveCents
    let bill = try AgencyTests.bill()
    let count = try ShiftDesk.countSheet(
      .closing, CashCount(recorded: [], total: eur(24_340)), expected: eur(24_380),
      brought: eur(0), register: Sample.register)
    let drop = try CashOffice.content(
      .deposit, amount: eur(9340), reason: "", register: Sample.register, drawer: eur(24_340),
      pack: pack)
    return [
      try float(),
      try receipt(quote([Sold("12.31")]), offers: [.cash(tendered: eur(1230))], pack: pack),
      try receipt(
        quote([Sold("52.50", "1", "reduced")]), offers: [.card(amount: eur(5250), tip: eur(0))]),
      try document(of: bill, offers: [.cash(tendered: eur(8150))], pack: pack),
      try document(
        of: PrepaymentPostingTests.purchase(9680),
        offers: [.card(amount: eur(9680), tip: eur(0))]),
      try Document(Sample.head(.count), count),
      try Document(Sample.head(.deposit), drop),
    ]
  }

  static func later() throws -> [Document] {
    let batch = try BankDesk.content(
      .cardBatch(paid: eur(14_766), fee: eur(164)), reference: "T01-1")
    let item = OpenSamples.prepayment()
    let invoice = try Invoicing.invoice(
      quote([Sold("242.00")]), customer: Sample.customer, due: OpenSamples.due,
      prepayments: [(item.name, eur(9680))], name: "INV-2026-000001",
      items: PrepaymentPostingTests.prepayments(item))
    return [
      try Document(Sample.head(.bankSettlement), batch),
      try Document(Sample.head(.invoice), invoice),
    ]
  }

  @Test("P17: the drawer does not hold 243.40 after the count, and 150.00 after the drop")
  func till() throws {
    let documents = try Self.day()
    let till = Sample.till.name
    let running = documents.indices.map { Self.balances(Array(documents[...$0]))[till] }
    #expect(running == [15_000, 16_230, 16_230, 24_380, 24_380, 24_340, 15_000])
  }

  @Test("P15: the clearing account of cards does not return to zero")
  func clearing() throws {
    let account = Account.cardClearing.name
    #expect(Self.balances(try Self.day())[account] == 14_930)
    #expect(Self.balances(try Self.day() + Self.later())[account] == 0)
  }

  @Test("P8: prepayments are not used up, or the tax of the three days is another")
  func everything() throws {
    let documents = try Self.day() + Self.later()
    let balances = Self.balances(documents)
    #expect(
      balances == [
        "assets:cash:till:R01": 15_000, "assets:cash:safe": -15_000, "expenses:rounding": 1,
        "income:services:21": -21_017, "liabilities:vat:21": -4414, "income:services:12": -4687,
        "liabilities:vat:12": -563, "liabilities:agency:latvenergo": -8000,
        "income:services:exempt": -150, "liabilities:prepayments": 0, "expenses:cash-short": 40,
        "assets:cash:in-transit": 9340, "assets:bank:main": 14_766, "expenses:card-fees": 164,
        "assets:card:clearing": 0, "assets:receivable:C-7": 14_520,
      ])
    #expect(balances.values.reduce(0, +) == 0)
    for document in documents { #expect(try sum(document.postings).isZero) }
  }
}
