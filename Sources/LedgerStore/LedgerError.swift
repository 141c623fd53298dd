package import Commerce

/// A fault of the ledger or the machine under it: a stable code, words, and the cause.
package struct LedgerError: Error, CustomStringConvertible, Sendable {
  /// The kinds of faults.
  package enum Code: String, Hashable, Sendable {
    /// No space is left; nothing was written, and writing works again once there is space.
    case full
    /// Another process holds the ledger.
    case busy
    /// Reading or syncing the file failed; the ledger is closed until it is opened anew.
    case failed
    /// The file is no ledger, or of a newer version.
    case notALedger
    /// A setting without which nothing is durable could not be made.
    case settings
    /// What stands in the ledger contradicts itself.
    case damaged
    /// There is no such file, or one where none should be.
    case file
  }

  /// What kind of fault.
  package let code: Code
  /// What happened, in English, without personal data.
  package let message: String

  /// A fault in words.
  package init(_ code: Code, _ message: String) {
    self.code = code
    self.message = message
  }

  package var description: String { "ledger \(code.rawValue): \(message)" }

  /// What the caller is told.
  package var refusal: Refusal {
    switch code {
    case .full: Refusal(.ledgerFull)
    case .busy: Refusal(.ledgerBusy)
    case .failed, .notALedger, .settings, .damaged, .file: Refusal(.ledgerFailed)
    }
  }
}
