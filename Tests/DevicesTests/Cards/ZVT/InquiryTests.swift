import Amounts
import Devices
import Testing
import ZVT

@Suite("The last transaction of a ZVT terminal, and what it proves")
struct InquiryTests {
  @Test(
    "The baseline must be what the terminal shows",
    arguments: [
      (Lines.last(Lines.before, isEvidence: false), "52000007/000416/0082/0611/170000"),
      (Lines.nothing("64"), "none:64"),
      (Lines.nothing("83"), "unusable"),
      ("> 06 20 05 00 00 00 03 03\n< 80 00 00\n< 06 0F 00\n> 80 00 00", "unusable"),
      ("> 06 20 05 00 00 00 03 03\n< 84 83 00", "unusable"),
      (
        """
        > 06 20 05 00 00 00 03 03
        < 80 00 00
        < 04 0F 02 27 64
        > 80 00 00
        < 06 1E 01 64
        > 80 00 00
        """, "none:64"
      ),
      (
        Lines.last(
          """
          < 04 0F 49 27 00 04 00 00 00 03 59 75 0C 22 15 07 0D 06 11 60 F0 F5 F3 02 11 02 22 \
          03 00 00 00 00 73 50 00 00 00 00 00 00 00 02 00 00 00 00 99 00 00 00 00 00 00 00 00 \
          04 00 00 00 01 62 25 00 00 00 00 00 00 00 01 00 00 00 00 25 00
          """, isEvidence: false), "batch:0211-0222/35975/0611/221507"
      ),
    ])
  func baseline(_ script: String, _ baseline: String) async throws {
    let bench = Bench(Lines.script(Lines.opening, script))
    #expect(try await bench.terminal.lastTrace() == baseline)
    await bench.verify(baseline)
  }

  @Test("A terminal whose 06 20 is of no use must not be asked")
  func unusable() async throws {
    let bench = Bench(Lines.opening) { $0.repeatReceipt = .unusable }
    #expect(try await bench.terminal.lastTrace() == "unusable")
    await bench.verify()
  }

  @Test(
    "A terminal's condition must be told as what has to be done, before any payment",
    arguments: [
      ("F0", .needsAction, .closeBatch), ("51", .needsAction, .initialisation),
      ("C2", .needsAction, .diagnosis), ("62", .needsAction, .clock),
      ("DF", .needsAction, .technician), ("E2", .needsAction, .technician),
    ] as [(String, DeviceError.Code, TerminalNeed?)])
  func needs(_ state: String, _ code: DeviceError.Code, _ need: TerminalNeed?) async {
    let bench = Bench(Lines.script(Lines.registration, Lines.state(state)))
    await expectError(code, need) { try await bench.terminal.lastTrace() }
    await bench.verify(state)
  }

  @Test("A terminal at work must be waited for, and be busy after a while")
  func waits() async throws {
    let patient = Bench(
      Lines.script(
        Lines.registration, Lines.state("9C"), Lines.state("E1"), Lines.state("DC"),
        Lines.last(Lines.before, isEvidence: false))
    ) { $0.timers.readinessMilliseconds = 5_000 }
    #expect(try await patient.terminal.lastTrace() == "52000007/000416/0082/0611/170000")
    await patient.verify()
    let impatient = Bench(Lines.script(Lines.registration, Lines.state("9C"))) {
      $0.timers.readinessMilliseconds = 0
    }
    await expectError(.busy, nil) { try await impatient.terminal.lastTrace() }
    await impatient.verify()
  }

  @Test(
    "What answers wrongly at the registration must be told apart, and get no money command",
    arguments: [
      ("< 84 37 00", .needsAction, .password), ("< 84 1E 01 6F", .needsAction, .settings),
      ("< 80 00 00\n< 06 0F 02 27 37\n> 80 00 00", .needsAction, .password),
      ("< 84 9C 00", .busy, nil), ("< 84 83 00", .unsupported, nil),
      ("! lost", .unavailable, nil), ("~ 5000", .unavailable, nil),
      ("< 80 00 00\n< 06 0F 05 29 52 00 00 08\n> 80 00 00", .needsAction, .settings),
      ("< 80 00 00\n< 06 0F 03 49 02 03\n> 80 00 00", .needsAction, .settings),
    ] as [(String, DeviceError.Code, TerminalNeed?)])
  func registration(_ answer: String, _ code: DeviceError.Code, _ need: TerminalNeed?) async {
    let bench = Bench("> 06 00 ..\n" + answer) { $0.terminalNumber = "52000007" }
    await expectError(code, need) { try await bench.terminal.lastTrace() }
  }

  private func expectError(
    _ code: DeviceError.Code, _ need: TerminalNeed?, _ work: () async throws -> String
  ) async {
    do {
      let text = try await work()
      Issue.record("no error but \(text)")
    } catch let error as DeviceError {
      #expect(error.code == code, "\(error)")
      #expect(error.need == need, "\(error)")
    } catch { Issue.record("\(error)") }
  }

  @Test("The registration must offer what the settings say")
  func offer() async throws {
    let bench = Bench(
      Lines.script(
        "> 06 00 1C 00 00 00 BE 09 78 03 01 06 12 12 01 42 26 08 0A 02 06 D3 0A 02 06 D1 "
          + "27 03 14 01 FE", "< 80 00 00\n< 06 0F 07 06 05 27 03 14 01 FE\n> 80 00 00",
        Lines.state("00"), Lines.nothing("64"))
    ) {
      $0.printWidth = 42
      $0.characters = .asked(.utf8)
    }
    #expect(try await bench.terminal.lastTrace() == "none:64")
    await bench.verify()
  }

