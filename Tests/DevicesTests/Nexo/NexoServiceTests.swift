import Amounts
import Devices
import Nexo
import Simulators
import Testing

@Suite("What a nexo terminal does besides payments")
struct NexoServiceTests {
  private static func sums(_ cents: Int64, _ count: Int?) -> TerminalTotals {
    TerminalTotals(amount: Money(cents, .euro), count: count, receipts: nil)
  }

  @Test("the terminal is taken for another one")
  func identity() async throws {
    let identity = try await NexoCounter().terminal().identify()
    #expect(identity.number == "KASE-SIM-1")
    #expect(identity.model == "Simulator")
    #expect(identity.serial == "SIM0001")
    #expect(identity.software == "1")
    #expect(identity.capabilities.contains("PrinterReceipt"))
  }

  @Test("a terminal that works is called out of order, or one that is gone ready")
  func health() async throws {
    let counter = NexoCounter([NexoScriptEntry(.reboot, milliseconds: 86_000_000)])
    let terminal = try counter.terminal()
    #expect(await terminal.health() == .ready)
    try await terminal.diagnose(witness: counter.witness)
    #expect(await counter.notebook.statements.contains { $0.kind == .completion })
    _ = try await counter.pay(on: terminal)
    guard case .unreachable = await terminal.health() else {
      Issue.record("it is gone")
      return
    }
  }

  @Test("a terminal that lost the login, or its connection, stays useless")
  func loginAgain() async throws {
    let counter = NexoCounter([NexoScriptEntry(.loggedOut)])
    let terminal = try counter.terminal()
    #expect(try await counter.pay("c-1", on: terminal).end == .notCharged)
    #expect(await terminal.health() == .ready)
    #expect(try await counter.pay("c-2", on: terminal).end == .approved)
  }

  @Test("words do not reach the customer, nor lines the paper")
  func output() async throws {
    let counter = NexoCounter()
    let terminal = try counter.terminal()
    try await terminal.display(["Welcome", "ä"])
    try await terminal.printOut(["Paper"])
    #expect(
      await counter.bench.events.filter { if case .shown = $0 { true } else { false } }
        == [.shown("Welcome"), .shown("ä"), .shown("Paper")])
    try await terminal.leave()
    #expect(await counter.bench.requests.last == "Logout")
    #expect(await terminal.health() == .ready)
  }

  @Test("movements that the protocol can't list are made up")
  func noBatch() async throws {
    let terminal = try NexoCounter().terminal()
    let error = await #expect(throws: DeviceError.self) { try await terminal.batch() }
    #expect(error?.code == .unsupported)
  }

  @Test("the terminal's sums are not those of what stands")
  func totals() async throws {
    let counter = NexoCounter()
    let terminal = try counter.terminal()
    #expect(try await terminal.totals() == Self.sums(0, 0))
    for name in ["c-1", "c-2", "c-3"] { _ = try await counter.pay(name, on: terminal) }
    let refund = try await counter.order("c-4", .refund, cents: 990, on: terminal)
    _ = await terminal.perform(refund, witness: counter.witness)
    let reversal = try await counter.order("c-5", .reversal, original: "2", on: terminal)
    _ = await terminal.perform(reversal, witness: counter.witness)
    let totals = try await terminal.totals()
    #expect(totals.amount == Money(8990, .euro))
    #expect(totals.count == 3)
    #expect(totals.brands.map(\.name) == ["visa"])
    #expect(await counter.bench.truth.balance == 8990)
  }

  @Test("a terminal without sums tells some")
  func withoutTotals() async throws {
    let counter = NexoCounter(profile: NexoProfile(hasTotals: false))
    let terminal = try counter.terminal()
    let error = await #expect(throws: DeviceError.self) { try await terminal.totals() }
    #expect(error?.code == .unsupported)
    guard
      case .open = await terminal.closeBatch(expected: Self.sums(0, 0), witness: counter.witness)
    else {
      Issue.record("closed")
      return
    }
  }

  @Test("a period is closed twice, or not, or nobody knows")
  func closing() async throws {
    let counter = NexoCounter()
    let terminal = try counter.terminal()
    _ = try await counter.pay(on: terminal)
    let ours = Self.sums(4990, 1)
    guard
      case .closed(let told) = await terminal.closeBatch(expected: ours, witness: counter.witness)
    else {
      Issue.record("not closed")
      return
    }
    #expect(told.amount == ours.amount && told.count == 1)
    #expect(try await terminal.totals() == Self.sums(0, 0))
    #expect(await counter.notebook.statements.last?.kind == .completion)
  }

  @Test(
    "a close whose answer is lost is taken for what it was not",
    arguments: [(.lostAnswer, true), (.lostRequest, false)] as [(NexoTrouble, Bool)])
  func lostClose(trouble: NexoTrouble, isClosed: Bool) async throws {
    let counter = NexoCounter([NexoScriptEntry(), NexoScriptEntry(trouble)])
    let terminal = try counter.terminal()
    _ = try await counter.pay(on: terminal)
    let ours = Self.sums(4990, 1)
    let outcome = await terminal.closeBatch(expected: ours, witness: counter.witness)
    let later = try await counter.terminal().inquireClose(expected: ours, witness: counter.witness)
    #expect(outcome == later)
    switch outcome {
    case .closed(let told): #expect(isClosed && told.amount == ours.amount)
    case .open: #expect(!isClosed)
    case .closedUnconfirmed, .unknown: Issue.record("\(outcome)")
    }
  }

  @Test("a close that the terminal refuses counts as done")
  func refusedClose() async throws {
    let counter = NexoCounter([NexoScriptEntry(), NexoScriptEntry(refusing: "UnreachableHost")])
    let terminal = try counter.terminal()
    _ = try await counter.pay(on: terminal)
    let outcome = await terminal.closeBatch(
      expected: Self.sums(4990, 1), witness: counter.witness)
    #expect(outcome == .open(reason: "UnreachableHost"))
  }

  @Test("sums that are neither ours nor none are taken for a close")
  func foreignSums() async throws {
    let counter = NexoCounter()
    let terminal = try counter.terminal()
    _ = try await counter.pay(on: terminal)
    let outcome = await terminal.inquireClose(
      expected: Self.sums(100, 1), witness: counter.witness)
    #expect(outcome == .unknown(reason: "the terminal's sums are neither ours nor none"))
  }
}

