import Commerce
import Foundation
import GRDB

/// What a check of a whole ledger found.
package struct Verification: Hashable, Sendable {
  /// How many entries the journal has.
  package let entries: Int64
  /// How many documents there are.
  package let documents: Int64
  /// The hash of the newest entry, in hexadecimal.
  package let headHash: String
  /// The first thing that is wrong, in words; nothing for a ledger that is whole.
  package let fault: String?
}

extension Ledger {
  /// Proves the ledger: the chain, every projection rebuilt from the journal and compared row by
  /// row, numbers without gaps, postings that balance, totals that equal their rows.
  ///
  /// - Parameter progress: told how many entries have been read.
  /// - Throws: `LedgerError` where the proof itself can't be done; what is wrong with the ledger
  ///   is an outcome.
  package func verify(progress: (Int64) -> Void = { _ in }) throws -> Verification {
    let scratch = try Scratch(beside: path)
    defer { scratch.remove() }
    return try reading { db in
      var walk = JournalWalk()
      var fault: String?
      do {
        try scratch.fill { target in
          let projection = Projection(db: target)
          try walk.run(db) { row, _, facts in
            for fact in facts { try projection.apply(fact, entry: row.sequence) }
            if row.sequence % 1000 == 0 { progress(row.sequence) }
          }
        }
        try scratch.read { try Proof(ledger: db, rebuilt: $0).run() }
      } catch let error as LedgerError where error.code == .damaged {
        fault = error.message
      } catch let error as DatabaseError {
        // The rebuild was refused by the tables' own rules, or the file can't be read.
        fault = "after entry \(walk.head.sequence): \(error.message ?? "SQLite refuses it")"
      }
      return Verification(
        entries: walk.head.sequence,
        documents: (try? Int64.fetchOne(db, sql: "SELECT count(*) FROM document")) ?? 0,
        headHash: walk.head.hash.hexadecimal, fault: fault)
    }
  }
}

/// A database beside the ledger that is thrown away after a proof.
struct Scratch {
  private let path: String
  private let queue: DatabaseQueue

  init(beside ledger: String) throws {
    path = "\(ledger)-proof-\(ProcessInfo.processInfo.processIdentifier)"
    try? FileManager.default.removeItem(atPath: path)
    var configuration = Configuration()
    configuration.prepareDatabase { db in
      // Nobody needs this file after a crash.
      try db.execute(sql: "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;")
    }
    queue = try DatabaseQueue(path: path, configuration: configuration)
    try Migrations.migrator().migrate(queue)
  }

  func fill(_ work: (Database) throws -> Void) throws { try queue.write(work) }

  func read(_ work: (Database) throws -> Void) throws { try queue.read(work) }

  func remove() {
    try? queue.close()
    try? FileManager.default.removeItem(atPath: path)
  }
}

/// Compares a ledger with its rebuild, and with itself.
struct Proof {
  let ledger: Database
  let rebuilt: Database

  func run() throws {
    for (table, key) in Schema.projections { try compare(table, key) }
    try checkSeries()
    try checkBalance()
    try checkTotals()
    try checkBatches()
    try checkPrintBytes()
  }

  /// What was kept of a page has to be what the journal says was sent.
  private func checkPrintBytes() throws {
    let rows = try Row.fetchCursor(
      ledger,
      sql: """
        SELECT job, bytes, digest FROM print_bytes LEFT JOIN print_job ON print_job.id = job
        """)
    while let row = try rows.next() {
      let digest = sha256(Array(row["bytes"] as Data)).hexadecimal
      guard digest == row["digest"] as String? else {
        throw LedgerError(
          .damaged, "the kept bytes of print job \(row["job"] as Int64) are not what was sent")
      }
    }
  }

  private func compare(_ table: String, _ key: String) throws {
    let sql = "SELECT * FROM \(table) ORDER BY \(key)"
    let mine = try Row.fetchCursor(ledger, sql: sql)
    let theirs = try Row.fetchCursor(rebuilt, sql: sql)
    while true {
      let left = try mine.next()
      let right = try theirs.next()
      if left == nil, right == nil { return }
      guard left == right else {
        throw LedgerError(
          .damaged,
          "\(table): the ledger has \(words(left)), its journal makes \(words(right))")
      }
    }
  }

  private func words(_ row: Row?) -> String {
    guard let row else { return "no such row" }
    return row.map { "\($0)=\($1)" }.joined(separator: " ").prefix(300).description
  }

  private func checkSeries() throws {
    let odd = try Row.fetchOne(
      ledger,
      sql: """
        SELECT series, count(*) AS count, min(number) AS first, max(number) AS last
        FROM document GROUP BY series HAVING first <> 1 OR last <> count
        """)
    if let odd {
      throw LedgerError(
        .damaged,
        "series \(odd["series"] as String) has a gap: \(odd["count"] as Int64) of "
          + "\(odd["last"] as Int64) numbers")
    }
  }

  private func checkBalance() throws {
    let odd = try Row.fetchOne(
      ledger,
      sql: """
        SELECT document, sum(amount) AS total FROM posting GROUP BY shift, document
        HAVING total <> 0
        """)
    if let odd {
      throw LedgerError(
        .damaged,
        "document \(odd["document"] as Int64) does not balance: \(odd["total"] as Int64)")
    }
  }

  private func checkBatches() throws {
    let odd = try Row.fetchOne(
      ledger,
      sql: """
        SELECT batch.terminal, batch.number FROM terminal_batch AS batch
        LEFT JOIN terminal_batch_line AS line
          ON line.terminal = batch.terminal AND line.batch = batch.number
        GROUP BY batch.terminal, batch.number
        HAVING count(line.attempt) <> batch.count OR coalesce(sum(line.amount), 0) <> batch.amount
        """)
    if let odd {
      throw LedgerError(
        .damaged,
        "batch \(odd["number"] as Int64) of terminal \(odd["terminal"] as String) is not the sum "
          + "of its payments")
    }
  }

  private func checkTotals() throws {
    let reader = LedgerReader(db: ledger)
    for shift in try Int64.fetchAll(ledger, sql: "SELECT id FROM shift ORDER BY id") {
      do {
        try ShiftDesk.check(try reader.totals(of: shift), against: try reader.sums(of: shift))
      } catch let refusal as Refusal {
        throw LedgerError(
          .damaged, "shift \(shift): the total \(refusal.values["total"] ?? "") differs")
      }
    }
  }
}
