import Amounts
import CanonicalJSON
import Commerce
import CounterTesting
import Devices
import LedgerStore
import Operations
import Simulators
import Testing

@Suite("What an open card attempt is about belongs to its command")
struct ClaimTests {
  private static let r1 = RegisterID(trusted: "R1")
  private static let basket = BasketID(trusted: "b-1")

  private func openBranch(_ script: SimulatedTerminal.Behaviour...) async throws -> TestBranch {
    let branch = try await TestBranch()
    _ = try await branch.open()
    await branch.terminals[Self.r1]?.expect(script)
    return branch
  }

  private func code(_ work: () async throws -> Void) async -> RefusalCode? {
    do {
      try await work()
      return nil
    } catch { return (error as? Refusal)?.code }
  }

  private func truth(_ branch: TestBranch) async -> [Int64] {
    await branch.terminals[Self.r1]?.truth.map { line in
      line.movement == .payment ? line.amount.minorUnits : -line.amount.minorUnits
    } ?? []
  }

  private func park(_ branch: TestBranch) async throws {
    _ = try await branch.counter.save(
      basket: Self.basket,
      try branch.envelope(
        "basket.save", #"{"purchase":{"do":"sale","lines":[{"service":"T-304","quantity":"1"}]}}"#,
        key: "park"))
  }

