package import Amounts
package import CanonicalJSON
import Commerce
import LedgerStore

/// What a person may say of a print job; each word is one event of its states.
package enum PrintDecision: String, Hashable, Sendable, CaseIterable {
  /// Give it up before a byte has left.
  case cancel
  /// Let it go on that waits for a person, or put a cancelled one back.
  case release
  /// Give up the rest of a page that stopped halfway.
  case abandon
  /// The page is on paper.
  case seen
  /// A page that every byte was sent of is not on paper.
  case missing
}

extension Counter {
  /// Sends a document to a printer again: what never reached paper as it is, anything else as a
  /// copy.
  ///
  /// Copies of receipts are refused where the country forbids them, unless nobody can vouch for
  /// the first page.
  /// - Throws: `print.*`, `document.not_found`, `copy.not_supported`.
  package func printAgain(document name: String, _ envelope: Envelope) async throws -> JSON {
    try await execute(envelope, needs: .sell) { [self] transaction in
      let reader = transaction.reader
      guard let id = try reader.documentID(named: name), let type = try reader.documentType(id)
      else { throw Refusal(.documentNotFound) }
      try checkReadable(type, envelope.actor)
      guard let newest = try reader.printJob(ofDocument: id) else {
        return try queued(.document(id, copy: 0), name, envelope, transaction)
      }
      var job = newest
      switch job.state {
      case .queued, .sending, .waiting:
        throw Refusal(.printJobStateForbids, ["state": job.state.rawValue])
      case .cancelled:
        try checkPrinter(envelope.register)
        try job.handle(.released(at: envelope.at.milliseconds, envelope.register))
        return Decision(facts: [.print(job)], answer: Views.printJob(job, named: name))
      case .sent, .confirmed:
        try require(.printCopies, envelope.actor)
        guard pack.receiptCopies || (type != .receipt && type != .refund) else {
          throw Refusal(.copyNotSupported)
        }
        return try queued(.document(id, copy: job.copy + 1), name, envelope, transaction)
      case .indeterminate:
        // A page that may never have come out has to be printable, also where copies are forbidden.
        try require(.printCopies, envelope.actor)
        try job.handle(.replaced)
        return try queued(
          .document(id, copy: job.copy + 1), name, envelope, transaction, besides: [.print(job)])
      }
    }
  }

  /// Queues a page that is no document, with its values as they are in this moment.
  ///
  /// - Throws: `print.no_printer`, `auth.forbidden`, what `make` throws.
  func print(
    needs right: Right, _ envelope: Envelope,
    noting events: [Fact] = [],
    _ make: @escaping @Sendable (LedgerReader) throws -> PrintJob.Slip
  ) async throws -> JSON {
    try await execute(envelope, needs: right) { [self] transaction in
      try queued(
        .slip(try make(transaction.reader)), nil, envelope, transaction, besides: events)
    }
  }

  private func checkPrinter(_ register: RegisterID) throws(Refusal) {
    guard printing.contains(register) else {
      throw Refusal(.printNoPrinter, ["register": register.text])
    }
  }

  private func queued(
    _ subject: PrintJob.Subject, _ name: String?, _ envelope: Envelope,
    _ transaction: LedgerTransaction, besides facts: [Fact] = []
  ) throws -> Decision {
    // It comes out where the person stands.
    try checkPrinter(envelope.register)
    let job = PrintJob(
      id: try transaction.reader.nextPrintJob(), subject: subject, register: envelope.register,
      person: envelope.actor.person, since: envelope.at.milliseconds)
    return Decision(facts: facts + [.print(job)], answer: Views.printJob(job, named: name))
  }

  /// A person says what becomes of a print job.
  ///
  /// Members: `job`, `decision` (`cancel`, `release`, `abandon`, `seen`, `missing`).
  /// - Throws: `print.job_not_found`, `print.job_state_forbids`, `auth.*`.
  package func decide(_ envelope: Envelope) async throws -> JSON {
    try await execute(envelope, needs: .inquireDoubts) { [self] transaction in
      var reader = try RequestReader(envelope.request, pack.currency)
      let id = try reader.integer("job")
      let word = try reader.text("decision")
      try reader.finish()
      guard let decision = PrintDecision(rawValue: word) else {
        throw Refusal(.requestValueInvalid, at: "decision", ["value": word])
      }
      guard var job = try transaction.reader.printJob(id) else {
        throw Refusal(.printJobNotFound)
      }
      let isMine = job.register == envelope.register
      guard isMine || envelope.actor.may(.printCopies) || envelope.actor.may(.testDevices) else {
        throw Refusal(.authForbidden, ["right": Right.printCopies.rawValue])
      }
      if decision == .release { try checkPrinter(envelope.register) }
      try job.handle(decision.event(at: envelope.at, envelope.register))
      let name = try job.document.flatMap { try transaction.reader.documentName($0) }
      return Decision(facts: [.print(job)], answer: Views.printJob(job, named: name))
    }
  }

