package import Amounts
package import CanonicalJSON
package import Commerce
package import Devices
import LedgerStore

/// Brings documents to paper beside the sales: a durable queue that prints nothing twice unmarked.
///
/// A job is noted as sent before its first byte leaves. What was sent when Kase stopped is unknown
/// afterwards, and is printed again only when a person asks for it, as a copy.
package actor PrintQueue {
  private let counter: Counter
  private let printers: [RegisterID: any ReceiptPrinter]
  private let branch: Branch
  /// How long a printer may take for a page.
  private static let deadlineSeconds = 30
  /// How many jobs are looked at in one round.
  private static let roundMax = 64

  /// A queue for printers by register.
  package init(
    counter: Counter, printers: [RegisterID: any ReceiptPrinter], branch: Branch
  ) {
    self.counter = counter
    self.printers = printers
    self.branch = branch
  }

  /// At start: what was on its way to a printer may be on paper.
  package func recover() async throws {
    let sent = try await counter.ledger.read { try $0.printJobs(.sent, limit: .max) }
    for job in sent { try await move(job, to: .unknown) }
  }

  /// Prints whatever waits. - Returns: how many pages were printed.
  package func round() async throws -> Int {
    var printed = 0
    for (register, printer) in printers {
      let jobs = try await counter.ledger.read {
        try $0.printJobs(.queued, of: register, limit: Self.roundMax)
      }
      for job in jobs {
        if case .notReady = await printer.status() { break }
        try await send(job, to: printer)
        printed += 1
      }
    }
    return printed
  }

  private func send(_ job: PrintJob, to printer: any ReceiptPrinter) async throws {
    let pack = counter.pack
    guard let document = try await counter.ledger.read({ try $0.document(job.document) }) else {
      return
    }
    try await move(job, to: .sent)
    let page = PrintPage(
      job: "\(document.head.name)/\(job.copies)",
      lines: ReceiptText.lines(
        of: document, branch: branch, pack: pack, columns: printer.columns, copy: job.copies),
      columns: printer.columns)
    switch await printer.print(page, deadlineSeconds: Self.deadlineSeconds) {
    case .confirmed: try await move(job, to: .confirmed)
    case .failed: try await move(job, to: .failed)
    case .unknown: try await move(job, to: .unknown)
    }
  }

  private func move(_ job: PrintJob, to state: PrintJob.State) async throws {
    let at = counter.surroundings.now()
    let moved = PrintJob(
      document: job.document, register: job.register, state: state, copies: job.copies)
    try await counter.ledger.commit { transaction in
      try transaction.append(
        JournalEntry(
          kind: "print.\(state.rawValue)", at: at, register: job.register,
          actor: Actor.system.person, key: nil, keyHash: [UInt8](repeating: 0, count: 32),
          facts: [.print(moved)], answer: .null))
    }
    counter.news.post(
      .print(document: job.document, register: job.register, state: state.rawValue))
  }
}

extension Counter {
  /// Sends a document to its printer again: what never reached paper as it is, anything else as a
  /// copy.
  ///
  /// - Throws: `print.*`, `copy.not_supported` where the country forbids copies of receipts.
  package func printAgain(document name: String, _ envelope: Envelope) async throws -> JSON {
    try await execute(envelope, needs: .sell) { [self] transaction in
      guard let id = try transaction.reader.documentID(named: name),
        let job = try transaction.reader.printJob(id),
        let document = try transaction.reader.document(id)
      else { throw Refusal(.printJobNotFound) }
      switch job.state {
      case .queued, .sent: throw Refusal(.printJobStateForbids)
      case .failed:
        return queued(job, copies: job.copies)
      case .confirmed, .unknown:
        try require(.printCopies, envelope.actor)
        let isReceipt = [.receipt, .refund].contains(document.head.type)
        // A page that may never have come out has to be printable, also where copies are forbidden.
        guard pack.receiptCopies || !isReceipt || job.state == .unknown else {
          throw Refusal(.copyNotSupported)
        }
        return queued(job, copies: job.copies + 1)
      }
    }
  }

  private func queued(_ job: PrintJob, copies: Int64) -> Decision {
    let again = PrintJob(
      document: job.document, register: job.register, state: .queued, copies: copies)
    return Decision(
      facts: [.print(again)],
      answer: .object([
        .init("document", .integer(job.document)), .init("state", .string("queued")),
        .init("copies", .integer(copies)),
      ]))
  }
}
