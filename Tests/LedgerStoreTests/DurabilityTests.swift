import Amounts
import CanonicalJSON
import Commerce
import CounterTesting
import Foundation
import GRDB
import LedgerStore
import Operations
import Testing

@Suite("A ledger that lasts")
struct DurabilityTests {
  @Test("a connection would not be durable: WAL with FULL, read back")
  func settings() async throws {
    let branch = try await TestBranch()
    let settings = try branch.ledger.settings()
    #expect(settings.writer["synchronous"] == "2")
    #expect(settings.writer["journal_mode"] == "wal")
    #expect(settings.writer["trusted_schema"] == "0")
    #expect(settings.writer["foreign_keys"] == "1")
    #expect(settings.reader["synchronous"] == "2")
    #expect(settings.reader["trusted_schema"] == "0")
  }

  @Test("a second process could write the same ledger")
  func lock() async throws {
    let branch = try await TestBranch()
    #expect(throws: LedgerError.self) { _ = try Ledger.open(branch.path) }
    // Reading is possible all the same.
    #expect(try Ledger.openForReading(branch.path).verify().fault == nil)
  }

  @Test("a plain path would be read as something else", arguments: ["", ":memory:", "file:x.db"])
  func paths(_ path: String) {
    #expect(throws: LedgerError.self) { _ = try Ledger.open(path, creating: true) }
  }

  @Test("a refused command would take its neighbours in the same transaction with it")
  func groupCommit() async throws {
    let branch = try await TestBranch()
    _ = try await branch.open()
    let outcomes = await withTaskGroup(of: Bool.self) { group in
      for number in 0..<200 {
        group.addTask {
          let service = number.isMultiple(of: 5) ? "NO-SUCH" : "P-101"
          let reply = try? await branch.sell(
            """
            {"lines":[{"service":"\(service)","quantity":"1"}],
             "tenders":[{"kind":"cash","tendered":"1.46"}]}
            """, key: "k\(number)")
          return reply != nil
        }
      }
      return await group.reduce(into: [true: 0, false: 0]) { $0[$1, default: 0] += 1 }
    }
    #expect(outcomes == [true: 160, false: 40])
    #expect(try await branch.documentCount() == 161)
    #expect(try branch.ledger.verify().fault == nil)
  }

  @Test("a backup would differ from its ledger, or a restore from its backup")
  func backupAndRestore() async throws {
    let branch = try await TestBranch()
    _ = try await branch.open()
    for number in 0..<20 { _ = try await branch.sellLetters(key: "k\(number)") }
    #expect(try await branch.queue.round() == 21)
    let copy = branch.folder + "/copy.kase"
    try branch.ledger.backup(to: copy)
    let expected = try branch.ledger.verify()
    #expect(try Ledger.openForReading(copy).verify() == expected)
    let restored = branch.folder + "/restored.kase"
    let head = try LedgerRestore.restore(from: copy, to: restored)
    #expect(head.hash.hexadecimal == expected.headHash)
    #expect(try Ledger.openForReading(restored).verify() == expected)
  }

  @Test("a page that was queued in a backup would come out a second time after a restore")
  func restoredPages() async throws {
    let branch = try await TestBranch()
    _ = try await branch.open()
    _ = try await branch.sellLetters(key: "k1")
    let copy = branch.folder + "/copy.kase"
    try branch.ledger.backup(to: copy)
    let restored = branch.folder + "/restored.kase"
    _ = try LedgerRestore.restore(from: copy, to: restored)
    let ledger = try Ledger.open(restored)
    let jobs = try await ledger.read { reader in
      try (1...2).map { try #require(try reader.printJob($0)) }
    }
    #expect(jobs.map(\.state) == [.waiting, .waiting])
    #expect(jobs.map(\.cause) == [.restored, .restored])
    #expect(try ledger.verify().fault == nil)
    try ledger.close()
  }

  @Test("a restore would open a hostile file, or leave half a ledger")
  func hostileBackups() async throws {
    let branch = try await TestBranch()
    _ = try await branch.open()
    let good = branch.folder + "/good.kase"
    try branch.ledger.backup(to: good)
    func refused(_ name: String, _ change: (String) throws -> Void) throws -> Bool {
      let file = branch.folder + "/\(name).kase"
      try FileManager.default.copyItem(atPath: good, toPath: file)
      try change(file)
      let target = branch.folder + "/\(name)-restored.kase"
      do {
        _ = try LedgerRestore.restore(from: file, to: target)
        return false
      } catch { return !FileManager.default.fileExists(atPath: target) }
    }
    func sql(_ statement: String) -> (String) throws -> Void {
      { try DatabaseQueue(path: $0).writeWithoutTransaction { try $0.execute(sql: statement) } }
    }
    #expect(try refused("view", sql("CREATE VIEW evil AS SELECT 1")))
    #expect(try refused("table", sql("CREATE TABLE extra(x)")))
    #expect(try refused("trigger", sql("DROP TRIGGER journal_no_update")))
    #expect(try refused("foreign", sql("PRAGMA application_id = 1")))
    #expect(try refused("empty") { try Data().write(to: URL(fileURLWithPath: $0)) })
    #expect(
      try refused("truncated") { file in
        let handle = try FileHandle(forWritingTo: URL(fileURLWithPath: file))
        try handle.truncate(atOffset: 8192)
      })
    #expect(
      try refused("beside") { try Data([1]).write(to: URL(fileURLWithPath: $0 + "-wal")) })
  }
}