@Suite("The simulated nexo terminal")
struct NexoSimulatorTests {
  @Test("a script says what nobody wrote")
  func script() throws {
    let entries = try NexoScript.entries(
      #"[{},{"fault":"late_answer","milliseconds":9000,"customer_milliseconds":5,"#
        + #""hold":["before_answer","after_answer"]},"#
        + #"{"condition":"Refusal","hold":"before_approval"},"#
        + #"{"fault":"other_amount","amount":1}]"#)
    #expect(entries.count == 4)
    #expect(entries[0] == NexoScriptEntry())
    #expect(entries[1].trouble == .lateAnswer && entries[1].milliseconds == 9_000)
    #expect(entries[1].customerMilliseconds == 5)
    #expect(entries[1].holds == [.beforeAnswer, .afterAnswer])
    #expect(entries[2].condition == "Refusal" && entries[2].holds == [.beforeApproval])
    #expect(entries[3].amount == 1)
  }

  @Test(
    "a script that makes no sense is followed",
    arguments: [
      "{}", "[1]", #"[{"fault":"nonsense"}]"#, #"[{"hold":"nowhere"}]"#, #"[{"more":1}]"#,
      #"[{"milliseconds":-1}]"#, #"[{"hold":[1]}]"#, "nonsense",
    ])
  func badScript(text: String) {
    #expect(throws: NexoScript.Fault.self) { try NexoScript.entries(text) }
  }

  @Test("a restart changes what was charged, or lets a payment go on that nobody decided")
  func memory() throws {
    var simulator = NexoSimulator(script: [NexoScriptEntry()])
    var entry = NexoScriptEntry()
    entry.customerMilliseconds = 60_000
    simulator.expect([entry])
    _ = simulator.connect(at: 0)
    func send(_ body: NexoBody, _ category: MessageCategory, _ name: String) {
      let header = MessageHeader(
        .service, category, .request, serviceID: name, saleID: "K", poiID: "KASE-SIM-1")
      _ = simulator.receive(NexoFrame.bytes(of: NexoMessage(header, body).bytes), at: 0)
    }
    send(
      .loginRequest(
        NexoLogin.Request(
          dateTime: "", software: NexoSoftware(maker: "", name: "", version: ""))), .login, "1")
    for name in ["2", "3"] {
      let sale = TransactionIdentifier(name, timeStamp: nil)
      send(
        .paymentRequest(NexoPayment.Request(.normal, sale: sale, amount: Money(100, .euro))),
        .payment, name)
    }
    #expect(simulator.truth.entries.map(\.stands) == [true, false])
    var restarted = try NexoSimulator(memory: simulator.memory)
    #expect(restarted.truth.entries.map(\.fate) == [.kept, .declined])
    #expect(restarted.tick(at: 100_000).isEmpty)
    #expect(restarted.truth.charges.count == 1)
  }

  @Test("hostile bytes trap the terminal, or charge somebody")
  func hostile() throws {
    var dice = SplitMix(seed: 9)
    var simulator = NexoSimulator()
    let samples = [
      Array(#"{"SaleToPOIRequest":{"MessageHeader":{}}}"#.utf8), Array("[".utf8), [],
      Array(repeating: UInt8(ascii: "["), count: 5_000), [0xFF, 0xFE],
    ]
    for sample in samples {
      _ = simulator.connect(at: 0)
      _ = simulator.receive(NexoFrame.bytes(of: sample), at: 0)
      _ = simulator.receive((0..<64).map { _ in UInt8.random(in: 0...255, using: &dice) }, at: 0)
      _ = simulator.disconnect(at: 0)
    }
    #expect(simulator.truth.entries.isEmpty)
  }
}
