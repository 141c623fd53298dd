import Amounts
import CanonicalJSON
import Commerce
import CounterTesting
import LedgerStore
import Operations
import Testing

@Suite("Invoices, prepayments, vouchers, refunds from end to end")
struct SettlementFlowTests {
  private func openBranch() async throws -> TestBranch {
    let branch = try await TestBranch()
    _ = try await branch.open()
    return branch
  }

  private func code(_ work: () async throws -> Void) async -> RefusalCode? {
    do {
      try await work()
      return nil
    } catch { return (error as? Refusal)?.code }
  }

  private func open(_ branch: TestBranch, _ customer: String) async throws -> String? {
    try await branch.counter.balance(
      of: CustomerID(trusted: customer), for: TestBranch.actor())["owes"]?.text
  }

  @Test("an invoice could be paid twice, or more than it is")
  func instalments() async throws {
    let branch = try await openBranch()
    let invoice = try await branch.counter.invoice(
      try branch.envelope(
        "invoice",
        """
        {"customer":"C-1","due_date":"2026-12-31","lines":[{"service":"T-304","quantity":"2"}]}
        """, key: "i1"))
    let name = invoice["document"]?.text ?? ""
    func pay(_ amount: String, key: String) async throws -> JSON {
      try await branch.counter.checkOut(
        .settlement,
        try branch.envelope(
          "pay_invoice",
          """
          {"invoice":"\(name)","amount":"\(amount)",
           "tenders":[{"kind":"cash","tendered":"\(amount)"}]}
          """, key: key)
      ).answer
    }
    #expect(try await open(branch, "C-1") == "30.00")
    #expect(try await pay("10.00", key: "p1")["open"] == .string("20.00"))
    #expect(await code { _ = try await pay("20.01", key: "p2") } == .transferExceedsRemaining)
    #expect(try await pay("20.00", key: "p3")["open"] == .string("0.00"))
    #expect(await code { _ = try await pay("0.01", key: "p4") } == .transferAlreadySettled)
    #expect(try await open(branch, "C-1") == "0.00")
    #expect(try branch.ledger.verify().fault == nil)
  }

  @Test("a prepayment's tax would be paid twice, or the prepayment used twice")
  func prepaid() async throws {
    let branch = try await openBranch()
    let prepayment = try await branch.counter.checkOut(
      .prepayment,
      try branch.envelope(
        "prepayment",
        """
        {"customer":"C-2","service":"T-304","amount":"96.80",
         "tenders":[{"kind":"cash","tendered":"100.00"}]}
        """, key: "a1"))
    let name = prepayment.answer["document"]?.text ?? ""
    let request = """
      {"customer":"C-2","due_date":"2026-12-31","lines":[{"service":"T-305","quantity":"2"}],
       "prepayments":[{"document":"\(name)","amount":"96.80"}]}
      """
    let invoice = try await branch.counter.invoice(
      try branch.envelope("invoice", request, key: "a2"))
    #expect(invoice["open"] == .string("21.20"))
    let document = try await branch.ledger.read {
      try $0.document(named: invoice["document"]?.text ?? "")
    }
    let vat = document?.postings.first { $0.account.name == "liabilities:vat:21" }
    // 118.00 holds 20.48, of which 16.80 was due at the prepayment.
    #expect(vat?.amount.minorUnits == -368)
    let again = await code {
      _ = try await branch.counter.invoice(try branch.envelope("invoice", request, key: "a3"))
    }
    #expect(again == .prepaymentInsufficient)
    #expect(try branch.ledger.verify().fault == nil)
  }

  @Test("a voucher could be spent twice")
  func voucher() async throws {
    let branch = try await openBranch()
    _ = try await branch.sell(
      """
      {"vouchers":[{"code":"GIFT-0001","amount":"10.00"}],
       "tenders":[{"kind":"cash","tendered":"10.00"}]}
      """, key: "v1")
    func spend(_ amount: String, key: String) async throws -> JSON {
      let request = """
        {"lines":[{"service":"T-304","quantity":"1"}],"tenders":[
          {"kind":"voucher","amount":"\(amount)","code":"GIFT-0001"},
          {"kind":"cash","tendered":"20.00"}]}
        """
      let reply: Reply = try await branch.sell(request, key: key)
      return reply.answer
    }
    #expect(try await spend("6.00", key: "v2")["state"] == .string("paid"))
    #expect(await code { _ = try await spend("6.00", key: "v3") } == .voucherInsufficient)
    #expect(try await spend("4.00", key: "v4")["state"] == .string("paid"))
    let left = try await branch.counter.voucher(code: "GIFT-0001", for: TestBranch.actor())
    #expect(left["open"] == .string("0.00"))
    #expect(
      await code {
        _ = try await branch.sell(
          """
          {"vouchers":[{"code":"GIFT-0001","amount":"10.00"}],
           "tenders":[{"kind":"cash","tendered":"10.00"}]}
          """, key: "v5")
      } == .voucherCodeTaken)
    #expect(try branch.ledger.verify().fault == nil)
  }

  @Test("more could be given back than was sold")
  func refunds() async throws {
    let branch = try await openBranch()
    let receipt = try await branch.sellLetters(key: "s1")
    func refund(_ quantity: String, key: String) async throws -> JSON {
      try await branch.counter.refund(
        try branch.envelope(
          "refund",
          """
          {"document":"\(receipt)","lines":[{"line":1,"quantity":"\(quantity)"}],
           "tender":{"kind":"cash"}}
          """, key: key)
      ).answer
    }
    #expect(try await refund("1", key: "r1")["gross"] == .string("-1.46"))
    #expect(await code { _ = try await refund("1.001", key: "r2") } == .refundExceedsQuantity)
    #expect(try await refund("1", key: "r3")["gross"] == .string("-1.46"))
    #expect(await code { _ = try await refund("1", key: "r4") } == .refundExceedsQuantity)
    #expect(try branch.ledger.verify().fault == nil)
  }

  @Test("a credit note would pay out what was never paid in")
  func creditNote() async throws {
    let branch = try await openBranch()
    let invoice = try await branch.counter.invoice(
      try branch.envelope(
        "invoice",
        """
        {"customer":"C-3","due_date":"2026-12-31","lines":[{"service":"T-304","quantity":"2"}]}
        """, key: "i1"))
    let name = invoice["document"]?.text ?? ""
    let request = #"{"document":"\#(name)","lines":[{"line":1,"quantity":"1"}]}"#
    let credit = try await branch.counter.refund(
      try branch.envelope("refund", request, key: "c1"))
    #expect(credit.answer["type"] == .string("CRN"))
    #expect(credit.answer["paid_out"] == .object([]))
    #expect(try await open(branch, "C-3") == "15.00")
  }

  @Test("cash rounding would touch more than the cash part")
  func rounding() async throws {
    let branch = try await TestBranch(cashStep: "0.05")
    _ = try await branch.open()
    let reply = try await branch.sell(
      """
      {"lines":[{"service":"P-101","quantity":"1"}],"tenders":[
        {"kind":"transfer","amount":"1.00","reference":"T1"},
        {"kind":"cash","tendered":"1.00"}]}
      """, key: "s1")
    #expect(reply.answer["cash_rounding"] == .string("-0.01"))
    #expect(reply.answer["change"] == .string("0.55"))
    let retained = reply.answer["retained"]
    #expect(retained?["cash"] == .string("0.45"))
    #expect(retained?["transfer"] == .string("1.00"))
    #expect(try branch.ledger.verify().fault == nil)
  }
}
