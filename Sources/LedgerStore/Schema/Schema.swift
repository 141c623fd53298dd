/// The tables of a ledger. The journal is the truth; every other table is a projection of it.
///
/// Rows of a document bear their shift first in the key, so the rows of a shift lie together and
/// the sums of a Z need no index of their own.
enum Schema {
  /// Marks a file as a ledger of Kase: `Kase` in ASCII.
  static let applicationID = 0x4B61_7365

  /// The tables of the first version.
  static let tables = """
    CREATE TABLE journal(
      sequence INTEGER PRIMARY KEY,
      at INTEGER NOT NULL,
      offset INTEGER NOT NULL,
      register TEXT NOT NULL,
      actor TEXT NOT NULL,
      kind TEXT NOT NULL,
      key TEXT,
      key_hash BLOB NOT NULL,
      body TEXT NOT NULL,
      previous_hash BLOB NOT NULL,
      hash BLOB NOT NULL) STRICT;
    CREATE UNIQUE INDEX journal_by_key ON journal(key) WHERE key IS NOT NULL;

    CREATE TABLE branch(id INTEGER PRIMARY KEY CHECK (id = 1), body TEXT NOT NULL) STRICT;
    CREATE TABLE service(code TEXT PRIMARY KEY, body TEXT NOT NULL) STRICT, WITHOUT ROWID;

    CREATE TABLE shift(
      id INTEGER PRIMARY KEY,
      register TEXT NOT NULL,
      business_date TEXT NOT NULL,
      state TEXT NOT NULL,
      opened_at INTEGER NOT NULL,
      opened_offset INTEGER NOT NULL,
      opened_by TEXT NOT NULL,
      holder TEXT NOT NULL,
      carried_over INTEGER NOT NULL,
      opening_count INTEGER NOT NULL,
      expected INTEGER,
      closing_count INTEGER,
      closing_difference INTEGER,
      left_in_drawer INTEGER) STRICT;
    CREATE UNIQUE INDEX shift_open ON shift(register) WHERE state = 'open';
    CREATE INDEX shift_by_date ON shift(business_date);
    CREATE INDEX shift_by_register ON shift(register, id);

    CREATE TABLE shift_total(
      shift INTEGER NOT NULL,
      kind TEXT NOT NULL,
      name TEXT NOT NULL,
      count INTEGER NOT NULL,
      amount INTEGER NOT NULL,
      vat INTEGER NOT NULL,
      PRIMARY KEY (shift, kind, name)) STRICT, WITHOUT ROWID;
    CREATE TABLE shift_series(
      shift INTEGER NOT NULL,
      series TEXT NOT NULL,
      first INTEGER NOT NULL,
      last INTEGER NOT NULL,
      PRIMARY KEY (shift, series)) STRICT, WITHOUT ROWID;
    CREATE TABLE series(name TEXT PRIMARY KEY, last INTEGER NOT NULL) STRICT, WITHOUT ROWID;

    CREATE TABLE document(
      id INTEGER PRIMARY KEY,
      entry INTEGER NOT NULL,
      type TEXT NOT NULL,
      series TEXT NOT NULL,
      number INTEGER NOT NULL,
      shift INTEGER NOT NULL,
      issued_at INTEGER NOT NULL,
      person TEXT NOT NULL,
      customer TEXT,
      gross INTEGER NOT NULL,
      amount INTEGER NOT NULL) STRICT;
    CREATE UNIQUE INDEX document_by_number ON document(series, number);
    CREATE INDEX document_by_shift ON document(shift, type, gross, amount);
    CREATE INDEX document_by_customer ON document(customer) WHERE customer IS NOT NULL;
    CREATE TABLE document_line(
      shift INTEGER NOT NULL,
      document INTEGER NOT NULL,
      number INTEGER NOT NULL,
      service TEXT NOT NULL,
      quantity INTEGER NOT NULL,
      gross INTEGER NOT NULL,
      net INTEGER NOT NULL,
      category TEXT NOT NULL,
      rate INTEGER NOT NULL,
      original INTEGER,
      PRIMARY KEY (shift, document, number)) STRICT, WITHOUT ROWID;
    CREATE TABLE document_tax(
      shift INTEGER NOT NULL,
      document INTEGER NOT NULL,
      category TEXT NOT NULL,
      rate INTEGER NOT NULL,
      gross INTEGER NOT NULL,
      vat INTEGER NOT NULL,
      PRIMARY KEY (shift, document, category, rate)) STRICT, WITHOUT ROWID;
    CREATE TABLE document_tender(
      shift INTEGER NOT NULL,
      document INTEGER NOT NULL,
      number INTEGER NOT NULL,
      kind TEXT NOT NULL,
      retained INTEGER NOT NULL,
      tendered INTEGER NOT NULL,
      change INTEGER NOT NULL,
      reference TEXT,
      PRIMARY KEY (shift, document, number)) STRICT, WITHOUT ROWID;
    CREATE TABLE posting(
      shift INTEGER NOT NULL,
      document INTEGER NOT NULL,
      number INTEGER NOT NULL,
      account TEXT NOT NULL,
      amount INTEGER NOT NULL,
      PRIMARY KEY (shift, document, number)) STRICT, WITHOUT ROWID;
    CREATE TABLE relation(
      original INTEGER NOT NULL,
      document INTEGER NOT NULL,
      kind TEXT NOT NULL,
      PRIMARY KEY (original, document, kind)) STRICT, WITHOUT ROWID;

    CREATE TABLE open_item(
      kind TEXT NOT NULL,
      item TEXT NOT NULL,
      document INTEGER NOT NULL,
      customer TEXT,
      due TEXT,
      amount INTEGER NOT NULL,
      open INTEGER NOT NULL CHECK (open >= 0),
      open_vat INTEGER NOT NULL,
      category TEXT,
      rate INTEGER,
      PRIMARY KEY (kind, item)) STRICT, WITHOUT ROWID;
    CREATE INDEX open_item_by_customer ON open_item(customer, due) WHERE open <> 0;

    CREATE TABLE basket(
      id TEXT PRIMARY KEY,
      register TEXT NOT NULL,
      state TEXT NOT NULL,
      version INTEGER NOT NULL,
      body TEXT NOT NULL) STRICT, WITHOUT ROWID;
    CREATE INDEX basket_open ON basket(register) WHERE state IN ('open', 'paying');
    CREATE TABLE attempt(
      id TEXT PRIMARY KEY,
      command TEXT NOT NULL,
      ordinal INTEGER NOT NULL,
      shift INTEGER NOT NULL,
      terminal TEXT NOT NULL,
      direction TEXT NOT NULL,
      amount INTEGER NOT NULL,
      state TEXT NOT NULL,
      body TEXT NOT NULL) STRICT, WITHOUT ROWID;
    CREATE INDEX attempt_by_command ON attempt(command, ordinal);
    CREATE INDEX attempt_by_shift ON attempt(shift, direction, state, amount);
    CREATE INDEX attempt_open ON attempt(terminal)
      WHERE state IN ('prepared', 'sent', 'in_progress', 'cancel_requested', 'approved', 'unknown');
    CREATE TABLE print_job(
      document INTEGER PRIMARY KEY,
      register TEXT NOT NULL,
      state TEXT NOT NULL,
      copies INTEGER NOT NULL) STRICT;
    CREATE INDEX print_job_open ON print_job(register, document)
      WHERE state IN ('queued', 'sent', 'unknown', 'failed');
    CREATE TABLE approval(
      id TEXT PRIMARY KEY,
      state TEXT NOT NULL,
      body TEXT NOT NULL) STRICT, WITHOUT ROWID;
    """

