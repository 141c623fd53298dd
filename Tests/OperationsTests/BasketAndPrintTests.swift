import Amounts
import CanonicalJSON
import Commerce
import CounterTesting
import Devices
import LedgerStore
import Operations
import Simulators
import Testing

@Suite("Baskets and paper")
struct BasketAndPrintTests {
  private static let r1 = RegisterID(trusted: "R1")
  private static let id = BasketID(trusted: "b-1")

  private func save(_ branch: TestBranch, version: Int?, key: String) async throws -> JSON {
    let stated = version.map { #","version":\#($0)"# } ?? ""
    return try await branch.counter.save(
      basket: Self.id,
      try branch.envelope(
        "basket.save",
        """
        {"purchase":{"do":"sale","lines":[{"service":"P-101","quantity":"2"}]},
         "label":"red coat"\(stated)}
        """, key: key))
  }

  private func code(_ work: () async throws -> Void) async -> RefusalCode? {
    do {
      try await work()
      return nil
    } catch { return (error as? Refusal)?.code }
  }

  @Test("a parked basket would be lost, overwritten unseen, or paid twice")
  func basket() async throws {
    let branch = try await TestBranch()
    _ = try await branch.open()
    #expect(try await save(branch, version: nil, key: "b1")["gross"] == .string("2.92"))
    #expect(try await save(branch, version: 1, key: "b2")["version"] == .integer(2))
    #expect(await code { _ = try await save(branch, version: 1, key: "b3") } == .basketChanged)
    let parked = try await branch.counter.baskets(of: Self.r1, for: TestBranch.actor())
    guard case .array(let list) = parked else { throw Refusal(.basketNotFound) }
    #expect(list.first?["label"] == .string("red coat"))
    let paid = try await branch.counter.pay(
      basket: Self.id,
      try branch.envelope(
        "basket.pay", #"{"tenders":[{"kind":"cash","tendered":"3.00"}]}"#, key: "b4"))
    #expect(paid.answer["change"] == .string("0.08"))
    #expect(await code { _ = try await save(branch, version: nil, key: "b5") } == .basketNotOpen)
    #expect(try await branch.counter.baskets(of: Self.r1, for: TestBranch.actor()) == .array([]))
  }

  @Test("a basket that is given up would take a receipt's number")
  func discarded() async throws {
    let branch = try await TestBranch()
    _ = try await branch.open()
    _ = try await save(branch, version: nil, key: "b1")
    let discarded = try await branch.counter.discard(
      basket: Self.id, try branch.envelope("basket.discard", #"{"reason":"left"}"#, key: "b2"))
    #expect(discarded["document"] == .string("ORD-R1-000001"))
    #expect(try await branch.sellLetters(key: "s1") == "RCP-R1-000001")
  }

  private func queue(_ branch: TestBranch) async throws -> PrintQueue {
    let settings = try await branch.ledger.read { try $0.branch() }
    return PrintQueue(
      counter: branch.counter, printers: [Self.r1: branch.printer], branch: settings)
  }

  private func states(_ branch: TestBranch) async throws -> [PrintJob.State] {
    try await branch.ledger.read { reader in
      try (1...2).compactMap { try reader.printJob($0)?.state }
    }
  }

  @Test("a lost answer of the printer would print a second original")
  func printing() async throws {
    let branch = try await TestBranch()
    _ = try await branch.open()
    let receipt = try await branch.sellLetters(key: "s1")
    let queue = try await queue(branch)
    await branch.printer.expect([.print, .loseAnswer])
    #expect(try await queue.round() == 2)
    #expect(try await states(branch) == [.confirmed, .unknown])
    #expect(try await queue.round() == 0)
    // Asked for by a person it is printed again, and says that it is a copy.
    _ = try await branch.counter.printAgain(
      document: receipt, try branch.envelope("print", "{}", key: "p1"))
    #expect(try await queue.round() == 1)
    let pages = await branch.printer.pages
    #expect(pages.count == 3)
    #expect(pages.last?.lines.contains("*** COPY 1 ***") == true)
    #expect(pages[1].lines.contains { $0.contains(receipt) })
    #expect(pages.allSatisfy { $0.lines.allSatisfy { $0.count <= 42 } })
    // In Latvia a receipt that is surely on paper is not copied.
    #expect(
      await code {
        _ = try await branch.counter.printAgain(
          document: receipt, try branch.envelope("print", "{}", key: "p2"))
      } == .copyNotSupported)
    #expect(try branch.ledger.verify().fault == nil)
  }

  @Test("a page that was on its way at a crash would be printed again unasked")
  func crashWhilePrinting() async throws {
    let branch = try await TestBranch()
    _ = try await branch.open()
    try await branch.ledger.commit { transaction in
      try transaction.append(
        JournalEntry(
          kind: "print.sent", at: Moment(milliseconds: 1_795_500_000_000, offsetSeconds: 0),
          register: Self.r1, actor: PersonID(trusted: "system"), key: nil,
          keyHash: [UInt8](repeating: 0, count: 32),
          facts: [
            .print(PrintJob(document: 1, register: Self.r1, state: .sent, copies: 0))
          ], answer: .null))
    }
    let queue = try await queue(branch)
    try await queue.recover()
    #expect(try await queue.round() == 0)
    #expect(try await states(branch) == [.unknown])
    #expect(await branch.printer.pages.isEmpty)
  }

  @Test("an empty roll would stop a sale")
  func outOfPaper() async throws {
    let branch = try await TestBranch()
    _ = try await branch.open()
    await branch.printer.expect([.outOfPaper])
    #expect(try await branch.sellLetters(key: "s1") == "RCP-R1-000001")
    #expect(try await queue(branch).round() == 0)
  }
}
