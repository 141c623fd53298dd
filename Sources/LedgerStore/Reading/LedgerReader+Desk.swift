package import Amounts
package import Commerce
import GRDB

extension LedgerReader {
  /// What is open under a name: an invoice, a prepayment, a voucher's digest.
  package func openItem(_ kind: OpenItemChange.Kind, _ name: String) throws -> OpenItem? {
    let currency = try currency()
    return try row(
      "SELECT * FROM open_item WHERE kind = ? AND item = ?", [kind.rawValue, name]
    ).map { try item($0, currency) }
  }

  /// What a customer owes and has paid in advance, by due date: "what do I owe, and when".
  package func openItems(of customer: CustomerID) throws -> [OpenItem] {
    let currency = try currency()
    return try rows(
      "SELECT * FROM open_item WHERE customer = ? AND open <> 0 ORDER BY due, document",
      [customer.text]
    ).map { try item($0, currency) }
  }

  private func item(_ row: Row, _ currency: Currency) throws -> OpenItem {
    guard let kind = OpenItemChange.Kind(rawValue: row["kind"]) else {
      throw LedgerError(.damaged, "an open item of unknown kind")
    }
    var tax: TaxKey?
    if let category = row["category"] as String?, let rate = row["rate"] as Int64? {
      tax = try taxKey(category, rate)
    }
    return OpenItem(
      kind: kind, document: row["document"], name: row["item"],
      customer: (row["customer"] as String?).map { CustomerID(trusted: $0) },
      due: try (row["due"] as String?).map { try BusinessDate(iso: $0) },
      amount: Money(row["amount"], currency), open: Money(row["open"], currency),
      openVAT: Money(row["open_vat"], currency), tax: tax)
  }

  /// A basket.
  package func basket(_ id: BasketID) throws -> Basket? {
    try row("SELECT body FROM basket WHERE id = ?", [id.text]).map(basket)
  }

  /// The baskets of a register that are not paid yet.
  package func openBaskets(of register: RegisterID) throws -> [Basket] {
    try rows(
      """
      SELECT body FROM basket WHERE register = ? AND state IN ('open', 'paying') ORDER BY id
      """, [register.text]
    ).map(basket)
  }

  private func basket(_ row: Row) throws -> Basket {
    guard case .basket(let basket) = try Fact(text: row["body"]) else {
      throw LedgerError(.damaged, "a basket can't be read")
    }
    return basket
  }

  /// A request for a second person.
  package func approval(_ id: ApprovalID) throws -> Approval? {
    guard let row = try row("SELECT body FROM approval WHERE id = ?", [id.text]) else {
      return nil
    }
    guard case .approval(let approval) = try Fact(text: row["body"]) else {
      throw LedgerError(.damaged, "an approval can't be read")
    }
    return approval
  }

  /// What a person's documents of some types came to in a shift, in minor units: what limits count.
  package func sum(of types: [DocumentType], by person: PersonID, in shift: Int64) throws -> Int64 {
    try types.reduce(0) { sum, type in
      let found = try row(
        """
        SELECT coalesce(sum(abs(amount)), 0) AS amount FROM document
        WHERE shift = ? AND type = ? AND person = ?
        """, [shift, type.rawValue, person.text])
      return sum + (found?["amount"] ?? 0)
    }
  }
}
