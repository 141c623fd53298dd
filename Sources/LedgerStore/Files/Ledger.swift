import Commerce
import Foundation
import GRDB
import Synchronization

/// A branch's ledger: one file, one writer, readers on snapshots.
package final class Ledger: Sendable {
  /// Where the file is.
  package let path: String
  private let pool: DatabasePool
  private let writer: GroupCommit
  private let reserve: Reserve
  private let lock: LedgerLock?

  private init(
    path: String, pool: DatabasePool, writer: GroupCommit, reserve: Reserve, lock: LedgerLock?
  ) {
    self.path = path
    self.pool = pool
    self.writer = writer
    self.reserve = reserve
    self.lock = lock
  }

  /// Opens a ledger.
  ///
  /// - Parameters:
  ///   - path: a plain path; names that SQLite would read as a URI are refused.
  ///   - creating: whether to make a new, empty ledger; then there must be no file yet.
  /// - Throws: `LedgerError`.
  package static func open(_ path: String, creating: Bool = false) throws(LedgerError) -> Ledger {
    do {
      try LedgerFile.check(path, creating: creating)
      if !creating { try LedgerFile.checkSize(path) }
      let lock = try LedgerLock(path)
      let pool = try DatabasePool(
        path: path, configuration: Connection.configuration(label: "ledger"))
      try pool.writeWithoutTransaction(Connection.prepareWriter)
      try LedgerFile.migrate(pool, creating: creating)
      let state = try pool.read { db in
        WriterState(
          head: try LedgerReader(db: db).head(),
          lastDocument: try Int64.fetchOne(db, sql: "SELECT max(id) FROM document") ?? 0)
      }
      let reserve = Reserve(path: path + "-reserve")
      reserve.restore()
      return Ledger(
        path: path, pool: pool, writer: GroupCommit(pool: pool, state: state), reserve: reserve,
        lock: lock)
    } catch { throw LedgerError(error) }
  }

  /// Opens a ledger only to read it; also while another process writes it.
  ///
  /// - Throws: `LedgerError`.
  package static func openForReading(_ path: String) throws(LedgerError) -> Ledger {
    do {
      try LedgerFile.check(path, creating: false)
      try LedgerFile.checkSize(path)
      var configuration = Connection.configuration(label: "reading")
      configuration.readonly = true
      let pool = try DatabasePool(path: path, configuration: configuration)
      try LedgerFile.checkVersion(pool)
      try LedgerFile.checkIsCurrent(pool)
      let state = WriterState(head: .empty, lastDocument: 0)
      return Ledger(
        path: path, pool: pool, writer: GroupCommit(pool: pool, state: state),
        reserve: Reserve(path: path + "-reserve"), lock: nil)
    } catch { throw LedgerError(error) }
  }

  /// The tables of a ledger as SQL.
  package static var schema: String {
    firstSchema + "\n" + Schema.printing + "\n" + Schema.cards
  }

  /// The tables as the first version made them.
  package static var firstSchema: String { Schema.tables + "\n" + Schema.triggers }

  /// Runs work in a transaction and answers once it is durable; several callers share a sync.
  ///
  /// - Parameters:
  ///   - spendingReserve: whether the reserved space may be used where none is left, so that a day
  ///     can still be closed.
  ///   - work: reads, decides, appends; whatever it throws takes back what it wrote.
  /// - Throws: what the work throws, or `LedgerError`.
  package func commit<Value: Sendable>(
    spendingReserve: Bool = false,
    _ work: @escaping @Sendable (LedgerTransaction) throws -> Value
  ) async throws -> Value {
    if !spendingReserve, try reserve.checkIsHeld() { try await setCheckpoints(isOn: true) }
    do {
      return try await committed(work)
    } catch let error as LedgerError where error.code == .full && spendingReserve {
      // What is given free is for closes alone: sales are refused until it can be taken again, and
      // the log stays where it is, for moving it into the file would take the space.
      reserve.release()
      try await setCheckpoints(isOn: false)
      return try await committed(work)
    }
  }

  private func setCheckpoints(isOn: Bool) async throws {
    try await pool.writeWithoutTransaction { db in
      try db.execute(sql: "PRAGMA wal_autocheckpoint = \(isOn ? 1000 : 0)")
    }
  }

  private func committed<Value: Sendable>(
    _ work: @escaping @Sendable (LedgerTransaction) throws -> Value
  ) async throws -> Value {
    do {
      return try await withCheckedThrowingContinuation { continuation in
        writer.submit(PendingCommit(work) { continuation.resume(with: $0) })
      }
    } catch let error as DatabaseError { throw LedgerError(error) }
  }

  /// Reads a snapshot. - Throws: what the work throws, or `LedgerError`.
  package func read<Value: Sendable>(
    _ work: @escaping @Sendable (LedgerReader) throws -> Value
  ) async throws -> Value {
    do {
      return try await pool.read { db in try work(LedgerReader(db: db)) }
    } catch let error as DatabaseError { throw LedgerError(error) }
  }

  /// Reads a snapshot and waits for it; for commands that do nothing else.
  package func readNow<Value>(_ work: (LedgerReader) throws -> Value) throws -> Value {
    do {
      return try pool.read { db in try work(LedgerReader(db: db)) }
    } catch let error as DatabaseError { throw LedgerError(error) }
  }

  /// The settings of the writer's and of a reader's connection, as SQLite reports them.
  package func settings() throws -> (writer: [String: String], reader: [String: String]) {
    func read(_ db: Database) throws -> [String: String] {
      var result: [String: String] = [:]
      for name in ["synchronous", "journal_mode", "trusted_schema", "foreign_keys"] {
        result[name] = try String.fetchOne(db, sql: "PRAGMA \(name)")
      }
      return result
    }
    return (try pool.writeWithoutTransaction(read), try pool.read(read))
  }

  /// Reads a snapshot with the database itself.
  func reading<Value>(_ work: (Database) throws -> Value) throws -> Value {
    do { return try pool.read(work) } catch let error as DatabaseError { throw LedgerError(error) }
  }

  /// Writes past the journal's writer, in one transaction; only while a ledger is being made.
  func writingPlainly(_ work: (Database) throws -> Void) throws { try pool.write(work) }

  /// Moves what it can of the write-ahead log into the file, without waiting for anybody; after a
  /// close.
  package func checkpoint() async throws {
    guard reserve.isTaken else { return }
    do {
      _ = try await pool.writeWithoutTransaction { db in try db.checkpoint(.passive) }
    } catch { throw LedgerError(error) }
  }

  /// Copies the ledger, while it is in use, into a new file.
  ///
  /// - Parameters:
  ///   - target: where to; there must be no file yet.
  ///   - progress: told the share that is done, in per mille.
  /// - Throws: `LedgerError`.
  package func backup(to target: String, progress: @escaping (Int) -> Void = { _ in })
    throws(LedgerError)
  {
    do {
      try LedgerFile.check(target, creating: true)
      let copy = try DatabaseQueue(
        path: target, configuration: Connection.configuration(label: "backup"))
      try pool.backup(to: copy, pagesPerStep: 1024) { state in
        guard state.totalPageCount > 0 else { return }
        progress(state.completedPageCount * 1000 / state.totalPageCount)
      }
      // The copy is one plain file; nobody has to carry a log beside it.
      try copy.writeWithoutTransaction { db in
        try db.execute(sql: "PRAGMA journal_mode = DELETE")
      }
      try copy.close()
    } catch { throw LedgerError(error) }
  }

  /// Closes the file; the log is put away first, so that the ledger is one plain file again.
  package func close() throws(LedgerError) {
    do {
      if lock != nil {
        try pool.writeWithoutTransaction { db in _ = try db.checkpoint(.truncate) }
      }
      try pool.close()
    } catch { throw LedgerError(error) }
    lock?.release()
  }
}
