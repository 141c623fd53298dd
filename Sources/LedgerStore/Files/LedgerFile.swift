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

  /// How many bytes a file has; nothing where there is none.
  static func size(of path: String) -> UInt64? {
    var information = stat()
    guard unsafe stat(path, &information) == 0 else { return nil }
    return UInt64(information.st_size)
  }

  /// How many bytes are free on the file system of a file; nothing where it does not tell.
  static func freeBytes(beside path: String) -> UInt64? {
    var information = statvfs()
    let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
    guard unsafe statvfs(folder, &information) == 0 else { return nil }
    return UInt64(information.f_bavail) * UInt64(information.f_frsize)
  }

  /// Refuses a file that is not made of whole pages, where no log beside it could mend that.
  ///
  /// The size of a page stands in bytes 16 and 17 of the file, the higher one first; 1 means
  /// 65536. It is read before SQLite opens the file, for opening may already mend its length.
  static func checkSize(_ path: String) throws {
    guard (size(of: path + "-wal") ?? 0) == 0, let size = size(of: path) else { return }
    let file = try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
    defer { try? file.close() }
    guard let header = try file.read(upToCount: 18), header.count == 18 else { return }
    let stated = UInt64(header[16]) << 8 | UInt64(header[17])
    let page = stated == 1 ? 65_536 : stated
    guard page > 0, size % page == 0 else {
      throw LedgerError(.damaged, "the file was cut: \(size) bytes are no whole pages")
    }
  }

  /// Refuses a ledger whose tables are those of an earlier version: reading can't change them.
  static func checkIsCurrent(_ pool: some DatabaseReader) throws {
    guard try pool.read({ try Migrations.migrator().hasCompletedMigrations($0) }) else {
      throw LedgerError(
        .notALedger,
        "the ledger was written by an earlier version of Kase; open it once to write, as "
          + "`kase serve` does, and it is brought up to date")
    }
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
