import Foundation
import GRDB

/// A stored secret: never the secret itself, and no free parameters.
package struct SecretRecord: Hashable, Sendable {
  /// The name of the scheme: `s1`.
  package let scheme: String
  /// 16 random bytes.
  package let salt: [UInt8]
  /// 32 bytes that the scheme derives from the secret.
  package let verifier: [UInt8]

  /// A secret as it is kept.
  package init(scheme: String, salt: [UInt8], verifier: [UInt8]) {
    self.scheme = scheme
    self.salt = salt
    self.verifier = verifier
  }
}

/// Somebody who works here.
package struct PersonRecord: Hashable, Sendable {
  /// The name by which they sign in.
  package let id: String
  /// How they are called.
  package var displayName: String
  /// The names of their roles.
  package var roles: [String]
  /// Whether they may sign in no more.
  package var isDisabled: Bool
  /// For counters; drawn by Kase.
  package var pin: SecretRecord?
  /// For everything else.
  package var passphrase: SecretRecord?

  /// A person with all they have.
  package init(
    id: String, displayName: String, roles: [String], isDisabled: Bool = false,
    pin: SecretRecord? = nil, passphrase: SecretRecord? = nil
  ) {
    self.id = id
    self.displayName = displayName
    self.roles = roles
    self.isDisabled = isDisabled
    self.pin = pin
    self.passphrase = passphrase
  }
}

/// A registered counter device, or a signed-in person, by the hash of its token.
package struct TokenRecord: Hashable, Sendable {
  /// SHA-256 of the token, 32 bytes.
  package let hash: [UInt8]
  /// Whose: a person, or a device's name.
  package let holder: String
  /// The register; empty away from a counter.
  package let register: String
  /// When it was made, in milliseconds since 1970.
  package let created: Int64
  /// When it was last used, to the minute.
  package let used: Int64
  /// When it ends.
  package let expires: Int64

  /// A token with all it has.
  package init(
    hash: [UInt8], holder: String, register: String, created: Int64, used: Int64, expires: Int64
  ) {
    self.hash = hash
    self.holder = holder
    self.register = register
    self.created = created
    self.used = used
    self.expires = expires
  }
}

