import Amounts
import Commerce
import GRDB

extension Projection {
  /// Queues the original of a document.
  func queue(_ document: Document) throws {
    let head = document.head
    try move(
      PrintJob(
        id: 0, subject: .document(head.id, copy: 0), register: head.register,
        person: head.person, since: head.issuedAt.milliseconds))
  }

  /// Writes where a job stands.
  func move(_ job: PrintJob) throws {
    var slip: String?
    if case .slip = job.subject { slip = Fact.print(job).text }
    try run(
      """
      INSERT INTO print_job(id, document, copy, register, person, since, state, cause, offset,
        total, profile, digest, slip) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT(id) DO UPDATE SET register = excluded.register, since = excluded.since, state = excluded.state,
        cause = excluded.cause, offset = excluded.offset, total = excluded.total,
        profile = excluded.profile, digest = excluded.digest, slip = excluded.slip
      """,
      [
        try number(of: job), job.document, job.copy, job.register.text, job.person.text,
        job.since, job.state.rawValue, job.cause?.rawValue, job.offset, job.total, job.profile,
        job.digest,
        slip,
      ])
  }

  /// The job's own number; where an entry does not have it, that of the document's job, or the
  /// next.
  private func number(of job: PrintJob) throws -> Int64 {
    guard job.id == 0 else { return job.id }
    let known = try Int64.fetchOne(
      try db.cachedStatement(sql: "SELECT id FROM print_job WHERE document = ? AND copy = ?"),
      arguments: [job.document, job.copy])
    return try known ?? LedgerReader(db: db).nextPrintJob()
  }

  /// Keeps the branch's settings as they stand from an entry on.
  func keepEdition(_ branch: Branch, entry: Int64) throws {
    try run(
      "INSERT INTO branch_edition(entry, body) VALUES (?, ?) ON CONFLICT DO UPDATE SET "
        + "body = excluded.body", [entry, Fact.branch(branch).text])
  }

  /// Fills the tables of the second version from a journal that is already there.
  func fillPrinting() throws {
    var walk = JournalWalk()
    try walk.run(db) { row, _, facts in
      for fact in facts {
        switch fact {
        case .document(let document, prints: true): try queue(document)
        case .print(let job): try move(job)
        case .branch(let branch): try keepEdition(branch, entry: row.sequence)
        case .document, .catalogue, .shiftOpened, .shiftHandedOver, .shiftClosed, .basket,
          .attempt, .told, .terminalClosed, .approval, .refusal, .event:
          break
        }
      }
    }
  }
}
