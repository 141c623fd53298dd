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
    let subject = Claim.document(name)
    // Reversals that an earlier void got done are gone on with, whoever asked for them.
    try checkClaims([subject], key: envelope.key, transaction) {
      $0.direction == .reversal && $0.state == .approved
    }
    let original = try voidable(name, desk, transaction)
    let total = original.content.tenders.reduce(0) { $0 + max($1.retained.minorUnits, 0) }
    let approval = try checkLimit(
      .refund, amount: total, before: try givenBack(envelope, desk, transaction),
      isUnderWay: !attempts.isEmpty, envelope, transaction)
    let payments = original.content.tenders.filter { $0.kind == .card }.map { tender in
      Payment(
        attempt: AttemptID(trusted: tender.reference ?? ""), amount: tender.retained,
        original: tender.card?.reference)
    }
    switch try reversals(of: payments, attempts, [subject], transaction) {
    case .ask(var step):
      if attempts.isEmpty, let approval { step.facts = [.approval(approval)] }
      return .ask(step)
    case .doubt(let attempt): return .doubt(attempt)
    case .declined(let attempt): return .finish(Decision(facts: [], answer: declined(attempt)))
    case .done(let cards):
      var content = try Refunding.mirror(
        of: original, cards: cards.mapValues { ($0.id, $0.details) })
      content.reason = reason
      content.amount = Money(total, pack.currency)
      content.approvedBy = approval?.approver
      let document = try desk.issue(.refund, content)
      var facts: [Fact] = [printed(document)]
      facts += try cards.values.sorted { $0.id < $1.id }.map { attempt in
        var attempt = attempt
        try attempt.handle(.settled(document: document.head.name))
        return .attempt(attempt)
      }
      if attempts.isEmpty, let approval { facts.append(.approval(approval)) }
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
    // Where a card was given its money back already, the void is finished in whichever shift is
    // open.
    let claim = Claim.document(name)
    let isBegun = try transaction.reader.openAttempts().contains {
      $0.direction == .reversal && $0.state == .approved && $0.subjects.contains(claim)
    }
    guard original.head.shift == desk.shift.id || isBegun else {
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

  /// A charge that is to be reversed.
  private struct Payment {
    let attempt: AttemptID
    let amount: Money
    let original: String?
  }

  private enum Reversals {
    case ask(CardStep)
    case doubt(CardAttempt)
    case declined(CardAttempt)
    /// All are done; by the attempt that each reverses.
    case done([String: CardAttempt])
  }

  /// Walks through charges and reverses one after another; what is reversed already is not asked
  /// again.
  private func reversals(
    of payments: [Payment], _ attempts: [CardAttempt], _ subjects: [String],
    _ transaction: LedgerTransaction
  ) throws -> Reversals {
    var done: [String: CardAttempt] = [:]
    for payment in payments {
      if let known = try transaction.reader.reversal(of: payment.attempt) {
        done[payment.attempt.text] = known
        continue
      }
      guard let attempt = attempts.last(where: { $0.reverses == payment.attempt }) else {
        return .ask(
          CardStep(
            ordinal: Int64(attempts.count + 1), direction: .reversal, amount: payment.amount,
            original: payment.original, subjects: subjects, reverses: payment.attempt))
      }
      switch attempt.verdict {
      case .approved: done[payment.attempt.text] = attempt
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
  /// Members: `reason`. - Throws: `basket.*`, `tender.attempt_open`.
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
        return try plan(givingBack: basket, reason, attempts, envelope, transaction)
      }
    }
  }

  private func plan(
    givingBack basket: Basket, _ reason: String, _ attempts: [CardAttempt], _ envelope: Envelope,
    _ transaction: LedgerTransaction
  ) throws -> Plan {
    let subject = Claim.basket(basket.id)
    try checkClaims([subject], key: envelope.key, transaction) { $0.state == .approved }
    let charged = try transaction.reader.openAttempts().filter {
      $0.state == .approved && $0.direction == .payment && $0.subjects.contains(subject)
    }
    let payments = charged.map {
      Payment(attempt: $0.id, amount: $0.amount, original: $0.details?.reference)
    }
    switch try reversals(of: payments, attempts, [subject], transaction) {
    case .ask(let step): return .ask(step)
    case .doubt(let attempt): return .doubt(attempt)
    case .declined(let attempt): return .finish(Decision(facts: [], answer: declined(attempt)))
    case .done(let cards): return .finish(try emptied(basket, charged, cards, reason))
    }
  }

  /// The basket without its charges; both sides of each reversal are settled with it.
  private func emptied(
    _ basket: Basket, _ charged: [CardAttempt], _ cards: [String: CardAttempt], _ reason: String
  ) throws -> Decision {
    var facts: [Fact] = []
    for var payment in charged {
      guard var reversal = cards[payment.id.text] else { throw Refusal(.attemptNotFound) }
      try reversal.handle(.settled(document: "basket \(basket.id.text)"))
      try payment.handle(.settled(document: "reversed by \(reversal.id.text)"))
      facts += [.attempt(reversal), .attempt(payment)]
    }
    let open = basket.moved(to: .open)
    facts.append(.basket(open))
    facts.append(
      .event(name: "basket.given_back", details: .object([.init("reason", .string(reason))])))
    return Decision(facts: facts, answer: Views.basket(open))
  }
}
