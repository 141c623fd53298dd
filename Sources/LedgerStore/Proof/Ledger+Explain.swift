package import Amounts
package import Commerce
import GRDB

/// A part of a figure: the document or attempt that it comes from.
package struct FigurePart: Hashable, Sendable {
  /// The document, or the card attempt.
  package let source: String
  /// What it adds, in minor units.
  package let amount: Int64
  /// The tax in it, of a figure of tax.
  package let vat: Int64
}

/// A figure and what makes it.
package struct Explanation: Hashable, Sendable {
  /// The figure as the ledger keeps it, in minor units.
  package let stated: Int64
  /// Its parts, in the order in which they were booked.
  package let parts: [FigurePart]

  /// The sum of the parts.
  package var sum: Int64 { parts.reduce(0) { $0 + $1.amount } }
}

extension LedgerReader {
  /// Explains a total of a shift: the documents that make it, adding up.
  ///
  /// - Throws: `shift.not_found`, `reference.not_found` for a figure that the shift does not have.
  package func explain(shift: Int64, kind: ShiftTotal.Kind, name: String) throws -> Explanation {
    let totals = try totals(of: shift)
    guard let stated = totals.first(where: { $0.kind == kind && $0.name == name }) else {
      throw Refusal(.referenceNotFound, ["document": "\(kind.rawValue) \(name)"])
    }
    if kind == .attempt {
      let parts = try attempts(ofShift: shift).filter {
        "\($0.direction.rawValue) \($0.state.rawValue)" == name
      }
      return Explanation(
        stated: stated.amount,
        parts: parts.map {
          FigurePart(source: $0.id.text, amount: $0.amount.minorUnits, vat: 0)
        })
    }
    var parts: [FigurePart] = []
    try eachDocument(of: shift) { document in
      for addition in ShiftTotals.additions(of: document)
      where addition.kind == kind && addition.name == name {
        parts.append(
          FigurePart(
            source: document.head.name, amount: addition.amount, vat: addition.vat))
      }
    }
    return Explanation(stated: stated.amount, parts: parts)
  }

  /// Explains what is open under a customer: every document that touched it.
  package func explain(customer: CustomerID) throws -> Explanation {
    let open = try openItems(of: customer).filter { $0.kind == .receivable }
    let account = Account.receivable(customer)
    let rows = try rows(
      """
      SELECT posting.document, posting.amount FROM posting
      JOIN document ON document.id = posting.document
      WHERE document.customer = ? AND posting.account = ? AND posting.shift = document.shift
      ORDER BY posting.document
      """, [customer.text, account.name])
    let parts = try rows.map { row -> FigurePart in
      let name = try document(row["document"] as Int64)?.head.name ?? ""
      return FigurePart(source: name, amount: row["amount"], vat: 0)
    }
    return Explanation(stated: open.reduce(0) { $0 + $1.open.minorUnits }, parts: parts)
  }

  /// Explains the sum of a terminal's batch: the attempts that make it, adding up.
  ///
  /// - Throws: `reference.not_found` for a batch that the terminal does not have.
  package func explain(batch number: Int64, of terminal: TerminalID) throws -> Explanation {
    guard let batch = try batch(number, of: terminal) else {
      throw Refusal(.referenceNotFound, ["document": "\(terminal.text) \(number)"])
    }
    let rows = try rows(
      """
      SELECT attempt, amount FROM terminal_batch_line WHERE terminal = ? AND batch = ?
      ORDER BY number
      """, [terminal.text, number])
    return Explanation(
      stated: batch.amount.minorUnits,
      parts: rows.map { FigurePart(source: $0["attempt"], amount: $0["amount"], vat: 0) })
  }

  /// Reads every document of a shift, in order; of all shifts where none is named.
  package func eachDocument(of shift: Int64? = nil, _ visit: (Document) throws -> Void) throws {
    var last: Int64 = 0
    while true {
      let filter =
        shift == nil ? "document.id > ?" : "document.shift = \(shift ?? 0) AND document.id > ?"
      let ids = try rows(
        "SELECT id FROM document WHERE \(filter) ORDER BY id LIMIT 500", [last])
      if ids.isEmpty { return }
      for row in ids {
        let id: Int64 = row["id"]
        if let document = try document(id) { try visit(document) }
        last = id
      }
    }
  }
}
