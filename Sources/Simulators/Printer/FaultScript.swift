/// The faults that a virtual printer has not met yet.
struct FaultScript: Sendable {
  private struct Waiting: Sendable {
    let fault: PrinterFault
    /// The bytes received and lines printed when the fault was given.
    let bytes: Int
    let lines: Int
  }

  private var waiting: [Waiting] = []

  mutating func add(_ faults: [PrinterFault], bytes: Int, lines: Int) {
    waiting += faults.map { Waiting(fault: $0, bytes: bytes, lines: lines) }
  }

  /// Takes one fault out of the script, where it is there.
  mutating func meet(_ fault: PrinterFault) -> Bool {
    guard let index = waiting.firstIndex(where: { $0.fault == fault }) else { return false }
    waiting.remove(at: index)
    return true
  }

  /// Takes out what happens now that so many bytes have come.
  mutating func due(bytes: Int) -> [PrinterFault] {
    take { waiting in
      switch waiting.fault {
      case .unplugged(let after), .powerCycle(let after), .busy(let after, _):
        bytes - waiting.bytes >= after
      case .silent: true
      default: false
      }
    }
  }

  /// Takes out what happens now that so many lines are printed.
  mutating func due(lines: Int) -> [PrinterFault] {
    take { waiting in
      switch waiting.fault {
      case .paperEnds(let line), .coverOpens(let line): lines - waiting.lines >= line
      default: false
      }
    }
  }

  private mutating func take(_ isDue: (Waiting) -> Bool) -> [PrinterFault] {
    guard !waiting.isEmpty else { return [] }
    let due = waiting.filter(isDue)
    if !due.isEmpty { waiting.removeAll(where: isDue) }
    return due.map(\.fault)
  }
}
