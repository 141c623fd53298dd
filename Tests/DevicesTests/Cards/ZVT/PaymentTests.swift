import Amounts
import Devices
import Testing
import ZVT

@Suite("A payment at a ZVT terminal")
struct PaymentTests {
  @Test("A payment must be stored, answered and recorded in this order, and tell what it was")
  func payment() async {
    let bench = Bench(
      Lines.script(
        Lines.opening, Lines.last(Lines.before, isEvidence: false), Lines.accepted,
        "< 04 FF 01 0A\n> 80 00 00\n< 04 FF 01 04\n> 80 00 00", Lines.yes,
        "< 06 D1 05 40 56 49 53 41\n# slip_line\n> 80 00 00",
        "< 06 D1 01 81\n# slip_line\n> 80 00 00", Lines.approved))
    let baseline = try? await bench.terminal.lastTrace()
    #expect(baseline == "52000007/000416/0082/0611/170000")
    let outcome = await bench.terminal.perform(Bench.payment, witness: bench.witness)
    guard case .approved(let told) = outcome else {
      Issue.record("\(outcome)")
      return
    }
    #expect(told.amount == Money(4_990, .euro))
    #expect(told.trace == "0083")
    #expect(told.identity == "52000007/000417/0083/0611/173012")
    #expect(told.scheme == "Visa")
    #expect(told.authorisation == "31A77K" || told.authorisation == "1A77K")
    #expect(told.application == "A0000000031010")
    #expect(told.verification == .pin)
    #expect(told.maskedNumber.hasSuffix("9012"))
    await bench.verify()
  }

  @Test("A terminal that can't be reached must leave nothing in doubt")
  func unreachable() async {
    let bench = Bench("x refused\n= notCharged")
    let outcome = await bench.terminal.perform(Bench.payment, witness: bench.witness)
    #expect(outcome.name == "notCharged")
    await bench.verify()
  }

  @Test(
    "What can't be asked for must be refused before anything is sent",
    arguments: [
      CardOrder.payment(0), CardOrder.payment(-1), CardOrder.payment(1_000_000_000_000),
      CardOrder.back(.reversal, 4_990, original: nil),
      CardOrder.back(.reversal, 4_990, original: "12345"),
      CardOrder.back(.reversal, 4_990, original: "52000008/000417/0083/0611/173012"),
      CardOrder.back(.reversal, 4_990, original: "52000007/000417//0611/173012"),
    ])
  func refused(_ order: CardOrder) async {
    let bench = Bench(Lines.script(Lines.opening, "= notCharged"))
    let outcome = await bench.terminal.perform(order, witness: bench.witness)
    #expect(outcome.name == "notCharged")
    await bench.verify()
  }

  @Test("A yes that can't be stored must be voted down with 84 66")
  func cannotStore() async {
    let bench = Bench(
      Lines.script(
        Lines.opening, Lines.accepted, Lines.paid, "# status fails\n> 84 66 00",
        "< 06 1E 01 66\n# abort\n= declined\n> 80 00 00"))
    let outcome = await bench.terminal.perform(Bench.payment, witness: bench.witness)
    #expect(outcome.name == "declined")
    await bench.verify()
  }

  @Test("A slip that can't be stored must be refused with 84 CC, and the end not be believed")
  func cannotStoreSlip() async {
    let bench = Bench(
      Lines.script(
        Lines.opening, Lines.accepted, Lines.yes, "< 06 D1 02 00 41\n# slip_line fails\n> 84 CC 00",
        "< 06 0F 00\n# completion\n= unknown\n> 80 00 00"))
    let outcome = await bench.terminal.perform(Bench.payment, witness: bench.witness)
    #expect(outcome.name == "unknown")
    await bench.verify()
  }

  @Test("An outcome that can't be recorded must not be acknowledged, and is not known")
  func cannotRecord() async {
    let bench = Bench(
      Lines.script(
        Lines.opening, Lines.accepted, Lines.yes, "< 06 0F 00\n# completion\n= approved fails"))
    let outcome = await bench.terminal.perform(Bench.payment, witness: bench.witness)
    #expect(outcome.name == "unknown")
    await bench.verify()
  }

  @Test("Endless slips must end in 84 CC")
  func endlessSlips() async {
    let line = "< 06 D1 02 00 41\n# slip_line\n> 80 00 00"
    let bench = Bench(
      Lines.script(
        Lines.opening, Lines.accepted, Lines.yes, line, line, line,
        "< 06 D1 02 00 41\n> 84 CC 00\n< 06 1E 01 CC\n# abort\n= unknown\n> 80 00 00")
    ) { $0.slipLinesMax = 3 }
    let outcome = await bench.terminal.perform(Bench.payment, witness: bench.witness)
    #expect(outcome.name == "unknown")
    await bench.verify()
  }

