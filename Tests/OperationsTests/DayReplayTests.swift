import Amounts
import CanonicalJSON
import Commerce
import CounterTesting
import Exports
import Foundation
import LedgerStore
import Operations
import Setup
import Simulators
import Testing

/// The files of the sample day, beside the sources.
private enum Samples {
  static func text(_ name: String) throws -> String {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().appending(path: "samples")
    return try String(contentsOf: folder.appending(path: name), encoding: .utf8)
  }

  static func events() throws -> [JSON] {
    try text("day-riga.jsonl").split(separator: "\n").dropFirst().map {
      try JSON(parsing: String($0))
    }
  }
}

@Suite("A whole day of two counters")
struct DayReplayTests {
  private func play(_ branch: TestBranch, _ expectation: DayExpectation?) async throws {
    let terminals = branch.terminals
    var replay = DayReplay(counter: branch.counter) { register, instructions in
      await terminals[register]?.expect(
        instructions.map { $0 == .approve ? .approve : .decline })
    }
    for line in try Samples.events() {
      let event = try replay.read(line)
      let answer = try await replay.play(event)
      try expectation?.check(event.key, answer)
    }
  }

  private func closings(_ branch: TestBranch) async throws -> [String: ClosingFigures] {
    try await branch.ledger.read { reader in
      var result: [String: ClosingFigures] = [:]
      try reader.eachDocument { result[$0.head.register.text] = $0.content.closing }
      return result
    }
  }

  @Test("a figure of the sample day would differ from what it must come to")
  func day() async throws {
    let branch = try await TestBranch()
    let expectation = try DayExpectation(
      try JSON(parsing: try Samples.text("day-riga.expected.json")), pack: branch.pack,
      date: try BusinessDate(iso: "2026-11-20"))
    #expect(expectation.count == 603)
    try await play(branch, expectation)
    try expectation.checkTotals(try await closings(branch))
    let head = try await branch.ledger.read { try $0.head() }
    // The same keys get the same answers; not a row is added.
    try await play(branch, expectation)
    #expect(try await branch.ledger.read { try $0.head() } == head)
    let proof = try branch.ledger.verify()
    #expect(proof.fault == nil)
    #expect(proof.entries == head.sequence)
    try await explainEverything(branch)
    try await checkExport(branch)
  }

  private func explainEverything(_ branch: TestBranch) async throws {
    try await branch.ledger.read { reader in
      for shift: Int64 in [1, 2] {
        for total in try reader.totals(of: shift) {
          let explanation = try reader.explain(
            shift: shift, kind: total.kind, name: total.name)
          #expect(explanation.sum == total.amount, "\(shift) \(total.kind) \(total.name)")
          #expect(explanation.parts.reduce(0) { $0 + $1.vat } == total.vat)
        }
      }
      for customer in ["C-1001", "C-1003", "C-1004"] {
        let explanation = try reader.explain(customer: CustomerID(trusted: customer))
        #expect(explanation.sum == explanation.stated)
      }
    }
  }

  private func checkExport(_ branch: TestBranch) async throws {
    let text = try await branch.ledger.read { reader -> String in
      var export = LedgerText(try reader.currency())
      var text = export.header(accounts: try reader.accounts())
      try reader.eachDocument { text += export.transaction($0) }
      return text
    }
    // The drawer that had a difference is asserted to end where its Z counted it.
    #expect(text.contains("= 1464.72 EUR\n"))
  }

  @Test("a changed figure would pass for the expected one")
  func difference() async throws {
    let branch = try await TestBranch()
    let changed = try Samples.text("day-riga.expected.json").replacingOccurrences(
      of: "\"56.93\"", with: "\"56.94\"")
    let expectation = try DayExpectation(
      try JSON(parsing: changed), pack: branch.pack, date: try BusinessDate(iso: "2026-11-20"))
    await #expect(throws: Difference.self) { try await play(branch, expectation) }
  }
}
