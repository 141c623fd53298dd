import Amounts
import Devices
import Testing
import ZVT

@Suite("Service and reservations at a ZVT terminal")
struct ServiceTests {
  @Test(
    "Health must name what has to be done",
    arguments: [
      ("00", .ready), ("DC", .ready), ("9C", .busy("9C please wait")),
      ("E0", .busy("E0 remote maintenance")), ("F0", .needs(.closeBatch, code: "F0")),
      ("E1", .needs(.removeCard, code: "E1")), ("DF", .outOfOrder(code: "DF")),
    ] as [(String, TerminalHealth)])
  func health(_ state: String, _ health: TerminalHealth) async {
    let bench = Bench(Lines.script(Lines.registration, Lines.state(state)))
    #expect(await bench.terminal.health() == health)
    await bench.verify()
  }

  @Test("A terminal that is not there must be told as unreachable")
  func unreachable() async {
    #expect(await Bench("x refused").terminal.health() == .unreachable("nobody answers"))
  }

  @Test("A terminal's identity must hold all that it tells")
  func identity() async throws {
    let bench = Bench(
      Lines.script(
        Lines.registration,
        """
        > 05 01 05 00 00 00 03 05
        < 80 00 00
        < 06 0F 00 F0 F0 F5 56 31 2E 32 33 00 06 11 E4 0F 1F 40 05 44 33 30 30 30 1F 42 04 12 34 56 78
        > 80 00 00
        """, Lines.last(Lines.before, isEvidence: false), "> 06 10 03 00 00 00\n< 84 83 00"))
    let identity = try await bench.terminal.identify()
    #expect(identity.number == "52000007")
    #expect(identity.model == "D3000")
    #expect(identity.serial == "12345678")
    #expect(identity.software == "V1.23")
    #expect(identity.capabilities == ["repeat_receipt"])
    await bench.verify()
  }

  @Test("Words must go to the display, and their refusal be told")
  func display() async throws {
    let shown = Bench(
      Lines.script(
        Lines.registration, "> 06 E0 0C F0 0A F1 F0 F2 48 69 F2 F0 F2 79 6F\n< 80 00 00"))
    try await shown.terminal.display(["Hi", "yo"])
    await shown.verify()
    let refused = Bench(Lines.script(Lines.registration, "> 06 E0 ..\n< 84 83 00"))
    await #expect(throws: DeviceError.self) { try await refused.terminal.display(["Hi"]) }
    await refused.verify()
  }

  @Test("Diagnosis, initialisation and clock must be sent as the specification has them")
  func commands() async throws {
    let done = "< 80 00 00\n< 04 FF 01 0E\n> 80 00 00\n< 06 0F 00\n# completion\n> 80 00 00"
    let bench = Bench(
      Lines.script(
        Lines.registration, "> 06 70 05 06 03 1B 01 01", done, "> 06 93 03 00 00 00", done,
        "> 06 91 0B 00 00 00 AA 26 06 11 0C 17 30 12", done, "> 06 02 00\n< 80 00 00")
    ) { $0.diagnosisKind = 1 }
    let witness = bench.witness
    try await bench.terminal.diagnose(witness: witness)
    try await bench.terminal.initialise(witness: witness)
    let moment = try Moment(rfc3339: "2026-06-11T17:30:12+02:00")
    try await bench.terminal.setClock(to: moment, witness: witness)
    try await bench.terminal.logOff()
    await bench.verify()
  }

  @Test("A failed diagnosis must be told with what has to be done")
  func failedDiagnosis() async {
    let bench = Bench(
      Lines.script(
        Lines.registration, "> 06 70 00\n< 80 00 00\n< 06 1E 01 F0\n# abort\n> 80 00 00"))
    do throws(DeviceError) {
      try await bench.terminal.diagnose(witness: bench.witness)
      Issue.record("no error")
    } catch { #expect(error.need == .closeBatch) }
    await bench.verify()
  }

  // MARK: - Reservations

  private static let reservation = CardOrder.back(
    .payment, 4_990, original: "52000007/000417/0083/0611/173012")

  @Test("A reservation must be made only where it is allowed")
  func reserve() async {
    let allowed = Bench(
      Lines.script(
        Lines.opening,
        "> 06 22 12 04 00 00 00 00 49 90 49 09 78 19 40 06 04 1F 06 01 02\n< 80 00 00", Lines.yes,
        Lines.approved)
    ) { $0.allowsReservations = true }
    #expect(
      await allowed.terminal.reserve(Bench.payment, witness: allowed.witness).name == "approved")
    await allowed.verify()
    let forbidden = Bench(Lines.script(Lines.opening, "= notCharged"))
    #expect(
      await forbidden.terminal.reserve(Bench.payment, witness: forbidden.witness).name
        == "notCharged")
    await forbidden.verify()
  }

  @Test("What goes back to a reservation must carry all of its numbers")
  func goBack() async {
    let numbers =
      "87 00 83 04 00 00 00 00 49 90 49 09 78 0B 00 04 17 0C 17 30 12 0D 06 11 29 52 00 00 07"
    for code in ["23", "24", "25"] {
      let bench = Bench(
        Lines.script(
          Lines.opening, "> 06 \(code) 1D \(numbers)\n< 80 00 00", Lines.yes, Lines.approved))
      let order = Self.reservation
      let outcome =
        switch code {
        case "23": await bench.terminal.partialReversal(order, witness: bench.witness)
        case "24": await bench.terminal.bookTotal(order, witness: bench.witness)
        default: await bench.terminal.cancelReservation(order, witness: bench.witness)
        }
      #expect(outcome.name == "approved")
      await bench.verify(code)
    }
  }

  @Test(
    "A booking in doubt must be judged by a whole list only",
    arguments: [
      ("B8 87 FF FF", "approved"), ("B8 87 00 83", "notCharged"), ("B8 87 00 12", "unknown"),
      ("B8 87 00 12 06 06 23 04 08 02 00 12", "approved"),
      ("B8 87 00 12 06 0A 23 08 08 02 00 12 08 02 00 83", "notCharged"), ("83", "unknown"),
    ])
  func bookingInDoubt(_ list: String, _ name: String) async {
    let bench = Bench(
      Lines.script(
        Lines.opening, "> 06 23 03 87 FF FF\n< 80 00 00\n< 06 1E 00 \(list)\n> 80 00 00"))
    let outcome = await bench.terminal.inquireReservation(
      Self.reservation, witness: bench.witness)
    #expect(outcome.name == name, "\(outcome)")
    await bench.verify(list)
  }
}
