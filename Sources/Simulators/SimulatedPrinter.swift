package import Devices

/// A printer that keeps its pages, and fails by a script.
package actor SimulatedPrinter: ReceiptPrinter, CashDrawer {
  /// What the printer does with a page.
  package enum Behaviour: Hashable, Sendable {
    /// Prints.
    case print
    /// Has no paper; nothing is printed.
    case outOfPaper
    /// Prints, and the answer is lost.
    case loseAnswer
  }

  /// How many columns a line has.
  package nonisolated let columns: Int
  private var script: [Behaviour]
  private var kept: [PrintPage] = []
  private var openings = 0
  /// How many pages are kept; older ones are forgotten.
  private let keptMax = 200

  /// A printer of a width that follows a script, and then prints.
  package init(columns: Int = 42, script: [Behaviour] = []) {
    self.columns = columns
    self.script = script
  }

  /// Adds to the script what the next pages meet.
  package func expect(_ behaviours: [Behaviour]) { script += behaviours }

  /// The pages that are on paper, the oldest first.
  package var pages: [PrintPage] { kept }

  /// How often the drawer was opened.
  package var drawerOpenings: Int { openings }

  /// Does with a page what the script says.
  package func print(_ page: PrintPage, deadlineSeconds: Int) async -> PrintOutcome {
    switch script.isEmpty ? .print : script.removeFirst() {
    case .print:
      keep(page)
      return .confirmed
    case .outOfPaper: return .failed(reason: "no paper")
    case .loseAnswer:
      keep(page)
      return .unknown(reason: "no answer")
    }
  }

  private func keep(_ page: PrintPage) {
    kept.append(page)
    if kept.count > keptMax { kept.removeFirst() }
  }

  /// Not ready where the script is about to run out of paper.
  package func status() async -> PrinterStatus {
    script.first == .outOfPaper ? .notReady(reason: "no paper") : .ready
  }

  /// Counts the opening.
  package func open() async throws(DeviceError) { openings += 1 }
}
