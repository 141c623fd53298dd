import Amounts
import CanonicalJSON
import Commerce
import Devices
import LedgerStore
import PrinterLanguages

/// Brings pages to paper beside the sales: a durable queue that prints nothing twice unmarked.
///
/// What is about to be sent is kept and noted before its first byte leaves. What may have left when
/// Kase or a connection stopped is indeterminate afterwards: a person looks, and what is printed
/// again says that it is a copy.
package actor PrintQueue {
  /// What a step came to.
  package enum Step: Hashable, Sendable {
    /// Bytes of a page were sent.
    case sent
    /// There is nothing to do.
    case idle
    /// Something has to be done about the printer first.
    case trouble
  }

  /// A page that stopped halfway, on a connection that is still up.
  private struct Halted {
    let job: Int64
    let order: PrintOrder
    let offset: Int
  }

  /// The printers, each with its registers.
  package nonisolated let stations: [PrintStation]
  private let counter: Counter
  private let paper: Paper
  private let settings: PrintSettings
  private let watch: DeviceWatch?
  private var halted: [String: Halted] = [:]
  /// What became of a page by printer, where it could not be written down yet.
  private var unwritten: [String: (job: Int64, event: PrintJob.Event)] = [:]

  /// How long a printer may take to say whether it may print.
  private static let askingSeconds = 5
  /// How many jobs are thrown away in one go.
  private static let forgettingMax = 200

  /// A queue for printers.
  ///
  /// - Parameter watch: hears how each printer is whenever the queue learns it.
  package init(
    counter: Counter, stations: [PrintStation], paper: Paper,
    settings: PrintSettings = PrintSettings(), watch: DeviceWatch? = nil
  ) {
    self.counter = counter
    self.stations = stations
    self.paper = paper
    self.settings = settings
    self.watch = watch
  }

  /// At start: what was on its way to a printer may be on paper, or half of it.
  package func recover() async throws {
    let registers = try await counter.ledger.read { try $0.branch().registers }
    for register in registers {
      let jobs = try await counter.ledger.read { reader in
        try reader.printJobs(.sending, of: register, limit: .max)
          + reader.printJobs(.waiting, of: register, limit: .max).filter { $0.offset > 0 }
      }
      for job in jobs {
        _ = try await move(job.id, .lost(.restarted, at: job.offset))
      }
    }
  }

  /// Prints whatever waits at all printers. - Returns: how many pages were sent, whole or in part.
  package func round() async throws -> Int {
    var sent = 0
    for station in stations {
      while try await step(station) == .sent { sent += 1 }
    }
    return sent
  }

  /// Does the next thing at one printer.
  package func step(_ station: PrintStation) async throws -> Step {
    if let (job, event) = unwritten[station.name] { try await settle(job, event, at: station) }
    if let halted = halted[station.name] { return try await goOn(with: halted, at: station) }
    guard let job = try await next(at: station) else {
      try await forget()
      return .idle
    }
    return try await start(job, at: station)
  }

  // MARK: - A page from its beginning

  /// The oldest job that may be sent; what has become too old waits for a person.
  private func next(at station: PrintStation) async throws -> PrintJob? {
    let now = counter.surroundings.now().milliseconds
    let oldest = now - settings.ageLimitMinutes * 60_000
    while true {
      let job = try await counter.ledger.read { reader in
        try station.registers.compactMap { try reader.nextPrintJob(of: $0) }.min {
          $0.id < $1.id
        }
      }
      guard let job, job.since < oldest else { return job }
      guard try await move(job.id, .stops(.tooOld, at: 0)) != nil else { return nil }
    }
  }

  private func start(_ job: PrintJob, at station: PrintStation) async throws -> Step {
    let trouble = await station.printer.trouble(
      halted: nil, deadlineSeconds: Self.askingSeconds)
    await watch?.note(station.name, DeviceCondition(trouble))
    if let trouble {
      let cause = PrintJob.Cause(trouble)
      if job.cause != cause { _ = try await move(job.id, .stops(cause, at: 0)) }
      return .trouble
    }
    counter.news.post(job, as: "preflight")
    let bytes: PrintBytes
    do {
      bytes = try await paper.bytes(of: job, for: station.printer.profile)
    } catch let fault as LedgerError where fault.code != .damaged {
      throw fault
    } catch {
      // One page that can't be made must not hold up those behind it.
      _ = try await move(job.id, .stops(.unprintable, at: 0))
      return .trouble
    }
    let digest = sha256(bytes.bytes).hexadecimal
    let begins = PrintJob.Event.begins(
      total: Int64(bytes.bytes.count), profile: station.printer.profile.id, digest: digest)
    guard try await move(job.id, begins, keeping: bytes) != nil else { return .idle }
    // A page that has begun before has opened the drawer, or may have.
    let pulse = job.total == 0 ? bytes.pulse : []
    let order = PrintOrder(
      job: job.id, bytes: bytes.bytes, pulse: pulse, payloads: bytes.payloads)
    try await send(order, from: 0, at: station)
    return .sent
  }

  // MARK: - A page that stopped

  private func goOn(with halted: Halted, at station: PrintStation) async throws -> Step {
    let job = try await counter.ledger.read { try $0.printJob(halted.job) }
    guard let job, job.state == .waiting else {
      // A person gave the rest up meanwhile: the printer still waits for it.
      await station.printer.abandon(halted.order, at: halted.offset)
      self.halted[station.name] = nil
      return .trouble
    }
    let trouble = await station.printer.trouble(
      halted: job.id, deadlineSeconds: Self.askingSeconds)
    await watch?.note(station.name, DeviceCondition(trouble))
    switch trouble {
    case .offline?:
      try await settle(job.id, .lost(.connectionLost, at: job.offset), at: station)
      return .trouble
    case let trouble?:
      let cause = PrintJob.Cause(trouble)
      if job.cause != cause { _ = try await move(job.id, .stops(cause, at: job.offset)) }
      return .trouble
    case nil:
      guard try await move(job.id, .resumes) != nil else { return .trouble }
      try await send(halted.order, from: halted.offset, at: station)
      return .sent
    }
  }

  // MARK: - Sending

  private func send(_ order: PrintOrder, from offset: Int, at station: PrintStation) async throws {
    halted[station.name] = nil
    let faults = Faults()
    let outcome = await station.printer.print(
      order, from: offset, deadlineSeconds: settings.deadlineSeconds
    ) { [self] offset in
      do { _ = try await move(order.job, .advances(to: Int64(offset))) } catch {
        await faults.note(error)
      }
    }
    if let trouble = outcome.trouble {
      await watch?.note(station.name, DeviceCondition(trouble))
    }
    let event: PrintJob.Event
    switch outcome {
    case .proved: event = .proved
    case .sent: event = .ends
    case .unanswered: event = .lost(.noAnswer, at: Int64(order.bytes.count))
    case .lost(let offset): event = .lost(.connectionLost, at: Int64(offset))
    case .stopped(let trouble, let offset):
      event = .stops(PrintJob.Cause(trouble), at: Int64(offset))
      if offset > 0 {
        halted[station.name] = Halted(job: order.job, order: order, offset: offset)
      }
    }
    try await settle(order.job, event, at: station)
    if let fault = await faults.first { throw fault }
  }

  /// Writes down what became of a page, now or as soon as it can be written; nothing else is done
  /// at the printer before.
  private func settle(_ job: Int64, _ event: PrintJob.Event, at station: PrintStation)
    async throws
  {
    unwritten[station.name] = (job, event)
    _ = try await move(job, event)
    unwritten[station.name] = nil
    if case .lost = event { halted[station.name] = nil }
  }

  /// What went wrong while progress was written down; it must not stop the page.
  private actor Faults {
    private(set) var first: (any Error)?
    func note(_ error: any Error) { first = first ?? error }
  }

  /// Moves a job as it stands in the ledger now.
  ///
  /// - Parameter bytes: what is about to be sent, kept in the same transaction.
  /// - Returns: the job afterwards; nothing where somebody else has moved it meanwhile.
  private func move(
    _ id: Int64, _ event: PrintJob.Event, keeping bytes: PrintBytes? = nil
  ) async throws -> PrintJob? {
    let at = counter.surroundings.now()
    let moved = try await counter.ledger.commit { transaction -> PrintJob? in
      guard var job = try transaction.reader.printJob(id) else { return nil }
      do throws(Refusal) { try job.handle(event) } catch { return nil }
      try transaction.append(
        JournalEntry(
          kind: "print.\(job.state.rawValue)", at: at, register: job.register,
          actor: Actor.system.person, key: nil, keyHash: [UInt8](repeating: 0, count: 32),
          facts: [.print(job)], answer: .null))
      if let bytes { try transaction.keep(bytes, of: id, at: at) }
      return job
    }
    if let moved { counter.news.post(moved, as: moved.state.rawValue) }
    return moved
  }

  private func forget() async throws {
    let before =
      counter.surroundings.now().milliseconds - settings.keptDays * 24 * 60 * 60_000
    let isDue = try await counter.ledger.read { try $0.hasPrintBytes(before: before) }
    guard isDue else { return }
    _ = try await counter.ledger.commit {
      try $0.forgetPrintBytes(before: before, limit: Self.forgettingMax)
    }
  }
}

extension PrintOutcome {
  /// What the outcome tells of the printer; nothing where it did its work.
  fileprivate var trouble: PrinterTrouble? {
    switch self {
    case .proved, .sent: nil
    case .stopped(let trouble, _): trouble
    case .lost, .unanswered: .offline
    }
  }
}

extension PrintJob.Cause {
  /// The cause of what keeps a printer from printing.
  init(_ trouble: PrinterTrouble) {
    self =
      switch trouble {
      case .paper: .paper
      case .cover: .cover
      case .cutter: .cutter
      case .busy: .busy
      case .offline: .offline
      case .fault: .fault
      }
  }
}

extension Newsroom {
  /// Tells where a job stands.
  func post(_ job: PrintJob, as state: String) {
    post(
      .print(
        job: job.id, document: job.document, register: job.register, state: state,
        cause: job.cause?.rawValue))
  }
}
