package import Amounts
package import Commerce
import GRDB

/// A shift as people see it in a list.
package struct ShiftRecord: Hashable, Sendable {
  /// The shift.
  package let shift: Shift
  /// Its end, once it is closed.
  package let closing: ShiftClosing?

  /// A shift and, once it is closed, its end.
  package init(shift: Shift, closing: ShiftClosing?) {
    self.shift = shift
    self.closing = closing
  }
}

extension LedgerReader {
  private static let columns = "SELECT * FROM shift"

  /// The open shift of a register.
  package func openShift(of register: RegisterID) throws -> Shift? {
    try row("\(Self.columns) WHERE register = ? AND state = 'open'", [register.text])
      .map(shift)
  }

  /// A shift by its number.
  package func shift(_ id: Int64) throws -> ShiftRecord? {
    try row("\(Self.columns) WHERE id = ?", [id]).map(record)
  }

  /// The last shift of a register, open or closed.
  package func lastShift(of register: RegisterID) throws -> ShiftRecord? {
    try row("\(Self.columns) WHERE register = ? ORDER BY id DESC LIMIT 1", [register.text])
      .map(record)
  }

  /// The shifts of a business date, in order.
  package func shifts(on date: BusinessDate) throws -> [ShiftRecord] {
    try rows("\(Self.columns) WHERE business_date = ? ORDER BY id", [date.iso]).map(record)
  }

  /// The open shifts, in order of their registers.
  package func openShifts() throws -> [ShiftRecord] {
    try rows("\(Self.columns) WHERE state = 'open' ORDER BY register").map(record)
  }

  /// The newest business date that has a shift.
  package func newestBusinessDate() throws -> BusinessDate? {
    let newest = "SELECT max(business_date) FROM shift"
    guard let text = try String.fetchOne(try db.cachedStatement(sql: newest)) else { return nil }
    return try BusinessDate(iso: text)
  }

  /// The number that the next shift gets.
  package func nextShift() throws -> Int64 {
    (try Int64.fetchOne(try db.cachedStatement(sql: "SELECT max(id) FROM shift")) ?? 0) + 1
  }

  private func shift(_ row: Row) throws -> Shift {
    let currency = try currency()
    return Shift(
      id: row["id"], register: RegisterID(trusted: row["register"]),
      businessDate: try BusinessDate(iso: row["business_date"]),
      state: row["state"] == "open" ? .open : .closed,
      openedAt: Moment(milliseconds: row["opened_at"], offsetSeconds: row["opened_offset"]),
      openedBy: PersonID(trusted: row["opened_by"]), holder: PersonID(trusted: row["holder"]),
      carriedOver: Money(row["carried_over"], currency),
      openingCount: Money(row["opening_count"], currency))
  }

  private func record(_ row: Row) throws -> ShiftRecord {
    let shift = try shift(row)
    let currency = shift.carriedOver.currency
    guard let expected = row["expected"] as Int64?, let count = row["closing_count"] as Int64?,
      let difference = row["closing_difference"] as Int64?,
      let left = row["left_in_drawer"] as Int64?
    else { return ShiftRecord(shift: shift, closing: nil) }
    return ShiftRecord(
      shift: shift,
      closing: ShiftClosing(
        expected: Money(expected, currency), closingCount: Money(count, currency),
        closingDifference: Money(difference, currency), leftInDrawer: Money(left, currency)))
  }

  /// The maintained totals of a shift, in order of kind and name; what an X reads.
  package func totals(of shift: Int64) throws -> [ShiftTotal] {
    try rows(
      """
      SELECT kind, name, count, amount, vat FROM shift_total
      WHERE shift = ? AND (count <> 0 OR amount <> 0 OR vat <> 0) ORDER BY kind, name
      """, [shift]
    ).map(total)
  }

  private func total(_ row: Row) throws -> ShiftTotal {
    guard let kind = ShiftTotal.Kind(rawValue: row["kind"]) else {
      throw LedgerError(.damaged, "a total of unknown kind")
    }
    return ShiftTotal(
      kind, row["name"], count: row["count"], amount: row["amount"], vat: row["vat"])
  }

  /// The numbers that a shift took from each series.
  package func ranges(of shift: Int64) throws -> [SeriesRange] {
    try rows(
      "SELECT series, first, last FROM shift_series WHERE shift = ? ORDER BY series", [shift]
    )
    .map { SeriesRange(series: $0["series"], first: $0["first"], last: $0["last"]) }
  }

  /// The same totals summed up from the shift's own rows; what a Z compares them with.
  package func sums(of shift: Int64) throws -> [ShiftTotal] {
    let queries: [(ShiftTotal.Kind, String)] = [
      (
        .document,
        """
        SELECT type AS name, count(*) AS count,
          sum(CASE gross WHEN 0 THEN amount ELSE gross END) AS amount, 0 AS vat
        FROM document WHERE shift = ? GROUP BY type
        """
      ),
      (
        .method,
        """
        SELECT kind AS name, count(*) AS count, sum(retained) AS amount, 0 AS vat
        FROM document_tender WHERE shift = ? GROUP BY kind
        """
      ),
      (
        .account,
        """
        SELECT account AS name, count(*) AS count, sum(amount) AS amount, 0 AS vat
        FROM posting WHERE shift = ? GROUP BY account
        """
      ),
      (
        .attempt,
        """
        SELECT direction || ' ' || state AS name, count(*) AS count, sum(amount) AS amount,
          0 AS vat
        FROM attempt WHERE shift = ? GROUP BY direction, state
        """
      ),
    ]
    var result = try taxSums(of: shift)
    for (kind, sql) in queries {
      result += try rows(sql, [shift]).map {
        ShiftTotal(
          kind, $0["name"], count: $0["count"], amount: $0["amount"], vat: $0["vat"])
      }
    }
    return result
  }

  /// What the postings of an open shift say went through its drawer since the opening count: all of
  /// the drawer's but those of the shift's first document, which is that count.
  package func drawer(of shift: Shift) throws -> Int64 {
    let found = try row(
      """
      SELECT coalesce(sum(amount), 0) AS amount FROM posting WHERE shift = ? AND account = ?
        AND document <> (SELECT min(id) FROM document WHERE shift = ?)
      """, [shift.id, Account.till(shift.register).name, shift.id])
    return found?["amount"] ?? 0
  }

  /// Every account that was ever posted to, by name.
  package func accounts() throws -> [Account] {
    try rows("SELECT DISTINCT name FROM shift_total WHERE kind = 'account' ORDER BY name")
      .map { Account(name: $0["name"]) }
  }

  private func taxSums(of shift: Int64) throws -> [ShiftTotal] {
    try rows(
      """
      SELECT category, rate, count(*) AS count, sum(gross) AS gross, sum(vat) AS vat
      FROM document_tax WHERE shift = ? GROUP BY category, rate
      """, [shift]
    ).map { row in
      let key = try taxKey(row["category"], row["rate"])
      return ShiftTotal(
        .tax, key.name, count: row["count"], amount: row["gross"], vat: row["vat"])
    }
  }

  func taxKey(_ category: String, _ rate: Int64) throws -> TaxKey {
    guard let category = TaxCategory(rawValue: category) else {
      throw LedgerError(.damaged, "a tax category \(category)")
    }
    return TaxKey(category: category, rate: TaxRate(basisPoints: rate))
  }
}
