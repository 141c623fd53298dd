extension Schema {
  /// The second version: print jobs with all that is known of them, the bytes that were sent, and
  /// the branch's settings as they stood at each entry.
  ///
  /// `print_bytes` is no projection: what it holds is proved by the digests in the journal, may be
  /// missing, and is thrown away in time.
  static let printing = """
    DROP TABLE print_job;
    CREATE TABLE print_job(
      id INTEGER PRIMARY KEY,
      document INTEGER,
      copy INTEGER NOT NULL,
      register TEXT NOT NULL,
      person TEXT NOT NULL,
      since INTEGER NOT NULL,
      state TEXT NOT NULL,
      cause TEXT,
      offset INTEGER NOT NULL,
      total INTEGER NOT NULL,
      profile TEXT NOT NULL,
      digest TEXT NOT NULL,
      slip TEXT) STRICT;
    CREATE UNIQUE INDEX print_job_by_document ON print_job(document, copy)
      WHERE document IS NOT NULL;
    CREATE INDEX print_job_open ON print_job(register, state, id)
      WHERE state IN ('queued', 'sending', 'waiting', 'indeterminate');
    CREATE TABLE print_bytes(
      job INTEGER PRIMARY KEY,
      at INTEGER NOT NULL,
      bytes BLOB NOT NULL,
      pulse BLOB NOT NULL,
      payloads TEXT NOT NULL) STRICT;
    CREATE INDEX print_bytes_by_time ON print_bytes(at);
    CREATE TABLE branch_edition(entry INTEGER PRIMARY KEY, body TEXT NOT NULL) STRICT;
    """
}
