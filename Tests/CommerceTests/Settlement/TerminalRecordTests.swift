import Commerce
import Testing

@Suite("Slips in what a terminal said")
struct TerminalRecordTests {
  private static func record(
    _ kind: TerminalRecord.Kind, _ lines: [String], _ audience: TerminalRecord.Audience? = nil,
    ends: Bool = false
  ) -> TerminalRecord {
    TerminalRecord(
      terminal: Sample.terminal, subject: .attempt(Sample.attempt), kind: kind, bytes: [],
      lines: lines, audience: audience, endsSlip: ends, at: Sample.now)
  }

  private static func slip(_ audience: TerminalRecord.Audience?, _ lines: String..., whole: Bool)
    -> TerminalRecord.Slip
  {
    TerminalRecord.Slip(audience: audience, lines: lines, isWhole: whole)
  }

  @Test("a slip is cut in two, two become one, or somebody gets the other's")
  func slips() {
    let slips = TerminalRecord.slips(in: [
      Self.record(.status, ["approved"]),
      Self.record(.slipLine, ["a"], .merchant),
      Self.record(.slipLine, ["b"], .merchant, ends: true),
      Self.record(.slipLine, ["c"], .customer), Self.record(.completion, []),
      Self.record(.slipBlock, ["d", ""], .customer, ends: true),
      Self.record(.slipBlock, ["e"], ends: true), Self.record(.slipBlock, ["f"], ends: true),
      Self.record(.slipBlock, ["", "  "], .administration, ends: true),
    ])
    #expect(
      slips == [
        Self.slip(.merchant, "a", "b", whole: true),
        Self.slip(.customer, "c", "d", "", whole: true), Self.slip(nil, "e", whole: true),
        Self.slip(nil, "f", whole: true),
      ])
  }

  @Test("half a slip is printed although the terminal printed it anew")
  func anew() {
    let slips = TerminalRecord.slips(in: [
      Self.record(.slipLine, ["a"], .customer), Self.record(.slipLine, ["x"], .merchant),
      Self.record(.slipLine, ["a"], .customer),
      Self.record(.slipLine, ["b"], .customer, ends: true),
    ])
    #expect(slips == [Self.slip(.customer, "a", "b", whole: true)])
    let endless = TerminalRecord.slips(in: [Self.record(.slipLine, ["a"], .customer)])
    #expect(endless == [Self.slip(.customer, "a", whole: false)])
  }
}
