import Simulators
import Testing

/// Scripts as people write them.
@Suite("A terminal's script")
struct ScriptTests {
  @Test("what a script says would be read as something else")
  func entries() throws {
    let entries = try TerminalScript.entries(
      """
      [{}, {"fault": "drop_after_status", "seconds": 2, "reset": true},
       {"result": "6C", "card": "girocard"}, {"amount": 4990, "tip": 90, "sync": true},
       {"hold": "before_slip_3"}, {"hold": ["before_status", "after_slip_12_ack"]},
       {"fault": "drop", "at": "before_completion", "refuse_seconds": 3,
        "reversal_milliseconds": 250}]
      """)
    #expect(entries.count == 7)
    #expect(entries[0] == ScriptEntry())
    #expect(entries[1].fault == .dropAfterStatus && entries[1].milliseconds == 2_000)
    #expect(entries[1].isReset)
    #expect(entries[2].result == 0x6C && entries[2].card.name == "girocard")
    #expect(entries[3].amount == 4_990 && entries[3].tip == 90)
    #expect(entries[3].isSynchronised == true)
    #expect(entries[4].holds == [.beforeSlip(3)])
    #expect(entries[5].holds == [.beforeStatus, .afterSlipAck(12)])
    #expect(entries[6].point == .beforeCompletion && entries[6].refuseMilliseconds == 3_000)
    #expect(entries[6].reversalMilliseconds == 250)
  }

  @Test(
    "a mistake would pass, or not be found by its words",
    arguments: [
      ("{}", "", "array"), ("[1]", "[0]", "object"), ("[", "[0]", "value"),
      ("[{\"fault\": \"dorp\"}]", "[0].fault", "drop_after_status"),
      ("[{}, {\"card\": \"visa2\"}]", "[1].card", "maestro"),
      ("[{\"result\": \"6\"}]", "[0].result", "hexadecimal"),
      ("[{\"seconds\": -1}]", "[0].seconds", "86400"),
      ("[{\"hold\": \"before\"}]", "[0].hold", "one of"),
      ("[{\"hold\": [\"x\"]}]", "[0].hold[0]", "before_slip_N"),
      ("[{\"secnds\": 1}]", "[0].secnds", "secnds"), ("[{\"reset\": 1}]", "[0].reset", "boolean"),
      ("[{\"at\": \"before_slip_0\"}]", "[0].at", "one of"),
    ])
  func mistakes(_ text: String, _ path: String, _ words: String) {
    do throws(TerminalScript.Fault) {
      _ = try TerminalScript.entries(text)
      Issue.record("\(text) passes")
    } catch {
      #expect(error.path == path)
      #expect(error.description.contains(words), "\(error.description)")
    }
  }

  @Test("a point of a dialogue would lose its name", arguments: DialoguePoint.names)
  func points(_ name: String) {
    let spelled = name.split(separator: "_").map { $0 == "N" ? "17" : $0 }.joined(separator: "_")
    #expect(DialoguePoint(spelled)?.name == spelled)
    #expect(DialoguePoint(spelled + "_") == nil)
  }

  @Test("a fault would have no name, or two", arguments: TerminalFault.allCases)
  func faults(_ fault: TerminalFault) throws {
    let entries = try TerminalScript.entries("[{\"fault\": \"\(fault.rawValue)\"}]")
    #expect(entries.map(\.fault) == [fault])
  }
}
