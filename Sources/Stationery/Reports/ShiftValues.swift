package import Amounts
import Commerce
package import Receipts

/// The figures of a shift by name, alike on an X and a Z.
package enum ShiftValues {
  /// The values of an X report.
  ///
  /// - Parameters:
  ///   - figures: the shift as it stands.
  ///   - moment: when the report is made.
  ///   - person: who asked for it.
  package static func values(
    of figures: ShiftFigures, at moment: Moment, by person: PersonID, in context: PaperContext
  ) -> Values {
    let shift = figures.shift
    let format = context.format
    var values = ValueCollector(format, context.wording)
    values.set("doc.title", context.wording["title.x"])
    values.set("doc.business_date", format.date(shift.businessDate))
    values.set("doc.shift", String(shift.id))
    values.set("doc.cashier", context.name(of: person))
    values.set("doc.currency", context.pack.currency.code)
    values.add(moment, register: shift.register)
    let seesCash = figures.seesCash
    let totals = seesCash ? figures.totals : figures.totals.filter { $0.kind == .attempt }
    let report = Report(
      carriedOver: seesCash ? shift.carriedOver : nil,
      openingCount: seesCash ? shift.openingCount : nil,
      expected: seesCash ? figures.expected : nil, closingCount: nil, totals: totals,
      ranges: seesCash ? figures.ranges : [], doubts: figures.doubts,
      openBaskets: figures.openBaskets)
    values.add(report, context, VATMarks(context, on: shift.businessDate))
    let opened = "\(format.date(shift.openedAt)) \(format.time(shift.openedAt))"
    values.set("shift.opened", opened)
    values.set("shift.opened_by", context.name(of: shift.openedBy))
    values.set("shift.holder", context.name(of: shift.holder))
    return values.finished(over: context.base)
  }

  /// What an X and a Z have in common; a figure that is not to be seen is missing.
  struct Report {
    var carriedOver: Money?
    var openingCount: Money?
    var expected: Money?
    var closingCount: Money?
    var totals: [ShiftTotal] = []
    var ranges: [SeriesRange] = []
    var doubts: [AttemptID] = []
    var openBaskets: [BasketID] = []
    var headSequence: Int64?
    var headHash = ""
    var signature = ""
  }
}

extension DocumentValues {
  /// Adds the figures of a day closing.
  mutating func addClosing() {
    var report = ShiftValues.Report()
    if let closing = content.closing {
      report = ShiftValues.Report(
        carriedOver: closing.carriedOver, openingCount: closing.openingCount,
        expected: closing.expected, closingCount: closing.closingCount, totals: closing.totals,
        ranges: closing.ranges, doubts: closing.doubts, openBaskets: closing.openBaskets,
        headSequence: closing.headSequence, headHash: closing.headHash,
        signature: closing.signature ?? "")
    }
    values.add(report, context, marks)
  }
}

extension ValueCollector {
  /// Adds the figures of a shift.
  mutating func add(_ report: ShiftValues.Report, _ context: PaperContext, _ marks: VATMarks) {
    let zero = Money.zero(context.pack.currency)
    let opening = report.openingCount ?? zero
    let carried = report.carriedOver ?? zero
    let expected = report.expected ?? zero
    let counted = report.closingCount ?? zero
    set("shift.sees_cash", flag: report.expected != nil)
    set("shift.carried_over", money: carried)
    set("shift.opening_count", money: opening)
    set("shift.opening_difference", money: opening.subtracting(carried))
    set("shift.expected", money: expected)
    set("shift.counted", flag: report.closingCount != nil)
    set("shift.closing_count", money: counted)
    set(
      "shift.difference", money: report.closingCount == nil ? zero : counted.subtracting(expected))
    set("shift.head", report.headSequence.map { String($0) } ?? "")
    set("shift.hash", String(report.headHash.prefix(16)))
    set("shift.hash_full", report.headHash)
    set("shift.signature", report.signature)
    for name in ["shift.opened", "shift.opened_by", "shift.holder"] { set(name, "") }
    addTotals(report.totals, context, marks)
    set("ranges", report.ranges) { _, range in
      [
        "range.series": .text(range.series), "range.first": .text(String(range.first)),
        "range.last": .text(String(range.last)),
      ]
    }
    set("doubts", report.doubts) { _, doubt in ["doubt.id": .text(doubt.text)] }
    set("baskets", report.openBaskets) { _, basket in ["basket.id": .text(basket.text)] }
  }

  private mutating func addTotals(
    _ totals: [ShiftTotal], _ context: PaperContext, _ marks: VATMarks
  ) {
    let words = wording
    add("methods", .method, totals, context) { words["tender.\($0)"] }
    add("documents", .document, totals, context) { code in
      DocumentType(rawValue: code).map(context.title) ?? code
    }
    add("flows", .flow, totals, context) { words["flow.\($0)"] }
    add("attempts", .attempt, totals, context) { Self.attempt($0, words) }
    let currency = context.pack.currency
    set("tax_totals", marks.ordered(totals.filter { $0.kind == .tax })) { values, total in
      let key = marks.key(named: total.name)
      return [
        "row.code": .text(total.name),
        "row.mark": .text(key.map(marks.mark) ?? ""),
        "row.rate": .text(key.map(marks.rate) ?? total.name),
        "row.count": .text(String(total.count)),
        "row.gross": values.money(total.amount, currency),
        "row.net": values.money(total.amount &- total.vat, currency),
        "row.vat": values.money(total.vat, currency),
      ]
    }
  }

  /// `payment declined` in words: what the terminal was asked for, and where that stands.
  private static func attempt(_ name: String, _ words: Wording) -> String {
    let parts = name.split(separator: " ", maxSplits: 1)
    guard parts.count == 2 else { return words["attempt.\(name)"] }
    return words["slip.\(parts[0])"] + ": " + words["attempt.\(parts[1])"]
  }

  private mutating func add(
    _ name: String, _ kind: ShiftTotal.Kind, _ totals: [ShiftTotal], _ context: PaperContext,
    _ word: (String) -> String
  ) {
    let currency = context.pack.currency
    set(name, totals.filter { $0.kind == kind }) { values, total in
      [
        "row.code": .text(total.name), "row.name": .text(word(total.name)),
        "row.count": .text(String(total.count)),
        "row.amount": values.money(total.amount, currency),
      ]
    }
  }
}
