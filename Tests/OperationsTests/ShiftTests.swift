import Amounts
import CanonicalJSON
import Commerce
import CounterTesting
import LedgerStore
import Operations
import Testing

@Suite("Shifts, rights, second persons")
struct ShiftTests {
  private static let r1 = RegisterID(trusted: "R1")

  private func code(_ work: () async throws -> Void) async -> RefusalCode? {
    do {
      try await work()
      return nil
    } catch { return (error as? Refusal)?.code }
  }

  @Test("a sale would be possible without an open shift")
  func noShift() async throws {
    let branch = try await TestBranch()
    #expect(await code { _ = try await branch.sellLetters(key: "s1") } == .shiftNotOpen)
    #expect(try await branch.documentCount() == 0)
    // The refusal left a row, took no number, and did not use up the key.
    _ = try await branch.open()
    #expect(try await branch.sellLetters(key: "s1") == "RCP-R1-000001")
  }

  @Test("one key would make two sales, or another command the same sale")
  func idempotency() async throws {
    let branch = try await TestBranch()
    _ = try await branch.open()
    let first = try await branch.sellLetters(key: "s1")
    #expect(try await branch.sellLetters(key: "s1") == first)
    let other = await code {
      _ = try await branch.sell(
        #"{"lines":[{"service":"P-101","quantity":"3"}],"tenders":[{"kind":"cash","tendered":"5.00"}]}"#,
        key: "s1")
    }
    #expect(other == .documentKeyBodyDiffers)
    #expect(try await branch.documentCount() == 2)
  }

