package import Amounts
import CanonicalJSON
import Commerce
import LedgerStore

extension Counter {
  /// Rings up and settles in one go: a sale, money for a principal, an invoice, a prepayment.
  ///
  /// The request's tenders are tried in their order; a declined card is followed by the next
  /// tender. Where they don't suffice, nothing happens; where a card was charged by then, its
  /// money stays in a basket that can be paid further.
  /// - Throws: `Refusal`, `LedgerError`.
  package func checkOut(_ kind: PurchaseRequest.Kind, _ envelope: Envelope) async throws -> Reply {
    try await replying(envelope) { [self] in
      var reader = try RequestReader(envelope.request, pack.currency)
      let request = try PurchaseRequest(kind, &reader)
      let offers = try TenderOffer.list(&reader)
      try reader.finish()
      let stored = JSON.object([.init("do", .string(kind.rawValue))]).merging(
        envelope.request.without(["tenders"]))
      return try await drive(envelope, needs: .sell) { [self] transaction, attempts in
        let bill = Bill(request: request, stored: stored, basket: nil)
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
          stored: basket.purchase, basket: basket)
        return try plan(bill, offers, attempts, envelope, transaction)
      }
    }
  }

  /// What is to be paid, and the basket it may lie in.
  private struct Bill {
    let request: PurchaseRequest
    let stored: JSON
    let basket: Basket?
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
    let type = bill.request.documentType
    let name = try desk.name(of: type)
    let purchase = try purchase(bill.request, name: name, desk, transaction)
    let approval = try checkDiscount(purchase, envelope, transaction)
    var settlement = try Settlement(
      payable: purchase.payable, policy: purchase.policy(pack, cashStep: desk.cashStep),
      taken: bill.basket?.tenders ?? [])
    var ordinal: Int64 = 0
    for (index, offer) in offers.enumerated() {
      let action = try placed(at: "tenders[\(index)]") { () throws(Refusal) in
        try settlement.handle(.offered(offer))
      }
      guard case .askTerminal(let amount) = action else { continue }
      ordinal += 1
      guard let attempt = attempts.last(where: { $0.ordinal == ordinal }) else {
        return .ask(CardStep(ordinal: ordinal, direction: .payment, amount: amount))
      }
      switch attempt.verdict {
      case .approved(let details):
        _ = try settlement.handle(.approved(attempt: attempt.id, details))
      case .declined: _ = try settlement.handle(.declined)
      case .open: return .doubt(attempt)
      }
    }
    return .finish(
      settlement.state == .paid
        ? try issue(purchase, settlement, bill, attempts, approval, envelope, desk, transaction)
        : try keep(purchase, settlement, bill, attempts, envelope))
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
    _ purchase: Purchase, _ settlement: Settlement, _ bill: Bill, _ attempts: [CardAttempt],
    _ approval: Approval?, _ envelope: Envelope, _ desk: Desk, _ transaction: LedgerTransaction
  ) throws -> Decision {
    let name = try desk.name(of: purchase.type)
    var content = try CheckOut.content(
      of: purchase, paid: settlement, name: name, pack: pack, on: desk.shift.businessDate,
      items: transaction.reader.openItem)
    content.approvedBy = approval?.approver
    let document = try desk.issue(purchase.type, content)
    var facts: [Fact] = [printed(document)]
    for tender in settlement.tenders where tender.kind == .card {
      let id = AttemptID(trusted: tender.reference ?? "")
      guard var attempt = try transaction.reader.attempt(id) else { continue }
      try attempt.handle(.settled(document: document.head.name))
      facts.append(.attempt(attempt))
    }
    if let basket = bill.basket { facts.append(.basket(basket.moved(to: .finished))) }
    if let approval { facts.append(.approval(approval)) }
    var answer = try Views.receipt(document, settlement)
    if purchase.type == .settlement, case .settlement(let invoice, let amount) = bill.request {
      let item = try transaction.reader.openItem(.receivable, invoice)
      let open = try (item?.open ?? amount) - amount
      answer = answer.merging(
        .object([
          .init("settled", .string(amount.decimal)), .init("open", .string(open.decimal)),
        ]))
    }
    return Decision(facts: facts, answer: answer)
  }

  /// Keeps what was taken where the tenders did not suffice; refuses where nothing was.
  private func keep(
    _ purchase: Purchase, _ settlement: Settlement, _ bill: Bill, _ attempts: [CardAttempt],
    _ envelope: Envelope
  ) throws -> Decision {
    let paid = try purchase.payable - settlement.remaining
    guard !attempts.isEmpty else {
      throw Refusal(
        .documentNotBalanced, at: "tenders",
        ["due": purchase.payable.decimal, "tendered": paid.decimal])
    }
    // What is not booked yet goes back to the customer; what a card was charged is kept in a
    // basket.
    let kept = settlement.tenders.filter { $0.kind == .card }
    let id = bill.basket?.id ?? BasketID(trusted: "b-\(envelope.hash.hexadecimal.prefix(24))")
    let basket = Basket(
      id: id, register: envelope.register, person: envelope.actor.person,
      version: (bill.basket?.version ?? 0) + 1, state: kept.isEmpty ? .open : .paying,
      label: bill.basket?.label ?? "", purchase: bill.stored, tenders: kept)
    let rest = try Settlement(payable: purchase.payable, policy: settlement.policy, taken: kept)
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
    case .prepared, .sent, .inProgress, .cancelRequested, .unknown: .open
    }
  }
}

extension Desk {
  /// The name that the next document of a type will bear.
  func name(of type: DocumentType) throws -> String {
    try issue(type, DocumentContent(pack.currency)).head.name
  }
}

extension Basket {
  /// The same basket in another state, one version on.
  func moved(to state: State) -> Basket {
    Basket(
      id: id, register: register, person: person, version: version + 1, state: state,
      label: label, purchase: purchase, tenders: tenders)
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
