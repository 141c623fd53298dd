import Amounts
import CanonicalJSON
package import Commerce
import Foundation
import GRDB

extension LedgerReader {
  /// A document by its name.
  package func document(named name: String) throws -> Document? {
    guard let id = try documentID(named: name) else { return nil }
    return try document(id)
  }

  /// The number within the ledger of a document by its name.
  package func documentID(named name: String) throws -> Int64? {
    guard let dash = name.lastIndex(of: "-"), name.distance(from: dash, to: name.endIndex) > 6,
      let number = Int64(name[name.index(after: dash)...]), number > 0
    else { return nil }
    let found = try row(
      "SELECT id FROM document WHERE series = ? AND number = ?",
      [String(name[..<dash]), number])
    return found?["id"]
  }

  /// A document, frozen as the journal has it.
  package func document(_ id: Int64) throws -> Document? {
    guard
      let row = try row(
        """
        SELECT journal.body FROM document JOIN journal ON journal.sequence = document.entry
        WHERE document.id = ?
        """, [id])
    else { return nil }
    for fact in try facts(in: try body(row["body"])) {
      if case .document(let document, _) = fact, document.head.id == id { return document }
    }
    throw LedgerError(.damaged, "document \(id) is not in its entry")
  }

  /// The facts of a body of the journal.
  func facts(in body: JSON) throws -> [Fact] {
    guard body["version"] == .integer(1), case .array(let elements) = body["facts"] else {
      throw LedgerError(.damaged, "a body of the journal has no facts of version 1")
    }
    do {
      return try elements.enumerated().map { try Fact($1, at: "facts[\($0)]") }
    } catch let fault as JournalFault {
      throw LedgerError(.damaged, "\(fault.path): \(fault.reason)")
    }
  }

  /// The document that a command with this key issued, of one of the types.
  package func document(ofKey key: String) throws -> Document? {
    guard let row = try row("SELECT body FROM journal WHERE key = ?", [key]) else { return nil }
    for fact in try facts(in: try body(row["body"])) {
      if case .document(let document, _) = fact { return document }
    }
    return nil
  }

  /// Documents that match a filter, in the order in which they were issued.
  package func documents(_ filter: DocumentFilter) throws -> [DocumentSummary] {
    var conditions = ["document.id > ?"]
    var arguments: StatementArguments = [filter.after]
    if let date = filter.date {
      conditions.append("document.shift IN (SELECT id FROM shift WHERE business_date = ?)")
      arguments += [date.iso]
    }
    if let type = filter.type {
      conditions.append("document.type = ?")
      arguments += [type.rawValue]
    }
    if let customer = filter.customer {
      conditions.append("document.customer = ?")
      arguments += [customer.text]
    }
    if let shift = filter.shift {
      conditions.append("document.shift = ?")
      arguments += [shift]
    }
    arguments += [min(max(filter.limit, 1), 500)]
    let currency = try currency()
    return try rows(
      """
      SELECT * FROM document WHERE \(conditions.joined(separator: " AND "))
      ORDER BY id LIMIT ?
      """, arguments
    ).map { try summary($0, currency) }
  }

  private func summary(_ row: Row, _ currency: Currency) throws -> DocumentSummary {
    guard let type = DocumentType(rawValue: row["type"]) else {
      throw LedgerError(.damaged, "a document of unknown type")
    }
    let gross: Int64 = row["gross"]
    return DocumentSummary(
      id: row["id"], name: DocumentHead.name(series: row["series"], number: row["number"]),
      type: type, shift: row["shift"], issuedAt: row["issued_at"],
      person: PersonID(trusted: row["person"]),
      customer: (row["customer"] as String?).map { CustomerID(trusted: $0) },
      amount: Money(gross == 0 ? row["amount"] : gross, currency))
  }

  /// What has been given back of a document.
  package func refunds(of original: Int64) throws -> RefundHistory {
    let related = """
      FROM relation JOIN document ON document.id = relation.document
      JOIN %TABLE% AS part ON part.shift = document.shift AND part.document = document.id
      WHERE relation.original = ? AND relation.kind IN ('refunds', 'reverses', 'corrects')
      """
    func query(_ columns: String, _ table: String, _ group: String) throws -> [Row] {
      let from = related.replacingOccurrences(of: "%TABLE%", with: table)
      return try rows("SELECT \(columns) \(from) GROUP BY \(group)", [original])
    }
    let lines = try query(
      "part.original AS line, -sum(part.quantity) AS quantity, -sum(part.gross) AS gross",
      "document_line", "part.original")
    let taxes = try query(
      "part.category AS category, part.rate AS rate, -sum(part.vat) AS vat", "document_tax",
      "part.category, part.rate")
    let tenders = try query(
      "part.kind AS kind, -sum(part.retained) AS retained", "document_tender", "part.kind")
    return RefundHistory(
      lines.map {
        RefundHistory.Returned(
          line: $0["line"], quantity: $0["quantity"], gross: $0["gross"])
      },
      taxes: Dictionary(
        uniqueKeysWithValues: try taxes.map {
          (try taxKey($0["category"], $0["rate"]), $0["vat"] as Int64)
        }),
      tenders: Dictionary(
        uniqueKeysWithValues: tenders.compactMap { row in
          TenderKind(rawValue: row["kind"]).map { ($0, row["retained"] as Int64) }
        }))
  }

  /// Whether a document was reversed as a whole.
  package func isReversed(_ document: Int64) throws -> Bool {
    try row(
      "SELECT 1 FROM relation WHERE original = ? AND kind = 'reverses'", [document]) != nil
  }

  /// What was paid so far for an invoice in all its settlements, by way of paying, in minor units.
  package func paid(for invoice: Int64) throws -> [TenderKind: Int64] {
    let found = try rows(
      """
      SELECT part.kind AS kind, sum(part.retained) AS paid
      FROM relation JOIN document ON document.id = relation.document
      JOIN document_tender AS part
        ON part.shift = document.shift AND part.document = document.id
      WHERE relation.original = ? AND relation.kind = 'settles' GROUP BY part.kind
      """, [invoice])
    return Dictionary(
      uniqueKeysWithValues: found.compactMap { row in
        TenderKind(rawValue: row["kind"]).map { ($0, row["paid"] as Int64) }
      })
  }

  /// Cash that was paid so far in the transaction of a document: in its settlements, and in the
  /// prepayments that it used; in minor units.
  package func cashPaid(for document: Int64) throws -> Int64 {
    let settled = try paid(for: document)[.cash] ?? 0
    guard let full = try self.document(document) else { return settled }
    let prepaid = full.content.relations.filter { $0.kind == .prepays }
    return try prepaid.reduce(settled) { try $0 + cash(in: $1.document) }
  }

  /// Cash that came in with one document, in minor units.
  package func cash(in document: Int64) throws -> Int64 {
    guard let content = try self.document(document)?.content else { return 0 }
    return content.tenders.filter { $0.kind == .cash }.reduce(0) { $0 + $1.retained.minorUnits }
  }
}
