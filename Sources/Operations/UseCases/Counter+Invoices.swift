import Amounts
package import CanonicalJSON
import Commerce
import LedgerStore

extension Counter {
  /// Issues an invoice on account, using prepayments where some are named (P3, P8).
  ///
  /// Members: `customer`, `due_date`, `lines`, optionally `discount` and `prepayments`
  /// (`document`, `amount`).
  /// - Throws: `line.*`, `discount.*`, `prepayment.insufficient`, `shift.not_open`, `approval.*`.
  package func invoice(_ envelope: Envelope) async throws -> JSON {
    try await execute(envelope, needs: .sell) { [self] transaction in
      var reader = try RequestReader(envelope.request, pack.currency)
      let customer: CustomerID = try reader.identifier("customer")
      let due = try reader.date("due_date")
      let zero = Money.zero(pack.currency)
      let lines = try reader.list("lines") { (r) throws(Refusal) in
        BasketLine(
          service: try r.text("service"), quantity: try r.quantity("quantity"),
          discount: try r.optionalMoney("discount") ?? zero)
      }
      let discount = try reader.optionalMoney("discount") ?? zero
      let prepayments = try reader.list("prepayments", max: 20) { (r) throws(Refusal) in
        (document: try r.text("document"), amount: try r.money("amount"))
      }
      try reader.finish()
      let desk = try desk(envelope, transaction)
      let quote = try quote(lines, discount: discount, desk.terms, transaction)
      if let index = quote.lines.firstIndex(where: { $0.kind == .agency }) {
        throw Refusal(.lineKindNotSupported, at: "lines[\(index)].service")
      }
      var facts: [Fact] = []
      var approval: Approval?
      if quote.discount.isPositive {
        approval = try checkLimit(
          .discount, amount: quote.discount.minorUnits, before: 0, envelope, transaction)
        if let approval { facts.append(.approval(approval)) }
      }
      var content = try Invoicing.invoice(
        quote, customer: customer, due: due, prepayments: prepayments,
        name: try desk.name(of: .invoice), items: transaction.reader.openItem)
      content.approvedBy = approval?.approver
      let document = try desk.issue(.invoice, content)
      let open = content.items.last?.amount ?? zero
      return Decision(
        facts: [printed(document)] + facts,
        answer: .object(
          try Views.head(document) + [
            .init("customer", .string(customer.text)), .init("due_date", .string(due.iso)),
            .init("open", .string(open.decimal)),
          ]))
    }
  }
}
