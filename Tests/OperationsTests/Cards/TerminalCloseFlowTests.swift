import Amounts
import CanonicalJSON
import Commerce
import CounterTesting
import LedgerStore
import Operations
import Simulators
import Testing

@Suite("End of day at a terminal")
struct TerminalCloseFlowTests {
  private static let r1 = RegisterID(trusted: "R1")
  private static let terminal = TerminalID(trusted: "T-R1")

  private func branch(tellsLines: Bool = true) async throws -> TestBranch {
    let branch = try await TestBranch(
      terminal: { SimulatedTerminal(id: $0, tellsLines: tellsLines) })
    _ = try await branch.open()
    return branch
  }

  private func sell(_ branch: TestBranch, _ key: String) async throws -> JSON {
    try await branch.sell(
      """
      {"lines":[{"service":"T-304","quantity":"1"}],"tenders":[{"kind":"card","amount":"15.00"}]}
      """, key: key
    ).answer
  }

  private func close(_ branch: TestBranch, key: String, reason: String? = nil) async throws
    -> CloseReply
  {
    try await branch.counter.closeTerminal(
      try branch.envelope(
        "close_terminal", reason.map { #"{"reason":"\#($0)"}"# } ?? "{}", key: key))
  }

  private func openBatch(_ branch: TestBranch) async throws -> TerminalBatch {
    try await branch.ledger.read { try $0.openBatch(of: Self.terminal) }
  }

  @Test("payments would lie in another batch than the terminal has them in")
  func membership() async throws {
    let branch = try await branch()
    for key in ["k1", "k2"] { _ = try await sell(branch, key) }
    #expect(try await openBatch(branch).amount.minorUnits == 3_000)
    guard case .done(let answer) = try await close(branch, key: "c1") else {
      Issue.record("expected an end")
      return
    }
    #expect(answer["state"] == .string("closed"))
    #expect(answer["expected"]?["amount"] == .string("30.00"))
    #expect(answer["difference"] == .string("0.00"))
    _ = try await sell(branch, "k3")
    let batch = try await openBatch(branch)
    #expect(batch.number == 2 && batch.count == 1 && batch.amount.minorUnits == 1_500)
    let explained = try await branch.ledger.read { try $0.explain(batch: 1, of: Self.terminal) }
    #expect(explained.stated == 3_000 && explained.sum == 3_000 && explained.parts.count == 2)
    #expect(try branch.ledger.verify().fault == nil)
  }

  @Test("the same key would close twice, or answer otherwise")
  func once() async throws {
    let branch = try await branch()
    _ = try await sell(branch, "k1")
    let first = try await close(branch, key: "c1")
    let again = try await close(branch, key: "c1")
    #expect(again.answer.canonicalText == first.answer.canonicalText)
    #expect(try await openBatch(branch).number == 2)
    await #expect(throws: Refusal.self) { _ = try await close(branch, key: "c1", reason: "x") }
  }

  @Test("a batch would be closed over a payment in doubt")
  func doubts() async throws {
    let branch = try await branch()
    await branch.terminals[Self.r1]?.expect([.loseAnswer, .unplugged])
    _ = try await sell(branch, "k1")
    let refusal = await #expect(throws: Refusal.self) { _ = try await close(branch, key: "c1") }
    #expect(refusal?.code == .terminalDoubtsOpen)
    #expect(refusal?.values["attempts"]?.hasPrefix("c-") == true)
    _ = try await branch.counter.recoverAttempts()
    guard case .done = try await close(branch, key: "c1") else {
      Issue.record("expected an end")
      return
    }
  }

  @Test("a payment that only the terminal has would not be named", arguments: [true, false])
  func onlyThere(tellsLines: Bool) async throws {
    let branch = try await branch(tellsLines: tellsLines)
    _ = try await sell(branch, "k1")
    await branch.terminals[Self.r1]?.charge(minorUnits: 777)
    let refusal = await #expect(throws: Refusal.self) { _ = try await close(branch, key: "c1") }
    #expect(refusal?.code == .terminalBatchDiffers)
    #expect(refusal?.values["difference"] == "7.77")
    guard case .done(let answer) = try await close(branch, key: "c2", reason: "sold at the keys")
    else {
      Issue.record("expected an end")
      return
    }
    #expect(answer["state"] == .string("closed"))
    #expect(answer["difference"] == .string("7.77"))
    #expect(answer["reason"] == .string("sold at the keys"))
    guard case .array(let differences)? = answer["differences"] else {
      Issue.record("no differences")
      return
    }
    #expect(differences.count == 1)
    #expect(differences.first?["class"] == .string("only_there"))
    #expect(differences.first?["remedy"] == .string("find_sale"))
    #expect(differences.first?["terminal"] == .string("7.77"))
    #expect(try branch.ledger.verify().fault == nil)
  }

  @Test("a close whose answer was lost would be called closed, or be asked for again blindly")
  func lostAnswer() async throws {
    let branch = try await branch()
    _ = try await sell(branch, "k1")
    await branch.terminals[Self.r1]?.expectCloses([.loseAnswer])
    guard case .doubt(let answer) = try await close(branch, key: "c1") else {
      Issue.record("expected a doubt")
      return
    }
    #expect(answer["state"] == .string("unknown"))
    // Nothing is charged until it is known which batch is open.
    let refusal = await #expect(throws: Refusal.self) { _ = try await sell(branch, "k2") }
    #expect(refusal?.code == .terminalCloseOpen)
    let desk = try await branch.counter.doubts(for: TestBranch.actor())
    #expect(desk["closes"] != .array([]))
    let watch = DoubtWatch(counter: branch.counter)
    for _ in 0..<2 { _ = try await watch.step(at: Self.terminal) }
    #expect(try await openBatch(branch).number == 2)
    #expect(try await sell(branch, "k2")["state"] == .string("paid"))
    // The same key tells what became of its close; it never closes the next batch.
    for (key, batch) in [("c1", Int64(1)), ("c1", 1), ("c9", 2)] {
      guard case .done(let known) = try await close(branch, key: key) else {
        Issue.record("expected an end")
        return
      }
      #expect(known["batch"] == .integer(batch))
      #expect(known["state"] == .string("closed"))
    }
  }

  @Test("a restart in the middle of a close would forget it")
  func restart() async throws {
    let branch = try await branch()
    _ = try await sell(branch, "k1")
    await branch.terminals[Self.r1]?.expectCloses([.loseAnswer])
    _ = try await close(branch, key: "c1")
    try await branch.counter.forgetAttemptsInFlight()
    _ = try await branch.counter.recoverAttempts()
    let last = try await branch.ledger.read { try $0.lastClose(of: Self.terminal) }
    #expect(last?.state == .closed && last?.reported?.amount.minorUnits == 1_500)
  }

  @Test("a close that failed would end the batch")
  func refused() async throws {
    let branch = try await branch()
    _ = try await sell(branch, "k1")
    await branch.terminals[Self.r1]?.expectCloses([.refuse])
    guard case .done(let answer) = try await close(branch, key: "c1") else {
      Issue.record("expected an end")
      return
    }
    #expect(answer["state"] == .string("open"))
    #expect(answer["remark"] == .string("the host can't be reached"))
    let batch = try await openBatch(branch)
    #expect(batch.number == 1 && batch.count == 1)
    #expect(try await sell(branch, "k2")["state"] == .string("paid"))
  }

  @Test("what goes back to a card would raise the batch")
  func refunds() async throws {
    let branch = try await branch()
    let receipt = try await sell(branch, "k1")["document"]?.text ?? ""
    _ = try await branch.counter.void(
      try branch.envelope("void", #"{"document":"\#(receipt)","reason":"wrong"}"#, key: "v1"))
    let batch = try await openBatch(branch)
    #expect(batch.count == 2 && batch.amount.isZero)
    guard case .done(let answer) = try await close(branch, key: "c1") else {
      Issue.record("expected an end")
      return
    }
    #expect(answer["differences"] == .array([]))
  }

  @Test("the day's report would not name what only one side has")
  func report() async throws {
    let branch = try await branch()
    _ = try await sell(branch, "k1")
    await branch.terminals[Self.r1]?.charge(minorUnits: 777)
    let date = try #require(try await branch.ledger.read { try $0.newestBusinessDate() })
    let report = try await branch.counter.reconciliation(
      on: date, for: TestBranch.actor("boss", [.accountant]))
    guard case .array(let terminals)? = report["terminals"],
      case .array(let registers)? = report["registers"]
    else {
      Issue.record("no terminals")
      return
    }
    #expect(registers.first?["ledger"] == .string("15.00"))
    #expect(terminals.first?["matched"] == .integer(1))
    guard case .array(let differences)? = terminals.first?["differences"] else {
      Issue.record("no differences")
      return
    }
    #expect(differences.map { $0["terminal"] } == [.string("7.77")])
  }

  @Test("the list of terminals would not show the open batch and the last close")
  func listed() async throws {
    let branch = try await branch()
    _ = try await sell(branch, "k1")
    _ = try await close(branch, key: "c1")
    _ = try await sell(branch, "k2")
    guard case .array(let rows) = try await branch.counter.terminals(for: TestBranch.actor()) else {
      Issue.record("no list")
      return
    }
    #expect(rows.count == 2)
    let row = try #require(rows.first)
    #expect(row["terminal"] == .string("T-R1"))
    #expect(row["health"]?["state"] == .string("ready"))
    #expect(row["open_batch"]?["amount"] == .string("15.00"))
    #expect(row["last_close"]?["state"] == .string("closed"))
    let batch = try await branch.counter.terminalBatch(at: Self.r1, 1, for: TestBranch.actor())
    #expect(batch["batch"]?["close"] != nil)
    await #expect(throws: Refusal.self) {
      _ = try await branch.counter.terminalBatch(at: Self.r1, 9, for: TestBranch.actor())
    }
  }
}
