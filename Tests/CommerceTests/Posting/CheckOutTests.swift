import Amounts
import Commerce
import Testing

@Suite("From tenders to a document")
struct CheckOutTests {
  private func content(
    due: String, _ offers: [TenderOffer], earlierCash: Int64? = nil,
    on date: BusinessDate = Sample.today
  ) throws -> DocumentContent {
    let pack = TestPack.plain
    var purchase = try Purchase.sale(quote([Sold(due)]), customer: nil, vouchers: [])
    if let earlierCash {
      let item = OpenItem(
        kind: .receivable, document: 7, name: "INV", customer: Sample.customer, due: nil,
        amount: purchase.payable, open: purchase.payable, openVAT: eur(0), tax: nil)
      purchase = try Purchase.settlement(
        item, amount: purchase.payable, earlierCash: eur(earlierCash))
    }
    var settlement = try Settlement(
      payable: purchase.payable, policy: purchase.policy(pack, cashStep: eur(0)))
    for offer in offers {
      if case .askTerminal = try settlement.handle(.offered(offer)) {
        _ = try settlement.handle(Offer.approved)
      }
    }
    return try CheckOut.content(
      of: purchase, paid: settlement, name: "RCP-R01-000001", pack: pack, on: date,
      items: noItems)
  }

  @Test("a document is issued while something is still due")
  func due() throws {
    let refusal = try #require(throws: Refusal.self) {
      try content(due: "10.00", [.cash(tendered: eur(999))])
    }
    #expect(refusal.code == .documentNotBalanced)
    #expect(refusal.path == "tenders")
    #expect(refusal.values == ["due": "10.00", "tendered": "9.99"])
  }

  @Test("8.3: cash over the legal limit is taken, or the limit itself refused")
  func cashLimit() throws {
    let refusal = Refusal(.tenderCashOverLimit, at: "tenders", ["limit": "7200.00"])
    #expect(throws: Never.self) { try content(due: "7200.00", [.cash(tendered: eur(800_000))]) }
    #expect(throws: refusal) { try content(due: "7200.01", [.cash(tendered: eur(800_000))]) }
    #expect(throws: Never.self) {
      try content(
        due: "8000.00", [.card(amount: eur(80_000), tip: eur(0)), .cash(tendered: eur(720_000))])
    }
    #expect(throws: refusal) {
      try content(due: "8000.00", [.cash(tendered: eur(400_000)), .cash(tendered: eur(400_000))])
    }
    #expect(throws: Never.self) {
      try content(
        due: "7200.01", [.cash(tendered: eur(800_000))], on: day(12, 31, year: 2016))
    }
  }

  @Test("8.3: the limit forgets cash of earlier documents of the same transaction")
  func linkedLimit() throws {
    #expect(throws: Never.self) {
      try content(due: "200.00", [.cash(tendered: eur(20_000))], earlierCash: 700_000)
    }
    #expect(throws: Refusal.self) {
      try content(due: "200.01", [.cash(tendered: eur(20_001))], earlierCash: 700_000)
    }
  }

  @Test("a receipt is put on the account of another customer than it names")
  func partyMismatch() throws {
    let purchase = try Purchase.sale(
      quote([Sold("1.00")]), customer: CustomerID(trusted: "C-8"), vouchers: [])
    #expect(throws: Refusal(.transferPartyMismatch)) {
      try document(
        of: purchase,
        offers: [.account(amount: eur(100), customer: Sample.customer, due: day(4, 1))])
    }
  }

  static let settlementsTable: [(open: Int64, amount: Int64, code: RefusalCode)] = [
    (100, 0, .tenderAmountInvalid), (100, -1, .tenderAmountInvalid),
    (0, 1, .transferAlreadySettled), (100, 101, .transferExceedsRemaining),
  ]

  @Test("P4: more is paid of an invoice than is open", arguments: settlementsTable)
  func settlements(open: Int64, amount: Int64, code: RefusalCode) throws {
    let refusal = try #require(throws: Refusal.self) {
      try Purchase.settlement(
        OpenSamples.invoice(open: open), amount: eur(amount), earlierCash: eur(0))
    }
    #expect(refusal.code == code)
  }

  @Test("a document bears another name, series or author than its desk")
  func desk() throws {
    let branch = Branch(
      code: "RIX1", legalName: "Kase", registration: "4000", registers: [Sample.register],
      country: "LV", packVersion: 1, packHash: "00", cashStep: 5, language: "en",
      currency: "EUR")
    let desk = Desk(
      pack: TestPack.plain, branch: branch,
      shift: Sample.shift(carriedOver: 0, openingCount: 0), at: Sample.now,
      person: Sample.person, nextDocument: 41, nextNumber: { $0 == "RCP-R01" ? 123 : 7 })
    #expect(desk.cashStep == eur(5))
    #expect(desk.terms.language == "en")
    #expect(desk.terms.date == Sample.today)
    let receipt = try desk.issue(.receipt, DocumentContent(.euro))
    #expect(receipt.head.name == "RCP-R01-000123")
    #expect(receipt.head.id == 41)
    #expect(receipt.head.pack == "LV/1")
    #expect(receipt.head.shift == 1)
    #expect(receipt.head.businessDate == Sample.today)
    #expect(receipt.head.issuedAt == Sample.now)
    #expect(receipt.head.person == Sample.person)
    let invoice = try desk.issue(.invoice, DocumentContent(.euro), following: 2)
    #expect(invoice.head.name == "INV-R01-2026-000007")
    #expect(invoice.head.id == 43)
    #expect(try desk.issue(.bankSettlement, DocumentContent(.euro)).head.series == "STL")
    #expect(try desk.issue(.claim, DocumentContent(.euro)).head.series == "CLM-R01")
  }

  @Test("a number of more than six digits is cut", arguments: [1, 999_999, 1_000_000] as [Int64])
  func longNumbers(number: Int64) {
    let name = Sample.head(.receipt, number: number).name
    #expect(name.hasSuffix(String(number)))
    #expect(name.utf8.count == "RCP-R01-".utf8.count + max(6, String(number).utf8.count))
  }

  static let faultsTable: [(fault: AmountError, code: RefusalCode)] = [
    (.overflow, .documentAmountOutOfRange), (.noDivisor, .documentAmountOutOfRange),
    (.mixedCurrencies(.euro, .euro), .documentCurrencyNotSupported),
    (.malformed("x"), .requestValueInvalid),
    (.tooManyDecimals("0.001", allowed: 2), .requestValueInvalid),
  ]

  @Test("a fault of an amount reaches the caller as another refusal", arguments: faultsTable)
  func faults(fault: AmountError, code: RefusalCode) throws {
    let refusal = try #require(throws: Refusal.self) {
      try refusing(at: "lines[0]") { () throws(AmountError) in throw fault }
    }
    #expect(refusal.code == code)
    #expect(refusal.path == "lines[0]")
    #expect(refusal.at("total").path == "total")
    #expect(refusal.at("total").code == code)
  }

  @Test("two reasons share a code, so that callers can't tell them apart")
  func codes() {
    #expect(Set(RefusalCode.allCases.map(\.rawValue)).count == RefusalCode.allCases.count)
    for code in RefusalCode.allCases {
      #expect(code.rawValue.split(separator: ".").count == 2, "\(code.rawValue)")
    }
  }
}
