package import Amounts
package import CanonicalJSON
import Commerce
import LedgerStore

extension Counter {
  /// Saves a basket: what is rung up, parked or resumed. It survives a restart.
  ///
  /// Members: `purchase` (a request of `sale`, `agency`, `pay_invoice` or `prepayment` without
  /// tenders, its kind in `do`), optionally `label` and `version`, the one that was read; a stale
  /// one is refused.
  /// - Throws: `basket.*`, and what pricing refuses.
  package func save(basket id: BasketID, _ envelope: Envelope) async throws -> JSON {
    try await execute(envelope, needs: .sell) { [self] transaction in
      var reader = try RequestReader(envelope.request, pack.currency)
      let stored = try reader.value("purchase")
      let label = try reader.optionalText("label") ?? ""
      let version = try reader.optionalInteger("version")
      try reader.finish()
      _ = try PurchaseRequest(stored: stored, pack.currency)
      try checkClaims([Claim.basket(id)], key: envelope.key, transaction)
      let before = try transaction.reader.basket(id)
      if let before {
        guard before.state == .open else {
          throw Refusal(before.state == .paying ? .basketHasTenders : .basketNotOpen)
        }
        guard version == nil || version == before.version else { throw Refusal(.basketChanged) }
      } else if let version, version != 0 {
        throw Refusal(.basketNotFound)
      }
      let basket = Basket(
        id: id, register: envelope.register, person: envelope.actor.person,
        version: (before?.version ?? 0) + 1, state: .open, label: label, purchase: stored)
      var answer = Views.basket(basket)
      if let quote = try priced(stored, envelope, transaction) {
        answer = answer.merging(
          .object([
            .init("gross", .string(quote.gross.decimal)),
            .init("discount", .string(quote.discount.decimal)),
            .init("tax", try Views.taxes(quote.taxes)),
          ]))
      }
      return Decision(facts: [.basket(basket)], answer: answer)
    }
  }

  /// What the lines of a basket come to now; nothing for what has no lines.
  private func priced(_ stored: JSON, _ envelope: Envelope, _ transaction: LedgerTransaction)
    throws -> Quote?
  {
    guard
      case .sale(let lines, let discount, _, _) = try PurchaseRequest(
        stored: stored, pack.currency), !lines.isEmpty
    else { return nil }
    let shift = try transaction.reader.openShift(of: envelope.register)
    let date =
      shift?.businessDate ?? envelope.at.businessDate(cutOffMinutes: pack.cutOffMinutes)
    let terms = Pricing.Terms(
      pack: pack, date: date, language: try transaction.branch().language)
    return try quote(lines, discount: discount, terms, transaction)
  }

  /// Gives a basket up before payment; an order document keeps the record (numbers of receipts
  /// have no gaps, and an aborted basket never takes one).
  ///
  /// Members: `reason`. - Throws: `basket.*`, `shift.not_open`.
  package func discard(basket id: BasketID, _ envelope: Envelope) async throws -> JSON {
    try await execute(envelope, needs: .sell) { [self] transaction in
      var reader = try RequestReader(envelope.request, pack.currency)
      let reason = try reader.text("reason")
      try reader.finish()
      guard let basket = try transaction.reader.basket(id) else {
        throw Refusal(.basketNotFound)
      }
      try checkClaims([Claim.basket(id)], key: envelope.key, transaction)
      guard basket.state == .open else {
        throw Refusal(basket.state == .paying ? .basketHasTenders : .basketNotOpen)
      }
      var content = DocumentContent(pack.currency)
      content.reason = reason
      let order = try desk(envelope, transaction).issue(.order, content)
      return Decision(
        facts: [.document(order, prints: false), .basket(basket.moved(to: .discarded))],
        answer: .object([
          .init("document", .string(order.head.name)), .init("basket", .string(id.text)),
          .init("state", .string("discarded")),
        ]))
    }
  }
}
