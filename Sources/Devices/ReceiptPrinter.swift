/// A page for a receipt printer: lines of text of at most so many columns.
package struct PrintPage: Hashable, Sendable {
  /// The job's name; a printer that is asked twice for the same job can tell.
  package let job: String
  /// The lines, none longer than `columns`.
  package let lines: [String]
  /// The width of the paper in columns.
  package let columns: Int

  /// A page of lines.
  package init(job: String, lines: [String], columns: Int) {
    self.job = job
    self.lines = lines
    self.columns = columns
  }
}

/// How printing ended.
package enum PrintOutcome: Hashable, Sendable {
  /// The printer says that the page is on paper.
  case confirmed
  /// Nothing was printed; the job may be sent again.
  case failed(reason: String)
  /// Bytes left, and no clear answer came: the page may be on paper.
  case unknown(reason: String)
}

/// What a printer tells of itself.
package enum PrinterStatus: Hashable, Sendable {
  case ready
  case paperLow
  case notReady(reason: String)
  /// The printer does not tell.
  case unknown
}

/// A receipt printer, near or far. One page at a time.
package protocol ReceiptPrinter: Sendable {
  /// How many columns a line has.
  var columns: Int { get }
  /// Prints a page and waits for the outcome, at most `deadlineSeconds` (1 to 120).
  func print(_ page: PrintPage, deadlineSeconds: Int) async -> PrintOutcome
  /// What the printer tells of itself now.
  func status() async -> PrinterStatus
}

/// A drawer that opens by a pulse.
package protocol CashDrawer: Sendable {
  /// Opens the drawer. - Throws: `unavailable` where no pulse can be sent.
  func open() async throws(DeviceError)
}
