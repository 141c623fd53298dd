package import PrinterLanguages

/// What is to be printed: the bytes of one job.
package struct PrintOrder: Hashable, Sendable {
  /// The number of the job; a printer that can echoes it as proof.
  package let job: Int64
  /// The page in the printer's language.
  package let bytes: [UInt8]
  /// The drawer's pulse; sent before the page, once for a job.
  package let pulse: [UInt8]
  /// Where the data of pictures and symbols lie in `bytes`.
  package let payloads: [Range<Int>]

  /// An order for a job.
  package init(job: Int64, bytes: [UInt8], pulse: [UInt8], payloads: [Range<Int>]) {
    self.job = job
    self.bytes = bytes
    self.pulse = pulse
    self.payloads = payloads
  }
}

/// What keeps a printer from printing.
package enum PrinterTrouble: String, Error, Hashable, Sendable, CaseIterable {
  /// The paper has run out.
  case paper
  /// The cover is open.
  case cover
  /// The cutter is stuck.
  case cutter
  /// It takes no data, and does not say why.
  case busy
  /// It is not there.
  case offline
  /// Only switching it off and on helps.
  case fault
}

extension PrinterCondition {
  /// What keeps the printer from printing; nothing where it may print.
  package var trouble: PrinterTrouble? {
    if isUnrecoverable { return .fault }
    if hasCutterError { return .cutter }
    if isCoverOpen { return .cover }
    if paper == .end { return .paper }
    return isRecoverable || isOffline ? .busy : nil
  }
}

/// How printing ended. None of these is an error: the queue decides what follows.
package enum PrintOutcome: Hashable, Sendable {
  /// The printer proved that everything is processed, and has no complaint.
  case proved
  /// Every byte left; this printer can prove nothing.
  case sent
  /// It stopped after so many bytes, which it took for sure, and can go on from there on the same
  /// connection; at 0 nothing has left.
  case stopped(PrinterTrouble, at: Int)
  /// Bytes left, and nobody can know what became of them: the connection went, after so many bytes.
  case lost(at: Int)
  /// Every byte left, and the proof did not come.
  case unanswered
}

/// A receipt printer, near or far; one order at a time.
package protocol ReceiptPrinter: Sendable {
  /// What is known of its model.
  var profile: PrinterProfile { get }

  /// Connects where that is needed, and asks whether it may print.
  ///
  /// - Parameters:
  ///   - job: the job that stopped halfway, if one did: then no new connection is made, and
  ///     `offline` means that the one it stopped on is gone.
  ///   - deadlineSeconds: how long connecting may take, 1 to 60.
  /// - Returns: what keeps it from printing; nothing where it may, or where it can't tell.
  func trouble(halted job: Int64?, deadlineSeconds: Int) async -> PrinterTrouble?

  /// Sends an order, or the rest of one that stopped, and waits for the outcome.
  ///
  /// - Parameters:
  ///   - offset: how many bytes of the order it has already; above 0 only after `stopped`. On
  ///     another connection than it stopped on the page is lost.
  ///   - deadlineSeconds: how long it may take altogether, 1 to 300.
  ///   - progress: told after each write but the last how many bytes it has.
  func print(
    _ order: PrintOrder, from offset: Int, deadlineSeconds: Int,
    progress: @escaping @Sendable (Int) async -> Void
  ) async -> PrintOutcome

  /// Gives the rest of a stopped order up, so that the next page is not taken for its pixels, and
  /// cuts off what there is of it.
  func abandon(_ order: PrintOrder, at offset: Int) async
}
