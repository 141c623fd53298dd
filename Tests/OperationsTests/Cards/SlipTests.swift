import Amounts
import CanonicalJSON
import Commerce
import CounterTesting
import Devices
import LedgerStore
import Operations
import Simulators
import Testing

@Suite("Slips of card payments")
struct SlipTests {
  private static let byCard = """
    {"lines":[{"service":"T-304","quantity":"1"}],"tenders":[{"kind":"card","amount":"15.00"}]}
    """

  struct Case: Sendable, CustomTestStringConvertible {
    let testDescription: String
    var slips: SlipSettings? = SlipSettings()
    var printsSlips = false
    var verification = CardConfirmation.Verification.pin
    /// How many slips come out.
    let count: Int
  }

  static let casesTable: [Case] = [
    Case(testDescription: "the terminal's, for the customer", printsSlips: true, count: 1),
    Case(
      testDescription: "the terminal's, to be signed", printsSlips: true, verification: .signature,
      count: 2),
    Case(
      testDescription: "the terminal's, both always", slips: SlipSettings(merchantCopy: .always),
      printsSlips: true, count: 2),
    Case(testDescription: "ours, for the customer", count: 1),
    Case(testDescription: "ours, to be signed", verification: .signature, count: 2),
    Case(
      testDescription: "none of ours", slips: SlipSettings(makesOwn: false), count: 0),
    Case(testDescription: "nothing is set", slips: nil, printsSlips: true, count: 0),
  ]

  private func branch(_ test: Case) async throws -> TestBranch {
    let branch = try await TestBranch(
      terminal: {
        SimulatedTerminal(
          id: $0, printsSlips: test.printsSlips, verification: test.verification)
      }, slips: test.slips)
    _ = try await branch.open()
    return branch
  }

  private func slips(_ branch: TestBranch) async throws -> [PrintJob] {
    try await branch.ledger.read { try $0.newestPrintJobs(limit: 50) }.filter { job in
      if case .slip = job.subject { true } else { false }
    }
  }

  @Test("a slip would be missing, or the merchant's one too many", arguments: casesTable)
  func queued(_ test: Case) async throws {
    let branch = try await branch(test)
    #expect(try await branch.sell(Self.byCard, key: "k1").answer["state"] == .string("paid"))
    let jobs = try await slips(branch)
    #expect(jobs.count == test.count)
    #expect(jobs.allSatisfy { $0.register.text == "R1" && $0.state == .queued })
    // A second look at the same payment prints nothing again.
    _ = try await branch.sell(Self.byCard, key: "k1")
    #expect(try await slips(branch).count == test.count)
    #expect(try branch.ledger.verify().fault == nil)
  }

  @Test("the lines of the terminal's slip would come out in another form")
  func onPaper() async throws {
    let branch = try await branch(Self.casesTable[1])
    _ = try await branch.sell(Self.byCard, key: "k1")
    while try await branch.queue.round() > 0 {}
    let pages = try await slips(branch)
    #expect(pages.allSatisfy { $0.state == .confirmed }, "\(pages.map(\.state))")
    guard case .slip(let slip) = pages.last?.subject else {
      Issue.record("no slip")
      return
    }
    #expect(slip.template == "card-slip")
    #expect(slip.values.canonicalText.contains("SUM\u{A0}\u{A0}\u{A0}15.00"))
  }

  @Test("a payment that was recovered would have no slip")
  func recovered() async throws {
    let branch = try await branch(Self.casesTable[3])
    await branch.terminals[RegisterID(trusted: "R1")]?.expect([.loseAnswer])
    #expect(try await branch.sell(Self.byCard, key: "k1").answer["state"] == .string("paid"))
    #expect(try await slips(branch).count == 1)
  }

  @Test("a payment that was declined would have a slip")
  func declined() async throws {
    let branch = try await branch(Self.casesTable[0])
    await branch.terminals[RegisterID(trusted: "R1")]?.expect([.decline])
    #expect(try await branch.sell(Self.byCard, key: "k1").answer["state"] == .string("not_paid"))
    #expect(try await slips(branch).isEmpty)
  }
}