  @Test("Endless progress must end by the cap of the whole")
  func endlessProgress() async {
    let progress = "< 04 FF 01 0E\n> 80 00 00"
    let endless = [String](repeating: progress, count: 3_000).joined(separator: "\n")
    let bench = Bench(Lines.script(Lines.opening, Lines.accepted, endless)) {
      $0.timers.totalMilliseconds = 30
    }
    let bare = CardWitness(store: { _ in }, record: { _ in })
    let outcome = await bench.terminal.perform(Bench.payment, witness: bare)
    #expect(outcome == .unknown(reason: "it takes too long"))
  }

  @Test("A command of the terminal that nobody knows must be answered with 84 83")
  func unknownCommand() async {
    let bench = Bench(
      Lines.script(
        Lines.opening, Lines.accepted, "< 06 D8 00\n> 84 83 00\n< 04 0D 00\n> 84 83 00",
        "< 04 01 00\n# orphan\n> 80 00 00", Lines.yes, Lines.approved))
    let outcome = await bench.terminal.perform(Bench.payment, witness: bench.witness)
    #expect(outcome.name == "approved")
    await bench.verify()
  }

  @Test("An answer that nobody waits for must change nothing")
  func strayAnswers() async {
    let bench = Bench(
      Lines.script(
        Lines.opening, Lines.accepted, "< 80 00 00\n< 84 6C 00", Lines.yes, "< 80 00 00",
        Lines.approved))
    let outcome = await bench.terminal.perform(Bench.payment, witness: bench.witness)
    #expect(outcome.name == "approved")
    await bench.verify()
  }

  @Test("What came while nothing was asked must be kept, and a late yes must be voted down")
  func orphans() async {
    let bench = Bench(
      Lines.script(
        Lines.opening, Lines.last(Lines.before, isEvidence: false),
        Lines.paid, "# orphan\n> 84 66 00", "< 06 D1 02 00 41\n# orphan\n> 80 00 00",
        "< 06 1E 01 6C\n# orphan\n> 80 00 00", "< 06 E4 00\n> 84 83 00", Lines.accepted, Lines.yes,
        Lines.approved))
    _ = try? await bench.terminal.lastTrace()
    let outcome = await bench.terminal.perform(Bench.payment, witness: bench.witness)
    #expect(outcome.name == "approved")
    await bench.verify()
  }

  @Test("A late yes before the terminal took the command must not be taken for the answer")
  func lateYesBeforeAnswer() async {
    let bench = Bench(
      Lines.script(
        Lines.opening, Lines.command, Lines.paid, "# orphan\n> 84 66 00\n< 80 00 00", Lines.yes,
        Lines.approved))
    let outcome = await bench.terminal.perform(Bench.payment, witness: bench.witness)
    #expect(outcome.name == "approved")
    await bench.verify()
  }

  @Test("A connection that died unnoticed must be opened anew before anything is sent")
  func deadConnection() async {
    let bench = Bench(
      Lines.script(
        Lines.opening, Lines.last(Lines.before, isEvidence: false), "! lost", "---", Lines.opening,
        Lines.accepted, Lines.yes, Lines.approved))
    _ = try? await bench.terminal.lastTrace()
    let outcome = await bench.terminal.perform(Bench.payment, witness: bench.witness)
    #expect(outcome.name == "approved")
    await bench.verify()
  }

