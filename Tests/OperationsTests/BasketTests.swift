import Amounts
import CanonicalJSON
import Commerce
import CounterTesting
import Operations
import Testing

@Suite("Baskets")
struct BasketTests {
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
}
