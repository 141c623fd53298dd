import Amounts
import Devices
import Nexo
import Simulators
import Testing

@Suite("Payments on a nexo terminal that can't stand, and orders that give money back")
struct NexoUndoTests {
  @Test("a payment that could not be stored stands at the terminal")
  func storingFails() async throws {
    let counter = NexoCounter()
    let terminal = try counter.terminal()
    await counter.notebook.fail(storing: true)
    #expect(try await counter.pay(on: terminal).end == .notCharged)
    #expect(await counter.charged.isEmpty)
    #expect(await counter.bench.truth.entries.map(\.fate) == [.reversed, .kept])
  }

  @Test(
    "a payment that could not be stored, and whose reversal gets no answer, is guessed at",
    arguments: [
      (.lostAnswer, .notCharged, 0), (.silence, .notCharged, 0), (.reboot, .notCharged, 0),
      (.lostRequest, .unknown, 1), (.swallowedRequest, .unknown, 1), (.busy, .unknown, 1),
    ] as [(NexoTrouble, NexoEnd, Int)])
  func undoInTrouble(trouble: NexoTrouble, end: NexoEnd, charges: Int) async throws {
    let counter = NexoCounter([NexoScriptEntry(), NexoScriptEntry(trouble)])
    let terminal = try counter.terminal()
    await counter.notebook.fail(storing: true)
    let order = try await counter.order(on: terminal)
    #expect(await terminal.perform(order, witness: counter.witness).end == end)
    #expect(await counter.charged.count == charges)
    await counter.notebook.fail()
    let later = await terminal.inquire(order, witness: counter.witness)
    #expect(later.end == (charges == 1 ? .approved : .notCharged))
  }

  @Test("another amount than was ordered stays charged, or is undone without proof")
  func otherAmount() async throws {
    let counter = NexoCounter([
      NexoScriptEntry(.otherAmount, amount: 5000), NexoScriptEntry(refusing: "NotAllowed"),
    ])
    let terminal = try counter.terminal()
    let order = try await counter.order(on: terminal)
    #expect(await terminal.perform(order, witness: counter.witness).end == .review)
    #expect(await counter.charged == [5000])
    #expect(await terminal.inquire(order, witness: counter.witness).end == .review)
  }

  @Test("a payment whose outcome could not be recorded is lost")
  func recordingFails() async throws {
    let counter = NexoCounter()
    let terminal = try counter.terminal()
    let order = try await counter.order(on: terminal)
    await counter.notebook.fail(recording: true)
    #expect(await terminal.perform(order, witness: counter.witness).end == .unknown)
    await counter.notebook.fail()
    #expect(await terminal.inquire(order, witness: counter.witness).end == .approved)
    #expect(await counter.charged == [4990])
  }

  @Test("an inquiry moves money")
  func inquiryIsHarmless() async throws {
    let counter = NexoCounter([NexoScriptEntry(.otherAmount, amount: 1)])
    let terminal = try counter.terminal()
    let order = try await counter.order(on: terminal)
    await counter.bench.killTill(at: .beforeAnswer)
    _ = await terminal.inquire(order, witness: counter.witness)
    #expect(await counter.bench.truth.entries.isEmpty)
    #expect(await counter.bench.requests.allSatisfy { $0 == "TransactionStatus" || $0 == "Login" })
  }

  @Test(
    "a reversal is done twice, or believed without proof",
    arguments: [
      (nil, .approved, 0), (.lostAnswer, .approved, 0), (.lostRequest, .notCharged, 1),
      (.silence, .approved, 0), (.malformed, .approved, 0), (.busy, .notCharged, 1),
    ] as [(NexoTrouble?, NexoEnd, Int)])
  func reversal(trouble: NexoTrouble?, end: NexoEnd, charges: Int) async throws {
    let counter = NexoCounter()
    let terminal = try counter.terminal()
    let paid = try #require(try await counter.pay("c-1", on: terminal).confirmation)
    if let trouble { await counter.bench.expect([NexoScriptEntry(trouble)]) }
    let order = try await counter.order(
      "c-2", .reversal, original: paid.identity, on: terminal)
    let outcome = await terminal.perform(order, witness: counter.witness)
    #expect(outcome.end == end)
    #expect(await counter.charged.count == charges)
  }

  @Test("a reversal of what is unknown, of another amount or done before counts as done")
  func badReversals() async throws {
    let counter = NexoCounter()
    let terminal = try counter.terminal()
    let paid = try #require(try await counter.pay("c-1", on: terminal).confirmation)
    func reverse(_ name: String, _ original: String, cents: Int64) async throws -> NexoEnd {
      let order = try await counter.order(
        name, .reversal, cents: cents, original: original, on: terminal)
      return await terminal.perform(order, witness: counter.witness).end
    }
    #expect(try await reverse("c-2", "99", cents: 4990) == .declined)
    #expect(try await reverse("c-3", paid.identity, cents: 1) == .notCharged)
    #expect(await counter.charged == [4990])
    #expect(try await reverse("c-4", paid.trace, cents: 4990) == .approved)
    #expect(try await reverse("c-5", paid.trace, cents: 4990) == .notCharged)
    #expect(await counter.charged.isEmpty)
  }

  @Test("a refund charges the customer")
  func refund() async throws {
    let counter = NexoCounter([NexoScriptEntry(), NexoScriptEntry(.lostAnswer)])
    let terminal = try counter.terminal()
    _ = try await counter.pay("c-1", on: terminal)
    let order = try await counter.order("c-2", .refund, cents: 990, on: terminal)
    #expect(await terminal.perform(order, witness: counter.witness).end == .approved)
    #expect(await counter.bench.truth.balance == 4000)
  }
}
