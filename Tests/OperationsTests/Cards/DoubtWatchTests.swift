import Amounts
import CanonicalJSON
import Commerce
import CounterTesting
import LedgerStore
import Operations
import Simulators
import Testing

@Suite("Asking terminals again beside the sales")
struct DoubtWatchTests {
  private static let r1 = RegisterID(trusted: "R1")
  private static let terminal = TerminalID(trusted: "T-R1")
  private static let byCard = """
    {"lines":[{"service":"T-304","quantity":"1"}],"tenders":[{"kind":"card","amount":"15.00"}]}
    """

  @Test("a terminal would be asked without rest, or less and less until never")
  func backOff() {
    var backOff = BackOff()
    let rests = (0..<12).map { _ in backOff.next() }
    #expect(
      rests == [
        1_000, 2_000, 4_000, 8_000, 16_000, 32_000, 64_000, 128_000, 256_000, 300_000, 300_000,
        300_000,
      ])
  }

  @Test("a doubt would wait for a person although the terminal could tell")
  func decided() async throws {
    let branch = try await TestBranch()
    _ = try await branch.open()
    let watch = DoubtWatch(counter: branch.counter)
    #expect(watch.terminals.map(\.text) == ["T-R1", "T-R2"])
    #expect(try await watch.step(at: Self.terminal) == 1_000)
    // The answer is lost; the sale's own question and the first two of the watch get none.
    await branch.terminals[Self.r1]?.expect([.loseAnswer, .unplugged, .unplugged, .unplugged])
    guard case .doubt(let attempt) = try await branch.sell(Self.byCard, key: "k1") else {
      Issue.record("expected a doubt")
      return
    }
    var rests: [Int64] = []
    for _ in 0..<4 { rests.append(try await watch.step(at: Self.terminal)) }
    // The first step rests, two ask in vain, the fourth is answered.
    #expect(rests == [1_000, 2_000, 4_000, 1_000])
    #expect(try await branch.ledger.read { try $0.attempt(attempt.id)?.state } == .approved)
    #expect(try await branch.sell(Self.byCard, key: "k1").answer["state"] == .string("paid"))
    #expect(await branch.terminals[Self.r1]?.truth.count == 1)
  }

  @Test("the doubts of one terminal would be asked for at another")
  func perTerminal() async throws {
    let branch = try await TestBranch()
    _ = try await branch.open()
    await branch.terminals[Self.r1]?.expect([.loseAnswer, .unplugged])
    guard case .doubt(let attempt) = try await branch.sell(Self.byCard, key: "k1") else {
      Issue.record("expected a doubt")
      return
    }
    let watch = DoubtWatch(counter: branch.counter)
    for _ in 0..<3 { _ = try await watch.step(at: TerminalID(trusted: "T-R2")) }
    #expect(try await branch.ledger.read { try $0.attempt(attempt.id)?.state } == .unknown)
  }
}
