import Amounts
import CanonicalJSON
import Commerce
import CounterTesting
import LedgerStore
import Operations
import PrinterLanguages
import Setup
import Simulators
import Testing

/// What stands on the paper of a simulated printer.
extension SimulatedPrinter {
  /// The pieces as text.
  var sheets: [String] { paper.map(\.transcript.text) }

  /// How often a receipt came out, whole or in part, without a banner that says that it is a copy.
  func originals(of receipt: String) -> Int {
    let text = sheets.joined()
    return text.components(of: "Nr. \(receipt)") - text.components(of: "Čeks \(receipt)")
  }
}

@Suite("The print queue")
struct PrintQueueTests {
  private static let r1 = RegisterID(trusted: "R1")

  private func job(_ branch: TestBranch, _ id: Int64) async throws -> PrintJob {
    let job = try await branch.ledger.read { try $0.printJob(id) }
    return try #require(job)
  }

  private func decide(
    _ branch: TestBranch, _ job: Int64, _ decision: String, key: String? = nil
  ) async throws {
    _ = try await branch.counter.decide(
      try branch.envelope(
        "print.decide", #"{"job":\#(job),"decision":"\#(decision)"}"#,
        key: key ?? "\(decision)-\(job)"))
  }

  private func again(_ branch: TestBranch, _ document: String, key: String) async throws -> JSON {
    try await branch.counter.printAgain(
      document: document,
      try branch.envelope("print", #"{"document":"\#(document)"}"#, key: key))
  }

  private func code(_ work: () async throws -> Void) async -> RefusalCode? {
    do {
      try await work()
      return nil
    } catch { return (error as? Refusal)?.code }
  }

  /// A branch whose opening sheet is on paper already, and a sale that waits as job 2.
  private func sold(_ profile: String = PrinterProfiles.defaultID) async throws
    -> (TestBranch, String)
  {
    let branch = try await TestBranch(printer: profile)
    _ = try await branch.open()
    #expect(try await branch.queue.round() == 1)
    return (branch, try await branch.sellLetters(key: "s1"))
  }

  @Test("a receipt would not come out, or its drawer not open, or nothing prove it")
  func prints() async throws {
    let (branch, receipt) = try await sold()
    let opened = await branch.printer.drawerOpenings
    #expect(try await job(branch, 2).state == .queued)
    #expect(try await branch.queue.round() == 1)
    let job = try await job(branch, 2)
    #expect(job.state == .confirmed)
    #expect(job.profile == PrinterProfiles.defaultID)
    #expect(job.offset == job.total && job.total > 500)
    #expect(await branch.printer.originals(of: receipt) == 1)
    #expect(await branch.printer.drawerOpenings == opened + 1)
    #expect(await branch.printer.paper.allSatisfy(\.isCut))
    let bytes = try #require(try await branch.ledger.read { try $0.printBytes(2) })
    #expect(sha256(bytes.bytes).hexadecimal == job.digest)
    #expect(try await branch.queue.round() == 0)
    #expect(try branch.ledger.verify().fault == nil)
  }

  @Test("a printer that can prove nothing would be believed, or its page printed twice")
  func unidirectional() async throws {
    let (branch, receipt) = try await sold("pos-5890")
    #expect(try await branch.queue.round() == 1)
    #expect(try await job(branch, 2).state == .sent)
    #expect(try await branch.queue.round() == 0)
    #expect(await branch.printer.originals(of: receipt) == 1)
    // Somebody looked, and it is not there: it may be printed, as a copy.
    try await decide(branch, 2, "missing")
    #expect(try await job(branch, 2).state == .indeterminate)
    _ = try await again(branch, receipt, key: "p1")
    #expect(try await branch.queue.round() == 1)
    #expect(await branch.printer.originals(of: receipt) == 1)
    #expect(try await job(branch, 3).copy == 1)
  }

  @Test("an empty roll would stop a sale, lose a page or print it twice")
  func paperEnds() async throws {
    let (branch, receipt) = try await sold()
    await branch.printer.expect([.paperEnds(atLine: 4)])
    #expect(try await branch.queue.round() == 1)
    let stopped = try await job(branch, 2)
    #expect(stopped.state == .waiting)
    #expect(stopped.cause == .paper)
    // The counter goes on selling.
    let second = try await branch.sellLetters(key: "s2")
    #expect(try await branch.queue.round() == 0)
    await branch.printer.reload()
    #expect(try await branch.queue.round() == 2)
    #expect(try await job(branch, 2).state == .confirmed)
    #expect(try await job(branch, 3).state == .confirmed)
    #expect(await branch.printer.originals(of: receipt) == 1)
    #expect(await branch.printer.originals(of: second) == 1)
  }

  @Test("a page that stopped halfway could not be given up, or spoil the next one")
  func abandoned() async throws {
    let (branch, _) = try await sold()
    await branch.printer.expect([.coverOpens(atLine: 6)])
    #expect(try await branch.queue.round() == 1)
    #expect(try await job(branch, 2).cause == .cover)
    try await decide(branch, 2, "abandon")
    #expect(try await job(branch, 2).state == .indeterminate)
    await branch.printer.reload()
    let second = try await branch.sellLetters(key: "s2")
    #expect(try await branch.queue.round() == 0)
    #expect(try await branch.queue.round() == 1)
    #expect(try await job(branch, 3).state == .confirmed)
    #expect(await branch.printer.originals(of: second) == 1)
  }

  @Test("a lost proof would be taken for paper, or the page repeated unasked")
  func lostAnswer() async throws {
    let branch = try await TestBranch()
    _ = try await branch.open()
    #expect(try await branch.queue.round() == 1)
    let receipt = try await branch.sellLetters(key: "s1")
    let queue = PrintQueue(
      counter: branch.counter, stations: branch.queue.stations, paper: branch.desk.paper,
      settings: PrintSettings(deadlineSeconds: 1))
    await branch.printer.expect([.losesAnswer])
    #expect(try await queue.round() == 1)
    let job = try await job(branch, 2)
    #expect(job.state == .indeterminate)
    #expect(job.cause == .noAnswer)
    #expect(try await queue.round() == 0)
    try await decide(branch, 2, "seen")
    #expect(try await self.job(branch, 2).state == .confirmed)
    // In Latvia a receipt that somebody saw is not copied.
    #expect(
      await code { _ = try await again(branch, receipt, key: "p1") } == .copyNotSupported)
  }

  @Test("a night's worth of slips would come out at dawn")
  func tooOld() async throws {
    let (branch, receipt) = try await sold()
    branch.wait(seconds: 3 * 3600)
    #expect(try await branch.queue.round() == 0)
    #expect(try await job(branch, 2).cause == .tooOld)
    #expect(await branch.printer.originals(of: receipt) == 0)
    try await decide(branch, 2, "release")
    #expect(try await branch.queue.round() == 1)
    #expect(await branch.printer.originals(of: receipt) == 1)
  }

  @Test("a job that was given up would print, or could never be had again")
  func cancelled() async throws {
    let (branch, receipt) = try await sold()
    try await decide(branch, 2, "cancel")
    #expect(try await branch.queue.round() == 0)
    #expect(try await again(branch, receipt, key: "p1")["job"] == .integer(2))
    #expect(try await branch.queue.round() == 1)
    #expect(await branch.printer.originals(of: receipt) == 1)
    #expect(
      await code { try await decide(branch, 2, "cancel", key: "c2") } == .printJobStateForbids)
  }