  /// The print queue: what is still to be done, and the newest jobs, each with the next step.
  ///
  /// - Parameter register: the jobs of one register; of all where absent.
  /// - Throws: `auth.forbidden`.
  package func printQueue(of register: RegisterID?, for actor: Actor) async throws -> JSON {
    try require(.inquireDoubts, actor)
    let printing = printing
    return try await ledger.read { reader in
      let registers = try register.map { [$0] } ?? reader.branch().registers
      var jobs: [Int64: PrintJob] = [:]
      for register in registers {
        for state in PrintJob.State.allCases where state.isOpen {
          for job in try reader.printJobs(state, of: register, limit: 200) { jobs[job.id] = job }
        }
      }
      for job in try reader.newestPrintJobs(limit: 50) where registers.contains(job.register) {
        jobs[job.id] = job
      }
      return .array(
        try jobs.values.sorted { $0.id < $1.id }.map { job in
          var view = Views.printJob(
            job, named: try job.document.flatMap { try reader.documentName($0) })
          // Only the server knows its printers; what reads the file alone has none.
          if job.state == .queued, !printing.isEmpty, !printing.contains(job.register) {
            let step = JSON.string(PrintStep.attachPrinter.rawValue)
            view = view.merging(.object([.init("next_step", step)]))
          }
          return view
        })
    }
  }

  /// One print job.
  ///
  /// - Throws: `print.job_not_found`, `auth.forbidden`.
  package func printJob(_ id: Int64, for actor: Actor) async throws -> JSON {
    try require(.inquireDoubts, actor)
    return try await ledger.read { reader in
      guard let job = try reader.printJob(id) else { throw Refusal(.printJobNotFound) }
      return Views.printJob(job, named: try job.document.flatMap { try reader.documentName($0) })
    }
  }
}

extension PrintDecision {
  fileprivate func event(at moment: Moment, _ register: RegisterID) -> PrintJob.Event {
    switch self {
    case .cancel: .cancelled
    case .release: .released(at: moment.milliseconds, register)
    case .abandon: .abandoned
    case .seen: .seen
    case .missing: .missing
    }
  }
}

/// The one safe next step of a print job.
enum PrintStep: String {
  case none
  case wait
  case loadPaper = "load_paper"
  case closeCover = "close_cover"
  case clearCutter = "clear_cutter"
  case checkPrinter = "check_printer"
  case releaseOrCancel = "release_or_cancel"
  case attachPrinter = "attach_printer"
  case callTechnician = "call_technician"
  case lookAtPaper = "look_at_paper"
}

extension PrintJob {
  var nextStep: PrintStep {
    switch (state, cause) {
    case (.confirmed, _), (.cancelled, _), (.sent, _): .none
    case (.queued, _), (.sending, _): .wait
    case (.indeterminate, _): .lookAtPaper
    case (.waiting, .paper?): .loadPaper
    case (.waiting, .cover?): .closeCover
    case (.waiting, .cutter?): .clearCutter
    case (.waiting, .tooOld?), (.waiting, .restored?): .releaseOrCancel
    case (.waiting, .unprintable?): .callTechnician
    case (.waiting, _): .checkPrinter
    }
  }
}

extension Views {
  /// Where a print job stands.
  static func printJob(_ job: PrintJob, named name: String?) -> JSON {
    var members: [JSON.Member] = [
      .init("job", .integer(job.id)), .init("register", .string(job.register.text)),
      .init("person", .string(job.person.text)),
      .init("state", .string(job.state.rawValue)), .init("copy", .integer(job.copy)),
      .init("sent_bytes", .integer(job.offset)), .init("total_bytes", .integer(job.total)),
      .init("next_step", .string(job.nextStep.rawValue)),
    ]
    if let name { members.append(.init("document", .string(name))) }
    if case .slip(let slip) = job.subject { members.append(.init("slip", .string(slip.template))) }
    if let cause = job.cause {
      members.append(.init("cause", .string(cause.rawValue)))
      if job.state == .waiting, let code = RefusalCode(cause) {
        members.append(.init("code", .string(code.rawValue)))
      }
    }
    if !job.profile.isEmpty { members.append(.init("profile", .string(job.profile))) }
    return .object(members)
  }
}
