package import Amounts
import CanonicalJSON
package import Commerce
import Foundation
import GRDB

/// Reads the ledger as it stands in one snapshot or transaction. No query here grows with the
/// ledger.
package struct LedgerReader {
  let db: Database
  /// The ledger's currency where it is known already; it never changes.
  var knownCurrency: Currency?

  func rows(_ sql: String, _ arguments: StatementArguments = []) throws -> [Row] {
    try Row.fetchAll(try db.cachedStatement(sql: sql), arguments: arguments)
  }

  func row(_ sql: String, _ arguments: StatementArguments = []) throws -> Row? {
    try Row.fetchOne(try db.cachedStatement(sql: sql), arguments: arguments)
  }

  /// The branch. - Throws: `branch.not_initialised`.
  package func branch() throws -> Branch {
    guard let row = try row("SELECT body FROM branch WHERE id = 1"),
      case .branch(let branch) = try Fact(text: row["body"])
    else { throw Refusal(.branchNotInitialised) }
    return branch
  }

  /// The currency of the ledger. - Throws: `branch.not_initialised`.
  package func currency() throws -> Currency {
    if let knownCurrency { return knownCurrency }
    let branch = try branch()
    guard let currency = Currency(code: branch.currency) else {
      throw LedgerError(.damaged, "the currency \(branch.currency) is not known")
    }
    return currency
  }

  /// What a command with this key was answered, if there was one.
  package func recorded(key: String) throws -> RecordedCommand? {
    guard let row = try row("SELECT key_hash, body FROM journal WHERE key = ?", [key]) else {
      return nil
    }
    return RecordedCommand(
      keyHash: Array(row["key_hash"] as Data), answer: try body(row["body"])["answer"] ?? .null)
  }

  /// When the command with a key was carried out; nothing where there was none.
  package func moment(ofKey key: String) throws -> Moment? {
    try row("SELECT at, offset FROM journal WHERE key = ?", [key]).map {
      Moment(milliseconds: $0["at"], offsetSeconds: $0["offset"])
    }
  }

  func body(_ text: String) throws -> JSON {
    do { return try JSON(parsing: text) } catch {
      throw LedgerError(.damaged, "a body of the journal can't be read: \(error.kind)")
    }
  }

  /// An entry of the price list.
  package func service(_ code: String) throws -> Service? {
    guard let row = try row("SELECT body FROM service WHERE code = ?", [code]),
      case .catalogue(let services) = try Fact(text: row["body"])
    else { return nil }
    return services.first
  }

  /// The price list, in the order of its codes.
  package func services() throws -> [Service] {
    try rows("SELECT body FROM service ORDER BY code").flatMap { row -> [Service] in
      guard case .catalogue(let services) = try Fact(text: row["body"]) else { return [] }
      return services
    }
  }

  /// The last number of a series; 0 for one that has none yet.
  package func lastNumber(of series: String) throws -> Int64 {
    try Int64.fetchOne(
      try db.cachedStatement(sql: "SELECT last FROM series WHERE name = ?"), arguments: [series])
      ?? 0
  }

  /// The newest entry of the journal.
  package func head() throws -> ChainHead {
    let newest = "SELECT sequence, hash, at FROM journal ORDER BY sequence DESC LIMIT 1"
    guard let row = try row(newest) else { return .empty }
    return ChainHead(
      sequence: row["sequence"], hash: Array(row["hash"] as Data), at: row["at"])
  }
}
