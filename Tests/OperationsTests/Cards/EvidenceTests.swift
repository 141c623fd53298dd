import Amounts
import CanonicalJSON
import Commerce
import CounterTesting
import Devices
import LedgerStore
import Operations
import Simulators
import Testing

@Suite("What terminals say is kept before they are answered")
struct EvidenceTests {
  private static let r1 = RegisterID(trusted: "R1")
  private static let byCard = """
    {"lines":[{"service":"T-304","quantity":"1"}],"tenders":[{"kind":"card","amount":"15.00"}]}
    """

  private func attempts(_ branch: TestBranch) async throws -> [CardAttempt] {
    try await branch.ledger.read { try $0.attempts(of: "k1") }
  }

  @Test("what a terminal said of a payment would not be found with it")
  func messages() async throws {
    let branch = try await TestBranch(terminal: { SimulatedTerminal(id: $0, printsSlips: true) })
    _ = try await branch.open()
    _ = try await branch.sell(Self.byCard, key: "k1")
    let attempt = try #require(try await attempts(branch).first)
    let records = try await branch.ledger.read { try $0.messages(of: attempt.id) }
    #expect(records.map(\.kind) == [.status, .slipLine, .slipLine, .slipLine, .slipLine])
    #expect(records.map(\.lines).last == ["SUM   15.00"])
    #expect(records.first?.bytes == [0x04, 0x0F])
    #expect(try await branch.ledger.read { try $0.messages(of: attempt.id, limit: 2) }.count == 2)
    #expect(try branch.ledger.verify().fault == nil)
  }

  @Test("a message that belongs to nothing would be thrown away")
  func orphan() async throws {
    let branch = try await TestBranch()
    let terminal = TerminalID(trusted: "T-R1")
    let evidence = Evidence(ledger: branch.ledger, surroundings: branch.counter.surroundings)
    try await evidence.keep(
      TerminalStatement(.orphan, bytes: [1, 2], lines: ["late"]), from: terminal,
      about: .attempt(AttemptID(trusted: "c-1")))
    let (orphans, others, mine) = try await branch.ledger.read { reader in
      (
        try reader.orphans(of: terminal), try reader.orphans(of: TerminalID(trusted: "T-R2")),
        try reader.messages(of: AttemptID(trusted: "c-1"))
      )
    }
    #expect(orphans.map(\.lines) == [["late"]])
    #expect(others.isEmpty && mine.isEmpty)
    let batch = try await branch.counter.terminalBatch(at: Self.r1, nil, for: TestBranch.actor())
    guard case .array(let shown)? = batch["orphans"] else {
      Issue.record("no orphans are shown")
      return
    }
    #expect(shown.first?["bytes"] == .string("0102"))
  }

  @Test("a yes that was not completed would be forgotten by a crash")
  func candidate() async throws {
    let branch = try await TestBranch()
    _ = try await branch.open()
    _ = try await branch.sell(Self.byCard, key: "k1")
    let states = try await branch.ledger.read { reader in
      try reader.attempts(of: "k1").map(\.state)
    }
    #expect(states == [.settled])
    var attempt = try #require(try await attempts(branch).first)
    attempt = CardAttempt(
      id: AttemptID(trusted: "c-crashed"), command: "k9", ordinal: 1, register: Self.r1,
      shift: attempt.shift, terminal: attempt.terminal, direction: .payment,
      amount: attempt.amount, baseline: "1", state: .candidate)
    let open = attempt
    try await branch.ledger.commit { transaction in
      try transaction.append(
        JournalEntry(
          kind: "card.candidate", at: Moment(milliseconds: 1_795_500_000_000, offsetSeconds: 0),
          register: Self.r1, actor: PersonID(trusted: "system"), key: nil,
          keyHash: [UInt8](repeating: 0, count: 32), facts: [.attempt(open)], answer: .null))
    }
    try await branch.counter.forgetAttemptsInFlight()
    let known = try await branch.ledger.read { try $0.attempt(AttemptID(trusted: "c-crashed")) }
    #expect(known?.state == .unknown && known?.remark == "restart")
  }

  @Test("a counter would not hear how a payment goes")
  func progress() async throws {
    let branch = try await TestBranch()
    _ = try await branch.open()
    let news = try #require(branch.counter.news.subscribe())
    _ = try await branch.sell(Self.byCard, key: "k1")
    var steps: [String] = []
    for await item in news {
      if case .progress(_, let register, let step, _) = item {
        #expect(register == Self.r1)
        steps.append(step)
      }
      if case .attempt(_, _, let state) = item, state == "candidate" { steps.append(state) }
      if case .command("sale", _, _) = item { break }
    }
    #expect(steps == ["candidate", "candidate"])
  }

  @Test("a payment that is over could be cancelled, or one of another register")
  func cancel() async throws {
    let branch = try await TestBranch()
    _ = try await branch.open()
    _ = try await branch.sell(Self.byCard, key: "k1")
    let done = try #require(try await attempts(branch).first)
    let refusal = await #expect(throws: Refusal.self) {
      _ = try await branch.counter.cancel(attempt: done.id, by: TestBranch.actor())
    }
    #expect(refusal?.code == .attemptStateForbids)
    let open = CardAttempt(
      id: AttemptID(trusted: "c-open"), command: "k9", ordinal: 1, register: Self.r1,
      shift: done.shift, terminal: done.terminal, direction: .payment, amount: done.amount,
      baseline: "1")
    try await branch.ledger.commit { transaction in
      try transaction.append(
        JournalEntry(
          kind: "card.prepare", at: Moment(milliseconds: 1_795_500_000_000, offsetSeconds: 0),
          register: Self.r1, actor: PersonID(trusted: "anna"), key: nil,
          keyHash: [UInt8](repeating: 0, count: 32), facts: [.attempt(open)], answer: .null))
    }
    let stranger = TestBranch.actor("carl", [.specialist], at: "R2")
    await #expect(throws: Refusal.self) {
      _ = try await branch.counter.cancel(attempt: open.id, by: stranger)
    }
    for _ in 0..<2 {
      let asked = try await branch.counter.cancel(attempt: open.id, by: TestBranch.actor())
      #expect(asked["state"] == .string("cancel_requested"))
    }
  }
}
