import Amounts
import Commerce
import CounterTesting
import LedgerStore
import Operations
import PrinterLanguages
import Setup
import Simulators
import Testing

@Suite("A printer that stops at every byte")
struct PulledCableTests {
  /// What goes wrong after so many bytes.
  enum Stop: String, CaseIterable, CustomTestStringConvertible {
    case cable
    case power

    var testDescription: String { rawValue }

    func fault(after bytes: Int) -> PrinterFault {
      switch self {
      case .cable: .unplugged(afterBytes: bytes)
      case .power: .powerCycle(afterBytes: bytes)
      }
    }
  }

  @Test(
    "a cable pulled somewhere would lose a sale, or bring a second unmarked original out",
    arguments: [
      (Stop.cable, PrinterProfiles.defaultID, 1), (.power, PrinterProfiles.defaultID, 7),
      (.cable, "star-tsp100iv", 23), (.power, "star-tsp100iv", 23),
    ])
  func everyByte(_ stop: Stop, _ profile: String, _ stride: Int) async throws {
    let branch = try await TestBranch(printer: profile)
    _ = try await branch.open()
    #expect(try await branch.queue.round() == 1)
    var states: [PrintJob.State: Int] = [:]
    var stops = 0
    // What is asked before a page counts too; a page has ended when nothing stops it any more.
    for offset in Swift.stride(from: 0, to: 20_000, by: stride) {
      let job = try await branch.ledger.read { try $0.nextPrintJob() }
      let receipt = try await branch.sellLetters(key: "s\(offset)")
      await branch.printer.expect([stop.fault(after: offset)])
      _ = try await branch.queue.round()
      let after = try #require(try await branch.ledger.read { try $0.printJob(job) })
      states[after.state, default: 0] += 1
      try await finish(after, receipt, at: branch)
      let originals = await branch.printer.originals(of: receipt)
      #expect(originals <= 1, "\(originals) originals after byte \(offset)")
      let lost = await branch.printer.connectionsLost
      if lost == stops { break }
      stops = lost
    }
    #expect(stops > 600 / stride, "the page has fewer bytes than a receipt")
    #expect(states[.indeterminate] ?? 0 > 300 / stride, "\(states)")
    #expect(try branch.ledger.verify().fault == nil)
  }

  /// What people do next: look, or wait until the printer is back.
  private func finish(_ job: PrintJob, _ receipt: String, at branch: TestBranch) async throws {
    switch job.state {
    case .confirmed, .sent:
      // Nothing of the page had left when it stopped, and it came out at once.
      #expect(await branch.printer.originals(of: receipt) == 1)
    case .waiting:
      // Nothing has left: as soon as the printer is back the page comes out, unmarked.
      #expect(job.offset == 0)
      #expect(try await branch.queue.round() == 1)
      let later = try #require(try await branch.ledger.read { try $0.printJob(job.id) })
      #expect(later.isThere)
      #expect(await branch.printer.originals(of: receipt) == 1)
    case .indeterminate:
      _ = try await branch.counter.printAgain(
        document: receipt,
        try branch.envelope("print", #"{"document":"\#(receipt)"}"#, key: "p\(job.id)"))
      #expect(try await branch.queue.round() == 1)
      let copy = try #require(try await branch.ledger.read { try $0.printJob(job.id + 1) })
      #expect(copy.isThere)
      let sheet = try #require(await branch.printer.sheets.last)
      #expect(sheet.contains(receipt) && sheet.contains("KOPIJA 1"), "\(sheet)")
    case .queued, .sending, .cancelled:
      Issue.record("after a stop a job is \(job.state)")
    }
  }
}

extension PrintJob {
  /// Whether all of it left, and nothing speaks against its being on paper.
  fileprivate var isThere: Bool { state == .confirmed || state == .sent }
}
