import Amounts
import Devices
import Nexo
import Simulators
import Testing

@Suite("A payment on a nexo terminal, whatever goes wrong")
struct NexoPaymentTests {
  /// What the script does, how the till ends, and how many charges stand.
  private static let troubles: [(NexoTrouble?, NexoEnd, Int)] = [
    (nil, .approved, 1),
    (.lostRequest, .notCharged, 0), (.swallowedRequest, .notCharged, 0),
    (.lateRequest, .approved, 1), (.busy, .notCharged, 0), (.loggedOut, .notCharged, 0),
    (.rejected, .notCharged, 0), (.rebootBefore, .cancelled, 0),
    (.lostAnswer, .approved, 1), (.reboot, .approved, 1), (.silence, .approved, 1),
    (.mute, .approved, 1), (.lateAnswer, .approved, 1), (.duplicateAnswer, .approved, 1),
    (.stateLost, .unknown, 1),
    (.split, .approved, 1), (.glue, .approved, 1), (.cutAnswer, .approved, 1),
    (.malformed, .approved, 1), (.hugeFrame, .approved, 1), (.tlsAlert, .approved, 1),
    (.otherAmount, .notCharged, 0), (.noAmount, .approved, 1), (.noNumber, .approved, 1),
    (.badAmount, .approved, 1), (.otherService, .approved, 1), (.otherSale, .review, 1),
    (.otherTerminal, .review, 1), (.duplicateMember, .approved, 1),
    (.endlessEvents, .approved, 1), (.openCardNumber, .approved, 1), (.asksTill, .approved, 1),
  ]

  @Test("the till believes something else than was charged", arguments: troubles)
  func survives(trouble: NexoTrouble?, end: NexoEnd, charges: Int) async throws {
    let counter = NexoCounter()
    let terminal = try counter.terminal()
    // A payment of the same amount before: "the last one" is no proof.
    #expect(try await counter.pay("c-0", on: terminal).end == .approved)
    if let trouble { await counter.bench.expect([NexoScriptEntry(trouble)]) }
    let outcome = try await counter.pay("c-1", on: terminal)
    #expect(outcome.end == end)
    #expect(await counter.charged.count == 1 + charges)
    #expect(await counter.bench.requests.filter { $0 == "Payment" }.count <= 2)
    let recorded = await counter.notebook.outcomes
    #expect(recorded.count == (end == .unknown ? 1 : 2))
    #expect(end == .unknown || recorded.last == outcome)
    if let told = outcome.confirmation {
      #expect(await counter.bench.truth.charges.last.map { String($0.trace) } == told.trace)
    }
  }

  @Test("a trouble of the simulator is never tried")
  func tableIsWhole() {
    #expect(Set(Self.troubles.compactMap(\.0)) == Set(NexoTrouble.allCases))
  }

  @Test(
    "a no counts as a yes, or as the wrong kind of no",
    arguments: [
      ("Refusal", .declined), ("WrongPIN", .declined), ("InvalidCard", .declined),
      ("PaymentRestriction", .declined), ("UnreachableHost", .declined), ("Nonsense", .declined),
      ("Cancel", .cancelled), ("Aborted", .cancelled), ("MessageFormat", .notCharged),
      ("NotAllowed", .notCharged), ("DeviceOut", .notCharged), ("UnavailableService", .notCharged),
    ] as [(String, NexoEnd)])
  func refusals(condition: String, end: NexoEnd) async throws {
    let counter = NexoCounter([NexoScriptEntry(refusing: condition)])
    #expect(try await counter.pay(on: try counter.terminal()).end == end)
    #expect(await counter.charged.isEmpty)
  }

  @Test("a declined payment is believed only where its answer arrives")
  func lostRefusal() async throws {
    var entry = NexoScriptEntry(.lostAnswer)
    entry.condition = "Refusal"
    let counter = NexoCounter([entry])
    let outcome = try await counter.pay(on: try counter.terminal())
    #expect(outcome == .declined(reason: "Refusal: by script"))
  }

