package import Amounts
import CanonicalJSON
import Commerce
import LedgerStore

extension Counter {
  /// Rings up and settles in one go: a sale, money for a principal, an invoice, a prepayment.
  ///
  /// The request's tenders are tried in their order; a declined card is followed by the next
  /// tender. Where they don't suffice, nothing happens; where a card was charged by then, its
  /// money stays with a basket, saved before the terminal was asked, that can be paid further or
  /// given back.
  /// - Throws: `Refusal`, `LedgerError`.
  package func checkOut(_ kind: PurchaseRequest.Kind, _ envelope: Envelope) async throws -> Reply {
    try await replying(envelope) { [self] in
      var reader = try RequestReader(envelope.request, pack.currency)
      let request = try PurchaseRequest(kind, &reader)
      let offers = try TenderOffer.list(&reader)
      try reader.finish()
      let stored = JSON.object([.init("do", .string(kind.rawValue))]).merging(
        envelope.request.without(["tenders"]))
      // The name comes from the key: no two commands share a basket.
      let id = BasketID(trusted: "b-\(sha256(Array(envelope.key.utf8)).hexadecimal.prefix(24))")
      return try await drive(envelope, needs: .sell) { [self] transaction, attempts in
        let basket = attempts.isEmpty ? nil : try transaction.reader.basket(id)
        if let basket, basket.state != .paying { throw Refusal(.documentAlreadyFinalised) }
        let bill = Bill(
          request: request, stored: stored, id: id, basket: basket, isParked: false)
        return try plan(bill, offers, attempts, envelope, transaction)
      }
    }
  }

  /// Takes tenders for a basket; issues its document once everything is paid.
  ///
  /// - Throws: `Refusal`, `LedgerError`.
  package func pay(basket id: BasketID, _ envelope: Envelope) async throws -> Reply {
    try await replying(envelope) { [self] in
      var reader = try RequestReader(envelope.request, pack.currency)
      let offers = try TenderOffer.list(&reader)
      try reader.finish()
      return try await drive(envelope, needs: .sell) { [self] transaction, attempts in
        guard let basket = try transaction.reader.basket(id) else {
          throw Refusal(.basketNotFound)
        }
        guard basket.state == .open || basket.state == .paying else {
          throw Refusal(.basketNotOpen)
        }
        let bill = Bill(
          request: try PurchaseRequest(stored: basket.purchase, pack.currency),
          stored: basket.purchase, id: id, basket: basket, isParked: true)
        return try plan(bill, offers, attempts, envelope, transaction)
      }
    }
  }

  /// What is to be paid, and the basket that its charged cards belong to.
  private struct Bill {
    let request: PurchaseRequest
    let stored: JSON
    let id: BasketID
    /// The basket, once it is saved.
    let basket: Basket?
    /// Whether it was a basket before anybody paid; it may be paid in parts by card.
    let isParked: Bool
  }

  /// Runs a command, tells the news, and notes a refusal.
  func replying(_ envelope: Envelope, _ work: @escaping @Sendable () async throws -> Reply)
    async throws -> Reply
  {
    let doubt = DoubtBox()
    let answer = try await recordingRefusals(of: envelope) {
      switch try await work() {
      case .done(let answer): return answer
      case .doubt(let attempt):
        doubt.attempt = attempt
        return Views.doubt(attempt)
      }
    }
    return doubt.attempt.map(Reply.doubt) ?? .done(answer)
  }

