import Simulators
import Testing

@Suite("Printer script")
struct PrinterScriptTests {
  @Test("a fault in a file would be read as another, or with another number")
  func faults() throws {
    let text = """
      # a bad day
      unplug after 512 bytes
      paper ends at line 12

        cover opens at line 3
      busy after 100 bytes for 5 calls
      busy after 1 byte for 1 call
      silent
      lose answer
      power cycle after 512 bytes
      cutter jams
      garble answer
      """
    #expect(
      try PrinterScript.faults(text) == [
        .unplugged(afterBytes: 512), .paperEnds(atLine: 12), .coverOpens(atLine: 3),
        .busy(afterBytes: 100, forCalls: 5), .busy(afterBytes: 1, forCalls: 1), .silent,
        .losesAnswer, .powerCycle(afterBytes: 512), .cutterJams, .garbledAnswer,
      ])
    #expect(try PrinterScript.faults("") == [])
    #expect(try PrinterScript.faults("silent\r\ncutter jams\r\n") == [.silent, .cutterJams])
  }

  @Test(
    "a line that is no fault would be passed over, or the wrong line named",
    arguments: [
      ("silent\nunplug", 2, "unplug"), ("unplug after many bytes", 1, "unplug after many bytes"),
      ("\n\nunplug after -1 bytes", 3, "unplug after -1 bytes"),
      ("paper ends at line 12 today", 1, "paper ends at line 12 today"),
      ("busy after 100 bytes", 1, "busy after 100 bytes"),
      ("unplug after 99999999999999999999 bytes", 1, "unplug after 99999999999999999999 bytes"),
      ("Silent", 1, "Silent"),
    ])
  func refused(text: String, line: Int, shown: String) {
    do throws(PrinterScript.Fault) {
      _ = try PrinterScript.faults(text)
      Issue.record("read in spite of its fault")
    } catch {
      #expect(error.line == line)
      #expect(error.text == shown)
      #expect(error.description.hasPrefix("line \(line): '\(shown)' is no fault of a printer"))
    }
  }
}
