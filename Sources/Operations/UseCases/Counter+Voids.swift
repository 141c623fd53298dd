package import Amounts
import CanonicalJSON
import Commerce
import LedgerStore

extension Counter {
  /// Undoes a whole receipt of the open shift: every line, every tender the way it came.
  ///
  /// Members: `document`, `reason`.
  /// - Throws: `void.*`, `reference.*`, `approval.*`.
  package func void(_ envelope: Envelope) async throws -> Reply {
    try await replying(envelope) { [self] in
      var reader = try RequestReader(envelope.request, pack.currency)
      let name = try reader.text("document")
      let reason = try reader.text("reason")
      try reader.finish()
      return try await drive(envelope, needs: .void) { [self] transaction, attempts in
        try plan(void: name, reason, attempts, envelope, transaction)
      }
    }
  }

  private func plan(
    void name: String, _ reason: String, _ attempts: [CardAttempt], _ envelope: Envelope,
    _ transaction: LedgerTransaction
  ) throws -> Plan {
    let desk = try desk(envelope, transaction)
    let original = try voidable(name, desk, transaction)
    let total = original.content.tenders.reduce(0) { $0 + max($1.retained.minorUnits, 0) }
    let before = try transaction.reader.sum(
      of: .refund, by: envelope.actor.person, in: desk.shift.id)
    let approval = try checkLimit(
      .refund, amount: total, before: before, envelope, transaction)
    switch try reversals(of: original.content.tenders, attempts) {
    case .ask(let step): return .ask(step)
    case .doubt(let attempt): return .doubt(attempt)
    case .declined(let attempt): return .finish(Decision(facts: [], answer: declined(attempt)))
    case .done(let cards):
      var content = try Refunding.mirror(
        of: original, cards: cards.mapValues { ($0.id, $0.details) })
      content.reason = reason
      content.approvedBy = approval?.approver
      let document = try desk.issue(.refund, content)
      var facts: [Fact] = [printed(document)]
      facts += try cards.values.sorted { $0.ordinal < $1.ordinal }.map { attempt in
        var attempt = attempt
        try attempt.handle(.settled(document: document.head.name))
        return .attempt(attempt)
      }
      if let approval { facts.append(.approval(approval)) }
      return .finish(
        Decision(
          facts: facts,
          answer: .object(
            try Views.head(document) + [
              .init("state", .string("paid")),
              .init("voids", .string(original.head.name)),
              .init("paid_out", try Views.retained(content, mirrored: true)),
            ])))
    }
  }

  private func voidable(_ name: String, _ desk: Desk, _ transaction: LedgerTransaction) throws
    -> Document
  {
    guard let original = try transaction.reader.document(named: name) else {
      throw Refusal(.referenceNotFound, at: "document", ["document": name])
    }
    guard original.head.type == .receipt else {
      throw Refusal(.voidNotSupported, at: "document")
    }
    guard try transaction.reader.isReversed(original.head.id) == false else {
      throw Refusal(.referenceAlreadyVoided, at: "document")
    }
    guard try transaction.reader.refunds(of: original.head.id).isEmpty else {
      throw Refusal(.voidRefunded, at: "document")
    }
    guard original.head.shift == desk.shift.id else {
      throw Refusal(.voidShiftClosed, at: "document")
    }
    // What the receipt opened must still be whole: a voucher unused, a debt unpaid.
    for item in original.content.items where item.amount.isPositive {
      guard let open = try transaction.reader.openItem(item.kind, item.item)?.open,
        open == item.amount
      else { throw Refusal(.voidNotSupported, at: "document") }
    }
    return original
  }

  private enum Reversals {
    case ask(CardStep)
    case doubt(CardAttempt)
    case declined(CardAttempt)
    /// All are done; by the attempt that each reverses.
    case done([String: CardAttempt])
  }

  /// Walks through the card tenders and reverses one after another.
  private func reversals(of tenders: [Tender], _ attempts: [CardAttempt]) throws -> Reversals {
    var done: [String: CardAttempt] = [:]
    var ordinal: Int64 = 0
    for tender in tenders where tender.kind == .card {
      ordinal += 1
      guard let attempt = attempts.last(where: { $0.ordinal == ordinal }) else {
        return .ask(
          CardStep(
            ordinal: ordinal, direction: .reversal, amount: tender.retained,
            original: tender.card?.trace))
      }
      switch attempt.verdict {
      case .approved: done[tender.reference ?? ""] = attempt
      case .declined: return .declined(attempt)
      case .open: return .doubt(attempt)
      }
    }
    return .done(done)
  }

  private func declined(_ attempt: CardAttempt) -> JSON {
    .object([
      .init("state", .string("declined")),
      .init("attempts", .array([Views.attempt(attempt)])),
    ])
  }

  /// Gives back what cards were charged for a basket that is not paid in full.
  ///
  /// Members: `reason`. - Throws: `basket.*`.
  package func giveBack(basket id: BasketID, _ envelope: Envelope) async throws -> Reply {
    try await replying(envelope) { [self] in
      var reader = try RequestReader(envelope.request, pack.currency)
      let reason = try reader.text("reason")
      try reader.finish()
      return try await drive(envelope, needs: .void) { [self] transaction, attempts in
        guard let basket = try transaction.reader.basket(id) else {
          throw Refusal(.basketNotFound)
        }
        guard basket.state == .paying else { throw Refusal(.basketNotOpen) }
        switch try reversals(of: basket.tenders, attempts) {
        case .ask(let step): return .ask(step)
        case .doubt(let attempt): return .doubt(attempt)
        case .declined(let attempt):
          return .finish(Decision(facts: [], answer: declined(attempt)))
        case .done(let cards):
          return .finish(try emptied(basket, cards, reason, transaction))
        }
      }
    }
  }

  /// The basket without its tenders; both sides of each reversal are settled with it.
  private func emptied(
    _ basket: Basket, _ cards: [String: CardAttempt], _ reason: String,
    _ transaction: LedgerTransaction
  ) throws -> Decision {
    var facts: [Fact] = []
    for (charged, reversal) in cards.sorted(by: { $0.value.ordinal < $1.value.ordinal }) {
      var reversal = reversal
      try reversal.handle(.settled(document: "basket \(basket.id.text)"))
      facts.append(.attempt(reversal))
      guard var payment = try transaction.reader.attempt(AttemptID(trusted: charged)) else {
        continue
      }
      try payment.handle(.settled(document: "reversed by \(reversal.id.text)"))
      facts.append(.attempt(payment))
    }
    let open = Basket(
      id: basket.id, register: basket.register, person: basket.person,
      version: basket.version + 1, state: .open, label: basket.label,
      purchase: basket.purchase, tenders: [])
    facts.append(.basket(open))
    facts.append(
      .event(name: "basket.given_back", details: .object([.init("reason", .string(reason))])))
    return Decision(facts: facts, answer: Views.basket(open))
  }
}
