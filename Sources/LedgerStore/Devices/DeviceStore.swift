import Foundation
import GRDB

/// Something that happened to a device.
package struct DeviceEvent: Hashable, Sendable {
  /// The kinds.
  package enum Kind: String, Hashable, Sendable, CaseIterable {
    /// Somebody began to watch over it; how it is, is not known.
    case watched
    /// It can be used, from here on.
    case ready
    /// It can't, from here on.
    case fault
    /// Nobody watches any more.
    case left
  }

  /// The device's name in the branch.
  package let device: String
  /// When, in milliseconds since 1970.
  package let at: Int64
  /// What happened.
  package let kind: Kind
  /// The neutral code of a fault; empty otherwise.
  package let code: String
  /// The device's or the system's own words.
  package let words: String

  /// An event.
  package init(device: String, at: Int64, kind: Kind, code: String = "", words: String = "") {
    self.device = device
    self.at = at
    self.kind = kind
    self.code = code
    self.words = words
  }
}

/// What the events of a device come to.
package struct DeviceHistory: Hashable, Sendable {
  /// When it was first watched; nothing where it never was.
  package var since: Int64?
  /// How long it was ready, in milliseconds.
  package var readyMilliseconds: Int64 = 0
  /// How long it was at fault, in milliseconds.
  package var faultMilliseconds: Int64 = 0
  /// How often each fault began, by code.
  package var faults: [String: Int] = [:]

  /// How many faults began.
  package var faultCount: Int { faults.values.reduce(0, +) }

  /// The mean time between faults in milliseconds: time ready over faults; nothing where there was
  /// none.
  package var meanTimeBetweenFaults: Int64? {
    faultCount == 0 ? nil : readyMilliseconds / Int64(faultCount)
  }

  /// Adds up events, the oldest first, until now.
  package init(_ events: [DeviceEvent], now: Int64) {
    since = events.first?.at
    for (index, event) in events.enumerated() {
      let end = index + 1 < events.count ? events[index + 1].at : now
      // A clock that was set back must not make a device younger.
      let span = max(0, end - event.at)
      switch event.kind {
      case .ready: readyMilliseconds += span
      case .fault:
        faultMilliseconds += span
        faults[event.code, default: 0] += 1
      case .watched, .left: break
      }
    }
  }
}

/// What happened to devices, and their passports: a file of its own beside the ledger, because no
/// money depends on it.
package final class DeviceStore: Sendable {
  /// How many events of a device are kept.
  private let eventsMax: Int
  private let queue: DatabaseQueue

  /// Opens the file, or makes it.
  ///
  /// - Parameter eventsMax: how many events of a device are kept, at least 1.
  /// - Throws: `LedgerError`.
  package init(path: String, eventsMax: Int = 2_000) throws(LedgerError) {
    self.eventsMax = max(1, eventsMax)
    do {
      var configuration = Configuration()
      configuration.prepareDatabase { db in
        try Connection.prepare(db)
        try db.execute(sql: "PRAGMA journal_mode = DELETE")
      }
      queue = try DatabaseQueue(path: path, configuration: configuration)
      try queue.write { db in try db.execute(sql: Self.tables) }
    } catch { throw LedgerError(error) }
  }

  private static let tables = """
    CREATE TABLE IF NOT EXISTS device_event(
      id INTEGER PRIMARY KEY, device TEXT NOT NULL, at INTEGER NOT NULL, kind TEXT NOT NULL,
      code TEXT NOT NULL, words TEXT NOT NULL) STRICT;
    CREATE INDEX IF NOT EXISTS device_event_by_device ON device_event(device, id);
    CREATE TABLE IF NOT EXISTS device_passport(
      device TEXT PRIMARY KEY, at INTEGER NOT NULL, body TEXT NOT NULL) STRICT, WITHOUT ROWID;
    """

  /// Notes an event; the oldest beyond `eventsMax` of its device are forgotten.
  ///
  /// - Throws: `LedgerError`.
  package func note(_ event: DeviceEvent) async throws {
    do {
      try await queue.write { [eventsMax] db in
        try db.execute(
          sql: "INSERT INTO device_event(device, at, kind, code, words) VALUES (?, ?, ?, ?, ?)",
          arguments: [event.device, event.at, event.kind.rawValue, event.code, event.words])
        try db.execute(
          sql: """
            DELETE FROM device_event WHERE device = ?1 AND id <= (
              SELECT id FROM device_event WHERE device = ?1 ORDER BY id DESC LIMIT 1 OFFSET ?2)
            """, arguments: [event.device, eventsMax])
      }
    } catch let error as DatabaseError { throw LedgerError(error) }
  }

  /// The newest events of a device, the oldest of them first.
  ///
  /// - Throws: `LedgerError`.
  package func events(of device: String, limit: Int = .max) async throws -> [DeviceEvent] {
    do {
      return try await queue.read { db in
        try Row.fetchAll(
          db,
          sql: "SELECT * FROM device_event WHERE device = ? ORDER BY id DESC LIMIT ?",
          arguments: [device, limit]
        ).reversed().map(DeviceEvent.init)
      }
    } catch let error as DatabaseError { throw LedgerError(error) }
  }

  /// Keeps a device's passport as text; the one before is replaced.
  ///
  /// - Throws: `LedgerError`.
  package func keep(passport body: String, of device: String, at: Int64) async throws {
    do {
      try await queue.write { db in
        try db.execute(
          sql: "INSERT OR REPLACE INTO device_passport VALUES (?, ?, ?)",
          arguments: [device, at, body])
      }
    } catch let error as DatabaseError { throw LedgerError(error) }
  }

  /// A device's passport as it was kept last.
  ///
  /// - Throws: `LedgerError`.
  package func passport(of device: String) async throws -> (at: Int64, body: String)? {
    do {
      return try await queue.read { db in
        try Row.fetchOne(
          db, sql: "SELECT at, body FROM device_passport WHERE device = ?", arguments: [device]
        ).map { ($0["at"], $0["body"]) }
      }
    } catch let error as DatabaseError { throw LedgerError(error) }
  }

  /// Closes the file.
  ///
  /// - Throws: `LedgerError` while something is under way.
  package func close() throws(LedgerError) {
    do { try queue.close() } catch { throw LedgerError(error) }
  }
}

extension DeviceEvent {
  fileprivate init(_ row: Row) {
    self.init(
      device: row["device"], at: row["at"], kind: Kind(rawValue: row["kind"]) ?? .watched,
      code: row["code"], words: row["words"])
  }
}
