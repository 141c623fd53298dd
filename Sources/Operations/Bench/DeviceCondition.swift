package import CanonicalJSON
import Commerce
package import Devices

/// How a device is, in neutral and stable codes.
package enum DeviceCondition: Hashable, Sendable {
  /// It can be used.
  case ready
  /// It is at work; no fault.
  case busy(words: String)
  /// It can't be used; the code is stable, the words are the device's own.
  case fault(code: String, words: String)

  /// The condition of a terminal that told its health.
  package init(_ health: TerminalHealth) {
    self =
      switch health {
      case .ready: .ready
      case .busy(let words): .busy(words: words)
      case .needs(let need, let code):
        .fault(code: RefusalCode(need).rawValue, words: code)
      case .outOfOrder(let code):
        .fault(code: RefusalCode.terminalOutOfOrder.rawValue, words: code)
      case .unreachable(let words):
        .fault(code: RefusalCode.terminalUnreachable.rawValue, words: words)
      }
  }

  /// The condition of a printer that told what keeps it from printing.
  package init(_ trouble: PrinterTrouble?) {
    guard let trouble else {
      self = .ready
      return
    }
    self = .fault(code: RefusalCode(trouble).rawValue, words: "")
  }

  /// The condition of a device that threw.
  package init(_ error: DeviceError) {
    self =
      switch error.code {
      case .busy: .busy(words: error.message)
      case .unavailable, .unsupported, .protocolFault, .permission, .needsAction:
        .fault(code: RefusalCode(error).rawValue, words: error.message)
      }
  }

  /// The word for it: `ready`, `busy`, or the code of the fault.
  package var code: String {
    switch self {
    case .ready: "ready"
    case .busy: "busy"
    case .fault(let code, _): code
    }
  }

  /// As members of an answer: `state`, and the code and the device's words of a fault.
  package var members: [JSON.Member] {
    switch self {
    case .ready: [.init("state", .string("ready"))]
    case .busy(let words):
      [.init("state", .string("busy")), .init("words", .string(words))]
    case .fault(let code, let words):
      [
        .init("state", .string("fault")), .init("code", .string(code)),
        .init("words", .string(words)),
      ]
    }
  }
}