  @Test(
    "a cable that breaks at some byte makes till and terminal disagree", arguments: [true, false])
  func cable(toTerminal: Bool) async throws {
    for count in stride(from: 0, to: 900, by: 13) {
      let counter = NexoCounter()
      let terminal = try counter.terminal()
      let order = try await counter.order(on: terminal)
      if toTerminal {
        await counter.bench.cutCable(afterBytesToTerminal: count)
      } else {
        await counter.bench.cutCable(afterBytesToTill: count)
      }
      let outcome = await terminal.perform(order, witness: counter.witness)
      let charges = await counter.charged.count
      #expect(outcome.end == (charges == 1 ? .approved : .notCharged), "cut after \(count)")
    }
  }

  @Test("a customer who takes longer than the answer may take is charged without anybody knowing")
  func slowCustomer() async throws {
    var entry = NexoScriptEntry()
    entry.customerMilliseconds = 400_000
    let counter = NexoCounter([entry])
    let outcome = try await counter.pay(on: try counter.terminal())
    #expect(outcome.end == .approved)
    #expect(await counter.notebook.steps.contains { $0.step == .working })
    #expect(await counter.charged == [4990])
  }

  @Test("an order without end holds the till for ever, or is called off without proof")
  func deadline() async throws {
    var entry = NexoScriptEntry()
    entry.customerMilliseconds = 400_000
    let counter = NexoCounter([entry])
    let terminal = try counter.terminal()
    let order = try await counter.order(deadlineSeconds: 200, on: terminal)
    #expect(await terminal.perform(order, witness: counter.witness).end == .unknown)
    #expect(await counter.notebook.outcomes.isEmpty)
    var outcome = CardOutcome.unknown(reason: "")
    for _ in 0..<10 where outcome.end == .unknown {
      outcome = await terminal.inquire(order, witness: counter.witness)
    }
    #expect(outcome.end == .approved)
    #expect(await counter.charged == [4990])
  }

  @Test("stopping an order ends in anything but the terminal's own word")
  func cancelling() async throws {
    var entry = NexoScriptEntry()
    entry.customerMilliseconds = 60_000
    let counter = NexoCounter([entry])
    let terminal = try counter.terminal()
    let order = try await counter.order(on: terminal)
    let witness = CardWitness(
      progress: { if $0.step == .accepted { await terminal.cancel(order.attempt) } },
      store: { _ in }, record: { _ in })
    #expect(await terminal.perform(order, witness: witness) == .cancelled)
    #expect(await counter.charged.isEmpty)
    #expect(await counter.bench.requests.suffix(2) == ["Payment", "Abort"])
  }

  @Test("an order that was approved before it could be stopped counts as stopped")
  func cancellingTooLate() async throws {
    let counter = NexoCounter()
    let terminal = try counter.terminal()
    let order = try await counter.order(on: terminal)
    let witness = CardWitness(
      progress: { if $0.step == .accepted { await terminal.cancel(order.attempt) } },
      store: { _ in }, record: { _ in })
    #expect(await terminal.perform(order, witness: witness).end == .approved)
    #expect(await counter.charged == [4990])
  }

  @Test("two orders run at once on one terminal")
  func oneAtATime() async throws {
    let counter = NexoCounter()
    let terminal = try counter.terminal()
    let first = try await counter.order("c-1", on: terminal)
    let second = try await counter.order("c-2", on: terminal)
    let ends = NexoNotebook()
    let witness = CardWitness(
      progress: { step in
        guard step.step == .accepted else { return }
        let other = await terminal.perform(second, witness: counter.witness)
        try? await ends.record(other)
      }, store: { _ in }, record: { _ in })
    #expect(await terminal.perform(first, witness: witness).end == .approved)
    #expect(await ends.outcomes.map(\.end) == [.notCharged])
    #expect(await counter.charged == [4990])
  }

