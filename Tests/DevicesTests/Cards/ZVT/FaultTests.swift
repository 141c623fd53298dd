import Amounts
import Devices
import Testing
import ZVT

/// The faults of the driver's table: what the payment comes to, and what an inquiry makes of it.
@Suite("Faults in a payment at a ZVT terminal")
struct FaultTests {
  struct Case: CustomTestStringConvertible {
    let testDescription: String
    /// What follows the opening of the first connection.
    let payment: String
    let outcome: String
    /// What the terminal shows afterwards; nothing where nobody asks.
    var shown: String?
    var inquired = ""
    var change: @Sendable (inout ZVTSettings) -> Void = { _ in }
  }

  private static let cases = lost + refused + answers + contents

  private static let lost = [
    Case(
      testDescription: "1 dropped before 80 00", payment: Lines.command + "\n! lost\n= unknown",
      outcome: "unknown", shown: Lines.before, inquired: "notCharged"),
    Case(
      testDescription: "2 dropped after 80 00", payment: Lines.accepted + "\n! lost\n= unknown",
      outcome: "unknown", shown: Lines.before, inquired: "notCharged"),
    Case(
      testDescription: "3 dropped before the status information, auto-reversed",
      payment: Lines.accepted + "\n< 04 FF 01 04\n> 80 00 00\n! lost\n= unknown",
      outcome: "unknown", shown: Lines.before, inquired: "notCharged"),
    Case(
      testDescription: "3 dropped before the status information, kept by a synchronised terminal",
      payment: "> 06 01 11 04 00 00 00 00 49 90 49 09 78 19 40 06 03 1F 1F 00\n< 80 00 00\n! lost"
        + "\n= unknown", outcome: "unknown", shown: Lines.paid, inquired: "approved",
      change: { $0.commitMode = .synchronised }),
    Case(
      testDescription: "4 our answer to the status information is lost, auto-reversed",
      payment: Lines.accepted + "\n" + Lines.paid + "\n# status\n! lost\n= unknown",
      outcome: "unknown", shown: Lines.before, inquired: "notCharged"),
    Case(
      testDescription: "5 dropped after our answer, charged",
      payment: Lines.accepted + "\n" + Lines.yes + "\n! lost\n= unknown", outcome: "unknown",
      shown: Lines.paid, inquired: "approved"),
    Case(
      testDescription: "dropped in the middle of the slip",
      payment: Lines.accepted + "\n" + Lines.yes
        + "\n< 06 D1 02 00 41\n# slip_line\n> 80 00 00\n! lost\n= unknown", outcome: "unknown",
      shown: Lines.before, inquired: "notCharged"),
    Case(
      testDescription: "7 the answer comes after T3",
      payment: Lines.command + "\n= unknown\n> 06 B0 00",
      outcome: "unknown", shown: Lines.before, inquired: "notCharged"),
    Case(
      testDescription: "8 silence beyond T4",
      payment: Lines.accepted + "\n= unknown\n> 06 B0 00", outcome: "unknown",
      shown: Lines.paid, inquired: "approved"),
  ]

  private static let refused = [
    Case(
      testDescription: "14 busy", payment: Lines.command + "\n< 84 9C 00\n= notCharged",
      outcome: "notCharged"),
    Case(
      testDescription: "the command is refused",
      payment: Lines.command + "\n< 84 83 00\n= declined",
      outcome: "declined"),
    Case(
      testDescription: "a wrong currency in the answer",
      payment: Lines.command + "\n< 84 1E 01 6F\n= declined", outcome: "declined"),
    Case(
      testDescription: "15 declined",
      payment: Lines.accepted
        + """

        < 04 0F 07 27 05 29 52 00 00 07
        # status
        > 80 00 00
        < 06 1E 01 05
        # abort
        = declined
        > 80 00 00
        """, outcome: "declined"),
    Case(
      testDescription: "15 stopped at the terminal",
      payment: Lines.accepted
        + "\n< 04 0F 02 27 6C\n# status\n> 80 00 00\n< 06 1E 01 6C\n# abort\n= cancelled\n> 80 00 00",
      outcome: "cancelled"),
    Case(
      testDescription: "a failure without status information",
      payment: Lines.accepted + "\n< 06 1E 01 9B\n# abort\n= declined\n> 80 00 00",
      outcome: "declined"),
    Case(
      testDescription: "an abort without a reason",
      payment: Lines.accepted + "\n< 06 1E 00\n# abort\n= declined\n> 80 00 00",
      outcome: "declined"),
  ]