  @Test("the four cash figures would not be those of the example")
  func fourFigures() async throws {
    let branch = try await TestBranch()
    let opened = try await branch.counter.openShift(
      try branch.envelope(
        "open_shift",
        """
        {"carried_over":"100.00",
         "count":{"50.00":1,"20.00":2,"5.00":1,"2.00":2,"0.50":1}}
        """, key: "o1"))
    #expect(opened["opening_difference"] == .string("-0.50"))
    _ = try await branch.sell(
      """
      {"lines":[{"service":"T-304","quantity":"4"}],"tenders":[{"kind":"cash","tendered":"100.00"}]}
      """, key: "s1")
    _ = try await branch.counter.moveCash(
      .payIn, try branch.envelope("pay_in", #"{"amount":"20.00","reason":"float"}"#, key: "m1"))
    _ = try await branch.counter.moveCash(
      .payOut, try branch.envelope("pay_out", #"{"amount":"5.00","reason":"petty"}"#, key: "m2"))
    _ = try await branch.counter.moveCash(
      .deposit, try branch.envelope("deposit", #"{"amount":"50.00"}"#, key: "m3"))
    let closed = try await branch.counter.closeShift(
      try branch.envelope(
        "close_shift",
        #"{"count":{"100.00":1,"20.00":1,"2.00":2,"0.10":1},"drop":"24.00"}"#, key: "z1"))
    // 99.50 + 60.00 + 20.00 - 5.00 - 50.00
    #expect(closed["expected_cash"] == .string("124.50"))
    #expect(closed["closing_difference"] == .string("-0.40"))
    #expect(closed["left_in_drawer"] == .string("100.10"))
    #expect(
      await code {
        _ = try await branch.counter.openShift(
          try branch.envelope(
            "open_shift", #"{"carried_over":"124.10","count":{"100.00":1}}"#, key: "o2"))
      } == .shiftCarriedOverDiffers)
    let next = try await branch.counter.openShift(
      try branch.envelope("open_shift", #"{"count":{"100.00":1,"0.10":1}}"#, key: "o3"))
    #expect(next["opening_difference"] == .string("0.00"))
    #expect(try branch.ledger.verify().fault == nil)
  }

  @Test("a second shift could be opened on a register")
  func secondShift() async throws {
    let branch = try await TestBranch()
    _ = try await branch.open()
    #expect(await code { _ = try await branch.open(key: "again") } == .shiftAlreadyOpen)
  }

  @Test("nobody but the opener could close; or anybody could")
  func closedByAnother() async throws {
    let branch = try await TestBranch()
    _ = try await branch.open(person: "anna")
    let request = #"{"count":{"100.00":1}}"#
    let stranger = TestBranch.actor("juris", [.specialist])
    #expect(
      await code {
        _ = try await branch.counter.closeShift(
          try branch.envelope("close_shift", request, key: "z1", by: stranger))
      } == .shiftPersonNotHolder)
    let lead = TestBranch.actor("marta", [.senior])
    let closed = try await branch.counter.closeShift(
      try branch.envelope("close_shift", request, key: "z2", by: lead))
    #expect(closed["closing_difference"] == .string("0.00"))
  }

  @Test("a handover would lose a difference, or post it twice")
  func handover() async throws {
    let branch = try await TestBranch()
    _ = try await branch.open()
    let handed = try await branch.counter.handOver(
      try branch.envelope(
        "handover", #"{"count":{"50.00":1,"20.00":2,"5.00":1}}"#, key: "h1"),
      to: TestBranch.actor("ieva", [.specialist]))
    #expect(handed["difference"] == .string("-5.00"))
    let closed = try await branch.counter.closeShift(
      try branch.envelope(
        "close_shift", #"{"count":{"50.00":1,"20.00":2,"5.00":1}}"#, key: "z1",
        by: TestBranch.actor("ieva", [.specialist])))
    #expect(closed["expected_cash"] == .string("95.00"))
    #expect(closed["closing_difference"] == .string("0.00"))
  }

  @Test("who counts blind would be told what must be in the drawer")
  func blindCount() async throws {
    let branch = try await TestBranch()
    _ = try await branch.open()
    _ = try await branch.sellLetters(key: "s1")
    let blind = TestBranch.actor("anna", [.specialist])
    let x = try await branch.counter.xReport(of: Self.r1, for: blind)
    #expect(x["expected_cash"] == nil)
    #expect(x["opening_count"] == nil)
    #expect(x["totals"]?["method"] == .object([]))
    let seeing = try await branch.counter.xReport(
      of: Self.r1, for: TestBranch.actor("admin", [.administrator]))
    #expect(seeing["expected_cash"] == .string("102.92"))
    #expect(
      await code {
        _ = try await branch.counter.documents(DocumentFilter(), for: blind)
      } == .authForbidden)
  }

  @Test("a right would be missing from the check of a command")
  func rights() async throws {
    let branch = try await TestBranch()
    _ = try await branch.open()
    for role in [Role.technician, .accountant] {
      let actor = TestBranch.actor("x", [role])
      #expect(
        await code { _ = try await branch.sellLetters(key: "s", by: actor) } == .authForbidden)
    }
    let specialist = TestBranch.actor("anna", [.specialist])
    #expect(
      await code {
        _ = try await branch.counter.bookBank(
          try branch.envelope(
            "bank", #"{"movement":"chargeback","amount":"1.00"}"#, key: "b", by: specialist))
      } == .authForbidden)
  }

  @Test("a limit would be passed in parts, or an approval used twice or for something else")
  func approvals() async throws {
    let branch = try await TestBranch(limits: .standard)
    _ = try await branch.open()
    let anna = TestBranch.actor("anna", [.specialist])
    let marta = TestBranch.actor("marta", [.senior])
    func payOut(_ amount: String, key: String, approval: String? = nil) async throws -> JSON {
      try await branch.counter.moveCash(
        .payOut,
        try branch.envelope(
          "pay_out", #"{"amount":"\#(amount)","reason":"petty"}"#, key: key, by: anna,
          approval: approval))
    }
    _ = try await payOut("20.00", key: "m1")
    _ = try await payOut("20.00", key: "m2")
    var asked: String?
    do { _ = try await payOut("20.00", key: "m3") } catch let refusal as Refusal {
      #expect(refusal.code == .approvalMissing)
      asked = refusal.values["approval"]
    }
    let name = try #require(asked)
    let id = ApprovalID(trusted: name)
    #expect(
      await code { _ = try await payOut("20.00", key: "m3", approval: name) }
        == .approvalNotGranted)
    #expect(
      await code {
        _ = try await branch.counter.answer(approval: id, by: anna, grants: true, key: "g0")
      } == .authForbidden)
    _ = try await branch.counter.answer(approval: id, by: marta, grants: true, key: "g1")
    #expect(
      await code { _ = try await payOut("19.00", key: "m4", approval: name) }
        == .approvalOtherDocument)
    #expect(try await payOut("20.00", key: "m3", approval: name)["amount"] == .string("20.00"))
    #expect(
      await code { _ = try await payOut("20.00", key: "m5", approval: name) }
        == .approvalAlreadyUsed)
    #expect(try branch.ledger.verify().fault == nil)
  }

  @Test("an approval would stand for ever")
  func expiredApproval() async throws {
    let branch = try await TestBranch(limits: .standard)
    _ = try await branch.open()
    let anna = TestBranch.actor("anna", [.specialist])
    var asked: String?
    do {
      _ = try await branch.counter.moveCash(
        .payOut,
        try branch.envelope(
          "pay_out", #"{"amount":"30.00","reason":"petty"}"#, key: "m1", by: anna))
    } catch let refusal as Refusal { asked = refusal.values["approval"] }
    branch.wait(seconds: 121)
    let id = ApprovalID(trusted: try #require(asked))
    #expect(
      await code {
        _ = try await branch.counter.answer(
          approval: id, by: TestBranch.actor("marta", [.senior]), grants: true, key: "g1")
      } == .approvalExpired)
  }
}
