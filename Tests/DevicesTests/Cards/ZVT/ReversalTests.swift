import Amounts
import Devices
import Testing
import ZVT

@Suite("A reversal at a ZVT terminal")
struct ReversalTests {
  private static let order = CardOrder.back(
    .reversal, 4_990, original: "52000007/000417/0083/0611/173012",
    baseline: "52000007/000417/0083/0611/173012")
  private static let command = """
    > 06 30 10 00 00 00 87 00 83 04 00 00 00 00 49 90 49 09 78
    < 80 00 00
    """
  /// The reversal of trace 417.
  private static let reversed = """
    < 04 0F 00 27 00 04 00 00 00 00 49 90 49 09 78 0B 00 04 18 37 00 04 17 87 00 84 0C 17 31 00 \
    0D 06 11 29 52 00 00 07
    """

  private func performed(_ lines: String...) async -> CardOutcome {
    let bench = Bench(
      ([Lines.opening, Self.command] + lines).joined(separator: "\n"))
    let outcome = await bench.terminal.perform(Self.order, witness: bench.witness)
    await bench.verify()
    return outcome
  }

  private static func refusal(_ code: String) -> String {
    """
    < 04 0F 02 27 \(code)
    # status
    > 80 00 00
    < 06 1E 01 \(code)
    # abort
    > 80 00 00
    """
  }

  @Test("It must carry receipt and amount, and be booked like a payment")
  func reversal() async {
    let outcome = await performed(Self.reversed, "# status\n> 80 00 00", Lines.approved)
    #expect(outcome.name == "approved")
  }

  @Test("The reversal of another payment must be voted down and reach a person")
  func another() async {
    let outcome = await performed(
      "< 04 0F 00 27 00 04 00 00 00 00 49 90 37 00 04 16 87 00 84\n# status\n> 84 66 00",
      "< 06 1E 01 66\n# abort\n= review\n> 80 00 00")
    #expect(outcome.name == "review")
  }

  @Test("A payment that is reversed already must count as reversed")
  func already() async {
    let outcome = await performed(Self.refusal("B4"), "= approved")
    guard case .approved(let told) = outcome else {
      Issue.record("\(outcome)")
      return
    }
    #expect(told.amount == Money(4_990, .euro))
    #expect(told.trace == "0083")
  }

  @Test("A wrong amount must reach a person")
  func wrongAmount() async {
    #expect(await performed(Self.refusal("B7"), "= review").name == "review")
  }

  @Test("An impossible reversal must be a decline, unless the terminal shows it as done")
  func notPossible() async {
    let no = await performed(
      Self.refusal("B5"), Lines.last(Lines.paid, isEvidence: false), "= declined")
    #expect(no.name == "declined")
    let yes = await performed(
      Self.refusal("B5"), Lines.last(Self.reversed, isEvidence: false), "= approved")
    #expect(yes.name == "approved")
  }

  @Test("Any other refusal must be a decline")
  func declined() async {
    let outcome = await performed(
      "< 04 0F 02 27 9B\n# status\n> 80 00 00\n< 06 1E 01 9B\n# abort\n= declined\n> 80 00 00")
    #expect(outcome.name == "declined")
  }

  // MARK: - In doubt

  private static let quietEnd = "< 06 0F 00\n# completion\n> 80 00 00"
  /// An older payment, so that nothing can be told from it.
  private static let unclear = """
    > 06 20 05 00 00 00 03 03
    < 80 00 00
    < 06 0F 00
    # inquiry
    > 80 00 00
    """
  private static let unclearAgain = unclear.replacing("# inquiry", with: "//")

  private func inquired(_ lines: String..., order: CardOrder = order) async -> CardOutcome {
    let bench = Bench(([Lines.opening] + lines).joined(separator: "\n"))
    let outcome = await bench.terminal.inquire(order, witness: bench.witness)
    await bench.verify()
    return outcome
  }

  @Test("A lost reversal must be found by what it took back, or be proven undone, without sending")
  func found() async {
    #expect(await inquired(Lines.last(Self.reversed)).name == "approved")
    #expect(await inquired(Lines.last(Lines.paid)).name == "notCharged")
  }

  @Test(
    "Where nothing can be told it must be sent again as it was, and only a yes or B4 count",
    arguments: [
      (reversed + "\n# status\n> 80 00 00\n" + quietEnd, "approved"),
      (refusal("B4"), "approved"), (refusal("B7"), "review"),
      (refusal("B5") + "\n" + unclearAgain, "review"), (refusal("9B"), "unknown"),
      ("! lost", "unknown"),
    ])
  func sentAgain(_ answer: String, _ name: String) async {
    let outcome = await inquired(Self.unclear, Self.command, answer)
    #expect(outcome.name == name, "\(outcome)")
  }

  @Test("At another terminal it must never be sent again")
  func anotherTerminal() async {
    let elsewhere = CardOrder.back(
      .reversal, 4_990, original: "0083", baseline: "52000008/000417/0083/0611/173012")
    #expect(await inquired(Lines.last(Lines.paid), order: elsewhere).name == "review")
  }
}
