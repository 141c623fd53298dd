package import CanonicalJSON

/// What a drill came to.
package struct DrillSummary: Hashable, Sendable {
  /// The results, in the order of the cases.
  package let results: [DrillResult]

  /// A summary of these results.
  package init(_ results: [DrillResult]) { self.results = results }

  /// How many have a verdict.
  package func count(_ verdict: DrillResult.Verdict) -> Int {
    results.count { $0.verdict == verdict }
  }

  /// Whether the register may be opened: nothing was charged or booked wrongly in any case.
  package var isSafe: Bool { results.allSatisfy(\.verdict.isSafe) }

  /// The summary on one line.
  package var words: String {
    let lost = count(.lost) + count(.unbacked)
    let broken = count(.broken)
    return "\(results.count) cases: \(count(.doubled)) doubled, \(lost) lost, "
      + "\(count(.differing)) differing numbers, \(count(.stuck)) for a person"
      + (broken > 0 ? ", \(broken) with a ledger that does not verify" : "")
  }

  /// The summary as an object.
  package var json: JSON {
    .object(
      [JSON.Member("cases", .integer(Int64(results.count)))]
        + DrillResult.Verdict.allCases.map {
          JSON.Member($0.rawValue, .integer(Int64(count($0))))
        } + [
          JSON.Member("is_safe", .bool(isSafe)),
          JSON.Member("results", .array(results.map(\.json))),
        ])
  }
}
