import Amounts
import Commerce
import LedgerStore

/// Claims: what an open card attempt is about belongs to its command until the attempt is over.
enum Claim {
  static func basket(_ id: BasketID) -> String { "basket:\(id.text)" }
  static func document(_ name: String) -> String { "document:\(name)" }
  static func voucher(_ digest: String) -> String { "voucher:\(digest)" }
}

extension Counter {
  /// Refuses a command about something for which another command's attempt is still open.
  ///
  /// - Parameters:
  ///   - subjects: what the command is about.
  ///   - key: the command's key; its own attempts are no obstacle.
  ///   - allows: attempts of others that are no obstacle either.
  /// - Throws: `tender.attempt_open`.
  func checkClaims(
    _ subjects: [String], key: String, _ transaction: LedgerTransaction,
    allowing allows: (CardAttempt) -> Bool = { _ in false }
  ) throws {
    guard !subjects.isEmpty else { return }
    for attempt in try transaction.reader.openAttempts()
    where attempt.command != key && !allows(attempt) {
      guard attempt.subjects.contains(where: subjects.contains) else { continue }
      throw Refusal(.tenderAttemptOpen, ["attempt": attempt.id.text])
    }
  }

  /// What cards were charged for a basket by earlier commands and has not been given back: the
  /// approved attempts themselves are its tenders.
  func taken(for basket: BasketID, except key: String, _ transaction: LedgerTransaction) throws
    -> [CardAttempt]
  {
    let claim = Claim.basket(basket)
    let open = try transaction.reader.openAttempts()
    return open.filter { attempt in
      attempt.state == .approved && attempt.direction == .payment && attempt.command != key
        && attempt.subjects.contains(claim)
        && !open.contains { $0.reverses == attempt.id && $0.state == .approved }
    }
  }
}

extension CardAttempt {
  /// The attempt as a tender of a document.
  var tender: Tender {
    Tender(
      kind: .card, retained: amount, tendered: amount, change: .zero(amount.currency),
      tip: .zero(amount.currency), reference: id.text, card: details)
  }
}
