import Amounts
import Devices
import Testing
import ZVT

@Suite("The batch of a ZVT terminal")
struct BatchTests {
  /// Receipts 211 to 222, 359.75.
  private static let sums = """
    < 04 0F 49 27 00 04 00 00 00 03 59 75 0C 22 15 07 0D 06 11 60 F0 F5 F3 02 11 02 22 \
    03 00 00 00 00 73 50 00 00 00 00 00 00 00 02 00 00 00 00 99 00 00 00 00 00 00 00 00 \
    04 00 00 00 01 62 25 00 00 00 00 00 00 00 01 00 00 00 00 25 00
    """
  private static let noSums = "< 04 0F 09 27 00 04 00 00 00 00 00 00"
  private static let expected = TerminalTotals(
    amount: Money(35_975, .euro), count: 10, receipts: 211...222)

  private static func asked(_ status: String) -> String {
    "> 06 10 03 00 00 00\n< 80 00 00\n\(status)\n> 80 00 00\n< 06 0F 00\n> 80 00 00"
  }

  private static func closing(_ answer: String) -> String {
    "> 06 50 03 00 00 00\n< 80 00 00\n\(answer)"
  }

  private static let stored = "# status\n> 80 00 00"
  private static let end = "< 06 0F 00\n# completion\n> 80 00 00"

  private func bench(_ lines: String...) -> Bench {
    Bench(([Lines.opening] + lines).joined(separator: "\n")) { $0.hasTotals = true }
  }

  @Test("The sums must be read with count, range and brands")
  func totals() async throws {
    let bench = bench(Self.asked(Self.sums))
    let totals = try await bench.terminal.totals()
    #expect(totals.amount == Money(35_975, .euro))
    #expect(totals.count == 10)
    #expect(totals.receipts == 211...222)
    #expect(totals.brands.map(\.name) == ["girocard", "Mastercard", "Visa", "other"])
    await bench.verify()
  }

  @Test(
    "What is no sum must be no sum, and never zero",
    arguments: [
      ("> 06 10 03 00 00 00\n< 84 83 00", .unsupported),
      ("> 06 10 03 00 00 00\n< 80 00 00\n< 06 0F 00\n> 80 00 00", .protocolFault),
      (Self.asked("< 04 0F 00 27 00"), .protocolFault),
      (Self.asked("< 04 0F 00 27 00 04 00 00 00 00 00 0A"), .protocolFault),
      (Self.asked("< 04 0F 00 27 00 04 00 00 00 00 00 01 04 00 00 00 00 00 02"), .protocolFault),
      ("> 06 10 03 00 00 00\n< 80 00 00\n! lost", .unavailable),
    ] as [(String, DeviceError.Code)])
  func noTotals(_ script: String, _ code: DeviceError.Code) async {
    let bench = bench(script)
    do throws(DeviceError) {
      let totals = try await bench.terminal.totals()
      Issue.record("\(totals)")
    } catch { #expect(error.code == code) }
    await bench.verify()
  }

  @Test("A range over the wrap, or a mad one, must not trap")
  func madRange() async throws {
    for range in ["99 98 00 03", "00 00 00 00", "00 01 00 00"] {
      let zeros = [String](repeating: "00", count: 49).joined(separator: " ")
      let bench = bench(
        Self.asked("< 04 0F 00 27 00 04 00 00 00 00 00 01 60 F0 F5 F3 \(range) \(zeros)"))
      #expect(try await bench.terminal.totals().receipts == nil)
      await bench.verify()
    }
  }

  @Test("Each receipt must be asked for by its number; what did not go well is no movement")
  func lines() async throws {
    func receipt(_ digits: String, _ status: String) -> String {
      """
      > 06 20 11 00 00 00 03 03 06 0A 1F 02 02 02 \(digits) 1F 03 02 02 \(digits)
      < 80 00 00
      \(status)
      > 80 00 00
      < 06 0F 00
      > 80 00 00
      """
    }
    let twoReceipts = Self.sums.replacing("02 11 02 22", with: "02 21 02 23")
    let bench = Bench(
      Lines.script(
        Lines.opening, Self.asked(twoReceipts),
        receipt("21", "< 04 0F 00 27 00 04 00 00 00 00 49 90 87 02 21"),
        receipt("22", "< 04 0F 00 27 05 04 00 00 00 00 49 90 87 02 22"),
        receipt("23", "< 04 0F 00 27 00 04 00 00 00 00 49 90 87 02 23 37 00 04 17"))
    ) {
      $0.hasTotals = true
      $0.hasReceiptsByNumber = true
    }
    let lines = try await bench.terminal.batch()
    #expect(
      lines == [
        TerminalLine(trace: "0221", movement: .payment, amount: Money(4_990, .euro)),
        TerminalLine(trace: "0223", movement: .reversal, amount: Money(4_990, .euro)),
      ])
    await bench.verify()
  }

  // MARK: - Closing