  private func pay(_ branch: TestBranch, _ tenders: String, key: String) async throws -> Reply {
    try await branch.counter.pay(
      basket: Self.basket,
      try branch.envelope("basket.pay", #"{"tenders":[\#(tenders)]}"#, key: key))
  }

  private static let byCard =
    #"{"lines":[{"service":"T-304","quantity":"1"}],"tenders":[\#(card)]}"#
  private static let card = #"{"kind":"card","amount":"15.00"}"#
  private static let cash = #"{"kind":"cash","tendered":"15.00"}"#

  @Test("a fallback behind an approved card would refuse the sale after the charge")
  func unusedFallback() async throws {
    let branch = try await openBranch(.approve)
    let reply = try await branch.sell(
      """
      {"lines":[{"service":"T-304","quantity":"1"}],"tenders":[\(Self.card),
        {"kind":"cash","tendered":"20.00"}]}
      """, key: "k1")
    #expect(reply.answer["state"] == .string("paid"))
    #expect(reply.answer["change"] == .string("0.00"))
    #expect(await truth(branch) == [1500])
  }

  @Test(
    "a tender that must be refused would be found out after a card was charged",
    arguments: [
      #"{"kind":"voucher","amount":"5.00","code":"NO-SUCH-CODE"}"#,
      #"{"kind":"prepayment","amount":"5.00","document":"PRP-R1-2026-000001"}"#,
      #"{"kind":"cash","tendered":"0.00"}"#, #"{"kind":"cash","tendered":"4.00"}"#,
      #"{"kind":"transfer","amount":"50.00","reference":"x"}"#,
    ])
  func rehearsed(_ tender: String) async throws {
    let branch = try await openBranch()
    let refused = await code {
      _ = try await branch.sell(
        """
        {"lines":[{"service":"T-304","quantity":"1"}],
         "tenders":[{"kind":"card","amount":"10.00"},\(tender)]}
        """, key: "k1")
    }
    #expect(refused != nil)
    #expect(await truth(branch) == [])
    #expect(try await branch.ledger.read { try $0.openAttempts() } == [])
  }

  @Test("a basket in doubt would be paid a second time, changed or given up")
  func basketInDoubt() async throws {
    let branch = try await openBranch(.loseAnswer, .unplugged)
    try await park(branch)
    guard case .doubt = try await pay(branch, Self.card, key: "k1") else {
      Issue.record("expected a doubt")
      return
    }
    #expect(await code { _ = try await pay(branch, Self.cash, key: "k2") } == .tenderAttemptOpen)
    #expect(await code { try await park(branch) } == nil, "the same key only repeats its answer")
    let discarded = await code {
      _ = try await branch.counter.discard(
        basket: Self.basket,
        try branch.envelope("basket.discard", #"{"reason":"x"}"#, key: "k3"))
    }
    #expect(discarded == .tenderAttemptOpen)
    #expect(try await pay(branch, Self.card, key: "k1").answer["state"] == .string("paid"))
    #expect(await truth(branch) == [1500])
  }

  @Test("a charge whose caller is gone could not be finished by anybody")
  func callerIsGone() async throws {
    let branch = try await openBranch(.loseAnswer, .unplugged)
    guard
      case .doubt(let attempt) = try await branch.sell(
        Self.byCard, key: "k1")
    else {
      Issue.record("expected a doubt")
      return
    }
    // The terminal answers again; somebody asks, and finds the basket that was saved before the
    // charge.
    _ = try await branch.counter.inquire(attempt: attempt.id, by: TestBranch.actor())
    let parked = try await branch.counter.baskets(of: Self.r1, for: TestBranch.actor())
    guard case .array(let list) = parked, let name = list.first?["id"]?.text else {
      Issue.record("no basket")
      return
    }
    let paid = try await branch.counter.pay(
      basket: BasketID(trusted: name),
      try branch.envelope("basket.pay", #"{"tenders":[]}"#, key: "k2"))
    #expect(paid.answer["state"] == .string("paid"))
    #expect(await truth(branch) == [1500])
    // The first command comes back late: nothing is charged again, and it is told.
    #expect(
      await code {
        _ = try await branch.sell(
          Self.byCard, key: "k1")
      } == .documentAlreadyFinalised)
    #expect(try branch.ledger.verify().fault == nil)
  }

  @Test("two commands with the same body would share what a card was charged")
  func sameBody() async throws {
    let branch = try await openBranch(.approve, .decline, .approve, .decline)
    let request = """
      {"lines":[{"service":"T-304","quantity":"2"}],"tenders":[
        {"kind":"card","amount":"10.00"},{"kind":"card","amount":"20.00"}]}
      """
    let first = try await branch.sell(request, key: "k1").answer["basket"]?.text
    let second = try await branch.sell(request, key: "k2").answer["basket"]?.text
    #expect(first != nil && second != nil && first != second)
    for name in [first, second] {
      let paid = try await branch.counter.pay(
        basket: BasketID(trusted: name ?? ""),
        try branch.envelope(
          "basket.pay", #"{"tenders":[{"kind":"cash","tendered":"20.00"}]}"#,
          key: "p-\(name ?? "")"))
      #expect(paid.answer["gross"] == .string("30.00"))
    }
  }

  @Test("a refund in doubt would be paid out a second time")
  func refundInDoubt() async throws {
    let branch = try await openBranch(.approve, .loseAnswer, .unplugged)
    let receipt =
      try await branch.sell(
        Self.byCard, key: "k1"
      ).answer["document"]?.text ?? ""
    func refund(_ kind: String, key: String) async throws -> Reply {
      try await branch.counter.refund(
        try branch.envelope(
          "refund",
          """
          {"document":"\(receipt)","lines":[{"line":1,"quantity":"1"}],
           "tender":{"kind":"\(kind)"}}
          """, key: key))
    }
    guard case .doubt = try await refund("card", key: "r1") else {
      Issue.record("expected a doubt")
      return
    }
    #expect(await code { _ = try await refund("cash", key: "r2") } == .tenderAttemptOpen)
    #expect(await code { _ = try await refund("card", key: "r3") } == .tenderAttemptOpen)
    #expect(
      await code {
        _ = try await branch.counter.void(
          try branch.envelope(
            "void", #"{"document":"\#(receipt)","reason":"x"}"#, key: "v1"))
      } == .tenderAttemptOpen)
    #expect(try await refund("card", key: "r1").answer["gross"] == .string("-15.00"))
    #expect(await truth(branch) == [1500, -1500])
  }

  @Test("a reversal that was done would be done again when the next one was declined")
  func partialVoid() async throws {
    let branch = try await openBranch(.approve, .approve, .approve, .decline)
    let receipt =
      try await branch.sell(
        """
        {"lines":[{"service":"T-304","quantity":"1"}],"tenders":[
          {"kind":"card","amount":"5.00"},{"kind":"card","amount":"10.00"}]}
        """, key: "k1"
      ).answer["document"]?.text ?? ""
    func void(_ key: String) async throws -> JSON {
      try await branch.counter.void(
        try branch.envelope("void", #"{"document":"\#(receipt)","reason":"x"}"#, key: key)
      ).answer
    }
    #expect(try await void("v1")["state"] == .string("declined"))
    #expect(await truth(branch) == [500, 1000, -500])
    // Meanwhile nobody else may give money back for it.
    #expect(
      await code {
        _ = try await branch.counter.refund(
          try branch.envelope(
            "refund",
            """
            {"document":"\(receipt)","lines":[{"line":1,"quantity":"1"}],
             "tender":{"kind":"cash"}}
            """, key: "r1"))
      } == .tenderAttemptOpen)
    #expect(try await void("v2")["state"] == .string("paid"))
    #expect(await truth(branch) == [500, 1000, -500, -1000])
    #expect(try branch.ledger.verify().fault == nil)
  }

  @Test("a void that began before a close could never be finished after it")
  func voidAcrossClose() async throws {
    let branch = try await openBranch(.approve, .approve, .approve, .decline)
    let receipt =
      try await branch.sell(
        """
        {"lines":[{"service":"T-304","quantity":"1"}],"tenders":[
          {"kind":"card","amount":"5.00"},{"kind":"card","amount":"10.00"}]}
        """, key: "k1"
      ).answer["document"]?.text ?? ""
    func void(_ key: String) async throws -> JSON {
      try await branch.counter.void(
        try branch.envelope("void", #"{"document":"\#(receipt)","reason":"x"}"#, key: key)
      ).answer
    }
    #expect(try await void("v1")["state"] == .string("declined"))
    let closed = try await branch.counter.closeShift(
      try branch.envelope("close_shift", #"{"count":{"100.00":1}}"#, key: "z1"))
    #expect(closed["doubts"] != .array([]))
    _ = try await branch.open(key: "next")
    #expect(try await void("v2")["state"] == .string("paid"))
    #expect(await truth(branch) == [500, 1000, -500, -1000])
    #expect(try branch.ledger.verify().fault == nil)
  }

  @Test("a charge that was given back would pay when its command comes back late")
  func lateAfterGivingBack() async throws {
    let branch = try await openBranch(.loseAnswer, .unplugged)
    try await park(branch)
    guard case .doubt(let attempt) = try await pay(branch, Self.card, key: "k1") else {
      Issue.record("expected a doubt")
      return
    }
    _ = try await branch.counter.inquire(attempt: attempt.id, by: TestBranch.actor())
    _ = try await branch.counter.giveBack(
      basket: Self.basket,
      try branch.envelope("basket.reverse", #"{"reason":"left"}"#, key: "g1"))
    #expect(await truth(branch) == [1500, -1500])
    #expect(
      await code { _ = try await pay(branch, Self.card, key: "k1") } == .documentAlreadyFinalised)
    #expect(await truth(branch) == [1500, -1500])
    #expect(try await branch.documentCount() == 1)
  }

  @Test("a credit note would go back another way than the money came, unasked")
  func anotherWay() async throws {
    let branch = try await TestBranch(limits: .standard)
    _ = try await branch.open()
    let invoice = try await branch.counter.invoice(
      try branch.envelope(
        "invoice",
        """
        {"customer":"C-1","due_date":"2026-12-31","lines":[{"service":"T-304","quantity":"1"}]}
        """, key: "i1"))
    let name = invoice["document"]?.text ?? ""
    _ = try await branch.counter.checkOut(
      .settlement,
      try branch.envelope(
        "pay_invoice", #"{"invoice":"\#(name)","amount":"15.00","tenders":[\#(Self.card)]}"#,
        key: "p1"))
    #expect(
      await code {
        _ = try await branch.counter.refund(
          try branch.envelope(
            "refund",
            """
            {"document":"\(name)","lines":[{"line":1,"quantity":"1"}],"tender":{"kind":"cash"}}
            """, key: "r1"))
      } == .approvalMissing)
  }
}
