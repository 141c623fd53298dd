import Amounts
import CanonicalJSON
import Commerce
import CounterTesting
import Devices
import LedgerStore
import Operations
import Simulators
import Testing

@Suite("Cards: money moves once, unknown is a state")
struct CardTests {
  private static let r1 = RegisterID(trusted: "R1")

  /// A sale of 15.98 by card alone.
  private static let byCard = """
    {"lines":[{"service":"T-304","quantity":"1"}],"tenders":[{"kind":"card","amount":"15.00"}]}
    """

  private func branch(_ script: SimulatedTerminal.Behaviour...) async throws -> TestBranch {
    let branch = try await TestBranch()
    _ = try await branch.open()
    await branch.terminals[Self.r1]?.expect(script)
    return branch
  }

  private func truth(_ branch: TestBranch) async -> [Int64] {
    await branch.terminals[Self.r1]?.truth.map { line in
      line.movement == .payment ? line.amount.minorUnits : -line.amount.minorUnits
    } ?? []
  }

  @Test("a lost answer would charge twice or lose the sale")
  func lostAnswer() async throws {
    let branch = try await branch(.loseAnswer)
    let reply = try await branch.sell(Self.byCard, key: "k1")
    // The conversation asks again at once, and the terminal knows: approved, charged once.
    #expect(reply.answer["state"] == .string("paid"))
    #expect(await truth(branch) == [1500])
    let again = try await branch.sell(Self.byCard, key: "k1")
    #expect(again.answer.canonicalText == reply.answer.canonicalText)
    #expect(await truth(branch) == [1500])
  }

  @Test("silence would be taken for a decline")
  func silence() async throws {
    let branch = try await branch(.loseAnswer, .unplugged)
    let reply = try await branch.sell(Self.byCard, key: "k1")
    guard case .doubt(let attempt) = reply else {
      Issue.record("expected a doubt, got \(reply)")
      return
    }
    #expect(attempt.state == .unknown)
    let doubts = try await branch.counter.doubts(for: TestBranch.actor())
    #expect(doubts["cards"] != .array([]))
    // The same key goes on from there; the terminal now answers; nothing is charged again.
    let later = try await branch.sell(Self.byCard, key: "k1")
    #expect(later.answer["state"] == .string("paid"))
    #expect(await truth(branch) == [1500])
  }

  @Test("an order that never arrived would count as paid")
  func lostOrder() async throws {
    let branch = try await branch(.loseOrder)
    let reply = try await branch.sell(Self.byCard, key: "k1")
    #expect(reply.answer["state"] == .string("not_paid"))
    #expect(await truth(branch) == [])
    #expect(try await branch.documentCount() == 1)
  }

  @Test("an approval of another amount would count as an approval")
  func otherAmount() async throws {
    let branch = try await branch(.chargeMore(minorUnits: 100))
    guard case .doubt(let attempt) = try await branch.sell(Self.byCard, key: "k1") else {
      Issue.record("expected a doubt")
      return
    }
    #expect(attempt.state == .review)
    #expect(attempt.remark.contains("amount differs"))
    // Whatever the terminal says to it later, a person has the last word; the sale is not retried.
    #expect(try await branch.counter.recoverAttempts().map(\.state) == [.review])
    guard case .doubt(let again) = try await branch.sell(Self.byCard, key: "k1") else {
      Issue.record("the sale went on over a contradiction")
      return
    }
    #expect(again.state == .review)
    #expect(await truth(branch) == [1600])
  }

  @Test("a declined card would not be followed by the tender that replaces it")
  func declined() async throws {
    let branch = try await branch(.decline)
    let reply = try await branch.sell(
      """
      {"lines":[{"service":"T-304","quantity":"1"}],"tenders":[
        {"kind":"card","amount":"15.00"},{"kind":"cash","tendered":"20.00"}]}
      """, key: "k1")
    #expect(reply.answer["state"] == .string("paid"))
    #expect(reply.answer["change"] == .string("5.00"))
    #expect(await truth(branch) == [])
  }