  @Test("a page that was on its way at a crash would be printed again unasked")
  func crash() async throws {
    let (branch, receipt) = try await sold()
    try await branch.ledger.commit { transaction in
      guard var job = try transaction.reader.printJob(2) else { return }
      try job.handle(.begins(total: 100, profile: "unknown", digest: ""))
      try transaction.append(
        JournalEntry(
          kind: "print.sending", at: Moment(milliseconds: 1_795_500_000_000, offsetSeconds: 0),
          register: Self.r1, actor: PersonID(trusted: "system"), key: nil,
          keyHash: [UInt8](repeating: 0, count: 32), facts: [.print(job)], answer: .null))
    }
    try await branch.queue.recover()
    #expect(try await branch.queue.round() == 0)
    #expect(try await job(branch, 2).cause == .restarted)
    #expect(await branch.printer.originals(of: receipt) == 0)
  }

  @Test("a register that lost its printer would keep its pages for ever")
  func noPrinter() async throws {
    let branch = try await TestBranch()
    let r2 = TestBranch.actor("boris", at: "R2")
    _ = try await branch.open("R2", person: "boris")
    let receipt = try await branch.sellLetters(key: "s1", by: r2)
    #expect(try await branch.ledger.read { try $0.newestPrintJobs(limit: 5) }.isEmpty)
    let request = #"{"document":"\#(receipt)"}"#
    #expect(
      await code {
        _ = try await branch.counter.printAgain(
          document: receipt, try branch.envelope("print", request, key: "p1", by: r2))
      } == .printNoPrinter)
    // Where there is a printer it is had, as the original that never came out.
    _ = try await again(branch, receipt, key: "p2")
    #expect(try await branch.queue.round() == 1)
    #expect(await branch.printer.originals(of: receipt) == 1)
  }

  @Test("more pages that wait for people than anybody counts would hide one that waits for paper")
  func manyOld() async throws {
    let branch = try await TestBranch()
    _ = try await branch.open()
    for number in 0..<70 { _ = try await branch.sellLetters(key: "s\(number)") }
    branch.wait(seconds: 3 * 3600)
    #expect(try await branch.queue.round() == 0)
    let receipt = try await branch.sellLetters(key: "new")
    await branch.printer.expect([.paperEnds(atLine: 1)])
    #expect(try await branch.queue.round() == 1)
    await branch.printer.reload()
    #expect(try await branch.queue.round() == 1)
    #expect(await branch.printer.originals(of: receipt) == 1)
  }

  @Test("who counts blind would see the drawer on paper")
  func blind() async throws {
    let branch = try await TestBranch(country: "PL")
    _ = try await branch.open()
    #expect(try await branch.queue.round() == 1)
    #expect(
      await code { _ = try await again(branch, "CNT-R1-000001", key: "p1") } == .authForbidden)
    let x = try branch.envelope("print", #"{"report":"x"}"#, key: "x1")
    _ = try await branch.desk.printX(x)
    #expect(try await branch.queue.round() == 1)
    let sheet = try #require(await branch.printer.sheets.last)
    #expect(!sheet.contains("100,00"), "\(sheet)")
    let lead = TestBranch.actor("olga", [.administrator])
    _ = try await branch.desk.printX(
      try branch.envelope("print", #"{"report":"x"}"#, key: "x2", by: lead))
    #expect(try await branch.queue.round() == 1)
    #expect(try #require(await branch.printer.sheets.last).contains("100,00"))
  }

  @Test("a page that stopped within a picture would spoil the next one")
  func stopsInPicture() async throws {
    // Every row of Latvian letters is a picture there.
    let (branch, receipt) = try await sold("citizen-ct-s310ii")
    let bytes = await branch.printer.bytesReceived
    #expect(bytes > 0)
    await branch.printer.expect([.unplugged(afterBytes: 2_000)])
    #expect(try await branch.queue.round() == 1)
    #expect(try await job(branch, 2).cause == .connectionLost)
    let second = try await branch.sellLetters(key: "s2")
    #expect(try await branch.queue.round() == 1)
    #expect(try await job(branch, 3).state == .confirmed)
    let last = try #require(await branch.printer.paper.last)
    let first = try #require(try await branch.ledger.read { try $0.printBytes(3) })
    let model = try PrinterProfiles.load("citizen-ct-s310ii")
    let alone = PaperTranscript(of: first.bytes, profile: model)
    #expect(last.transcript.pictures == alone.pictures, "\(receipt), \(second)")
  }

  @Test("a copy would not be the page that was printed first, but for its banner and the pulse")
  func copyOfRenamed() async throws {
    // A Polish branch: copies are allowed there.
    let branch = try await TestBranch(country: "PL")
    _ = try await branch.open()
    let receipt = try await branch.sellLetters(key: "s1")
    #expect(try await branch.queue.round() == 2)
    let opened = await branch.printer.drawerOpenings
    let setup = BranchSetup(ledger: branch.ledger, surroundings: branch.counter.surroundings)
    let renamed = try CatalogueFile.read(
      CountryPacks.demoCatalogue, named: "services.csv", pack: branch.pack
    ).services.map { service in
      Service(
        code: service.code, kind: service.kind, unit: service.unit, price: service.price,
        taxClass: service.taxClass, names: service.names.mapValues { "Renamed " + $0 })
    }
    _ = try await setup.importCatalogue(renamed, by: PersonID(trusted: "admin"))
    _ = try await again(branch, receipt, key: "p1")
    #expect(try await branch.queue.round() == 1)
    let first = try #require(try await branch.ledger.read { try $0.printBytes(2) })
    let copy = try #require(try await branch.ledger.read { try $0.printBytes(3) })
    #expect(Array(copy.bytes.suffix(first.bytes.count)) == first.bytes)
    #expect(copy.pulse.isEmpty && !first.pulse.isEmpty)
    #expect(await branch.printer.drawerOpenings == opened)
    let sheet = try #require(await branch.printer.sheets.last)
    #expect(sheet.contains("KOPIA 1"))
    #expect(!sheet.contains("Renamed"))
    // The next copy counts on, and is not a copy of a copy.
    _ = try await again(branch, receipt, key: "p2")
    #expect(try await branch.queue.round() == 1)
    let second = try #require(try await branch.ledger.read { try $0.printBytes(4) })
    #expect(Array(second.bytes.suffix(first.bytes.count)) == first.bytes)
    #expect(second.bytes.count == copy.bytes.count)
    #expect(try branch.ledger.verify().fault == nil)
  }
}

extension String {
  /// How often a text occurs.
  func components(of text: String) -> Int { ranges(of: text).count }
}
