import Amounts
import Commerce
import Testing

@Suite("Reconciliation of card movements")
struct ReconciliationTests {
  /// A line as `trace cents`.
  static func lines(_ texts: [String]) throws -> [Reconciliation.Line] {
    try texts.map { text in
      let parts = text.split(separator: " ")
      let cents = try #require(Int64(parts[1]))
      return Reconciliation.Line(trace: String(parts[0]), amount: eur(cents))
    }
  }

  struct Case: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let here: [String]
    let there: [String]
    /// Outcome, remedy and trace of each match.
    let matches: [String]
  }

  static let casesTable: [Case] = [
    Case(testDescription: "nothing on either side", here: [], there: [], matches: []),
    Case(
      testDescription: "all agrees, in another order", here: ["1 100", "2 -50"],
      there: ["2 -50", "1 100"], matches: ["matched none 1", "matched none 2"]),
    Case(
      testDescription: "another amount", here: ["1 100"], there: ["1 101"],
      matches: ["amount_differs compare_slip 1"]),
    Case(
      testDescription: "a refund that the terminal has as a sale", here: ["1 -100"],
      there: ["1 100"], matches: ["amount_differs compare_slip 1"]),
    Case(
      testDescription: "only here", here: ["1 100", "2 100"], there: ["2 100"],
      matches: ["only_here ask_acquirer 1", "matched none 2"]),
    Case(
      testDescription: "only there: a sale and a refund", here: ["3 1"],
      there: ["1 100", "2 -100", "3 1"],
      matches: ["matched none 3", "only_there find_sale 1", "only_there find_refund 2"]),
    Case(
      testDescription: "a number that occurs twice", here: ["1 100", "1 200", "1 300"],
      there: ["1 100", "1 200"],
      matches: ["matched none 1", "matched none 1", "only_here ask_acquirer 1"]),
    Case(
      testDescription: "a number twice on the terminal: a double charge", here: ["1 100"],
      there: ["1 100", "1 100"], matches: ["matched none 1", "only_there find_sale 1"]),
  ]

  @Test("a movement by card is matched with another, lost, or told twice", arguments: casesTable)
  func cases(_ each: Case) throws {
    let (here, there) = (try Self.lines(each.here), try Self.lines(each.there))
    let matches = Reconciliation.match(here: here, there: there)
    let told = matches.map {
      "\($0.outcome.rawValue) \($0.remedy.rawValue) \(($0.here ?? $0.there)?.trace ?? "")"
    }
    #expect(told == each.matches)
    #expect(matches.compactMap(\.here) == here)
    #expect(matches.compactMap(\.there).count == there.count)
  }

  @Test("a matched line forgets the document that it stands on")
  func documents() {
    let here = Reconciliation.Line(trace: "1", amount: eur(1), document: "RCP-R01-000001")
    let there = Reconciliation.Line(trace: "1", amount: eur(1))
    let matches = Reconciliation.match(here: [here], there: [there])
    #expect(matches.map(\.here?.document) == ["RCP-R01-000001"])
    #expect(matches.map(\.outcome) == [.matched])
  }
}
