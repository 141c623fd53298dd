import Amounts
import CanonicalJSON
import Commerce
import Foundation
import GRDB

/// Makes a ledger from a backup that need not be trusted: only its journal is read, every entry is
/// checked, and all tables are made anew.
package enum LedgerRestore {
  /// Restores a backup into a new file.
  ///
  /// - Parameters:
  ///   - source: a backup; one plain file without a log beside it.
  ///   - target: where the ledger goes; there must be no file yet.
  ///   - progress: told how many entries have been taken over.
  /// - Returns: the newest entry.
  /// - Throws: `file` for a source that is no plain file, `notALedger`, `damaged` at the first
  ///   wrong entry; then there is no target.
  package static func restore(
    from source: String, to target: String, progress: (Int64) -> Void = { _ in }
  ) throws(LedgerError) -> ChainHead {
    do {
      try check(source)
      try LedgerFile.check(target, creating: true)
      let copy = "\(target)-source"
      try FileManager.default.copyItem(atPath: source, toPath: copy)
      defer { try? FileManager.default.removeItem(atPath: copy) }
      do {
        return try replay(copy, into: target, progress)
      } catch {
        for end in ["", "-wal", "-shm", "-lock", "-reserve"] {
          try? FileManager.default.removeItem(atPath: target + end)
        }
        throw error
      }
    } catch { throw LedgerError(error) }
  }

  private static func check(_ path: String) throws {
    try LedgerFile.check(path, creating: false)
    try LedgerFile.checkSize(path)
    for end in ["-wal", "-shm", "-journal"]
    where FileManager.default.fileExists(atPath: path + end) {
      throw LedgerError(.file, "\(path)\(end) stands beside the backup; a backup is one file")
    }
  }

  private static func replay(_ copy: String, into target: String, _ progress: (Int64) -> Void)
    throws -> ChainHead
  {
    var configuration = Configuration()
    configuration.readonly = true
    configuration.prepareDatabase { db in try Connection.prepare(db, foreignFile: true) }
    let source = try DatabaseQueue(path: copy, configuration: configuration)
    defer { try? source.close() }
    let ledger = try Ledger.open(target, creating: true)
    defer { try? ledger.close() }
    var walk = JournalWalk()
    try source.read { db in
      try checkFile(db)
      try ledger.writingPlainly { target in
        let projection = Projection(db: target)
        try walk.run(db) { row, hash, facts in
          try projection.insert(row, hash: hash)
          for fact in facts { try projection.apply(fact, entry: row.sequence) }
          if row.sequence % 1000 == 0 { progress(row.sequence) }
        }
      }
    }
    var head = walk.head
    try ledger.writingPlainly { head = try holdPages($0, after: walk.head) }
    return head
  }

  /// Makes pages that were queued in the backup wait for a person: they may have come out since.
  ///
  /// - Returns: the newest entry, with the one that says so where there are such pages.
  private static func holdPages(_ db: Database, after head: ChainHead) throws -> ChainHead {
    let reader = LedgerReader(db: db)
    var held: [Fact] = []
    for register in (try? reader.branch().registers) ?? [] {
      for var job in try reader.printJobs(.queued, of: register, limit: .max) {
        try job.handle(.stops(.restored, at: 0))
        held.append(.print(job))
      }
    }
    guard !held.isEmpty else { return head }
    let entry = JournalEntry(
      kind: "restored", at: Moment(milliseconds: head.at, offsetSeconds: 0), register: nil,
      actor: PersonID(trusted: "system"), key: nil,
      keyHash: [UInt8](repeating: 0, count: 32), facts: held, answer: .null)
    let row = JournalRow(
      sequence: head.sequence + 1, at: entry.at, register: "", actor: entry.actor.text,
      kind: entry.kind, key: nil, keyHash: entry.keyHash, body: entry.body(),
      previousHash: head.hash)
    let projection = Projection(db: db)
    try projection.insert(row, hash: row.hash())
    for fact in held { try projection.apply(fact, entry: row.sequence) }
    return ChainHead(sequence: row.sequence, hash: row.hash(), at: head.at)
  }

  /// Refuses a file that is not Kase's, is damaged, or has anything in its schema that Kase did
  /// not make.
  private static func checkFile(_ db: Database) throws {
    guard try Int.fetchOne(db, sql: "PRAGMA application_id") == Schema.applicationID else {
      throw LedgerError(.notALedger, "the file was not made by Kase")
    }
    let verdict = try String.fetchOne(db, sql: "PRAGMA quick_check(1)") ?? "no answer"
    guard verdict == "ok" else { throw LedgerError(.damaged, verdict) }
    let fresh = try DatabaseQueue()
    // A backup of an earlier version has the tables of its time.
    let applied = try Int.fetchOne(db, sql: "SELECT count(*) FROM grdb_migrations") ?? 0
    try Migrations.migrator(steps: Array(Migrations.steps.prefix(max(applied, 1)))).migrate(fresh)
    let sql = "SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY type, name"
    let expected = try fresh.read { try Row.fetchAll($0, sql: sql) }
    let found = try Row.fetchAll(db, sql: sql)
    for (index, row) in found.enumerated() {
      guard index < expected.count, expected[index] == row else {
        throw LedgerError(
          .notALedger,
          "the file has \(row["type"] as String) \(row["name"] as String), "
            + "which is not as Kase makes it")
      }
    }
    guard found.count == expected.count else {
      throw LedgerError(.notALedger, "tables are missing in the file")
    }
  }
}
