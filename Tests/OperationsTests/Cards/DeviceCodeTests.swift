import Commerce
import Devices
import Operations
import Testing

@Suite("Codes of devices")
struct DeviceCodeTests {
  @Test("two needs of a terminal would be told by one code, or by one that is no terminal's")
  func needs() {
    let codes = TerminalNeed.allCases.map { RefusalCode($0) }
    #expect(Set(codes).count == TerminalNeed.allCases.count)
    #expect(codes.allSatisfy { $0.rawValue.hasPrefix("terminal.") })
    #expect(RefusalCode(.closeBatch) == .terminalNeedsEndOfDay)
  }

  @Test("a fault would be told by the code of another")
  func faults() {
    let codes = DeviceError.Code.allCases.map { RefusalCode(DeviceError($0, "words")) }
    #expect(Set(codes).count == DeviceError.Code.allCases.count)
    let need = DeviceError(.needsAction, "F0", need: .closeBatch)
    #expect(RefusalCode(need) == .terminalNeedsEndOfDay)
    #expect(Refusal(need).values["code"] == "F0")
    #expect(RefusalCode(TerminalHealth.ready) == nil)
    #expect(RefusalCode(TerminalHealth.unreachable("gone")) == .terminalUnreachable)
    #expect(RefusalCode(TerminalHealth.needs(.clock, code: "E1")) == .terminalClockWrong)
  }

  @Test("a printer's trouble would have no code", arguments: PrinterTrouble.allCases)
  func printers(_ trouble: PrinterTrouble) {
    #expect(RefusalCode(trouble).rawValue == "printer.\(trouble.rawValue)")
    #expect(PrintJob.Cause(rawValue: trouble.rawValue).flatMap { RefusalCode($0) } != nil)
    #expect(RefusalCode(PrintJob.Cause.tooOld) == nil)
  }
}
