import Amounts
import Commerce
import GRDB

/// Writes what a fact makes true into the tables: the same function live and in a rebuild (promise
/// 3).
struct Projection {
  let db: Database

  /// Runs a statement that is kept prepared.
  func run(_ sql: String, _ arguments: StatementArguments) throws {
    try db.cachedStatement(sql: sql).execute(arguments: arguments)
  }

  /// Writes a row of the journal.
  func insert(_ row: JournalRow, hash: [UInt8]) throws {
    try run(
      """
      INSERT INTO journal(sequence, at, offset, register, actor, kind, key, key_hash, body,
        previous_hash, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """,
      [
        row.sequence, row.at.milliseconds, row.at.offsetSeconds, row.register, row.actor,
        row.kind, row.key, row.keyHash.data, String(decoding: row.body, as: UTF8.self),
        row.previousHash.data, hash.data,
      ])
  }

  /// Writes one fact of the entry with that sequence number.
  func apply(_ fact: Fact, entry: Int64) throws {
    switch fact {
    case .branch(let branch):
      try run(
        "INSERT INTO branch(id, body) VALUES (1, ?) ON CONFLICT DO UPDATE SET body = excluded.body",
        [Fact.branch(branch).text])
      try keepEdition(branch, entry: entry)
    case .catalogue(let services):
      for service in services {
        try run(
          """
          INSERT INTO service(code, body) VALUES (?, ?)
          ON CONFLICT DO UPDATE SET body = excluded.body
          """, [service.code, Fact.catalogue([service]).text])
      }
    case .shiftOpened(let shift): try open(shift)
    case .shiftHandedOver(let shift, let person):
      try run("UPDATE shift SET holder = ? WHERE id = ?", [person.text, shift])
    case .shiftClosed(let shift, let closing): try close(shift, closing)
    case .document(let document, let prints):
      try issue(document, entry: entry)
      if prints { try queue(document) }
    case .basket(let basket):
      try run(
        """
        INSERT INTO basket(id, register, state, version, body) VALUES (?, ?, ?, ?, ?)
        ON CONFLICT DO UPDATE SET register = excluded.register, state = excluded.state,
          version = excluded.version, body = excluded.body
        """,
        [
          basket.id.text, basket.register.text, basket.state.rawValue, basket.version,
          Fact.basket(basket).text,
        ])
    case .attempt(let attempt):
      try move(attempt)
      try join(attempt)
    case .told(let record): try note(record, entry: entry)
    case .terminalClosed(let close): try move(close)
    case .print(let job): try move(job)
    case .approval(let approval):
      try run(
        """
        INSERT INTO approval(id, state, body) VALUES (?, ?, ?)
        ON CONFLICT DO UPDATE SET state = excluded.state, body = excluded.body
        """, [approval.id.text, approval.state.rawValue, Fact.approval(approval).text])
    case .refusal, .event: break
    }
  }

  private func open(_ shift: Shift) throws {
    try run(
      """
      INSERT INTO shift(id, register, business_date, state, opened_at, opened_offset, opened_by,
        holder, carried_over, opening_count) VALUES (?, ?, ?, 'open', ?, ?, ?, ?, ?, ?)
      """,
      [
        shift.id, shift.register.text, shift.businessDate.iso, shift.openedAt.milliseconds,
        shift.openedAt.offsetSeconds, shift.openedBy.text, shift.holder.text,
        shift.carriedOver.minorUnits, shift.openingCount.minorUnits,
      ])
  }

  private func close(_ shift: Int64, _ closing: ShiftClosing) throws {
    try run(
      """
      UPDATE shift SET state = 'closed', expected = ?, closing_count = ?, closing_difference = ?,
        left_in_drawer = ? WHERE id = ?
      """,
      [
        closing.expected.minorUnits, closing.closingCount.minorUnits,
        closing.closingDifference.minorUnits, closing.leftInDrawer.minorUnits, shift,
      ])
  }

  private func issue(_ document: Document, entry: Int64) throws {
    let head = document.head
    let content = document.content
    try run(
      """
      INSERT INTO document(id, entry, type, series, number, shift, issued_at, person, customer,
        gross, amount) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """,
      [
        head.id, entry, head.type.rawValue, head.series, head.number, head.shift,
        head.issuedAt.milliseconds, head.person.text, content.customer?.text,
        content.gross.minorUnits, content.amount.minorUnits,
      ])
    try run(
      """
      INSERT INTO series(name, last) VALUES (?, ?)
      ON CONFLICT DO UPDATE SET last = excluded.last
      """, [head.series, head.number])
    try run(
      """
      INSERT INTO shift_series(shift, series, first, last) VALUES (?, ?, ?, ?)
      ON CONFLICT DO UPDATE SET last = excluded.last
      """, [head.shift, head.series, head.number, head.number])
    try writeRows(head, content)
    try post(document)
    for relation in content.relations {
      try run(
        "INSERT INTO relation(original, document, kind) VALUES (?, ?, ?)",
        [relation.document, head.id, relation.kind.rawValue])
    }
    for item in content.items { try change(item, by: document) }
    for addition in ShiftTotals.additions(of: document) { try add(addition, to: head.shift) }
  }