  private func plan(
    _ bill: Bill, _ offers: [TenderOffer], _ attempts: [CardAttempt], _ envelope: Envelope,
    _ transaction: LedgerTransaction
  ) throws -> Plan {
    let desk = try desk(envelope, transaction)
    let name = try desk.name(of: bill.request.documentType)
    var purchase = try purchase(bill.request, name: name, desk, transaction)
    purchase.earlierCash = try earlierCash(purchase, offers, transaction)
    let subjects = claims(bill, offers)
    try checkClaims(subjects, key: envelope.key, transaction) { $0.state == .approved }
    let approval = try checkDiscount(
      purchase, isUnderWay: !attempts.isEmpty, envelope, transaction)
    let taken =
      bill.basket == nil ? [] : try self.taken(for: bill.id, except: envelope.key, transaction)
    var settlement = try Settlement(
      payable: purchase.payable, policy: purchase.policy(pack, cashStep: desk.cashStep),
      taken: taken.map(\.tender))
    var ordinal: Int64 = 0
    for (index, offer) in offers.enumerated() {
      // What follows a card that was approved is there for the case that it is not.
      if settlement.state == .paid, ordinal > 0 { break }
      let before = settlement
      let action = try placed(at: "tenders[\(index)]") { () throws(Refusal) in
        try settlement.handle(.offered(offer))
      }
      guard case .askTerminal(let amount) = action else { continue }
      ordinal += 1
      guard let attempt = attempts.last(where: { $0.ordinal == ordinal }) else {
        try rehearse(
          Array(offers[index...]), from: before, purchase, name, bill, desk, transaction)
        return .ask(
          CardStep(
            ordinal: ordinal, direction: .payment, amount: amount, subjects: subjects,
            facts: opening(bill, envelope) + (attempts.isEmpty ? used(approval) : [])))
      }
      // Another command has used this charge, or given it back: it pays nothing a second time.
      guard attempt.state != .settled else { throw Refusal(.documentAlreadyFinalised) }
      switch attempt.verdict {
      case .approved(let details):
        _ = try settlement.handle(.approved(attempt: attempt.id, details))
      case .declined: _ = try settlement.handle(.declined)
      case .open: return .doubt(attempt)
      }
    }
    let mine = attempts.isEmpty ? approval : nil
    return .finish(
      settlement.state == .paid
        ? try issue(
          purchase, settlement, bill, approver: approval?.approver, mine, desk, transaction)
        : try keep(purchase, settlement, bill, attempts, envelope))
  }

  /// What a sale is about besides itself; claimed while a terminal is asked for it.
  private func claims(_ bill: Bill, _ offers: [TenderOffer]) -> [String] {
    var subjects = [Claim.basket(bill.id)]
    if case .settlement(let invoice, _) = bill.request { subjects.append(Claim.document(invoice)) }
    for offer in offers {
      switch offer {
      case .voucher(_, let digest): subjects.append(Claim.voucher(digest))
      case .prepayment(_, let document): subjects.append(Claim.document(document))
      case .cash, .card, .transfer, .account: break
      }
    }
    // A sale for cash that nobody else can touch has nothing to claim, and asks nothing.
    return bill.basket == nil && subjects.count == 1 && !offers.contains { $0.kind == .card }
      ? [] : subjects
  }

  /// Runs the rest of the tenders as if every card were approved: what would be refused afterwards
  /// is refused before a card is charged.
  private func rehearse(
    _ offers: [TenderOffer], from settlement: Settlement, _ purchase: Purchase, _ name: String,
    _ bill: Bill, _ desk: Desk, _ transaction: LedgerTransaction
  ) throws {
    var settlement = settlement
    let details = CardDetails(
      maskedNumber: "", scheme: "", authorisation: "", trace: "", batch: "")
    for offer in offers where settlement.state != .paid {
      if case .askTerminal = try settlement.handle(.offered(offer)) {
        _ = try settlement.handle(.approved(attempt: AttemptID(trusted: "rehearsal"), details))
      }
    }
    if settlement.state != .paid, bill.isParked { return }
    _ = try CheckOut.content(
      of: purchase, paid: settlement, name: name, pack: pack, on: desk.shift.businessDate,
      items: transaction.reader.openItem)
  }

  /// The basket, saved as one that is being paid, before the first card is asked for.
  private func opening(_ bill: Bill, _ envelope: Envelope) -> [Fact] {
    if bill.basket?.state == .paying { return [] }
    return [.basket(saved(bill, envelope, .paying))]
  }

