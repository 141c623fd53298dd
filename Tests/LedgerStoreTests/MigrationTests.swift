import Amounts
import Commerce
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

  @Test("a copy of a ledger would not open")
  func copyOpens() async throws {
    let branch = try await TestBranch()
    _ = try await branch.open()
    _ = try await branch.sellLetters(key: "k1")
    let copy = branch.folder + "/copy.kase"
    try branch.ledger.backup(to: copy)
    let applied = try await DatabaseQueue(path: copy).read { db in
      try String.fetchAll(db, sql: "SELECT identifier FROM grdb_migrations ORDER BY identifier")
    }
    #expect(applied == ["1 tables", "2 printing", "3 cards"])
    let ledger = try Ledger.open(copy)
    #expect(try ledger.verify().fault == nil)
    try ledger.close()
  }

  @Test("a ledger of the first version would lose what it knew of paper")
  func firstVersionPrints() async throws {
    let branch = try await TestBranch()
    _ = try await branch.open()
    _ = try await branch.sellLetters(key: "k1")
    let copy = branch.folder + "/prints.kase"
    try branch.ledger.backup(to: copy)
    try await DatabaseQueue(path: copy).write { db in
      try Self.removeCards(from: db)
      try db.execute(sql: "DROP TABLE print_job; DROP TABLE print_bytes; DROP TABLE branch_edition")
      for name in ["TABLE print_job(", "INDEX print_job_open"] {
        try db.execute(sql: Self.statement("CREATE \(name)"))
      }
      try db.execute(sql: "DELETE FROM grdb_migrations WHERE identifier <> '1 tables'")
      let body =
        #"{"answer":null,"facts":[{"print":{"copies":0,"document":1,"register":"R1","#
        + #""state":"unknown"}},{"print":{"copies":1,"document":1,"register":"R1","#
        + #""state":"queued"}}],"version":1}"#
      try Self.append(body, to: db)
    }
    let ledger = try Ledger.open(copy)
    #expect(try ledger.verify().fault == nil)
    let jobs = try await ledger.read { reader in
      try (1...3).map { try #require(try reader.printJob($0)) }
    }
    #expect(jobs.map(\.document) == [1, 2, 1])
    #expect(jobs.map(\.copy) == [0, 0, 1])
    #expect(jobs.map(\.state) == [.indeterminate, .queued, .queued])
    #expect(try await ledger.read { try $0.branch(at: 1).legalName } == "Test SIA")
    try ledger.close()
  }

  @Test("a ledger of the second version would have no batches for its card payments")
  func secondVersionCards() async throws {
    let branch = try await TestBranch()
    _ = try await branch.open()
    let byCard = """
      {"lines":[{"service":"T-304","quantity":"1"}],"tenders":[{"kind":"card","amount":"15.00"}]}
      """
    _ = try await branch.sell(byCard, key: "k1")
    _ = try await branch.sell(byCard, key: "k2")
    let copy = branch.folder + "/cards.kase"
    try branch.ledger.backup(to: copy)
    try await DatabaseQueue(path: copy).write { db in
      try Self.removeCards(from: db)
      try db.execute(sql: "DELETE FROM grdb_migrations WHERE identifier = '3 cards'")
    }
    let ledger = try Ledger.open(copy)
    #expect(try ledger.verify().fault == nil)
    let batch = try await ledger.read { try $0.openBatch(of: TerminalID(trusted: "T-R1")) }
    #expect(batch.number == 1 && batch.count == 2 && batch.amount.minorUnits == 3_000)
    #expect(try await ledger.read { try $0.openAttempts() } == [])
    try ledger.close()
  }

  /// Takes the tables of the third version away.
  private static func removeCards(from db: Database) throws {
    try db.execute(
      sql: """
        DROP TABLE terminal_message; DROP TABLE terminal_batch; DROP TABLE terminal_batch_line;
        DROP TABLE terminal_close; DROP INDEX attempt_open
        """)
    try db.execute(sql: Self.statement("CREATE INDEX attempt_open"))
  }

  /// A statement of the first version's tables.
  private static func statement(_ beginning: String) throws -> String {
    let statements = Ledger.firstSchema.components(separatedBy: ";\n")
    return try #require(statements.first { $0.contains(beginning) })
  }

  /// Appends an entry as the first version wrote it.
  private static func append(_ body: String, to db: Database) throws {
    let last = try #require(
      try Row.fetchOne(db, sql: "SELECT * FROM journal ORDER BY sequence DESC LIMIT 1"))
    let row = JournalRow(
      sequence: last["sequence"] + 1,
      at: Moment(milliseconds: last["at"], offsetSeconds: 7200), register: "R1",
      actor: "system", kind: "print.unknown", key: nil,
      keyHash: [UInt8](repeating: 0, count: 32), body: Array(body.utf8),
      previousHash: Array(last["hash"] as Data))
    try db.execute(
      sql: """
        INSERT INTO journal(sequence, at, offset, register, actor, kind, key, key_hash, body,
          previous_hash, hash) VALUES (?, ?, ?, ?, ?, ?, NULL, ?, ?, ?, ?)
        """,
      arguments: [
        row.sequence, row.at.milliseconds, row.at.offsetSeconds, row.register, row.actor,
        row.kind, Data(row.keyHash), body, Data(row.previousHash), Data(row.hash()),
      ])
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