  private func writeRows(_ head: DocumentHead, _ content: DocumentContent) throws {
    for line in content.lines {
      try run(
        """
        INSERT INTO document_line(shift, document, number, service, quantity, gross, net, category,
          rate, original) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        [
          head.shift, head.id, line.number, line.service, line.quantity.thousandths,
          line.gross.minorUnits, line.net.minorUnits, line.tax.category.rawValue,
          line.tax.rate.basisPoints, line.original,
        ])
    }
    for tax in content.taxes {
      try run(
        """
        INSERT INTO document_tax(shift, document, category, rate, gross, vat)
        VALUES (?, ?, ?, ?, ?, ?)
        """,
        [
          head.shift, head.id, tax.key.category.rawValue, tax.key.rate.basisPoints,
          tax.gross.minorUnits, tax.vat.minorUnits,
        ])
    }
    for (index, tender) in content.tenders.enumerated() {
      try run(
        """
        INSERT INTO document_tender(shift, document, number, kind, retained, tendered, change,
          reference) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
        """,
        [
          head.shift, head.id, index + 1, tender.kind.rawValue, tender.retained.minorUnits,
          tender.tendered.minorUnits, tender.change.minorUnits, tender.reference,
        ])
    }
  }

  /// Writes the postings; they are checked when they are made and here once more.
  private func post(_ document: Document) throws {
    var sum: Int64 = 0
    for (index, posting) in document.postings.enumerated() {
      sum += posting.amount.minorUnits
      try run(
        "INSERT INTO posting(shift, document, number, account, amount) VALUES (?, ?, ?, ?, ?)",
        [
          document.head.shift, document.head.id, index + 1, posting.account.name,
          posting.amount.minorUnits,
        ])
    }
    guard sum == 0 else {
      throw LedgerError(.damaged, "the postings of \(document.head.name) sum to \(sum)")
    }
  }

  private func change(_ item: OpenItemChange, by document: Document) throws {
    if item.amount.isNegative {
      // A CHECK of the table refuses to take more than is open.
      try run(
        """
        UPDATE open_item SET open = open + ?, open_vat = open_vat + ?
        WHERE kind = ? AND item = ?
        """, [item.amount.minorUnits, item.vat.minorUnits, item.kind.rawValue, item.item])
      guard db.changesCount == 1 else {
        throw LedgerError(.damaged, "nothing is open under \(item.kind.rawValue) \(item.item)")
      }
      return
    }
    let tax = document.content.taxes.first?.key
    let isPrepayment = item.kind == .prepayment
    try run(
      """
      INSERT INTO open_item(kind, item, document, customer, due, amount, open, open_vat, category,
        rate) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT DO UPDATE SET open = open + excluded.open,
        open_vat = open_vat + excluded.open_vat
      """,
      [
        item.kind.rawValue, item.item, document.head.id, item.customer?.text, item.due?.iso,
        item.amount.minorUnits, item.amount.minorUnits, item.vat.minorUnits,
        isPrepayment ? tax?.category.rawValue : nil, isPrepayment ? tax?.rate.basisPoints : nil,
      ])
  }

  private func add(_ total: ShiftTotal, to shift: Int64) throws {
    try run(
      """
      INSERT INTO shift_total(shift, kind, name, count, amount, vat) VALUES (?, ?, ?, ?, ?, ?)
      ON CONFLICT DO UPDATE SET count = count + excluded.count, amount = amount + excluded.amount,
        vat = vat + excluded.vat
      """, [shift, total.kind.rawValue, total.name, total.count, total.amount, total.vat])
  }

  /// Moves an attempt, and its share of the shift's totals, from its old state to the new one.
  private func move(_ attempt: CardAttempt) throws {
    let before = try String.fetchOne(
      try db.cachedStatement(sql: "SELECT state FROM attempt WHERE id = ?"),
      arguments: [attempt.id.text])
    let amount = attempt.amount.minorUnits
    if let before {
      try add(
        ShiftTotal(
          .attempt, "\(attempt.direction.rawValue) \(before)", count: -1, amount: -amount),
        to: attempt.shift)
    }
    try add(
      ShiftTotal(
        .attempt, "\(attempt.direction.rawValue) \(attempt.state.rawValue)", count: 1,
        amount: amount), to: attempt.shift)
    try run(
      """
      INSERT INTO attempt(id, command, ordinal, shift, terminal, direction, amount, state, body)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT DO UPDATE SET state = excluded.state, body = excluded.body
      """,
      [
        attempt.id.text, attempt.command, attempt.ordinal, attempt.shift, attempt.terminal.text,
        attempt.direction.rawValue, amount, attempt.state.rawValue, Fact.attempt(attempt).text,
      ])
  }
}