  private func saved(_ bill: Bill, _ envelope: Envelope, _ state: Basket.State) -> Basket {
    Basket(
      id: bill.id, register: envelope.register, person: envelope.actor.person,
      version: (bill.basket?.version ?? 0) + 1, state: state, label: bill.basket?.label ?? "",
      purchase: bill.stored)
  }

  private func used(_ approval: Approval?) -> [Fact] { approval.map { [.approval($0)] } ?? [] }

  /// Cash that belongs to the same transaction: of the invoice, and of prepayments that are used.
  private func earlierCash(
    _ purchase: Purchase, _ offers: [TenderOffer], _ transaction: LedgerTransaction
  ) throws -> Money {
    var sum = purchase.earlierCash
    for offer in offers {
      guard case .prepayment(_, let name) = offer,
        let id = try transaction.reader.documentID(named: name)
      else { continue }
      sum = try sum + Money(try transaction.reader.cash(in: id), pack.currency)
    }
    return sum
  }

  /// What a request comes to at this desk, now.
  private func purchase(
    _ request: PurchaseRequest, name: String, _ desk: Desk, _ transaction: LedgerTransaction
  ) throws -> Purchase {
    switch request {
    case .sale(let lines, let discount, let customer, let vouchers):
      for (index, voucher) in vouchers.enumerated() {
        let repeated = vouchers[..<index].contains { $0.party == voucher.party }
        let known = try transaction.reader.openItem(.voucher, voucher.party) != nil
        if repeated || known { throw Refusal(.voucherCodeTaken, at: "vouchers[\(index)].code") }
      }
      if lines.isEmpty, !vouchers.isEmpty {
        return try Purchase.vouchers(vouchers, pack.currency)
      }
      let quote = try quote(lines, discount: discount, desk.terms, transaction)
      try refuseAgency(in: quote)
      return try Purchase.sale(quote, customer: customer, vouchers: vouchers)
    case .agency(let service, let principal, let reference, let amount):
      let line = BasketLine(service: service, quantity: .one, discount: .zero(pack.currency))
      let fee = try quote([line], discount: .zero(pack.currency), desk.terms, transaction)
      guard fee.lines.allSatisfy({ $0.kind == .agency }) else {
        throw Refusal(.lineKindNotSupported, at: "service")
      }
      return try Purchase.agency(fee, principal: principal, reference: reference, amount: amount)
    case .settlement(let invoice, let amount):
      guard let item = try transaction.reader.openItem(.receivable, invoice) else {
        let exists = try transaction.reader.documentID(named: invoice) != nil
        throw Refusal(
          exists ? .transferOriginalNotInvoice : .referenceNotFound, at: "invoice",
          ["document": invoice])
      }
      let cash = try transaction.reader.cashPaid(for: item.document)
      return try Purchase.settlement(
        item, amount: amount, earlierCash: Money(cash, pack.currency))
    case .prepayment(let customer, let service, let amount):
      guard let service = try transaction.service(service) else {
        throw Refusal(.lineServiceUnknown, at: "service", ["service": service])
      }
      return try Purchase.prepayment(
        service, amount: amount, customer: customer, name: name, terms: desk.terms)
    }
  }

  /// A fee for a principal's money is rung up together with that money, never alone.
  private func refuseAgency(in quote: Quote) throws {
    guard let index = quote.lines.firstIndex(where: { $0.kind == .agency }) else { return }
    throw Refusal(.lineKindNotSupported, at: "lines[\(index)].service")
  }

  func quote(
    _ lines: [BasketLine], discount: Money, _ terms: Pricing.Terms,
    _ transaction: LedgerTransaction
  ) throws -> Quote {
    var services: [String: Service] = [:]
    for line in lines { services[line.service] = try transaction.service(line.service) }
    return try Pricing.quote(lines, discount: discount, services: { services[$0] }, terms: terms)
  }