  @Test("a caller who gives up leaves a payment alone")
  func abandoned() async throws {
    var entry = NexoScriptEntry()
    entry.customerMilliseconds = 30_000
    let counter = NexoCounter([entry])
    let terminal = try counter.terminal()
    let order = try await counter.order(on: terminal)
    let witness = counter.witness
    let task = Task { await terminal.perform(order, witness: witness) }
    task.cancel()
    #expect(await task.value.end == .approved)
    #expect(await counter.notebook.outcomes.count == 1)
  }

  @Test(
    "an order that can't be one reaches the terminal",
    arguments: [
      (.payment, 0, .euro, nil), (.payment, -5, .euro, nil), (.reversal, 5, .euro, nil),
      (.reversal, 5, .euro, ""), (.payment, 5, Currency(code: "PLN"), nil),
    ] as [(CardMovement, Int64, Currency?, String?)])
  func impossible(movement: CardMovement, units: Int64, currency: Currency?, original: String?)
    async throws
  {
    let counter = NexoCounter()
    let order = CardOrder(
      attempt: try AttemptID("c-1"), movement: movement,
      amount: Money(units, try #require(currency)), baseline: "none", original: original)
    let outcome = try await counter.terminal().perform(order, witness: counter.witness)
    #expect(outcome.end == .notCharged)
    #expect(await counter.bench.requests.isEmpty)
  }

  @Test("a terminal that is not there is said to have charged")
  func unplugged() async throws {
    let counter = NexoCounter([NexoScriptEntry(.reboot, milliseconds: 86_000_000)])
    let terminal = try counter.terminal()
    let order = try await counter.order("c-1", on: terminal)
    #expect(await terminal.perform(order, witness: counter.witness).end == .unknown)
    let next = CardOrder(
      attempt: try AttemptID("c-2"), movement: .payment, amount: Money(100, .euro),
      baseline: order.baseline)
    #expect(await terminal.perform(next, witness: counter.witness).end == .notCharged)
    #expect(await terminal.inquire(order, witness: counter.witness).end == .unknown)
    let error = await #expect(throws: DeviceError.self) { try await terminal.lastTrace() }
    #expect(error?.code == .unavailable)
  }

  @Test("what the terminal told of a payment does not reach the ledger")
  func confirmation() async throws {
    let counter = NexoCounter()
    let told = try #require(try await counter.pay(on: try counter.terminal()).confirmation)
    #expect(told.amount == Money(4990, .euro))
    #expect(told.maskedNumber == "476173******0010")
    #expect(told.scheme == "visa")
    #expect(told.authorisation == "100001")
    #expect(told.trace == "1")
    #expect(told.batch == "1")
    #expect(told.verification == .pin)
    #expect(told.identity.hasPrefix("1@2026-"))
    let statements = await counter.notebook.statements
    #expect(statements.map(\.kind) == [.status, .slipBlock, .slipBlock])
    #expect(statements.map(\.audience) == [nil, .merchant, .customer])
    #expect(
      statements.last?.lines == ["KASE-SIM-1", "Amount  49.90", "Card 476173******0010", "No. 1"])
  }

  @Test("a card's whole number is stored")
  func openNumber() async throws {
    let counter = NexoCounter([NexoScriptEntry(.openCardNumber)])
    #expect(try await counter.pay(on: try counter.terminal()).end == .approved)
    for statement in await counter.notebook.statements {
      let text = String(decoding: statement.bytes, as: UTF8.self) + statement.lines.joined()
      #expect(!text.contains("4761 7390 0101 0010"))
      #expect(!text.contains("7390"))
    }
  }

  @Test("what the terminal asks of the till is not answered, or its slip is lost")
  func terminalAsks() async throws {
    let counter = NexoCounter([NexoScriptEntry(.asksTill)])
    #expect(try await counter.pay(on: try counter.terminal()).end == .approved)
    #expect(await counter.notebook.steps.contains { $0.words == "PIN entered" })
    let slips = await counter.notebook.statements.filter { $0.kind == .slipBlock }
    #expect(slips.first?.lines == ["Merchant's slip"])
  }
}
