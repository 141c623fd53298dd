import Amounts
import Commerce
import GRDB

extension Projection {
  /// Notes where a terminal's message stands.
  func note(_ record: TerminalRecord, entry: Int64) throws {
    var attempt: String?
    var close: String?
    switch record.subject {
    case .attempt(let id): attempt = id.text
    case .close(let id): close = id.text
    case .nothing: break
    }
    try run(
      """
      INSERT INTO terminal_message(entry, terminal, attempt, close, kind) VALUES (?, ?, ?, ?, ?)
      """, [entry, record.terminal.text, attempt, close, record.kind.rawValue])
  }

  /// Puts an attempt whose money has moved into the terminal's open batch, once.
  func join(_ attempt: CardAttempt) throws {
    guard attempt.state == .approved || attempt.state == .settled else { return }
    let isIn = try Bool.fetchOne(
      try db.cachedStatement(sql: "SELECT 1 FROM terminal_batch_line WHERE attempt = ?"),
      arguments: [attempt.id.text])
    guard isIn == nil else { return }
    let sign: Int64 = attempt.direction == .payment ? 1 : -1
    let amount = attempt.amount.minorUnits * sign
    let batch = try openBatch(of: attempt.terminal)
    try run(
      """
      INSERT INTO terminal_batch(terminal, number, count, amount) VALUES (?, ?, 1, ?)
      ON CONFLICT DO UPDATE SET count = count + 1, amount = amount + excluded.amount
      """, [attempt.terminal.text, batch, amount])
    try run(
      """
      INSERT INTO terminal_batch_line(terminal, batch, number, attempt, amount)
      SELECT terminal, number, count, ?, ? FROM terminal_batch WHERE terminal = ? AND number = ?
      """, [attempt.id.text, amount, attempt.terminal.text, batch])
  }

  /// The number of a terminal's open batch: one after the last that was closed.
  private func openBatch(of terminal: TerminalID) throws -> Int64 {
    let newest = try Row.fetchOne(
      try db.cachedStatement(
        sql: """
          SELECT number, close FROM terminal_batch WHERE terminal = ?
          ORDER BY number DESC LIMIT 1
          """), arguments: [terminal.text])
    guard let newest else { return 1 }
    let number: Int64 = newest["number"]
    return (newest["close"] as String?) == nil ? number : number + 1
  }

  /// Writes where a close stands; one that the terminal did ends the batch.
  func move(_ close: TerminalClose) throws {
    try run(
      """
      INSERT INTO terminal_close(id, number, terminal, state, body)
      VALUES (?, (SELECT coalesce(max(number), 0) + 1 FROM terminal_close WHERE terminal = ?),
        ?, ?, ?)
      ON CONFLICT DO UPDATE SET state = excluded.state, body = excluded.body
      """,
      [
        close.id.text, close.terminal.text, close.terminal.text, close.state.rawValue,
        Fact.terminalClosed(close).text,
      ])
    guard close.state.endsBatch else { return }
    try run(
      """
      INSERT INTO terminal_batch(terminal, number, count, amount, close) VALUES (?, ?, 0, 0, ?)
      ON CONFLICT DO UPDATE SET close = excluded.close
      """, [close.terminal.text, close.batch, close.id.text])
  }

  /// Fills the batches of the third version from a journal that is already there: all that was
  /// paid so far lies in each terminal's first batch.
  func fillBatches() throws {
    var walk = JournalWalk()
    try walk.run(db) { _, _, facts in
      for fact in facts {
        if case .attempt(let attempt) = fact { try join(attempt) }
      }
    }
  }
}