  /// What the database itself refuses: a change of what is written, a gap, a broken chain.
  static let triggers = """
    CREATE TRIGGER journal_in_chain BEFORE INSERT ON journal
      WHEN NEW.sequence <> COALESCE((SELECT max(sequence) FROM journal), 0) + 1
        OR NEW.previous_hash <> COALESCE(
          (SELECT hash FROM journal WHERE sequence = NEW.sequence - 1), zeroblob(32))
      BEGIN SELECT RAISE(ABORT, 'journal: out of the chain'); END;
    CREATE TRIGGER document_in_series BEFORE INSERT ON document
      WHEN NEW.number <> COALESCE((SELECT last FROM series WHERE name = NEW.series), 0) + 1
      BEGIN SELECT RAISE(ABORT, 'document: out of its series'); END;
    """
    + [
      "journal", "document", "document_line", "document_tax", "document_tender", "posting",
      "relation",
    ]
    .map { table in
      """

      CREATE TRIGGER \(table)_no_update BEFORE UPDATE ON \(table)
        BEGIN SELECT RAISE(ABORT, '\(table): what is issued stays'); END;
      CREATE TRIGGER \(table)_no_delete BEFORE DELETE ON \(table)
        BEGIN SELECT RAISE(ABORT, '\(table): what is issued stays'); END;
      """
    }.joined()

  /// The projections, in the order in which a proof compares them, each with the columns of its
  /// key.
  static let projections: [(table: String, key: String)] = [
    ("branch", "id"), ("service", "code"), ("shift", "id"), ("shift_total", "shift, kind, name"),
    ("shift_series", "shift, series"), ("series", "name"), ("document", "id"),
    ("document_line", "shift, document, number"),
    ("document_tax", "shift, document, category, rate"),
    ("document_tender", "shift, document, number"), ("posting", "shift, document, number"),
    ("relation", "original, document, kind"), ("open_item", "kind, item"), ("basket", "id"),
    ("attempt", "id"), ("print_job", "id"), ("approval", "id"), ("branch_edition", "entry"),
    ("terminal_message", "id"), ("terminal_batch", "terminal, number"),
    ("terminal_batch_line", "terminal, batch, number"), ("terminal_close", "id"),
  ]
}
