package import Amounts
package import Commerce
import GRDB

extension LedgerReader {
  /// A card attempt.
  package func attempt(_ id: AttemptID) throws -> CardAttempt? {
    try row("SELECT body FROM attempt WHERE id = ?", [id.text]).map(attempt)
  }

  /// The attempts of a command, in order.
  package func attempts(of command: String) throws -> [CardAttempt] {
    try rows("SELECT body FROM attempt WHERE command = ? ORDER BY ordinal, id", [command])
      .map(attempt)
  }

  private static let openStates = """
    state IN ('prepared', 'sent', 'in_progress', 'cancel_requested', 'candidate', 'approved',
      'unknown', 'review')
    """

  /// Attempts that are in flight, in doubt, or approved and without a document.
  package func openAttempts() throws -> [CardAttempt] {
    try rows("SELECT body FROM attempt WHERE \(Self.openStates) ORDER BY +id").map(attempt)
  }

  /// The reversals of a payment that the terminal has done, whichever command asked for them.
  package func reversal(of payment: AttemptID) throws -> CardAttempt? {
    try openAttempts().first { $0.reverses == payment && $0.state == .approved }
  }

  /// The same, of one terminal.
  package func openAttempts(at terminal: TerminalID) throws -> [CardAttempt] {
    try rows(
      "SELECT body FROM attempt WHERE \(Self.openStates) AND terminal = ? ORDER BY +id",
      [terminal.text]
    ).map(attempt)
  }

  /// The attempts of a shift.
  package func attempts(ofShift shift: Int64) throws -> [CardAttempt] {
    try rows("SELECT body FROM attempt WHERE shift = ? ORDER BY id", [shift]).map(attempt)
  }

  func attempt(_ row: Row) throws -> CardAttempt {
    guard case .attempt(let attempt) = try Fact(text: row["body"]) else {
      throw LedgerError(.damaged, "a card attempt can't be read")
    }
    return attempt
  }
}