  @Test("A refused payment's number must be part of the next baseline, where it is not shown")
  func usedNumber() async throws {
    let last = Lines.last(Lines.before, isEvidence: false)
    let bench = Bench(
      Lines.script(
        Lines.opening, Lines.accepted, Lines.paid, "# status fails\n> 84 66 00",
        "< 06 1E 01 66\n# abort\n= declined\n> 80 00 00", Lines.state("00"), last))
    _ = await bench.terminal.perform(Bench.payment, witness: bench.witness)
    #expect(
      try await bench.terminal.lastTrace()
        == "52000007/000416/0082/0611/170000+52000007/000417/0083/0611/173012")
    await bench.verify()
  }

  @Test("A terminal that has forgotten us must be registered with anew, without being asked twice")
  func forgotten() async throws {
    let asked = Bench(
      Lines.script(
        Lines.opening, Lines.last(Lines.before, isEvidence: false), Lines.state("00"),
        Lines.nothing("6B"), "---", Lines.opening, Lines.last(Lines.before, isEvidence: false)))
    _ = try await asked.terminal.lastTrace()
    #expect(try await asked.terminal.lastTrace() == Bench.payment.baseline)
    await asked.verify()
    let paid = Bench(
      Lines.script(
        Lines.opening, Lines.accepted, "< 06 1E 01 6B\n# abort\n= declined\n> 80 00 00", "---",
        Lines.opening, Lines.accepted, Lines.yes, Lines.approved))
    #expect(await paid.terminal.perform(Bench.payment, witness: paid.witness).name == "declined")
    #expect(await paid.terminal.perform(Bench.payment, witness: paid.witness).name == "approved")
    await paid.verify()
  }

  @Test("What speaks another protocol must get no money command, and be told as a setting")
  func anotherProtocol() async {
    let bench = Bench("> 06 00 ..\n! tls\n= notCharged")
    let outcome = await bench.terminal.perform(Bench.payment, witness: bench.witness)
    #expect(outcome == .notCharged(reason: "the terminal expects TLS"))
    await bench.verify()
    let asked = Bench("> 06 00 ..\n! tls")
    do throws(DeviceError) { _ = try await asked.terminal.lastTrace() } catch {
      #expect(error.need == .settings)
    }
    await asked.verify()
  }

  @Test("A refund must be asked for with password and amount")
  func refund() async {
    let bench = Bench(
      Lines.script(
        Lines.opening, "> 06 31 0D 00 00 00 04 00 00 00 00 49 90 49 09 78\n< 80 00 00", Lines.yes,
        Lines.approved))
    let order = CardOrder.back(.refund, 4_990, original: nil)
    #expect(await bench.terminal.perform(order, witness: bench.witness).name == "approved")
    await bench.verify()
  }

  @Test("Patience with our word must be told, and the deadline of the order be kept")
  func patience() async {
    let bench = Bench(
      Lines.script(
        Lines.opening, "> 06 01 10 04 00 00 00 00 49 90 49 09 78 19 40 01 1E 02 05\n< 80 00 00",
        Lines.yes, Lines.approved)
    ) { $0.patience = ZVTSettings.Patience(seconds: 30, statusMax: 5) }
    #expect(await bench.terminal.perform(Bench.payment, witness: bench.witness).name == "approved")
    await bench.verify()
  }

  @Test("A second caller must be told that the terminal is busy, and nothing be sent for it")
  func busy() async {
    let bench = Bench(
      Lines.script(
        Lines.opening, Lines.command, "^ pause\n= notCharged\n< 80 00 00", Lines.yes, Lines.approved
      ))
    async let first = bench.terminal.perform(Bench.payment, witness: bench.witness)
    await bench.script.reaches("pause", "record")
    let second = await bench.terminal.perform(CardOrder.payment(100), witness: bench.witness)
    #expect(second.name == "notCharged")
    #expect(await bench.terminal.health() == .busy("a conversation is running"))
    await bench.script.resume()
    #expect(await first.name == "approved")
    await bench.verify()
  }

  @Test("A caller that is cancelled must not tear its payment apart")
  func cancelledCaller() async {
    let bench = Bench(
      Lines.script(Lines.opening, Lines.accepted, "^ pause", Lines.yes, Lines.approved))
    let task = Task { await bench.terminal.perform(Bench.payment, witness: bench.witness) }
    await bench.script.reaches("pause")
    task.cancel()
    await bench.script.resume()
    #expect(await task.value.name == "approved")
    await bench.verify()
  }

  @Test("A wish to stop must be sent as 06 B0, and the outcome still be the terminal's")
  func stop() async {
    for (answer, end, name) in [
      ("80 00 00", "< 06 1E 01 6C\n# abort\n= cancelled\n> 80 00 00", "cancelled"),
      ("84 83 00", Lines.yes + "\n" + Lines.approved, "approved"),
      ("80 00 00", Lines.yes + "\n" + Lines.approved, "approved"),
    ] {
      let bench = Bench(
        Lines.script(Lines.opening, Lines.accepted, "^ pause\n> 06 B0 00\n< \(answer)", end))
      async let outcome = bench.terminal.perform(Bench.payment, witness: bench.witness)
      await bench.script.reaches("pause", "till")
      await bench.terminal.cancel(Bench.payment.attempt)
      await bench.script.reaches("pause", "terminal")
      await bench.script.resume()
      #expect(await outcome.name == name)
      await bench.verify(name)
    }
  }

  @Test("A wish to stop must not be sent once the money is promised")
  func stopTooLate() async {
    let bench = Bench(
      Lines.script(Lines.opening, Lines.accepted, Lines.yes, "^ pause", Lines.approved))
    async let outcome = bench.terminal.perform(Bench.payment, witness: bench.witness)
    await bench.script.reaches("pause")
    await bench.terminal.cancel(Bench.payment.attempt)
    await bench.terminal.cancel(AttemptID(trusted: "another"))
    await bench.script.resume()
    #expect(await outcome.name == "approved")
    await bench.verify()
  }
}
