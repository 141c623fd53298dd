import GRDB

extension LedgerError {
  /// What a result code of SQLite means here; see sqlite.org/rescode.html.
  init(_ error: any Error) {
    if let known = error as? LedgerError {
      self = known
      return
    }
    guard let error = error as? DatabaseError else {
      self.init(.failed, String(describing: error))
      return
    }
    let words = "SQLite \(error.extendedResultCode.rawValue): \(error.message ?? "no message")"
    switch error.resultCode {
    case .SQLITE_FULL: self.init(.full, words)
    case .SQLITE_BUSY, .SQLITE_LOCKED: self.init(.busy, words)
    case .SQLITE_NOTADB, .SQLITE_SCHEMA: self.init(.notALedger, words)
    case .SQLITE_CORRUPT, .SQLITE_CONSTRAINT, .SQLITE_MISMATCH: self.init(.damaged, words)
    case .SQLITE_CANTOPEN: self.init(.file, words)
    default: self.init(.failed, words)
    }
  }

  /// Whether the connection must not be used any more: a failed sync is final for its handle.
  var isFinal: Bool { code == .failed }
}
