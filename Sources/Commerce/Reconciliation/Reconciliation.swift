package import Amounts

/// Compares what the ledger says was moved by card with what the terminal says, line by line.
package enum Reconciliation {
  /// A movement by card, as one side has it.
  package struct Line: Hashable, Sendable {
    /// The terminal's number of the movement.
    package let trace: String
    /// What it moved: above zero from the customer, below zero back to the customer.
    package let amount: Money
    /// Where it stands on our side: the document; nothing for a line of the terminal.
    package let document: String?

    /// A movement.
    package init(trace: String, amount: Money, document: String? = nil) {
      self.trace = trace
      self.amount = amount
      self.document = document
    }
  }

  /// How a line came out.
  package enum Class: String, Hashable, Sendable, CaseIterable {
    case matched
    case amountDiffers = "amount_differs"
    case onlyHere = "only_here"
    case onlyThere = "only_there"
  }

  /// A pair of lines, or a line without its other half.
  package struct Match: Hashable, Sendable {
    /// How it came out.
    package let outcome: Class
    /// The ledger's line.
    package let here: Line?
    /// The terminal's line.
    package let there: Line?

    /// How lines came out.
    package init(outcome: Class, here: Line?, there: Line?) {
      self.outcome = outcome
      self.here = here
      self.there = there
    }

    /// What a person does about it.
    package var remedy: Remedy {
      switch outcome {
      case .matched: .none
      case .amountDiffers: .compareSlip
      case .onlyHere: .askAcquirer
      case .onlyThere: there?.amount.isNegative == true ? .findRefund : .findSale
      }
    }
  }

  /// What to do about a line; never done by itself.
  package enum Remedy: String, Hashable, Sendable {
    /// Nothing.
    case none
    /// Compare the slip with the receipt; correct by a refund or a second payment.
    case compareSlip = "compare_slip"
    /// Ask the acquirer; if the money never came, book a chargeback.
    case askAcquirer = "ask_acquirer"
    /// Look for the sale among the doubts and resolve it, or reverse the payment at the terminal.
    case findSale = "find_sale"
    /// Look for the refund among the doubts and resolve it.
    case findRefund = "find_refund"
  }

  /// Matches two sides by the terminal's numbers; a number that occurs twice on a side is matched
  /// in order. The order of the result is that of our lines, then what is only there.
  package static func match(here: [Line], there: [Line]) -> [Match] {
    var rest = there
    var result: [Match] = []
    for line in here {
      guard let index = rest.firstIndex(where: { $0.trace == line.trace }) else {
        result.append(Match(outcome: .onlyHere, here: line, there: nil))
        continue
      }
      let other = rest.remove(at: index)
      let outcome: Class = other.amount == line.amount ? .matched : .amountDiffers
      result.append(Match(outcome: outcome, here: line, there: other))
    }
    return result + rest.map { Match(outcome: .onlyThere, here: nil, there: $0) }
  }

  /// Compares our lines with the sums of a terminal that has no lines.
  ///
  /// A line whose receipt lies outside the terminal's range is only here. What then remains is one
  /// line of ours where exactly one has that sum, and a sum without a number otherwise. Counts say
  /// more than sums where both sides come to the same.
  /// - Throws: `document.amount_out_of_range`.
  package static func match(here: [Line], there sums: BatchSums) throws(Refusal) -> [Match] {
    let outside = here.filter { !sums.covers($0) }
    let inside = here.filter(sums.covers)
    var result = outside.map { Match(outcome: .onlyHere, here: $0, there: nil) }
    let rest = try refusing { () throws(AmountError) in
      try sums.amount - Money.sum(inside.map(\.amount), sums.amount.currency)
    }
    if !rest.isZero { result.append(try missing(rest, among: inside)) }
    if rest.isZero, let count = sums.count, count != inside.count {
      let nothing = Line(trace: "", amount: .zero(sums.amount.currency))
      result.append(
        count > inside.count
          ? Match(outcome: .onlyThere, here: nil, there: nothing)
          : Match(outcome: .onlyHere, here: nothing, there: nil))
    }
    return result
  }

  /// What a difference of sums is: above zero the terminal has more.
  private static func missing(_ rest: Money, among lines: [Line]) throws(Refusal) -> Match {
    let ours = try refusing { () throws(AmountError) in try -rest }
    let candidates = lines.filter { $0.amount == ours }
    if candidates.count == 1 { return Match(outcome: .onlyHere, here: candidates[0], there: nil) }
    return rest.isNegative
      ? Match(outcome: .onlyHere, here: Line(trace: "", amount: ours), there: nil)
      : Match(outcome: .onlyThere, here: nil, there: Line(trace: "", amount: rest))
  }
}

extension BatchSums {
  /// Whether a line's receipt lies within the range; so does every line where there is no range,
  /// and none where the batch is empty.
  fileprivate func covers(_ line: Reconciliation.Line) -> Bool {
    if count == 0 { return false }
    guard let firstReceipt, let lastReceipt, firstReceipt <= lastReceipt,
      let number = Int64(line.trace)
    else { return true }
    return firstReceipt...lastReceipt ~= number
  }
}
