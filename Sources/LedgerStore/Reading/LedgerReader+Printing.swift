package import Amounts
package import Commerce
import Foundation
import GRDB

/// What was sent to a printer, kept so that a copy is the same page.
package struct PrintBytes: Hashable, Sendable {
  /// The page in the printer's language.
  package let bytes: [UInt8]
  /// The drawer's pulse; never part of a copy.
  package let pulse: [UInt8]
  /// Where the data of pictures and symbols lie in `bytes`.
  package let payloads: [Range<Int>]

  /// Bytes of a job.
  package init(bytes: [UInt8], pulse: [UInt8], payloads: [Range<Int>]) {
    self.bytes = bytes
    self.pulse = pulse
    self.payloads = payloads
  }
}

extension LedgerReader {
  /// A print job by its number.
  package func printJob(_ id: Int64) throws -> PrintJob? {
    try row("SELECT * FROM print_job WHERE id = ?", [id]).map(printJob)
  }

  /// The newest job of a document: its last copy, or its original.
  package func printJob(ofDocument document: Int64) throws -> PrintJob? {
    try row(
      "SELECT * FROM print_job WHERE document = ? ORDER BY copy DESC LIMIT 1", [document]
    ).map(printJob)
  }

  /// The job of a document's original.
  package func original(ofDocument document: Int64) throws -> PrintJob? {
    try row("SELECT * FROM print_job WHERE document = ? AND copy = 0", [document]).map(printJob)
  }

  /// The number that the next job gets.
  package func nextPrintJob() throws -> Int64 {
    (try row("SELECT max(id) AS last FROM print_job", [])?["last"] as Int64? ?? 0) + 1
  }

  /// Jobs of an open state, the oldest first.
  ///
  /// - Parameters:
  ///   - state: one of the states that `isOpen`.
  ///   - register: those of one register.
  ///   - limit: how many at the most.
  package func printJobs(_ state: PrintJob.State, of register: RegisterID, limit: Int) throws
    -> [PrintJob]
  {
    // The first condition is the index's own, so that SQLite sees that it may use it.
    try rows(
      """
      SELECT * FROM print_job WHERE state IN ('queued', 'sending', 'waiting', 'indeterminate')
        AND register = ? AND state = ? ORDER BY id LIMIT ?
      """, [register.text, state.rawValue, limit]
    ).map(printJob)
  }

  /// The oldest job of a register that waits for nothing but its printer.
  package func nextPrintJob(of register: RegisterID) throws -> PrintJob? {
    let queued = try printJobs(.queued, of: register, limit: 1).first
    let stopped = try row(
      """
      SELECT * FROM print_job WHERE state IN ('queued', 'sending', 'waiting', 'indeterminate')
        AND register = ? AND state = 'waiting' AND offset = 0
        AND cause IN ('paper', 'cover', 'cutter', 'busy', 'offline', 'fault') ORDER BY id LIMIT 1
      """, [register.text]
    ).map(printJob)
    return [queued, stopped].compactMap(\.self).min { $0.id < $1.id }
  }

  /// The newest jobs of all registers, the newest first.
  package func newestPrintJobs(limit: Int) throws -> [PrintJob] {
    try rows("SELECT * FROM print_job ORDER BY id DESC LIMIT ?", [limit]).map(printJob)
  }

  /// What was sent for a job; nothing where it was thrown away in time or never made.
  package func printBytes(_ job: Int64) throws -> PrintBytes? {
    guard let row = try row("SELECT * FROM print_bytes WHERE job = ?", [job]) else { return nil }
    let text: String = row["payloads"]
    let payloads = text.split(separator: ",").compactMap { part -> Range<Int>? in
      let bounds = part.split(separator: "-").compactMap { Int($0) }
      return bounds.count == 2 && bounds[0] <= bounds[1] ? bounds[0]..<bounds[1] : nil
    }
    return PrintBytes(
      bytes: Array(row["bytes"] as Data), pulse: Array(row["pulse"] as Data), payloads: payloads)
  }

  /// Whether what was sent before a moment is still kept, in milliseconds since 1970.
  package func hasPrintBytes(before milliseconds: Int64) throws -> Bool {
    try row("SELECT 1 FROM print_bytes WHERE at < ? LIMIT 1", [milliseconds]) != nil
  }

  /// The branch's settings as they stood when an entry was written.
  ///
  /// - Throws: `branch.not_initialised`.
  package func branch(at entry: Int64) throws -> Branch {
    let row = try row(
      "SELECT body FROM branch_edition WHERE entry <= ? ORDER BY entry DESC LIMIT 1", [entry])
    guard let row else { return try branch() }
    guard case .branch(let branch) = try Fact(text: row["body"]) else {
      throw LedgerError(.damaged, "the branch's settings can't be read")
    }
    return branch
  }

  /// The journal entry that issued a document.
  package func entry(ofDocument document: Int64) throws -> Int64? {
    try row("SELECT entry FROM document WHERE id = ?", [document])?["entry"]
  }

  /// The name of a document by its number within the ledger.
  package func documentName(_ id: Int64) throws -> String? {
    try row("SELECT series, number FROM document WHERE id = ?", [id]).map {
      DocumentHead.name(series: $0["series"], number: $0["number"])
    }
  }

  /// The type of a document by its number within the ledger.
  package func documentType(_ id: Int64) throws -> DocumentType? {
    (try row("SELECT type FROM document WHERE id = ?", [id])?["type"] as String?)
      .flatMap(DocumentType.init)
  }

  private func printJob(_ row: Row) throws -> PrintJob {
    if let slip = row["slip"] as String? {
      guard case .print(let job) = try Fact(text: slip) else {
        throw LedgerError(.damaged, "a print job can't be read")
      }
      return job
    }
    let cause = row["cause"] as String?
    guard let state = PrintJob.State(rawValue: row["state"]),
      cause.map({ PrintJob.Cause(rawValue: $0) != nil }) ?? true
    else { throw LedgerError(.damaged, "a print job in an unknown state") }
    return PrintJob(
      id: row["id"], subject: .document(row["document"], copy: row["copy"]),
      register: RegisterID(trusted: row["register"]), person: PersonID(trusted: row["person"]),
      since: row["since"], state: state, cause: cause.flatMap(PrintJob.Cause.init),
      offset: row["offset"], total: row["total"],
      profile: row["profile"], digest: row["digest"])
  }
}