  // MARK: - After a lost answer

  @Test("A terminal that can't be reached, or is at work, must leave the order unknown")
  func notReached() async {
    for script in [
      "x refused\n---\nx refused\n---\nx refused",
      Lines.registration + "\n" + Lines.state("9C") + "\n" + Lines.state("E0"),
      Lines.registration + "\n" + Lines.state("F0"),
      Lines.registration + "\n> 05 01 05 00 00 00 03 03\n! lost",
      Lines.opening + "\n> 06 20 05 00 00 00 03 03\n< 80 00 00\n! lost",
      Lines.opening + "\n" + Lines.nothing("F0", isEvidence: true),
    ] {
      let bench = Bench(script) {
        $0.timers.recoveryMilliseconds = 12
      }
      let outcome = await bench.terminal.inquire(Bench.payment, witness: bench.witness)
      #expect(outcome.name == "unknown", "\(outcome)")
    }
  }

  @Test("The terminal must be tried again within its time")
  func reconnects() async {
    let bench = Bench(
      Lines.script(
        "x refused\n---\nx refused\n---", Lines.opening, Lines.last(Lines.before)))
    let outcome = await bench.terminal.inquire(Bench.payment, witness: bench.witness)
    #expect(outcome.name == "notCharged", "\(outcome)")
    await bench.verify()
  }

  @Test("A card in the reader and a reversal under way must be waited for before judging")
  func waitsForReversal() async {
    let steps = Steps()
    let bench = Bench(
      Lines.script(
        Lines.registration, Lines.state("E1"), Lines.state("DC"),
        """
        > 05 01 05 00 00 00 03 03
        < 80 00 00
        < 04 FF 01 05
        > 80 00 00
        < 06 0F 01 00
        > 80 00 00
        """, Lines.state("9C"), Lines.state("00"), Lines.last(Lines.before)))
    let witness = CardWitness(
      progress: { await steps.add($0.step) }, store: bench.witness.store,
      record: bench.witness.record)
    let outcome = await bench.terminal.inquire(Bench.payment, witness: witness)
    #expect(outcome.name == "notCharged", "\(outcome)")
    #expect(await steps.all == [.removeCard, .removeCard, .reversing, .working])
    await bench.verify()
  }

  @Test("An unclear finding must come with the sums of the open batch as evidence")
  func evidence() async {
    let bench = Bench(
      Lines.script(
        Lines.opening, Lines.last(Lines.paid),
        """
        > 06 10 03 00 00 00
        < 80 00 00
        < 04 0F 09 27 00 04 00 00 00 00 49 90
        # inquiry
        > 80 00 00
        < 06 0F 00
        # inquiry
        > 80 00 00
        """)
    ) { $0.hasTotals = true }
    let order = CardOrder.payment(5_000, baseline: Bench.payment.baseline)
    let outcome = await bench.terminal.inquire(order, witness: bench.witness)
    #expect(outcome.name == "review", "\(outcome)")
    await bench.verify()
  }

  @Test("Evidence that can't be stored must not be acknowledged")
  func evidenceNotStored() async {
    let bench = Bench(
      Lines.script(
        Lines.opening,
        """
        > 06 20 05 00 00 00 03 03
        < 80 00 00
        \(Lines.before)
        # inquiry fails
        > 84 66 00
        < 06 1E 01 66
        # inquiry fails
        > 80 00 00
        """))
    let outcome = await bench.terminal.inquire(Bench.payment, witness: bench.witness)
    #expect(outcome.name == "notCharged", "\(outcome)")
    await bench.verify()
  }

  @Test("Two equal sales in a row must not be taken for each other")
  func equalSales() async {
    let bench = Bench(Lines.script(Lines.opening, Lines.last(Lines.paid)))
    let order = CardOrder.payment(4_990, baseline: "52000007/000417/0083/0611/173012")
    #expect(await bench.terminal.inquire(order, witness: bench.witness).name == "notCharged")
    await bench.verify()
  }

  // MARK: - The question for the state in the middle of a payment

  @Test("The end of a question for the state must not end the payment")
  func probe() async {
    let bench = Bench(
      Lines.script(Lines.opening, Lines.accepted, Lines.state("9C"), Lines.yes, Lines.approved)
    ) { $0.probes = true }
    #expect(await bench.terminal.perform(Bench.payment, witness: bench.witness).name == "approved")
    await bench.verify()
  }

  @Test("A terminal that stays silent when asked for its state must be given up")
  func deadProbe() async {
    let bench = Bench(
      Lines.script(
        Lines.opening, Lines.accepted, "> 05 01 05 00 00 00 03 03\n= unknown\n> 06 B0 00")
    ) {
      $0.probes = true
      $0.timers.completionMilliseconds = 60_000
    }
    #expect(await bench.terminal.perform(Bench.payment, witness: bench.witness).name == "unknown")
    await bench.verify()
  }

  @Test("A terminal that is idle in the middle of a payment has forgotten it")
  func idleProbe() async {
    let bench = Bench(
      Lines.script(
        Lines.opening, Lines.accepted, Lines.state("00"), "= unknown\n> 06 B0 00")
    ) {
      $0.probes = true
      $0.timers.completionMilliseconds = 60_000
    }
    #expect(await bench.terminal.perform(Bench.payment, witness: bench.witness).name == "unknown")
    await bench.verify()
  }
}

/// Keeps the steps that it is told of.
actor Steps {
  private(set) var all: [CardProgress.Step] = []

  func add(_ step: CardProgress.Step) { all.append(step) }
}