  @Test(
    "A close must end as the terminal says",
    arguments: [
      (
        Self.closing(
          "\(Self.sums)\n\(Self.stored)\n< 06 D1 02 00 41\n# slip_line\n> 80 00 00\n\(Self.end)"),
        "closed"
      ),
      (
        Self.closing("\(Self.sums)\n\(Self.stored)\n< 06 0F 02 27 E0\n# completion\n> 80 00 00"),
        "closed"
      ),
      (
        Self.closing("\(Self.sums)\n\(Self.stored)\n< 06 0F 02 27 FC\n# completion\n> 80 00 00"),
        "closed"
      ),
      (Self.closing(Self.end), "closedUnconfirmed"),
      (
        Self.closing("< 04 0F 02 27 77\n\(Self.stored)\n< 06 1E 01 77\n# abort\n> 80 00 00"), "open"
      ),
      (Self.closing("\(Self.sums)\n# status fails\n> 84 66 00\n\(Self.end)"), "unknown"),
      (Self.closing("\(Self.sums)\n\(Self.stored)\n! lost"), "unknown"),
      (Self.closing(""), "unknown"),
      ("> 06 50 03 00 00 00\n< 84 9C 00", "open"),
    ] as [(String, String)])
  func closes(_ script: String, _ name: String) async {
    let bench = Bench(Lines.script(Lines.opening, script))
    let outcome = await bench.terminal.closeBatch(
      expected: Self.expected, witness: bench.witness)
    #expect(outcome.name == name, "\(outcome)")
    if case .closed(let totals) = outcome { #expect(totals.amount == Self.expected.amount) }
    await bench.verify(script)
  }

  @Test("A terminal that demands the close must be closed")
  func demanded() async {
    let bench = Bench(
      Lines.script(
        Lines.registration, Lines.state("F0"),
        Self.closing("\(Self.sums)\n\(Self.stored)\n\(Self.end)")))
    let outcome = await bench.terminal.closeBatch(
      expected: Self.expected, witness: bench.witness)
    #expect(outcome.name == "closed")
    await bench.verify()
  }

  @Test("Open reservations must stop a close before it begins")
  func reservations() async {
    for (answer, isOpen) in [
      ("< 80 00 00\n< 06 1E 04 B8 87 00 12\n> 80 00 00", true),
      ("< 80 00 00\n< 06 1E 04 B8 87 FF FF\n> 80 00 00", false), ("< 84 83 00", false),
      ("< 80 00 00\n< 06 1E 01 83\n> 80 00 00", false),
    ] {
      let rest = isOpen ? "" : Self.closing("\(Self.sums)\n\(Self.stored)\n\(Self.end)")
      let bench = Bench(
        Lines.script(Lines.opening, "> 06 23 03 87 FF FF\n\(answer)", rest)
      ) { $0.checksReservations = true }
      let outcome = await bench.terminal.closeBatch(
        expected: Self.expected, witness: bench.witness)
      #expect(outcome.name == (isOpen ? "open" : "closed"), "\(outcome)")
      await bench.verify(answer)
    }
  }

  // MARK: - A close in doubt

  private static func shown(_ status: String) -> String { Lines.last(status) }
  private static let shownBatch = """
    > 06 20 0B 00 00 00 03 03 06 04 1F 01 01 04
    < 80 00 00
    \(Self.sums)
    # inquiry
    > 80 00 00
    < 06 0F 00
    # inquiry
    > 80 00 00
    """
  private static let noBatch = "> 06 20 0B 00 00 00 03 03 06 04 1F 01 01 04\n< 84 83 00"

  @Test(
    "A lost close must be found by what the terminal shows, and else be made again",
    arguments: [
      (Self.asked(Self.noSums) + "\n" + Self.shown(Self.sums), "closed"),
      (
        Self.asked(Self.noSums) + "\n" + Self.shown(Lines.before) + "\n" + Self.shownBatch, "closed"
      ),
      (
        Self.asked(Self.noSums) + "\n" + Self.shown(Lines.before) + "\n" + Self.noBatch,
        "closedUnconfirmed"
      ),
      (
        Self.asked(Self.sums) + "\n" + Self.shown(Lines.before) + "\n" + Self.noBatch + "\n"
          + Self.closing("\(Self.sums)\n\(Self.stored)\n\(Self.end)"), "closed"
      ),
      (
        "> 06 10 03 00 00 00\n< 84 83 00\n" + Self.shown(Lines.before) + "\n" + Self.noBatch + "\n"
          + Self.closing("\(Self.noSums)\n\(Self.stored)\n\(Self.end)"), "closedUnconfirmed"
      ),
      ("> 06 10 03 00 00 00\n< 80 00 00\n! lost", "unknown"),
    ] as [(String, String)])
  func lostClose(_ script: String, _ name: String) async {
    let bench = bench(script)
    let outcome = await bench.terminal.inquireClose(
      expected: Self.expected, witness: bench.witness)
    #expect(outcome.name == name, "\(outcome)")
    await bench.verify(script)
  }
}

extension BatchOutcome {
  /// The outcome's name.
  var name: String {
    switch self {
    case .closed: "closed"
    case .closedUnconfirmed: "closedUnconfirmed"
    case .open: "open"
    case .unknown: "unknown"
    }
  }
}
