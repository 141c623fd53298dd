import Amounts
import Commerce
import CounterTesting
import Foundation
import GRDB
import LedgerStore
import Operations
import Testing

@Suite("A ledger that finds what was changed behind its back")
struct ProofTests {
  /// Changes to a finished ledger, each by somebody who took the triggers away first.
  private static let tampering: [String] = [
    "UPDATE document SET gross = gross + 1 WHERE type = 'RCP'",
    "UPDATE document_line SET gross = gross + 1",
    "UPDATE document_tax SET vat = vat + 1",
    "UPDATE document_tender SET retained = retained - 1",
    "UPDATE posting SET amount = -amount",
    "DELETE FROM document WHERE id = (SELECT max(id) FROM document)",
    "DELETE FROM posting WHERE document = 2",
    "UPDATE shift_total SET amount = amount + 1 WHERE kind = 'method'",
    "UPDATE series SET last = last + 1",
    "UPDATE shift SET holder = 'mallory'",
    "UPDATE open_item SET open = 0",
    "UPDATE service SET body = replace(body, '14600', '99900'), code = code WHERE code = 'P-101'",
    "UPDATE journal SET body = replace(body, 'anna', 'berta') WHERE sequence = 4",
    "UPDATE journal SET at = at + 1 WHERE sequence = 4",
    "UPDATE journal SET actor = 'berta' WHERE sequence = 4",
    "UPDATE journal SET key_hash = zeroblob(32) WHERE sequence = 4",
    "UPDATE journal SET hash = zeroblob(32) WHERE sequence = 4",
    "DELETE FROM journal WHERE sequence = 4",
    "UPDATE journal SET sequence = sequence + 100 WHERE sequence >= 4",
    "UPDATE attempt SET state = 'approved'",
    "UPDATE terminal_batch SET amount = amount + 1",
    "UPDATE terminal_batch SET count = count + 1",
    "DELETE FROM terminal_batch_line",
    "UPDATE terminal_batch_line SET batch = 2",
    "DELETE FROM terminal_message WHERE id = 1",
    "UPDATE terminal_message SET attempt = NULL",
    "UPDATE terminal_close SET state = 'unknown'",
  ]

  private func tampered(_ statement: String) async throws -> Verification {
    let branch = try await TestBranch(terminal: TestBranch.printingTerminal)
    _ = try await branch.open()
    _ = try await branch.counter.invoice(
      try branch.envelope(
        "invoice",
        """
        {"customer":"C-1","due_date":"2026-12-31","lines":[{"service":"T-304","quantity":"2"}]}
        """, key: "i1"))
    for number in 0..<3 { _ = try await branch.sellLetters(key: "k\(number)") }
    _ = try await branch.sell(
      """
      {"lines":[{"service":"T-304","quantity":"1"}],"tenders":[{"kind":"card","amount":"15.00"}]}
      """, key: "card")
    _ = try await branch.counter.closeTerminal(
      try branch.envelope("close_terminal", "{}", key: "close"))
    let copy = branch.folder + "/copy.kase"
    try branch.ledger.backup(to: copy)
    let queue = try DatabaseQueue(path: copy)
    try await queue.writeWithoutTransaction { db in
      for name in try String.fetchAll(
        db, sql: "SELECT name FROM sqlite_schema WHERE type = 'trigger'")
      {
        try db.execute(sql: "DROP TRIGGER \(name)")
      }
      try db.execute(sql: statement)
      #expect(db.changesCount > 0, "\(statement) changed nothing: the test would prove nothing")
    }
    try queue.close()
    return try Ledger.openForReading(copy).verify()
  }

  @Test("a change behind the ledger's back would not be found", arguments: tampering)
  func found(_ statement: String) async throws {
    #expect(try await tampered(statement).fault != nil)
  }

  @Test("an untouched copy would be reported as changed")
  func untouched() async throws {
    #expect(try await tampered("UPDATE print_job SET copy = copy").fault == nil)
  }

  @Test(
    "the tables would let what is issued be changed",
    arguments: [
      "UPDATE journal SET actor = 'x'", "DELETE FROM journal",
      "UPDATE document SET gross = 0", "DELETE FROM document", "UPDATE posting SET amount = 0",
      "DELETE FROM document_line", "UPDATE document_tax SET vat = 0",
      "DELETE FROM document_tender", "DELETE FROM relation WHERE 1",
      """
      INSERT INTO document(id, entry, type, series, number, shift, issued_at, person, gross, amount)
      VALUES (99, 1, 'RCP', 'RCP-R1', 7, 1, 0, 'x', 0, 0)
      """,
      """
      INSERT INTO journal(sequence, at, offset, register, actor, kind, key_hash, body,
        previous_hash, hash)
      VALUES (99, 0, 0, '', '', '', zeroblob(32), '{}', zeroblob(32), zeroblob(32))
      """,
    ])
  func triggers(_ statement: String) async throws {
    let branch = try await TestBranch()
    _ = try await branch.open()
    let receipt = try await branch.sellLetters(key: "k1")
    _ = try await branch.counter.refund(
      try branch.envelope(
        "refund",
        """
        {"document":"\(receipt)","lines":[{"line":1,"quantity":"1"}],"tender":{"kind":"cash"}}
        """, key: "k2"))
    let copy = branch.folder + "/copy.kase"
    try branch.ledger.backup(to: copy)
    let queue = try DatabaseQueue(path: copy)
    await #expect(throws: DatabaseError.self) {
      try await queue.write { try $0.execute(sql: statement) }
    }
  }
}
