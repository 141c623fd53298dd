import CanonicalJSON
import Simulators
import Testing
import ZVT

/// What a terminal still knows when it was killed in the middle of something.
@Suite("A terminal's memory")
struct MemoryTests {
  /// A terminal that was switched off and on with what it had stored.
  static func restarted(_ till: TestTill, _ profile: SimulatorProfile) throws -> TestTill {
    let stored = till.terminal.memory.json.canonicalText
    let memory = try TerminalMemory(json: try JSON(parsing: stored))
    #expect(memory == till.terminal.memory)
    return TestTill(profile: profile, memory: memory)
  }

  @Test("something would be forgotten or changed by a restart")
  func everything() throws {
    var profile = SimulatorProfile()
    profile.receipt = 9_998
    var till = TestTill(profile: profile)
    till.register(0xBE, objects: "26 04 0A 02 06 D3 27 03 14 01 FE 12 01 32 1F 73 03 00 00 00")
    till.terminal.script.append([
      ScriptEntry(card: PresentedCard("amex") ?? .visa), ScriptEntry(result: 0x33),
      ScriptEntry(.dropAfterStatus),
    ])
    till.pay(100)
    till.pay(200)
    till.pay(300)
    till.send(TestTill.payment(APDU.Code.reservation, 10_000))
    till.send("06 24 0A 87 00 02 04 00 00 00 00 60 00")
    till.send(TestTill.reversal(9_999, 100))
    till.send("06 50 03 00 00 00")
    till.pay(400)
    var again = try Self.restarted(till, profile)
    #expect(again.truth == till.truth)
    again.send("06 20 05 00 00 00 03 03")
    #expect(again.last(APDU.Code.statusInformation)?.amount(0x04) == 400)
  }

  @Test(
    "a terminal killed at a step would wake with money in the wrong place",
    arguments: [
      (DialoguePoint.receivedCommand, [Int64](), [Int64]()), (.afterAnswer, [], []),
      (.beforeApproval, [], []), (.beforeStatus, [], [100]), (.afterStatus, [], [100]),
      (.afterStatusAck, [], [100]), (.beforeSlip(1), [], [100]), (.afterSlipAck(1), [], [100]),
      (.beforeSlip(2), [], [100]), (.afterSlipAck(2), [100], [100]),
      (.beforeCompletion, [100], [100]), (.afterCompletion, [100], [100]),
    ])
  func killed(_ point: DialoguePoint, _ classic: [Int64], _ synchronised: [Int64]) throws {
    for commit in SimulatorProfile.Commit.allCases {
      var profile = SimulatorProfile()
      profile.commit = commit
      var till = TestTill(profile: profile)
      till.register(0xBE, objects: "26 04 0A 02 06 D3")
      till.terminal.script.append([ScriptEntry(holds: [point])])
      till.pay(100)
      #expect(till.terminal.heldAt == point)
      let again = try Self.restarted(till, profile)
      #expect(again.standing == (commit == .synchronised ? synchronised : classic), "\(commit)")
    }
  }

  @Test("a held terminal would go on by itself, or not when it may")
  func held() {
    var till = TestTill()
    till.register()
    till.terminal.script.append([ScriptEntry(holds: [.beforeStatus, .beforeCompletion])])
    till.pay(100)
    #expect(till.terminal.heldAt == .beforeStatus)
    #expect(till.terminal.wakesAt == nil)
    #expect(till.result == nil)
    // What comes meanwhile waits with it.
    till.send("06 B0 00")
    #expect(till.heard.isEmpty)
    till.proceed()
    #expect(till.heard.first.map { hex($0.bytes) } != "84 83 00")
    #expect(till.terminal.heldAt == .beforeCompletion)
    till.proceed()
    #expect(till.story.last == "06 0F" || till.story.contains("06 0F"))
    #expect(till.standing == [100])
  }

  @Test(
    "a till that dies while the terminal is held would leave money behind",
    arguments: [
      (DialoguePoint.beforeStatus, [Int64]()), (.beforeCompletion, [100]), (.afterStatusAck, [100]),
    ])
  func tillDies(_ point: DialoguePoint, _ standing: [Int64]) {
    var till = TestTill()
    till.register()
    till.terminal.script.append([ScriptEntry(holds: [point])])
    till.pay(100)
    till.close()
    till.proceed()
    #expect(till.standing == standing)
    #expect(till.terminal.heldAt == nil)
  }

  @Test("what is stored would hold a password, or grow for ever")
  func secrets() {
    var profile = SimulatorProfile()
    profile.password = "471100"
    var till = TestTill(profile: profile)
    till.send("06 50 03 47 11 00")
    for _ in 0..<1_200 { till.send("06 50 03 47 12 00") }
    #expect(till.terminal.memory.commandCount == 1_201)
    #expect(till.terminal.memory.commands.count == 1_000)
    let stored = till.terminal.memory.json.canonicalText
    #expect(!stored.contains("4711") && !stored.contains("4712"))
  }

  @Test(
    "a file that is no memory would be taken for one",
    arguments: [
      "{}", "[]", "{\"terminal\":\"1\"}",
    ])
  func strangers(_ text: String) throws {
    let json = try JSON(parsing: text)
    #expect(throws: JSONFault.self) { try TerminalMemory(json: json) }
  }
}