  private static let answers = [
    Case(
      testDescription: "6 the status information comes twice",
      payment: [Lines.accepted, Lines.yes, Lines.yes, Lines.approved].joined(separator: "\n"),
      outcome: "approved"),
    Case(
      testDescription: "a wrong PIN, then success",
      payment: [
        Lines.accepted, "< 04 0F 02 27 37\n# status\n> 80 00 00", Lines.yes, Lines.approved,
      ].joined(separator: "\n"), outcome: "approved"),
    Case(
      testDescription: "an end without status information",
      payment: Lines.accepted + "\n< 06 0F 00\n# completion\n= unknown\n> 80 00 00",
      outcome: "unknown", shown: Lines.before, inquired: "notCharged"),
    Case(
      testDescription: "an abort after an acknowledged yes",
      payment: Lines.accepted + "\n" + Lines.yes
        + "\n< 06 1E 01 6C\n# abort\n= unknown\n> 80 00 00", outcome: "unknown",
      shown: Lines.before, inquired: "notCharged"),
    Case(
      testDescription: "an end with a fault after a yes",
      payment: Lines.accepted + "\n" + Lines.yes
        + "\n< 06 0F 02 27 37\n# completion\n= unknown\n> 80 00 00", outcome: "unknown"),
    Case(
      testDescription: "a longer T4 keeps a slow payment alive",
      payment: [
        Lines.accepted, "< 04 FF 02 04 01\n> 80 00 00", "~ 200", Lines.yes, Lines.approved,
      ].joined(separator: "\n"), outcome: "approved"),
    Case(
      testDescription: "8 silence below T4",
      payment: [Lines.accepted, "~ 90", Lines.yes, Lines.approved].joined(separator: "\n"),
      outcome: "approved"),
  ]

  /// A status information, voted down, and its end.
  private static func votedDown(_ status: String, _ end: String) -> String {
    "\(Lines.accepted)\n< 04 0F 00 \(status)\n# status\n> 84 66 00\n\(end)"
  }

  private static func abort(_ outcome: String) -> String {
    "< 06 1E 01 6C\n# abort\n= \(outcome)\n> 80 00 00"
  }

  private static let contents = [
    Case(
      testDescription: "another amount",
      payment: votedDown("27 00 04 00 00 00 00 59 90 87 00 83", abort("declined")),
      outcome: "declined"),
    Case(
      testDescription: "another amount, and the terminal books it all the same",
      payment: votedDown(
        "27 00 04 00 00 00 00 59 90 87 00 83", "< 06 0F 00\n# completion\n= unknown\n> 80 00 00"),
      outcome: "unknown"),
    Case(
      testDescription: "another currency",
      payment: votedDown("27 00 04 00 00 00 00 49 90 49 02 03 87 00 83", abort("declined")),
      outcome: "declined"),
    Case(
      testDescription: "an unknown currency",
      payment: votedDown("27 00 04 00 00 00 00 49 90 49 09 99 87 00 83", abort("unknown")),
      outcome: "unknown"),
    Case(
      testDescription: "no amount",
      payment: votedDown("27 00 87 00 83 0B 00 04 17", abort("unknown")), outcome: "unknown"),
    Case(
      testDescription: "no data at all", payment: votedDown("", abort("unknown")),
      outcome: "unknown"),
    Case(
      testDescription: "a result and nothing else", payment: votedDown("27 00", abort("unknown")),
      outcome: "unknown"),
    Case(
      testDescription: "an amount with a digit A to F",
      payment: votedDown("27 00 04 00 00 00 00 4A 90 87 00 83", abort("unknown")),
      outcome: "unknown"),
    Case(
      testDescription: "two amounts",
      payment: votedDown(
        "27 00 04 00 00 00 00 49 90 04 00 00 00 00 59 90 87 00 83", abort("review")),
      outcome: "review"),
    Case(
      testDescription: "two results",
      payment: votedDown("27 00 04 00 00 00 00 49 90 87 00 83 27 05", abort("review")),
      outcome: "review"),
    Case(
      testDescription: "two receipt numbers",
      payment: votedDown("27 00 04 00 00 00 00 49 90 87 00 83 87 00 84", abort("review")),
      outcome: "review"),
    Case(
      testDescription: "sums in place of a payment",
      payment: votedDown("27 00 04 00 00 00 00 49 90 87 00 83 60 F0 F0 F0", abort("unknown")),
      outcome: "unknown"),
    Case(
      testDescription: "no receipt number and no trace",
      payment: Lines.accepted + "\n< 04 0F 00 27 00 04 00 00 00 00 49 90\n# status\n> 80 00 00"
        + "\n< 06 0F 00\n# completion\n= unknown\n> 80 00 00", outcome: "unknown",
      shown: Lines.paid, inquired: "approved"),
    Case(
      testDescription: "an unknown field after everything that counts",
      payment: Lines.accepted + "\n< 04 0F 00 27 00 04 00 00 00 00 49 90 87 00 83 5F 12 34"
        + "\n# status\n> 80 00 00\n" + Lines.approved, outcome: "approved"),
    Case(
      testDescription: "an unknown field before the numbers",
      payment: votedDown("27 00 04 00 00 00 00 49 90 5F 12 87 00 83", abort("unknown")),
      outcome: "unknown"),
    Case(
      testDescription: "a length that is none, after everything that counts",
      payment: Lines.accepted + "\n< 04 0F 00 27 00 04 00 00 00 00 49 90 87 00 83 22 A0 A5 12"
        + "\n# status\n> 80 00 00\n" + Lines.approved, outcome: "approved"),
    Case(
      testDescription: "a long trace",
      payment: Lines.accepted
        + "\n< 04 0F 00 27 00 04 00 00 00 00 49 90 0B 00 00 00 06 07 1F 2B 04 12 34 56 78"
        + "\n# status\n> 80 00 00\n" + Lines.approved, outcome: "approved"),
  ]

