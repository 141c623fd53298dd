extension Schema {
  /// The third version: what terminals said, the batches that their payments belong to, and the
  /// closes of those batches.
  ///
  /// What a terminal said stands in the journal alone; `terminal_message` tells where. A payment
  /// gets the number of its terminal's open batch when its money moves, so no close ever searches
  /// for what belongs to it, and the sums of an open batch are kept with every payment.
  static let cards = """
    DROP INDEX attempt_open;
    CREATE INDEX attempt_open ON attempt(terminal)
      WHERE state IN ('prepared', 'sent', 'in_progress', 'cancel_requested', 'candidate',
        'approved', 'unknown', 'review');
    CREATE TABLE terminal_message(
      id INTEGER PRIMARY KEY,
      entry INTEGER NOT NULL,
      terminal TEXT NOT NULL,
      attempt TEXT,
      close TEXT,
      kind TEXT NOT NULL) STRICT;
    CREATE INDEX terminal_message_by_attempt ON terminal_message(attempt, id)
      WHERE attempt IS NOT NULL;
    CREATE INDEX terminal_message_by_close ON terminal_message(close, id)
      WHERE close IS NOT NULL;
    CREATE INDEX terminal_message_orphan ON terminal_message(terminal, id)
      WHERE attempt IS NULL AND close IS NULL;
    CREATE TABLE terminal_batch(
      terminal TEXT NOT NULL,
      number INTEGER NOT NULL,
      count INTEGER NOT NULL,
      amount INTEGER NOT NULL,
      close TEXT,
      PRIMARY KEY (terminal, number)) STRICT, WITHOUT ROWID;
    CREATE TABLE terminal_batch_line(
      terminal TEXT NOT NULL,
      batch INTEGER NOT NULL,
      number INTEGER NOT NULL,
      attempt TEXT NOT NULL,
      amount INTEGER NOT NULL,
      PRIMARY KEY (terminal, batch, number)) STRICT, WITHOUT ROWID;
    CREATE UNIQUE INDEX terminal_batch_line_by_attempt ON terminal_batch_line(attempt);
    CREATE TABLE terminal_close(
      id TEXT PRIMARY KEY,
      number INTEGER NOT NULL,
      terminal TEXT NOT NULL,
      state TEXT NOT NULL,
      body TEXT NOT NULL) STRICT, WITHOUT ROWID;
    CREATE INDEX terminal_close_by_terminal ON terminal_close(terminal, number);
    CREATE INDEX terminal_close_open ON terminal_close(terminal)
      WHERE state IN ('asked', 'unknown');
    """
}
