import Amounts
import Devices
import Nexo
import Simulators
import Testing

@Suite("A till or a nexo terminal that dies in mid-payment")
struct NexoRestartTests {
  @Test(
    "a payment is lost or doubled when the till dies",
    arguments: NexoScriptEntry.Point.allCases, [false, true])
  func tillDies(point: NexoScriptEntry.Point, terminalToo: Bool) async throws {
    let counter = NexoCounter()
    let first = try counter.terminal()
    #expect(try await counter.pay("c-0", on: first).end == .approved)
    let order = try await counter.order("c-1", on: first)
    await counter.bench.killTill(at: point)
    #expect(await first.perform(order, witness: counter.witness).end == .unknown)
    #expect(await counter.bench.hasDied)
    #expect(await counter.notebook.outcomes.count == 1)
    if terminalToo { try await counter.bench.restartTerminal() }
    await counter.bench.reviveTill()

    let second = try counter.terminal()
    let outcome = await second.inquire(order, witness: counter.witness)
    let charges = await counter.charged.count - 1
    #expect(outcome.end == Self.end(point, terminalToo))
    #expect(charges == (outcome.end == .approved ? 1 : 0))
    #expect(await counter.bench.truth.entries.count <= 2)
    // The next payment finds a terminal that works.
    #expect(try await counter.pay("c-2", on: second).end == .approved)
  }

  /// A terminal that goes on does what it was asked; one that restarts forgets what it had not
  /// decided.
  private static func end(_ point: NexoScriptEntry.Point, _ terminalToo: Bool) -> NexoEnd {
    switch point {
    case .receivedRequest: terminalToo ? .notCharged : .approved
    case .beforeApproval: terminalToo ? .cancelled : .approved
    case .beforeAnswer, .afterAnswer: .approved
    }
  }

  @Test("a payment that was undone by a till which died then is booked after all")
  func undoneThenDead() async throws {
    let counter = NexoCounter()
    let first = try counter.terminal()
    let order = try await counter.order(on: first)
    await counter.notebook.fail(storing: true, recording: true)
    #expect(await first.perform(order, witness: counter.witness).end == .unknown)
    await counter.notebook.fail()
    let outcome = try await counter.terminal().inquire(order, witness: counter.witness)
    #expect(outcome.end == .notCharged)
    #expect(await counter.charged.isEmpty)
  }

  @Test("a terminal that lost its memory proves that nothing was charged")
  func forgetful() async throws {
    let counter = NexoCounter([NexoScriptEntry(), NexoScriptEntry(.stateLost)])
    let terminal = try counter.terminal()
    _ = try await counter.pay("c-1", on: terminal)
    let order = try await counter.order("c-2", on: terminal)
    #expect(order.baseline.hasPrefix("Payment/"))
    #expect(await terminal.perform(order, witness: counter.witness).end == .unknown)
    #expect(await terminal.inquire(order, witness: counter.witness).end == .unknown)
    #expect(await counter.charged.count == 2)
  }

  @Test(
    "a terminal that may have forgotten an old order proves that nothing was charged",
    arguments: [(23, .notCharged), (25, .unknown)] as [(Int64, NexoEnd)])
  func oldOrder(hours: Int64, end: NexoEnd) async throws {
    let counter = NexoCounter()
    let sentAt = Moment(milliseconds: 1_795_000_000_000 - hours * 3_600_000, offsetSeconds: 0)
    let order = CardOrder(
      attempt: try AttemptID("c-1"), movement: .payment, amount: Money(100, .euro),
      baseline: "none", sentAt: sentAt)
    let outcome = try await counter.terminal().inquire(order, witness: counter.witness)
    #expect(outcome.end == end)
  }

  @Test("a terminal that does not tell its last payment can't be used")
  func silentAboutLast() async throws {
    let counter = NexoCounter(
      [NexoScriptEntry(.lostRequest)], profile: NexoProfile(tellsLast: false))
    let terminal = try counter.terminal()
    let order = try await counter.order(on: terminal)
    #expect(order.baseline == "unusable")
    #expect(await terminal.perform(order, witness: counter.witness).end == .notCharged)
  }

  @Test("a till that sends a payment again under a new name charges twice, and nobody notices")
  func naiveControl() async throws {
    let counter = NexoCounter([NexoScriptEntry(.lostAnswer)])
    let terminal = try counter.terminal()
    let order = try await counter.order("c-1", on: terminal)
    // What a naive client does: it forgets the attempt, and starts another one.
    _ = await terminal.perform(order, witness: counter.witness)
    _ = try await counter.pay("c-2", on: terminal)
    #expect(await counter.charged == [4990, 4990])
  }

  @Test("till and terminal disagree after a day of troubles", arguments: [1, 7, 42, 1234])
  func seededDay(seed: UInt64) async throws {
    var dice = SplitMix(seed: seed)
    let counter = NexoCounter()
    var terminal = try counter.terminal()
    // What ends in a person's review, or takes the proof away, has tests of its own.
    let troubles = NexoTrouble.allCases.filter {
      ![.otherSale, .otherTerminal, .stateLost].contains($0)
    }
    var booked: Int64 = 0
    for number in 0..<120 {
      if dice.next() % 3 == 0, let trouble = troubles.randomElement(using: &dice) {
        await counter.bench.expect([NexoScriptEntry(trouble)])
      }
      if dice.next() % 10 == 0 { terminal = try counter.terminal() }
      let cents = Int64(dice.next() % 5 + 1) * 100
      var order: CardOrder?
      for _ in 0..<5 where order == nil {
        order = try? await counter.order("c-\(number)", cents: cents, on: terminal)
      }
      let sent = try #require(order)
      var outcome = await terminal.perform(sent, witness: counter.witness)
      for _ in 0..<5 where outcome.end == .unknown {
        outcome = await terminal.inquire(sent, witness: counter.witness)
      }
      #expect(outcome.end != .unknown && outcome.end != .review)
      if outcome.end == .approved { booked += cents }
      #expect(await counter.bench.truth.balance == booked, "after \(number)")
    }
    #expect(booked > 0)
  }
}
