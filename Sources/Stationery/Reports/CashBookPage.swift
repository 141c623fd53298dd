package import Amounts
import Commerce
package import Receipts

/// A page of the cash book: what moved the drawer of a register on a day.
package struct CashBookPage: Hashable, Sendable {
  /// A document that moved the drawer.
  package struct Row: Hashable, Sendable {
    /// Its name.
    package let document: String
    /// When it was issued.
    package let at: Moment
    /// Its reason, as it was frozen; empty where it has none.
    package let reason: String
    /// What went in; below zero for what went out.
    package let amount: Money
    /// What the drawer held afterwards.
    package let balance: Money

    /// A row of the book.
    package init(
      document: String, at: Moment, reason: String, amount: Money, balance: Money
    ) {
      self.document = document
      self.at = at
      self.reason = reason
      self.amount = amount
      self.balance = balance
    }
  }

  /// The register.
  package let register: RegisterID
  /// The day.
  package let date: BusinessDate
  /// What the drawer held before the first row.
  package let opening: Money
  /// The rows in order of time.
  package let rows: [Row]
  /// What the drawer held after the last row.
  package let closing: Money

  /// A page of rows.
  package init(
    register: RegisterID, date: BusinessDate, opening: Money, rows: [Row], closing: Money
  ) {
    self.register = register
    self.date = date
    self.opening = opening
    self.rows = rows
    self.closing = closing
  }

  /// The page as values.
  ///
  /// - Parameters:
  ///   - moment: when it is printed.
  ///   - person: who asked for it.
  package func values(at moment: Moment, by person: PersonID, in context: PaperContext) -> Values {
    let format = context.format
    var values = ValueCollector(format, context.wording)
    values.set("doc.title", context.title(of: .cashBook))
    values.set("doc.name", "\(DocumentType.cashBook.rawValue)-\(register.text)-\(date.iso)")
    values.set("doc.business_date", format.date(date))
    values.set("doc.cashier", context.name(of: person))
    values.set("doc.currency", opening.currency.code)
    values.add(moment, register: register)
    let moved = rows.map(\.amount)
    values.set("book.opening", money: opening)
    values.set("book.closing", money: closing)
    values.set("book.in", money: moved.filter(\.isPositive).sum(opening.currency))
    values.set("book.out", money: moved.filter(\.isNegative).sum(opening.currency).mirrored)
    values.set("rows", rows) { values, row in
      let zero = Money.zero(row.amount.currency)
      return [
        "row.document": .text(row.document), "row.time": .text(format.time(row.at)),
        "row.reason": .text(context.wording.reason(row.reason)),
        "row.is_in": .flag(row.amount.isPositive),
        "row.in": values.money(row.amount.isPositive ? row.amount : zero),
        "row.out": values.money(row.amount.isNegative ? row.amount.mirrored : zero),
        "row.amount": values.money(row.amount), "row.balance": values.money(row.balance),
      ]
    }
    return values.finished(over: context.base)
  }
}
