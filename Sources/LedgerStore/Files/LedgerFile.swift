import Foundation
import GRDB

/// What is checked of a ledger's file before and after SQLite opens it.
enum LedgerFile {
  /// Refuses names that SQLite would not take as plain paths, links, and files that others may
  /// write.
  static func check(_ path: String, creating: Bool) throws {
    guard !path.isEmpty, !path.hasPrefix("file:"), !path.hasPrefix(":") else {
      throw LedgerError(.file, "\(path) is no plain path")
    }
    let files = FileManager.default
    let attributes = try? files.attributesOfItem(atPath: path)
    if creating {
      guard attributes == nil else { throw LedgerError(.file, "\(path) is there already") }
      return
    }
    guard let attributes else { throw LedgerError(.file, "there is no ledger at \(path)") }
    guard attributes[.type] as? FileAttributeType == .typeRegular else {
      throw LedgerError(.file, "\(path) is no regular file")
    }
    if let mode = attributes[.posixPermissions] as? Int, mode & 0o022 != 0 {
      throw LedgerError(.file, "\(path) can be written by others; take that right away")
    }
  }

  /// Brings the schema to the newest version; refuses files of others and of later versions.
  static func migrate(_ pool: some DatabaseWriter, creating: Bool) throws {
    let migrator = Migrations.migrator()
    if creating {
      try pool.writeWithoutTransaction { db in
        try db.execute(sql: "PRAGMA application_id = \(Schema.applicationID)")
      }
    }
    try checkVersion(pool)
    try migrator.migrate(pool)
  }

  /// Refuses files of other programs and of later versions of Kase.
  static func checkVersion(_ pool: some DatabaseWriter) throws {
    let migrator = Migrations.migrator()
    try pool.read { db in
      let application = try Int.fetchOne(db, sql: "PRAGMA application_id")
      guard application == Schema.applicationID else {
        throw LedgerError(.notALedger, "the file was not made by Kase")
      }
      guard try migrator.hasBeenSuperseded(db) == false else {
        throw LedgerError(.notALedger, "the ledger was written by a later version of Kase")
      }
    }
  }
}
