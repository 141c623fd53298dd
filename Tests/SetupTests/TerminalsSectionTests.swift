import Amounts
import Setup
import Testing

@Suite("Terminals in the file of settings")
struct TerminalsSectionTests {
  private func read(_ terminals: String) throws -> [TerminalsSection.Terminal] {
    try ConfigurationFile.read(
      "terminals:\n\(terminals)", named: "kase.yaml", roles: [], acts: [], .euro
    ).terminals.terminals
  }

  @Test("a terminal would be set up otherwise than the file says")
  func values() throws {
    let terminals = try read(
      """
        - name: front
          protocol: zvt
          to: "tcp://192.168.1.50:20007"
          registers: [R1, R2]
          password_env: KASE_ZVT
          override: {commit_mode: synchronised, completion_ms: 240000}
          slips: {merchant_copy: always, own: false}
        - {name: back, protocol: nexo, to: "tcp://10.0.0.9:8443", registers: [R3], number: "P-1"}
        - {name: play, protocol: simulated, to: simulated, registers: [R4]}
      """)
    #expect(terminals.map(\.name.text) == ["front", "back", "play"])
    let front = try #require(terminals.first)
    #expect(front.registers.map(\.text) == ["R1", "R2"])
    #expect(front.profile.id == "zvt" && front.profile.commitMode == .synchronised)
    #expect(front.profile.completionMilliseconds == 240_000)
    #expect(front.password == .environment("KASE_ZVT"))
    #expect(front.merchantCopy == "always" && !front.makesSlips)
    #expect(terminals[1].number == "P-1" && terminals[1].merchantCopy == "signed")
    #expect(terminals[1].makesSlips && terminals[1].password == nil)
    #expect(terminals[2].profile.language == .simulated)
    #expect(try read("  []").isEmpty)
  }

  static let faults: [(text: String, word: String)] = [
    ("- {name: a, protocol: zvt, to: 'tcp://h:1'}", "registers"),
    ("- {name: 'a b', protocol: zvt, to: 'tcp://h:1', registers: [R1]}", "name"),
    ("- {name: a, protocol: opi, to: 'tcp://h:1', registers: [R1]}", "protocol"),
    ("- {name: a, protocol: zvt, to: 'ftp://h', registers: [R1]}", "to"),
    ("- {name: a, protocol: zvt, to: 'serial:', registers: [R1]}", "to"),
    ("- {name: a, protocol: zvt, to: simulated, registers: [R1]}", "simulated"),
    ("- {name: a, protocol: simulated, to: 'tcp://h:1', registers: [R1]}", "simulated"),
    ("- {name: a, protocol: zvt, profile: nexo, to: 'tcp://h:1', registers: [R1]}", "speaks"),
    ("- {name: a, protocol: zvt, profile: best, to: 'tcp://h:1', registers: [R1]}", "profile"),
    ("- {name: a, protocol: nexo, to: 'tcp://h:1', registers: [R1]}", "number"),
    ("- {name: a, protocol: zvt, to: 'tcp://h:1', registers: [R1], pasword: x}", "pasword"),
    (
      "- {name: a, protocol: zvt, to: 'tcp://h:1', registers: [R1], password: '000000'}", "password"
    ),
    (
      "- {name: a, protocol: zvt, to: 'tcp://h:1', registers: [R1], password_env: A, "
        + "password_file: b}", "one place"
    ),
    ("- {name: a, protocol: zvt, to: 'tcp://h:1', registers: [R1], override: {tip: true}}", "tip"),
    (
      "- {name: a, protocol: zvt, to: 'tcp://h:1', registers: [R1], override: {protocol: nexo}}",
      "protocol"
    ),
    (
      "- {name: a, protocol: zvt, to: 'tcp://h:1', registers: [R1], slips: {merchant_copy: never}}",
      "merchant_copy"
    ),
    (
      "- {name: a, protocol: zvt, to: 'tcp://h:1', registers: [R1]}\n"
        + "  - {name: b, protocol: zvt, to: 'tcp://h:2', registers: [R1]}", "R1"
    ),
    (
      "- {name: a, protocol: zvt, to: 'tcp://h:1', registers: [R1]}\n"
        + "  - {name: a, protocol: zvt, to: 'tcp://h:2', registers: [R2]}", "two terminals"
    ),
    (
      "- {name: a, protocol: zvt, to: 'tcp://h:1', registers: [R1]}\n"
        + "  - {name: b, protocol: zvt, to: 'tcp://h:1', registers: [R2]}", "same place"
    ),
  ]

  @Test("a fault in the settings would be overlooked", arguments: faults)
  func faulty(text: String, word: String) throws {
    let error = try #require(throws: SetupError.self) { try read("  \(text)") }
    #expect(error.reason.contains(word), "\(error.reason)")
    #expect(error.line > 0)
  }
}
