import Amounts
import Devices
import Testing
import ZVT

@Suite("Synchronised ZVT terminals and numbered messages")
struct SynchronisedTests {
  private static func paid(_ receipt: String, _ id: String) -> String {
    """
    < 04 0F 00 27 00 04 00 00 00 00 49 90 0B 00 04 17 87 \(receipt) 0C 17 30 12 0D 06 11 \
    29 52 00 00 07 06 \(id)
    """
  }

  private static func payment(_ id: String) -> String {
    let length = id.split(separator: " ").count
    let object = "06 0\(length) \(id)"
    let total = String(14 + length, radix: 16, uppercase: true)
    return "> 06 01 \(total) 04 00 00 00 00 49 90 49 09 78 19 40 \(object)\n< 80 00 00"
  }

  private func bench(_ lines: String...) -> Bench {
    Bench(([Lines.opening] + lines).joined(separator: "\n")) { $0.commitMode = .synchronised }
  }

  @Test("The identifier must go back byte for byte: from the record, then from the last payment")
  func mirrored() async throws {
    let bench = bench(
      Lines.last(Self.paid("00 82", "05 1F 1F 02 00 52"), isEvidence: false),
      Self.payment("1F 1F 02 00 52"), Self.paid("00 83", "05 1F 1F 02 00 53"),
      "# status\n> 80 00 00", Lines.approved,
      "> 06 01 13 04 00 00 00 00 49 90 49 09 78 19 40 06 05 1F 1F 02 00 53\n< 80 00 00",
      Self.paid("00 84", "05 1F 1F 02 00 54"), "# status\n> 80 00 00", Lines.approved)
    _ = try await bench.terminal.lastTrace()
    #expect(await bench.terminal.perform(Bench.payment, witness: bench.witness).name == "approved")
    #expect(await bench.terminal.perform(Bench.payment, witness: bench.witness).name == "approved")
    await bench.verify()
  }

  @Test("An unknown identifier, and the one around the wrap, must go as one without length")
  func empty() async throws {
    for record in [
      Lines.last(Lines.before, isEvidence: false), Lines.nothing("64"),
      Lines.last(Self.paid("99 99", "05 1F 1F 02 99 99"), isEvidence: false),
    ] {
      let bench = bench(
        record, "> 06 01 11 04 00 00 00 00 49 90 49 09 78 19 40 06 03 1F 1F 00\n< 80 00 00",
        Lines.yes, Lines.approved)
      _ = try await bench.terminal.lastTrace()
      #expect(
        await bench.terminal.perform(Bench.payment, witness: bench.witness).name == "approved")
      await bench.verify()
    }
  }

  @Test("After a lost answer an old identifier must never go back: it would reverse a payment")
  func neverStale() async throws {
    let bench = bench(
      Lines.last(Self.paid("00 82", "05 1F 1F 02 00 52"), isEvidence: false),
      Self.payment("1F 1F 02 00 52"), "! lost\n= unknown\n---", Lines.opening,
      "> 06 01 11 04 00 00 00 00 49 90 49 09 78 19 40 06 03 1F 1F 00\n< 80 00 00", Lines.yes,
      Lines.approved)
    _ = try await bench.terminal.lastTrace()
    #expect(await bench.terminal.perform(Bench.payment, witness: bench.witness).name == "unknown")
    #expect(await bench.terminal.perform(Bench.payment, witness: bench.witness).name == "approved")
    await bench.verify()
  }

  @Test("Numbers must be counted over both directions, and answers carry the number they answer")
  func numbers() async throws {
    func number(_ digits: String) -> String { "06 06 1F 73 03 00 00 \(digits)" }
    let bench = Bench(
      Lines.script(
        "> 06 00 ..\n< 80 00 00\n< 06 0F 08 \(number("00"))\n> 80 00 ..",
        "> 05 01 0D 00 00 00 03 03 \(number("01"))\n< 80 00 08 \(number("01"))",
        "< 06 0F 09 00 \(number("02"))\n> 80 00 08 \(number("02"))",
        "> 06 01 14 04 00 00 00 00 49 90 49 09 78 19 40 \(number("03"))",
        "< 80 00 08 \(number("03"))\n< 04 FF 09 0A \(number("04"))\n> 80 00 08 \(number("04"))",
        "< 04 0F 00 27 00 04 00 00 00 00 49 90 87 00 83 \(number("05"))\n# status",
        "> 80 00 08 \(number("05"))\n< 06 D8 08 \(number("06"))\n> 84 83 08 \(number("06"))",
        "< 06 0F 08 \(number("07"))\n# completion\n= approved\n> 80 00 08 \(number("07"))")
    ) { $0.numbersMessages = true }
    #expect(await bench.terminal.perform(Bench.payment, witness: bench.witness).name == "approved")
    await bench.verify()
  }
}