  @Test("a charged card would be lost when the rest is not paid")
  func keptInBasket() async throws {
    let branch = try await branch(.approve, .decline)
    let reply = try await branch.sell(
      """
      {"lines":[{"service":"T-304","quantity":"2"}],"tenders":[
        {"kind":"card","amount":"10.00"},{"kind":"card","amount":"20.00"}]}
      """, key: "k1")
    #expect(reply.answer["state"] == .string("not_paid"))
    #expect(reply.answer["remaining"] == .string("20.00"))
    let basket = BasketID(trusted: reply.answer["basket"]?.text ?? "")
    // It is listed until it has a document, and can be paid further.
    #expect(try await branch.ledger.read { try $0.openAttempts() }.count == 1)
    let paid = try await branch.counter.pay(
      basket: basket,
      try branch.envelope(
        "basket.pay", #"{"tenders":[{"kind":"cash","tendered":"20.00"}]}"#, key: "k2"))
    #expect(paid.answer["state"] == .string("paid"))
    #expect(paid.answer["gross"] == .string("30.00"))
    #expect(try await branch.ledger.read { try $0.openAttempts() } == [])
    await #expect(throws: Refusal.self) {
      _ = try await branch.counter.pay(
        basket: basket,
        try branch.envelope(
          "basket.pay", #"{"tenders":[{"kind":"cash","tendered":"20.00"}]}"#, key: "k3"))
    }
  }

  @Test("what a card was charged for an unpaid basket could not be given back")
  func givenBack() async throws {
    let branch = try await branch(.approve, .decline)
    let reply = try await branch.sell(
      """
      {"lines":[{"service":"T-304","quantity":"2"}],"tenders":[
        {"kind":"card","amount":"10.00"},{"kind":"card","amount":"20.00"}]}
      """, key: "k1")
    let basket = BasketID(trusted: reply.answer["basket"]?.text ?? "")
    let emptied = try await branch.counter.giveBack(
      basket: basket,
      try branch.envelope("basket.reverse", #"{"reason":"left"}"#, key: "k2"))
    #expect(emptied.answer["state"] == .string("open"))
    #expect(await truth(branch) == [1000, -1000])
    #expect(try await branch.ledger.read { try $0.openAttempts() } == [])
  }

  @Test("an attempt in flight at a restart would be forgotten")
  func restart() async throws {
    let branch = try await branch()
    let shift = try await branch.ledger.read { try $0.openShift(of: Self.r1)?.id ?? 0 }
    let attempt = CardAttempt(
      id: AttemptID(trusted: "c-crashed"), command: "k1", ordinal: 1, register: Self.r1,
      shift: shift, terminal: TerminalID(trusted: "T-R1"), direction: .payment,
      amount: Money(1500, .euro), baseline: "0")
    try await branch.ledger.commit { transaction in
      try transaction.append(
        JournalEntry(
          kind: "card.prepare", at: Moment(milliseconds: 1_795_500_000_000, offsetSeconds: 0),
          register: Self.r1, actor: PersonID(trusted: "anna"), key: nil,
          keyHash: [UInt8](repeating: 0, count: 32), facts: [.attempt(attempt)], answer: .null))
    }
    // Another sale at the terminal is refused while nobody knows what it is doing.
    await #expect(throws: Refusal.self) { _ = try await branch.sell(Self.byCard, key: "k2") }
    #expect(try await branch.counter.recoverAttempts() == [])
    let known = try await branch.ledger.read { try $0.attempt(AttemptID(trusted: "c-crashed")) }
    #expect(known?.state == .abandoned)
    #expect(try await branch.sell(Self.byCard, key: "k2").answer["state"] == .string("paid"))
  }

  @Test("a doubt would be decided by one person, or twice")
  func decided() async throws {
    let branch = try await branch(.loseAnswer, .unplugged)
    guard case .doubt(let attempt) = try await branch.sell(Self.byCard, key: "k1") else {
      Issue.record("expected a doubt")
      return
    }
    let request = #"{"outcome":"approved","evidence":"slip 12","slip":"1"}"#
    let resolved = try await branch.counter.resolve(
      attempt: attempt.id, try branch.envelope("resolve", request, key: "k2"))
    #expect(resolved["state"] == .string("approved"))
    #expect(try await branch.sell(Self.byCard, key: "k1").answer["state"] == .string("paid"))
    await #expect(throws: Refusal.self) {
      _ = try await branch.counter.resolve(
        attempt: attempt.id, try branch.envelope("resolve", request, key: "k3"))
    }
    #expect(await truth(branch) == [1500])
  }

  @Test("two requests with one key would talk to the terminal twice")
  func concurrent() async throws {
    let branch = try await branch()
    let answers = try await withThrowingTaskGroup(of: String.self) { group in
      for _ in 0..<8 {
        group.addTask { try await branch.sell(Self.byCard, key: "k1").answer.canonicalText }
      }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    #expect(Set(answers).count == 1)
    #expect(await truth(branch) == [1500])
  }

  @Test("a void would not give a card its money back")
  func voided() async throws {
    let branch = try await branch()
    let receipt = try await branch.sell(Self.byCard, key: "k1").answer["document"]?.text ?? ""
    let request = #"{"document":"\#(receipt)","reason":"wrong"}"#
    let voided = try await branch.counter.void(
      try branch.envelope("void", request, key: "k2"))
    #expect(voided.answer["gross"] == .string("-15.00"))
    #expect(await truth(branch) == [1500, -1500])
    await #expect(throws: Refusal.self) {
      _ = try await branch.counter.void(try branch.envelope("void", request, key: "k3"))
    }
    #expect(try branch.ledger.verify().fault == nil)
  }
}
