package import Amounts
package import Commerce
import GRDB

/// A terminal's batch as the ledger has it.
package struct TerminalBatch: Hashable, Sendable {
  /// Its number at the terminal, from 1.
  package let number: Int64
  /// How many movements it has.
  package let count: Int64
  /// What they come to: payments less what went back.
  package let amount: Money
  /// The close that ended it; nothing while it is open.
  package let close: CloseID?
}

// MARK: - What terminals said

extension LedgerReader {
  /// What a terminal said about an attempt, the newest messages in the order in which they came.
  ///
  /// - Parameter limit: how many at the most, 1 to 500.
  package func messages(of attempt: AttemptID, limit: Int = 200) throws -> [TerminalRecord] {
    try messages("attempt = ?", attempt.text, limit) { $0.subject == .attempt(attempt) }
  }

  /// What a terminal said while it closed a batch.
  package func messages(of close: CloseID, limit: Int = 200) throws -> [TerminalRecord] {
    try messages("close = ?", close.text, limit) { $0.subject == .close(close) }
  }

  /// What a terminal said that belongs to nothing.
  package func orphans(of terminal: TerminalID, limit: Int = 50) throws -> [TerminalRecord] {
    try messages("attempt IS NULL AND close IS NULL AND terminal = ?", terminal.text, limit) {
      $0.subject == .nothing && $0.terminal == terminal
    }
  }

  /// Whether a terminal has said anything about an attempt that is kept.
  package func hasEvidence(of attempt: AttemptID) throws -> Bool {
    try row("SELECT 1 FROM terminal_message WHERE attempt = ? LIMIT 1", [attempt.text]) != nil
  }

  private func messages(
    _ condition: String, _ name: String, _ limit: Int, _ isMeant: (TerminalRecord) -> Bool
  ) throws -> [TerminalRecord] {
    let entries = try rows(
      """
      SELECT DISTINCT entry FROM (
        SELECT entry FROM terminal_message WHERE \(condition) ORDER BY id DESC LIMIT ?)
      ORDER BY entry
      """, [name, min(max(limit, 1), 500)])
    return try entries.flatMap { try told(in: $0["entry"]) }.filter(isMeant)
  }

  private func told(in entry: Int64) throws -> [TerminalRecord] {
    guard let row = try row("SELECT body FROM journal WHERE sequence = ?", [entry]) else {
      throw LedgerError(.damaged, "entry \(entry) is missing")
    }
    return try facts(in: try body(row["body"])).compactMap { fact in
      if case .told(let record) = fact { record } else { nil }
    }
  }
}

// MARK: - Batches and closes

extension LedgerReader {
  /// The open batch of a terminal; an empty one where nothing has been paid since the last close.
  package func openBatch(of terminal: TerminalID) throws -> TerminalBatch {
    let newest = try row(
      "SELECT * FROM terminal_batch WHERE terminal = ? ORDER BY number DESC LIMIT 1",
      [terminal.text]
    ).map(batch)
    if let newest, newest.close == nil { return newest }
    return TerminalBatch(
      number: (newest?.number ?? 0) + 1, count: 0, amount: .zero(try currency()), close: nil)
  }

  /// A batch of a terminal by its number.
  package func batch(_ number: Int64, of terminal: TerminalID) throws -> TerminalBatch? {
    try row(
      "SELECT * FROM terminal_batch WHERE terminal = ? AND number = ?", [terminal.text, number]
    ).map(batch)
  }

  private func batch(_ row: Row) throws -> TerminalBatch {
    TerminalBatch(
      number: row["number"], count: row["count"], amount: Money(row["amount"], try currency()),
      close: (row["close"] as String?).map { CloseID(trusted: $0) })
  }

  /// The attempts of a batch, in the order in which their money moved.
  package func attempts(ofBatch batch: Int64, of terminal: TerminalID) throws -> [CardAttempt] {
    try rows(
      """
      SELECT attempt.body AS body FROM terminal_batch_line AS line
      JOIN attempt ON attempt.id = line.attempt
      WHERE line.terminal = ? AND line.batch = ? ORDER BY line.number
      """, [terminal.text, batch]
    ).map(attempt)
  }

  /// A close by its name.
  package func close(_ id: CloseID) throws -> TerminalClose? {
    try row("SELECT body FROM terminal_close WHERE id = ?", [id.text]).map(close)
  }

  /// The newest close of a terminal, however it ended.
  package func lastClose(of terminal: TerminalID) throws -> TerminalClose? {
    try row(
      "SELECT body FROM terminal_close WHERE terminal = ? ORDER BY number DESC LIMIT 1",
      [terminal.text]
    ).map(close)
  }

  /// The closes whose outcome is still to come.
  package func openCloses() throws -> [TerminalClose] {
    try rows("SELECT body FROM terminal_close WHERE state IN ('asked', 'unknown') ORDER BY +id")
      .map(close)
  }

  /// The same, of one terminal.
  package func openCloses(at terminal: TerminalID) throws -> [TerminalClose] {
    try rows(
      """
      SELECT body FROM terminal_close WHERE state IN ('asked', 'unknown') AND terminal = ?
      ORDER BY +id
      """, [terminal.text]
    ).map(close)
  }

  private func close(_ row: Row) throws -> TerminalClose {
    guard case .terminalClosed(let close) = try Fact(text: row["body"]) else {
      throw LedgerError(.damaged, "a close of a terminal can't be read")
    }
    return close
  }
}