/// People, their secrets, their tokens and their failures to sign in: a file of its own, so that a
/// copy of the ledger carries none of it.
package final class PeopleStore: Sendable {
  private let queue: DatabaseQueue

  /// Opens the file, or makes it.
  ///
  /// - Throws: `LedgerError`.
  package init(path: String) throws(LedgerError) {
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
    CREATE TABLE IF NOT EXISTS person(
      id TEXT PRIMARY KEY, display_name TEXT NOT NULL, roles TEXT NOT NULL,
      disabled INTEGER NOT NULL, pin_scheme TEXT, pin_salt BLOB, pin_verifier BLOB,
      pass_scheme TEXT, pass_salt BLOB, pass_verifier BLOB) STRICT, WITHOUT ROWID;
    CREATE TABLE IF NOT EXISTS token(
      kind TEXT NOT NULL, hash BLOB NOT NULL, holder TEXT NOT NULL, register TEXT NOT NULL,
      created INTEGER NOT NULL, used INTEGER NOT NULL, expires INTEGER NOT NULL,
      PRIMARY KEY (kind, hash)) STRICT, WITHOUT ROWID;
    CREATE TABLE IF NOT EXISTS failure(
      subject TEXT PRIMARY KEY, count INTEGER NOT NULL, since INTEGER NOT NULL)
      STRICT, WITHOUT ROWID;
    """

  /// The kinds of tokens.
  package enum TokenKind: String, Sendable {
    case session
    case device
  }

  private func write<Value: Sendable>(
    _ work: @escaping @Sendable (Database) throws -> Value
  ) async throws -> Value {
    do { return try await queue.write(work) } catch let error as DatabaseError {
      throw LedgerError(error)
    }
  }

  /// A person by name.
  package func person(_ id: String) async throws -> PersonRecord? {
    try await queue.read { db in
      try Row.fetchOne(db, sql: "SELECT * FROM person WHERE id = ?", arguments: [id])
        .map(PersonRecord.init)
    }
  }

  /// Everybody, by name.
  package func people() async throws -> [PersonRecord] {
    try await queue.read { db in
      try Row.fetchAll(db, sql: "SELECT * FROM person ORDER BY id").map(PersonRecord.init)
    }
  }

  /// Adds a person, or changes one.
  package func save(_ person: PersonRecord) async throws {
    try await write { db in
      try db.execute(
        sql: "INSERT OR REPLACE INTO person VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        arguments: [
          person.id, person.displayName, person.roles.joined(separator: ","), person.isDisabled,
          person.pin?.scheme, person.pin?.salt.data, person.pin?.verifier.data,
          person.passphrase?.scheme, person.passphrase?.salt.data,
          person.passphrase?.verifier.data,
        ])
    }
  }

  /// Adds a token, or notes its use.
  package func save(_ token: TokenRecord, _ kind: TokenKind) async throws {
    try await write { db in
      try db.execute(
        sql: "INSERT OR REPLACE INTO token VALUES (?, ?, ?, ?, ?, ?, ?)",
        arguments: [
          kind.rawValue, token.hash.data, token.holder, token.register, token.created, token.used,
          token.expires,
        ])
    }
  }

  /// A token by its hash.
  package func token(_ hash: [UInt8], _ kind: TokenKind) async throws -> TokenRecord? {
    try await queue.read { db in
      try Row.fetchOne(
        db, sql: "SELECT * FROM token WHERE kind = ? AND hash = ?",
        arguments: [kind.rawValue, hash.data]
      ).map { row in
        TokenRecord(
          hash: Array(row["hash"] as Data), holder: row["holder"], register: row["register"],
          created: row["created"], used: row["used"], expires: row["expires"])
      }
    }
  }

  /// Ends tokens: one by its hash, or all sessions of a holder.
  package func endTokens(_ kind: TokenKind, hash: [UInt8]? = nil, holder: String? = nil)
    async throws
  {
    try await write { db in
      try db.execute(
        sql: "DELETE FROM token WHERE kind = ? AND (hash = ? OR holder = ?)",
        arguments: [kind.rawValue, hash?.data, holder])
    }
  }

  /// Failures counted under a subject, and since when.
  package func failures(of subject: String) async throws -> (count: Int, since: Int64) {
    try await queue.read { db in
      let row = try Row.fetchOne(
        db, sql: "SELECT count, since FROM failure WHERE subject = ?", arguments: [subject])
      return (row?["count"] ?? 0, row?["since"] ?? 0)
    }
  }

  /// Counts a failure; a count that began before `windowStart` begins anew.
  ///
  /// - Returns: the failures so far, this one included.
  package func countFailure(of subject: String, at now: Int64, windowStart: Int64) async throws
    -> Int
  {
    try await write { db in
      try db.execute(
        sql: """
          INSERT INTO failure(subject, count, since) VALUES (?, 1, ?)
          ON CONFLICT DO UPDATE SET count = CASE WHEN since < ? THEN 1 ELSE count + 1 END,
            since = CASE WHEN since < ? THEN ? ELSE since END
          """, arguments: [subject, now, windowStart, windowStart, now])
      return try Int.fetchOne(
        db, sql: "SELECT count FROM failure WHERE subject = ?", arguments: [subject]) ?? 1
    }
  }

  /// Forgets the failures counted under a subject.
  package func clearFailures(of subject: String) async throws {
    try await write { db in
      try db.execute(sql: "DELETE FROM failure WHERE subject = ?", arguments: [subject])
    }
  }
}

extension PersonRecord {
  fileprivate init(_ row: Row) {
    func secret(_ name: String) -> SecretRecord? {
      guard let scheme = row["\(name)_scheme"] as String?,
        let salt = row["\(name)_salt"] as Data?,
        let verifier = row["\(name)_verifier"] as Data?
      else { return nil }
      return SecretRecord(scheme: scheme, salt: Array(salt), verifier: Array(verifier))
    }
    self.init(
      id: row["id"], displayName: row["display_name"],
      roles: (row["roles"] as String).split(separator: ",").map(String.init),
      isDisabled: row["disabled"], pin: secret("pin"), passphrase: secret("pass"))
  }
}
