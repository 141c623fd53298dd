package import Commerce
package import Devices

extension RefusalCode {
  /// The stable code of what has to be done at a terminal first.
  package init(_ need: TerminalNeed) {
    self =
      switch need {
      case .closeBatch: .terminalNeedsEndOfDay
      case .diagnosis: .terminalNeedsDiagnosis
      case .initialisation: .terminalNeedsInitialisation
      case .clock: .terminalClockWrong
      case .removeCard: .terminalCardInReader
      case .technician: .terminalNeedsTechnician
      case .password: .terminalPasswordRefused
      case .settings: .terminalSettingsDiffer
      }
  }

  /// The stable code of a terminal's fault.
  package init(_ error: DeviceError) {
    self =
      switch error.code {
      case .unavailable: .terminalUnreachable
      case .busy: .terminalBusy
      case .unsupported: .terminalUnsupported
      case .protocolFault: .terminalProtocolFault
      case .needsAction: error.need.map(RefusalCode.init) ?? .terminalNeedsTechnician
      case .permission: .terminalPermission
      }
  }

  /// The stable code of what keeps a printer from printing.
  package init(_ trouble: PrinterTrouble) {
    self =
      switch trouble {
      case .paper: .printerPaper
      case .cover: .printerCover
      case .cutter: .printerCutter
      case .busy: .printerBusy
      case .offline: .printerOffline
      case .fault: .printerFault
      }
  }

  /// The stable code of the printer's fault that a job waits for; nothing where it is not the
  /// printer's.
  package init?(_ cause: PrintJob.Cause) {
    guard let trouble = PrinterTrouble(rawValue: cause.rawValue) else { return nil }
    self.init(trouble)
  }

  /// The stable code of a terminal that can't take a payment; nothing for one that can.
  package init?(_ health: TerminalHealth) {
    switch health {
    case .ready: return nil
    case .busy: self = .terminalBusy
    case .needs(let need, _): self.init(need)
    case .outOfOrder: self = .terminalOutOfOrder
    case .unreachable: self = .terminalUnreachable
    }
  }
}

extension Refusal {
  /// What a terminal's fault is to the caller.
  package init(_ error: DeviceError) {
    self.init(RefusalCode(error), ["code": error.message])
  }
}
