import Amounts
import CanonicalJSON
import Commerce
import CounterTesting
import LedgerStore
import Operations
import Simulators
import Testing

@Suite("Contradictions, and the desk that decides them")
struct ReviewTests {
  private static let r1 = RegisterID(trusted: "R1")
  private static let byCard = """
    {"lines":[{"service":"T-304","quantity":"1"}],"tenders":[{"kind":"card","amount":"15.00"}]}
    """

  private func doubt(_ script: SimulatedTerminal.Behaviour..., limits: Limits = .none)
    async throws -> (TestBranch, CardAttempt)
  {
    let branch = try await TestBranch(limits: limits)
    _ = try await branch.open()
    await branch.terminals[Self.r1]?.expect(script)
    guard case .doubt(let attempt) = try await branch.sell(Self.byCard, key: "k1") else {
      throw Refusal(.attemptNotInDoubt)
    }
    return (branch, attempt)
  }

  @Test("a contradiction could be taken for a doubt that the terminal ends by itself")
  func asked() async throws {
    let (branch, attempt) = try await doubt(.contradict)
    #expect(attempt.state == .review)
    let inquired = try await branch.counter.inquire(attempt: attempt.id, by: TestBranch.actor())
    #expect(inquired["state"] == .string("review"))
  }

  @Test("the desk would not show what a contradiction is judged by")
  func evidence() async throws {
    let (branch, _) = try await doubt(.contradict)
    let desk = try await branch.counter.doubts(for: TestBranch.actor())
    guard case .array(let cards)? = desk["cards"], let card = cards.first,
      case .array(let evidence)? = card["evidence"]
    else {
      Issue.record("no evidence on the desk")
      return
    }
    #expect(card["next_step"] == .string("decide"))
    #expect(evidence.first?["lines"] == .array([.string("contradiction")]))
    #expect(evidence.first?["kind"] == .string("status"))
  }

  @Test("a terminal would stay blocked by a contradiction whose evidence is stored")
  func blocksOwnSaleOnly() async throws {
    let (branch, _) = try await doubt(.contradict)
    #expect(try await branch.sell(Self.byCard, key: "k2").answer["state"] == .string("paid"))
    guard case .doubt = try await branch.sell(Self.byCard, key: "k1") else {
      Issue.record("the sale with the contradiction went on")
      return
    }
  }

  @Test("other sales would be charged at a terminal that owes an answer")
  func doubtBlocksTerminal() async throws {
    let (branch, attempt) = try await doubt(.loseAnswer, .unplugged)
    let refusal = await #expect(throws: Refusal.self) {
      _ = try await branch.sell(Self.byCard, key: "k2")
    }
    #expect(refusal?.code == .terminalInDoubt)
    #expect(refusal?.values["attempt"] == attempt.id.text)
    // Cash is no terminal's business.
    _ = try await branch.sellLetters(key: "k3")
    #expect(await branch.terminals[Self.r1]?.truth.count == 1)
  }

  @Test(
    "a person could decide without saying what slip there is",
    arguments: [
      #"{"outcome":"approved","evidence":"seen"}"#, #"{"outcome":"approved","slip":"7"}"#,
      #"{"outcome":"maybe","evidence":"seen","slip":"7"}"#,
      #"{"outcome":"declined","evidence":"seen","slip":""}"#,
    ])
  func incomplete(request: String) async throws {
    let (branch, attempt) = try await doubt(.contradict)
    await #expect(throws: Refusal.self) {
      _ = try await branch.counter.resolve(
        attempt: attempt.id, try branch.envelope("resolve", request, key: "d1"))
    }
    #expect(try await branch.ledger.read { try $0.attempt(attempt.id)?.state } == .review)
  }

  @Test("one person alone could decide")
  func twoPersons() async throws {
    let (branch, attempt) = try await doubt(.contradict, limits: .standard)
    let request = #"{"outcome":"declined","evidence":"no slip, bank asked","slip":"none"}"#
    let refusal = await #expect(throws: Refusal.self) {
      _ = try await branch.counter.resolve(
        attempt: attempt.id, try branch.envelope("resolve", request, key: "d1"))
    }
    #expect(refusal?.code == .approvalMissing)
    let approval = refusal?.values["approval"] ?? ""
    _ = try await branch.counter.answer(
      approval: ApprovalID(trusted: approval), by: TestBranch.actor("berta"), grants: true,
      key: "a1")
    let decided = try await branch.counter.resolve(
      attempt: attempt.id, try branch.envelope("resolve", request, key: "d1", approval: approval))
    #expect(decided["state"] == .string("declined"))
    #expect(try branch.ledger.verify().fault == nil)
  }

  @Test("a decision without a slip would lose what the terminal had told")
  func decidedWithoutSlip() async throws {
    let (branch, attempt) = try await doubt(.chargeMore(minorUnits: 100))
    let request = #"{"outcome":"approved","evidence":"bank shows it","slip":"none"}"#
    let decided = try await branch.counter.resolve(
      attempt: attempt.id, try branch.envelope("resolve", request, key: "d1"))
    #expect(decided["state"] == .string("approved"))
    #expect(decided["card"]?["trace"] == .string("1"))
    #expect(decided["card"]?["scheme"] == .string("VISA"))
    #expect(try await branch.sell(Self.byCard, key: "k1").answer["state"] == .string("paid"))
  }
}