  /// Issues the document of what has been paid in full.
  private func issue(
    _ purchase: Purchase, _ settlement: Settlement, _ bill: Bill, approver: PersonID?,
    _ approval: Approval?, _ desk: Desk, _ transaction: LedgerTransaction
  ) throws -> Decision {
    let name = try desk.name(of: purchase.type)
    var content = try CheckOut.content(
      of: purchase, paid: settlement, name: name, pack: pack, on: desk.shift.businessDate,
      items: transaction.reader.openItem)
    content.approvedBy = approver
    let document = try desk.issue(purchase.type, content)
    var facts: [Fact] = [printed(document)]
    for tender in settlement.tenders where tender.kind == .card {
      let id = AttemptID(trusted: tender.reference ?? "")
      guard var attempt = try transaction.reader.attempt(id) else {
        throw Refusal(.attemptNotFound)
      }
      try attempt.handle(.settled(document: document.head.name))
      facts.append(.attempt(attempt))
    }
    if let basket = bill.basket { facts.append(.basket(basket.moved(to: .finished))) }
    facts += used(approval)
    var answer = try Views.receipt(document, settlement)
    if case .settlement(let invoice, let amount) = bill.request {
      let item = try transaction.reader.openItem(.receivable, invoice)
      let open = try (item?.open ?? amount) - amount
      answer = answer.merging(
        .object([
          .init("settled", .string(amount.decimal)), .init("open", .string(open.decimal)),
        ]))
    }
    return Decision(facts: facts, answer: answer)
  }

  /// Tells what is still due where the tenders did not suffice; refuses where nothing was charged.
  ///
  /// What is not booked yet goes back to the customer; what a card was charged belongs to the
  /// basket.
  private func keep(
    _ purchase: Purchase, _ settlement: Settlement, _ bill: Bill, _ attempts: [CardAttempt],
    _ envelope: Envelope
  ) throws -> Decision {
    guard !attempts.isEmpty else {
      let paid = try purchase.payable - settlement.remaining
      throw Refusal(
        .documentNotBalanced, at: "tenders",
        ["due": purchase.payable.decimal, "tendered": paid.decimal])
    }
    let cards = settlement.tenders.filter { $0.kind == .card }
    let basket = saved(bill, envelope, cards.isEmpty ? .open : .paying)
    let rest = try Settlement(payable: purchase.payable, policy: settlement.policy, taken: cards)
    return Decision(
      facts: [.basket(basket)],
      answer: Views.unpaid(basket, due: rest.remaining, attempts: attempts))
  }
}

extension PurchaseRequest {
  /// The type of document that it becomes.
  fileprivate var documentType: DocumentType {
    switch self {
    case .sale, .agency: .receipt
    case .settlement: .settlement
    case .prepayment: .prepayment
    }
  }
}

extension CardAttempt {
  /// What an attempt means to the command that made it.
  enum Verdict {
    case approved(CardDetails)
    case declined
    case open
  }

  var verdict: Verdict {
    switch state {
    case .approved, .settled:
      if let details { .approved(details) } else { .open }
    case .declined, .cancelled, .abandoned: .declined
    case .prepared, .sent, .inProgress, .cancelRequested, .candidate, .unknown, .review: .open
    }
  }
}

extension Basket {
  /// The same basket in another state, one version on.
  func moved(to state: State) -> Basket {
    Basket(
      id: id, register: register, person: person, version: version + 1, state: state,
      label: label, purchase: purchase)
  }
}

/// Runs a part of a plan and tells its refusal with the place in the request.
func placed<Value>(at path: String, _ work: () throws(Refusal) -> Value) throws(Refusal) -> Value {
  do { return try work() } catch { throw error.path == nil ? error.at(path) : error }
}

/// Carries a doubt out of a closure.
///
/// `@unchecked Sendable` because the closure that writes it has ended before anybody reads it.
private final class DoubtBox: @unchecked Sendable {
  var attempt: CardAttempt?
}
