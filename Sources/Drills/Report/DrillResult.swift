package import CanonicalJSON
package import Commerce

/// What a case came to.
package struct DrillResult: Hashable, Sendable {
  /// What the terminal's truth and the register's books say of each other.
  package enum Verdict: String, Hashable, Sendable, CaseIterable {
    /// One standing charge under the number and amount that are booked, or none and none booked.
    case safe
    /// A person has to decide; the evidence is stored.
    case stuck
    /// Money stands that nobody booked, or an attempt is gone.
    case lost
    /// Money is booked that nobody pays.
    case unbacked
    /// The card holder pays twice, or two are booked.
    case doubled
    /// One stands and one is booked, under other numbers or amounts.
    case differing
    /// The ledger does not verify.
    case broken

    /// Whether a register may be opened with it.
    package var isSafe: Bool { self == .safe || self == .stuck }
  }

  /// Money under a number of the terminal.
  package struct Charge: Hashable, Sendable {
    /// The terminal's number of the slip.
    package let receipt: Int?
    /// How much, in minor units.
    package let amount: Int64
  }

  /// Which case.
  package let drillCase: DrillCase
  /// Whether the till failed where the case wanted it to; false where that point never came.
  package let hasCrashed: Bool
  /// What card holders pay, by the terminal's own truth.
  package let standing: [Charge]
  /// What the register has booked.
  package let booked: [Charge]
  /// The states of the attempts of the sale in the ledger.
  package let attempts: [CardAttemptState]
  /// How the sale ended: paid, not_paid, review, or the last word on it.
  package let end: String
  /// Whether money had to stand, where that could be said beforehand.
  package let expected: Bool?
  /// What both say of each other.
  package let verdict: Verdict

  /// Whether the terminal's truth is what the table of faults says; true where it says nothing.
  package var isAsExpected: Bool { expected.map { $0 == !standing.isEmpty } ?? true }

  /// The result as an object.
  package var json: JSON {
    .object([
      JSON.Member("attempts", .array(attempts.map { .string($0.rawValue) })),
      JSON.Member("booked", .array(booked.map(\.json))),
      JSON.Member("configuration", .string(drillCase.configuration.rawValue)),
      JSON.Member("crash", .string(drillCase.crash.rawValue)),
      JSON.Member("crashed", .bool(hasCrashed)),
      JSON.Member("end", .string(end)),
      JSON.Member("expected", expected.map(JSON.bool) ?? .null),
      JSON.Member("fault", .string(drillCase.fault.name)),
      JSON.Member("protocol", .string(drillCase.line.rawValue)),
      JSON.Member("standing", .array(standing.map(\.json))),
      JSON.Member("verdict", .string(verdict.rawValue)),
    ])
  }

  /// The result on one line.
  package var words: String {
    "\(verdict.rawValue): \(drillCase.name): \(end), \(standing.count) charged, "
      + "\(booked.count) booked"
  }
}

extension DrillResult.Charge {
  fileprivate var json: JSON {
    .object([
      JSON.Member("amount", .integer(amount)),
      JSON.Member("receipt", receipt.map { .integer(Int64($0)) } ?? .null),
    ])
  }
}

extension DrillResult.Verdict {
  /// Compares the terminal's truth with the books of one sale.
  ///
  /// - Parameter isDecided: whether the sale has ended; a person has to decide otherwise.
  static func of(
    _ standing: [DrillResult.Charge], _ booked: [DrillResult.Charge], isDecided: Bool
  ) -> DrillResult.Verdict {
    if standing.count > 1 || booked.count > 1 { return .doubled }
    guard isDecided else { return .stuck }
    return switch (standing.first, booked.first) {
    case (nil, nil): .safe
    case (_, nil): .lost
    case (nil, _): .unbacked
    case (let stands, let books): stands == books ? .safe : .differing
    }
  }
}