  @Test("No fault may book what was not charged, or lose what was", arguments: cases)
  func fault(_ fault: Case) async {
    var script = Lines.script(Lines.opening, fault.payment)
    if let shown = fault.shown { script += "\n---\n" + Lines.opening + "\n" + Lines.last(shown) }
    let bench = Bench(script, fault.change)
    let outcome = await bench.terminal.perform(Bench.payment, witness: bench.witness)
    #expect(outcome.name == fault.outcome, "\(outcome)")
    if fault.shown != nil {
      let known = await bench.terminal.inquire(Bench.payment, witness: bench.witness)
      #expect(known.name == fault.inquired, "\(known)")
    }
    await bench.verify(fault.testDescription)
  }

  @Test("A tip and cashback must be told apart from the amount, where they are allowed")
  func extras() async throws {
    let bench = Bench(
      Lines.script(
        Lines.opening, Lines.accepted,
        "< 04 0F 00 27 00 04 00 00 00 01 04 90 87 00 83 06 12 1F 36 06 00 00 00 00 05 00 "
          + "1F 25 06 00 00 00 00 50 00", "# status\n> 80 00 00", Lines.approved)
    ) { $0.allowance = AmountAllowance(tip: true, cashback: true) }
    let outcome = await bench.terminal.perform(Bench.payment, witness: bench.witness)
    guard case .approved(let told) = outcome else {
      Issue.record("\(outcome)")
      return
    }
    #expect(told.amount == Money(10_490, .euro))
    #expect(told.tip == Money(500, .euro))
    #expect(told.cashback == Money(5_000, .euro))
    await bench.verify()
  }

  @Test("A card's number must never be stored beyond its mask")
  func masked() async throws {
    let heard = Statements()
    let witness = CardWitness(store: { await heard.add($0) }, record: { _ in })
    let bench = Bench(
      Lines.script(
        Lines.opening, Lines.accepted,
        "< 04 0F 00 27 00 04 00 00 00 00 49 90 87 00 83 22 F0 F8 41 11 11 11 11 11 11 11",
        "> 80 00 00\n< 06 0F 00\n> 80 00 00"))
    let outcome = await bench.terminal.perform(Bench.payment, witness: witness)
    guard case .approved(let told) = outcome else {
      Issue.record("\(outcome)")
      return
    }
    #expect(told.maskedNumber == "411111******1111")
    let status = try #require(await heard.all.first)
    #expect(status.bytes.hex.contains("41 11 11 EE EE EE 11 11"))
    #expect(!status.bytes.hex.contains("41 11 11 11 11"))
  }
}

/// Keeps what it is told.
actor Statements {
  private(set) var all: [TerminalStatement] = []

  func add(_ statement: TerminalStatement) { all.append(statement) }
}
