import CounterTesting
import Foundation
import GRDB
import LedgerStore
import Testing

@Suite("Files of other versions")
struct MigrationTests {
  /// The schema as the first version wrote it; it never changes once it is released.
  private static let firstSchemaHash =
    "af1783ffc05f4e91b0619269f281abda0d03dde559d37e14444f0a74e3d6c2f7"

  @Test("a released step of the schema would be changed under ledgers that exist")
  func firstSchema() {
    let hash = sha256(Array(Ledger.firstSchema.utf8)).hexadecimal
    #expect(hash == Self.firstSchemaHash)
  }

  @Test("a ledger of the first version would not open")
  func firstVersion() async throws {
    let branch = try await TestBranch()
    _ = try await branch.open()
    _ = try await branch.sellLetters(key: "k1")
    let copy = branch.folder + "/first.kase"
    try branch.ledger.backup(to: copy)
    let applied = try await DatabaseQueue(path: copy).read { db in
      try String.fetchAll(db, sql: "SELECT identifier FROM grdb_migrations ORDER BY identifier")
    }
    #expect(applied.first == "1 tables")
    let ledger = try Ledger.open(copy)
    #expect(try ledger.verify().fault == nil)
    try ledger.close()
  }

  @Test("a ledger of a later version would be written by this one")
  func laterVersion() async throws {
    let branch = try await TestBranch()
    let copy = branch.folder + "/later.kase"
    try branch.ledger.backup(to: copy)
    try await DatabaseQueue(path: copy).write { db in
      try db.execute(sql: "INSERT INTO grdb_migrations(identifier) VALUES ('99 later')")
    }
    #expect(throws: LedgerError.self) { _ = try Ledger.open(copy) }
  }

  @Test("a file that others may write would be opened")
  func openToOthers() async throws {
    let branch = try await TestBranch()
    let copy = branch.folder + "/open.kase"
    try branch.ledger.backup(to: copy)
    try FileManager.default.setAttributes([.posixPermissions: 0o666], ofItemAtPath: copy)
    #expect(throws: LedgerError.self) { _ = try Ledger.open(copy) }
  }
}
