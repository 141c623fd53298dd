import CLedgerSupport
import Foundation
import GRDB

/// How connections are opened: durable, hardened, and refused where a setting did not take.
enum Connection {
  /// How long a connection waits for another process's lock.
  static let busyTimeoutSeconds = 5.0

  static func configuration(label: String) -> Configuration {
    var configuration = Configuration()
    configuration.label = label
    configuration.busyMode = .timeout(busyTimeoutSeconds)
    configuration.maximumReaderCount = 4
    configuration.foreignKeysEnabled = true
    configuration.prepareDatabase { db in try prepare(db) }
    return configuration
  }

  /// Sets what each connection needs and reads it back.
  static func prepare(_ db: Database, foreignFile: Bool = false) throws {
    if let connection = unsafe db.sqliteConnection {
      let code = unsafe kase_harden(connection, foreignFile ? 1 : 0)
      guard code == 0 else { throw LedgerError(.settings, "SQLite can't be hardened: \(code)") }
    }
    try db.execute(
      sql: """
        PRAGMA trusted_schema = OFF;
        PRAGMA cell_size_check = ON;
        PRAGMA temp_store = MEMORY;
        PRAGMA synchronous = FULL;
        """)
    try check(db)
  }

  /// Refuses a connection that is not durable or not hardened.
  static func check(_ db: Database) throws {
    let wanted: [(pragma: String, allowed: [Int])] = [
      ("synchronous", [2]), ("trusted_schema", [0]), ("secure_delete", [1, 2]),
      ("foreign_keys", [1]),
    ]
    for setting in wanted {
      let value = try Int.fetchOne(db, sql: "PRAGMA \(setting.pragma)")
      guard let value, setting.allowed.contains(value) else {
        throw LedgerError(
          .settings, "\(setting.pragma) is \(value.map(String.init) ?? "unknown")")
      }
    }
  }

  /// Settings that only the writer makes. GRDB lowers `synchronous` when it opens a pool, so it is
  /// set here once more, after opening, and read back.
  static func prepareWriter(_ db: Database) throws {
    try db.execute(
      sql: """
        PRAGMA synchronous = FULL;
        PRAGMA journal_size_limit = 67108864;
        """)
    try check(db)
    let mode = try String.fetchOne(db, sql: "PRAGMA journal_mode")
    guard mode == "wal" else {
      throw LedgerError(.settings, "journal_mode is \(mode ?? "unknown")")
    }
  }
}
