package import Amounts

/// A document as people see it in a list.
package struct DocumentSummary: Hashable, Sendable {
  /// The number within the ledger.
  package let id: Int64
  /// The name: `RCP-R1-000123`.
  package let name: String
  /// The type.
  package let type: DocumentType
  /// The shift.
  package let shift: Int64
  /// When it was issued, in milliseconds since 1970.
  package let issuedAt: Int64
  /// Who made it.
  package let person: PersonID
  /// The customer.
  package let customer: CustomerID?
  /// What it comes to: its gross, or the sum of a document without turnover.
  package let amount: Money

  /// A row of a list.
  package init(
    id: Int64, name: String, type: DocumentType, shift: Int64, issuedAt: Int64, person: PersonID,
    customer: CustomerID?, amount: Money
  ) {
    self.id = id
    self.name = name
    self.type = type
    self.shift = shift
    self.issuedAt = issuedAt
    self.person = person
    self.customer = customer
    self.amount = amount
  }
}

/// What documents are searched by; absent parts match everything.
package struct DocumentFilter: Hashable, Sendable {
  /// The business date.
  package var date: BusinessDate?
  /// The type.
  package var type: DocumentType?
  /// The customer.
  package var customer: CustomerID?
  /// The shift.
  package var shift: Int64?
  /// Only documents after this number within the ledger.
  package var after: Int64 = 0
  /// How many at the most, 1 to 500.
  package var limit: Int = 100

  /// A filter that matches all.
  package init() {}
}
