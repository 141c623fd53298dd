import Amounts
import CanonicalJSON
import Commerce
import Foundation
import GRDB

/// Walks a journal from its first entry, checks the chain, and reads the facts.
struct JournalWalk {
  private(set) var head = ChainHead.empty

  /// Reads all rows in order.
  ///
  /// - Parameters:
  ///   - db: the database whose journal is read; only its `journal` is touched.
  ///   - visit: gets each row, its hash and its facts.
  /// - Throws: `damaged` at the first entry that is wrong, naming it.
  mutating func run(_ db: Database, _ visit: (JournalRow, [UInt8], [Fact]) throws -> Void) throws {
    let cursor = try Row.fetchCursor(
      db,
      sql: """
        SELECT sequence, at, offset, register, actor, kind, key, key_hash, body, previous_hash,
          hash FROM journal ORDER BY sequence
        """)
    while let row = try cursor.next() {
      let (entry, hash) = try read(row)
      guard entry.sequence == head.sequence + 1 else {
        throw fault(head.sequence + 1, "is missing; entry \(entry.sequence) follows")
      }
      guard entry.previousHash == head.hash else {
        throw fault(entry.sequence, "does not continue the chain")
      }
      guard entry.hash() == hash else {
        throw fault(entry.sequence, "was changed: its hash does not fit its content")
      }
      try visit(entry, hash, try facts(of: entry))
      head = ChainHead(
        sequence: entry.sequence, hash: hash, at: max(head.at, entry.at.milliseconds))
    }
  }

  private func read(_ row: Row) throws -> (JournalRow, [UInt8]) {
    let next = head.sequence + 1
    guard let sequence = Int64.fromDatabaseValue(row["sequence"]),
      let at = Int64.fromDatabaseValue(row["at"]),
      let offset = Int32.fromDatabaseValue(row["offset"]),
      let register = String.fromDatabaseValue(row["register"]),
      let actor = String.fromDatabaseValue(row["actor"]),
      let kind = String.fromDatabaseValue(row["kind"]),
      let keyHash = Data.fromDatabaseValue(row["key_hash"]),
      let body = String.fromDatabaseValue(row["body"]),
      let previous = Data.fromDatabaseValue(row["previous_hash"]),
      let hash = Data.fromDatabaseValue(row["hash"])
    else { throw fault(next, "has columns of a wrong type") }
    let entry = JournalRow(
      sequence: sequence, at: Moment(milliseconds: at, offsetSeconds: offset),
      register: register, actor: actor, kind: kind, key: String.fromDatabaseValue(row["key"]),
      keyHash: Array(keyHash), body: Array(body.utf8), previousHash: Array(previous))
    return (entry, Array(hash))
  }

  private func facts(of entry: JournalRow) throws -> [Fact] {
    do {
      let body = try JSON(parsing: entry.body)
      guard body.canonicalBytes == entry.body else {
        throw fault(entry.sequence, "is not written in canonical form")
      }
      guard body["version"] == .integer(1), case .array(let elements) = body["facts"] else {
        throw fault(entry.sequence, "has no facts of version 1")
      }
      return try elements.enumerated().map { try Fact($1, at: "facts[\($0)]") }
    } catch let error as JSONFault {
      throw fault(entry.sequence, "is no JSON at \(error.path): \(error.detail)")
    } catch let error as JournalFault {
      throw fault(entry.sequence, "can't be read at \(error.path): \(error.reason)")
    }
  }

  private func fault(_ sequence: Int64, _ what: String) -> LedgerError {
    LedgerError(.damaged, "journal entry \(sequence) \(what)")
  }
}
