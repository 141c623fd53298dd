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
}
