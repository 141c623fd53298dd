package import Amounts
package import CanonicalJSON
package import Commerce
import GRDB

/// What an earlier command with the same key was, and what it was answered.
package struct RecordedCommand: Hashable, Sendable {
  /// SHA-256 of the command, 32 bytes.
  package let keyHash: [UInt8]
  /// The stored answer.
  package let answer: JSON
}

/// The end of the chain: the newest entry.
package struct ChainHead: Hashable, Sendable {
  /// Its sequence number; 0 for an empty journal.
  package let sequence: Int64
  /// Its hash, 32 bytes; zeros for an empty journal.
  package let hash: [UInt8]
  /// When it was written, in milliseconds since 1970.
  package let at: Int64

  static let empty = ChainHead(sequence: 0, hash: [UInt8](repeating: 0, count: 32), at: 0)
}

/// What a commit may read and append. It lives as long as the work that it was given to.
package struct LedgerTransaction {
  /// Everything that can be read, as it stands within this transaction.
  package let reader: LedgerReader
  let state: WriterState

  /// The newest entry.
  package var head: ChainHead { state.head }

  /// The number within the ledger that the next document gets.
  package var nextDocument: Int64 { state.lastDocument + 1 }

  /// An entry of the price list; what was asked for before is remembered.
  package func service(_ code: String) throws -> Service? { try state.service(code, reader) }

  /// The branch. - Throws: `branch.not_initialised`.
  package func branch() throws -> Branch { try state.branch(reader) }

  /// Appends an entry with its hash, and writes its projections.
  ///
  /// A clock that was put back is recorded in the entry and never reorders the journal.
  /// - Throws: what SQLite says; the caller's savepoint takes everything back.
  package func append(_ entry: JournalEntry) throws {
    var entry = entry
    let behind = state.head.at - entry.at.milliseconds
    if behind > WriterState.clockToleranceMilliseconds {
      entry = entry.noting(clockBehind: behind)
    }
    let row = JournalRow(
      sequence: state.head.sequence + 1, at: entry.at, register: entry.register?.text ?? "",
      actor: entry.actor.text, kind: entry.kind, key: entry.key, keyHash: entry.keyHash,
      body: entry.body(), previousHash: state.head.hash)
    let hash = row.hash()
    let projection = Projection(db: reader.db)
    try projection.insert(row, hash: hash)
    for fact in entry.facts {
      try projection.apply(fact, entry: row.sequence)
      if case .document(let document, _) = fact { state.lastDocument = document.head.id }
      state.forget(after: fact)
    }
    state.head = ChainHead(
      sequence: row.sequence, hash: hash, at: max(row.at.milliseconds, state.head.at))
  }
}

extension LedgerTransaction {
  /// Keeps what is about to be sent for a job, so that a copy is the same page.
  package func keep(_ bytes: PrintBytes, of job: Int64, at moment: Moment) throws {
    try Projection(db: reader.db).run(
      """
      INSERT INTO print_bytes(job, at, bytes, pulse, payloads) VALUES (?, ?, ?, ?, ?)
      ON CONFLICT DO UPDATE SET at = excluded.at, bytes = excluded.bytes,
        pulse = excluded.pulse, payloads = excluded.payloads
      """,
      [
        job, moment.milliseconds, bytes.bytes.data, bytes.pulse.data,
        bytes.payloads.map { "\($0.lowerBound)-\($0.upperBound)" }.joined(separator: ","),
      ])
  }

  /// Throws away what was kept before a moment, a piece at a time.
  ///
  /// - Parameters:
  ///   - milliseconds: what is older goes, in milliseconds since 1970.
  ///   - limit: how many jobs at the most.
  /// - Returns: how many went.
  package func forgetPrintBytes(before milliseconds: Int64, limit: Int) throws -> Int {
    try Projection(db: reader.db).run(
      """
      DELETE FROM print_bytes WHERE job IN (
        SELECT job FROM print_bytes WHERE at < ? ORDER BY at LIMIT ?)
      """, [milliseconds, limit])
    return reader.db.changesCount
  }
}

extension JournalEntry {
  /// The same entry with the note that the clock stood behind the newest entry.
  fileprivate func noting(clockBehind milliseconds: Int64) -> JournalEntry {
    let note = Fact.event(
      name: "clock.behind", details: .object([.init("milliseconds", .integer(milliseconds))]))
    return JournalEntry(
      kind: kind, at: at, register: register, actor: actor, key: key, keyHash: keyHash,
      facts: facts + [note], answer: answer)
  }
}

/// What the writer knows between transactions; belongs to the one thread that writes.
final class WriterState {
  /// How far the clock may stand behind the newest entry before it is noted: two registers' clocks
  /// are never quite the same.
  static let clockToleranceMilliseconds: Int64 = 120_000

  var head: ChainHead
  var lastDocument: Int64
  /// Entries of the price list that were asked for; what the counters sell all day.
  private var services: [String: Service] = [:]
  private var branch: Branch?
  /// The ledger's currency, once the branch has been read.
  private(set) var currency: Currency?

  init(head: ChainHead, lastDocument: Int64) {
    self.head = head
    self.lastDocument = lastDocument
  }

  /// What a rolled-back savepoint goes back to.
  var mark: (ChainHead, Int64) {
    get { (head, lastDocument) }
    set {
      (head, lastDocument) = newValue
      services = [:]
      branch = nil
    }
  }

  func service(_ code: String, _ reader: LedgerReader) throws -> Service? {
    if let known = services[code] { return known }
    guard let service = try reader.service(code) else { return nil }
    services[code] = service
    return service
  }

  func branch(_ reader: LedgerReader) throws -> Branch {
    if let branch { return branch }
    let found = try reader.branch()
    branch = found
    currency = Currency(code: found.currency)
    return found
  }

  func forget(after fact: Fact) {
    switch fact {
    case .catalogue: services = [:]
    case .branch: branch = nil
    default: break
    }
  }
}
