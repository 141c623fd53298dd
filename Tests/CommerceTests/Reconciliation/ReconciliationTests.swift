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

  struct SumCase: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let here: [String]
    let amount: Int64
    var count: Int64?
    var range: ClosedRange<Int64>?
    /// Outcome, remedy, trace and cents of each match.
    let matches: [String]
  }

  static let sumsTable: [SumCase] = [
    SumCase(testDescription: "empty on both sides", here: [], amount: 0, count: 0, matches: []),
    SumCase(
      testDescription: "all agrees", here: ["11 100", "12 -50"], amount: 50, count: 2,
      range: 11...12, matches: []),
    SumCase(
      testDescription: "one line has the missing sum", here: ["11 100", "12 70"], amount: 100,
      count: 1, matches: ["only_here ask_acquirer 12 70"]),
    SumCase(
      testDescription: "two lines could be the missing one", here: ["11 70", "12 70"], amount: 70,
      count: 1, matches: ["only_here ask_acquirer  70"]),
    SumCase(
      testDescription: "a receipt outside the range", here: ["9 100", "11 70"], amount: 70,
      count: 1, range: 11...11, matches: ["only_here ask_acquirer 9 100"]),
    SumCase(
      testDescription: "the terminal has more", here: ["11 70"], amount: 170, count: 2,
      range: 11...12, matches: ["only_there find_sale  100"]),
    SumCase(
      testDescription: "a refund that only we have", here: ["11 70", "12 -20"], amount: 70,
      count: 1, matches: ["only_here ask_acquirer 12 -20"]),
    SumCase(
      testDescription: "same sum, more movements there", here: ["11 70"], amount: 70, count: 3,
      matches: ["only_there find_sale  0"]),
    SumCase(
      testDescription: "the terminal is empty", here: ["11 70", "12 30"], amount: 0, count: 0,
      matches: ["only_here ask_acquirer 11 70", "only_here ask_acquirer 12 30"]),
    SumCase(
      testDescription: "numbers that wrapped around are no range", here: ["9999 70", "1 30"],
      amount: 100, count: 2, matches: []),
  ]

  @Test("a payment that is missing on one side is not found in the sums", arguments: sumsTable)
  func sums(_ test: SumCase) throws {
    let sums = BatchSums(
      amount: eur(test.amount), count: test.count, firstReceipt: test.range?.lowerBound,
      lastReceipt: test.range?.upperBound)
    let matches = try Reconciliation.match(here: Self.lines(test.here), there: sums)
    let words = matches.map { match in
      let line = match.here ?? match.there
      return "\(match.outcome.rawValue) \(match.remedy.rawValue) \(line?.trace ?? "-") "
        + "\(line?.amount.minorUnits ?? -1)"
    }
    #expect(words == test.matches)
  }
}
