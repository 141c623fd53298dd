import Setup
import Testing

@Suite("Profiles of card terminals")
struct TerminalProfileTests {
  @Test("a profile that Kase carries could not be read", arguments: TerminalProfiles.ids)
  func profiles(_ id: String) throws {
    let profile = try TerminalProfiles.load(id)
    #expect(profile.id == id)
    #expect(!profile.notes.isEmpty && !profile.sources.isEmpty)
    #expect(!profile.unverified.isEmpty, "nobody has seen this on a device yet")
  }

  @Test("a value would be read as another one")
  func values() throws {
    let classic = try TerminalProfiles.load("zvt")
    #expect(classic.language == .zvt && classic.port == 20_007)
    #expect(classic.configByte == 0xBE && classic.serviceByte == 0x01)
    #expect(classic.baud == 9_600 && classic.stopBits == 2 && !classic.hasFlowControl)
    #expect(classic.answerMilliseconds == 5_000 && classic.completionMilliseconds == 180_000)
    #expect(classic.totalMilliseconds == 1_800_000 && classic.clockSkewMilliseconds == 600_000)
    #expect(classic.commitMode == .classic && classic.repeatReceipt == .unproven)
    #expect(classic.characters == nil && classic.paymentType == 0x40)
    #expect(!classic.allowsReservations && !classic.probes)
    #expect(classic.unverified.contains("recovery.repeat_receipt"))
    let complete = try TerminalProfiles.load("zvt-card-complete")
    #expect(complete.commitMode == .noHostReversal && complete.repeatReceipt == .successesOnly)
    #expect(!complete.hasTotals && !complete.repeatsEndOfDay && complete.characters == "cp437")
    #expect(try TerminalProfiles.load("zvt-synchronised").commitMode == .synchronised)
    #expect(try TerminalProfiles.load("nexo").language == .nexo)
    #expect(throws: SetupError.self) { try TerminalProfiles.load("verifone") }
  }

  /// A profile whose values are all careful.
  private static let text = """
    id: test
    vendor: "V"
    model: "M"
    notes: "n"
    sources: {a: "A"}
    connection:
      {source: a, protocol: zvt, port: 20007, baud: 9600, stop_bits: 2, flow_control: none}
    registration:
      {source: a, config_byte: "BE", service_byte: "01", characters: agreed, print_width: printer,
      print_blocks: true, payment_type: "40", message_numbers: false}
    timers:
      {source: a, answer_ms: 5000, completion_ms: 180000, total_ms: 1800000, readiness_ms: 4000,
      recovery_ms: 30000, reconnect_ms: 1000, poll_ms: 2000, probe: false}
    recovery:
      {source: a, commit_mode: classic, repeat_receipt: unproven, receipts_by_number: false,
      clock_skew_ms: 600000}
    end_of_day: {source: a, totals: true, repeats_record: true, checks_reservations: true}
    allowed: {source: a, tip: false, cashback: false, partial_approval: false, reservations: false}
    """

  static let faults: [(from: String, to: String, word: String)] = [
    ("id: test", "id: Test", "id"), ("port: 20007", "port: 70000", "port"),
    ("port: 20007, ", "", "port"), ("stop_bits: 2", "stop_bits: 3", "stop_bits"),
    ("flow_control: none", "flow_control: software", "flow_control"),
    ("\"BE\"", "\"BEE\"", "config_byte"), ("agreed", "iso8859-12", "characters"),
    ("answer_ms: 5000", "answer_ms: 5", "answer_ms"), ("probe: false", "probe: perhaps", "probe"),
    ("commit_mode: classic", "commit_mode: best", "commit_mode"),
    ("tip: false", "tip: true", "tip"),
    ("partial_approval: false", "partial_approval: true", "partial"),
    ("reservations: false}", "reservations: false, extra: 1}", "extra"),
    ("timers:\n  {source: a", "timers:\n  {source: b", "b"),
    ("poll_ms: 2000", "poll_ms: 1", "poll_ms"),
    ("end_of_day: {source: a", "end_of_day: {source: {a: [totals]}", "repeats_record"),
    ("recovery:\n  {source: a", "recovery:\n  {source: a, unverified: [speed]", "speed"),
  ]

  @Test("a fault in a profile would be overlooked", arguments: faults)
  func faulty(from: String, to: String, word: String) throws {
    #expect(try TerminalProfileFile.read(Self.text, named: "test.yaml").id == "test")
    let changed = Self.text.replacing(from, with: to, maxReplacements: 1)
    #expect(changed != Self.text)
    let error = try #require(throws: SetupError.self) {
      try TerminalProfileFile.read(changed, named: "test.yaml")
    }
    #expect(error.reason.contains(word), "\(error.reason)")
    #expect(error.line > 0)
  }
}
