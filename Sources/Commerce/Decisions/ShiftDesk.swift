package import Amounts

/// Opening, handing over and closing a shift: counts, differences, the figures of a Z.
package enum ShiftDesk {
  /// Why a drawer is counted; the reason of a count sheet.
  package enum CountReason: String, Hashable, Sendable {
    case opening
    case handover
    case closing
  }

  /// What a drawer must hold: F2 and all that went through it since (F3).
  ///
  /// - Parameter totals: the shift's totals.
  /// - Throws: `overflow`.
  package static func expected(_ shift: Shift, _ totals: [ShiftTotal]) throws(AmountError) -> Money
  {
    let name = ShiftTotals.Flow.drawer.rawValue
    let flow = totals.first { $0.kind == .flow && $0.name == name }?.amount ?? 0
    return try shift.openingCount + Money(flow, shift.openingCount.currency)
  }

  /// The content of a count sheet; a difference is posted (P17, P18), nothing else is.
  ///
  /// - Parameters:
  ///   - expected: what should be there.
  ///   - brought: what the drawer holds without any posting yet, at the first opening of a
  ///     register.
  /// - Throws: `document.amount_out_of_range`.
  package static func countSheet(
    _ reason: CountReason, _ count: CashCount, expected: Money, brought: Money,
    register: RegisterID
  ) throws(Refusal) -> DocumentContent {
    try refusing { () throws(AmountError) in
      var content = DocumentContent(count.total.currency)
      let difference = try count.total - expected
      content.reason = reason.rawValue
      content.count = count
      content.amount = difference
      if !brought.isZero {
        content.movements.append(Posting(.till(register), brought))
        content.movements.append(Posting(.opening, try -brought))
      }
      if !difference.isZero {
        let contra: Account = difference.isNegative ? .cashShort : .cashOver
        content.movements.append(Posting(.till(register), difference))
        content.movements.append(Posting(contra, try -difference))
      }
      return content
    }
  }

  /// Totals with the additions of documents that are issued in the same entry.
  package static func totals(_ totals: [ShiftTotal], with documents: [Document]) -> [ShiftTotal] {
    var result = totals
    for addition in documents.flatMap(ShiftTotals.additions) {
      if let index = result.firstIndex(where: {
        $0.kind == addition.kind && $0.name == addition.name
      }) {
        let sum = result[index]
        result[index] = ShiftTotal(
          sum.kind, sum.name, count: sum.count + addition.count,
          amount: sum.amount + addition.amount, vat: sum.vat + addition.vat)
      } else {
        result.append(addition)
      }
    }
    return result.sorted { ($0.kind.rawValue, $0.name) < ($1.kind.rawValue, $1.name) }
  }

  /// Ranges of numbers with those of documents that are issued in the same entry.
  package static func ranges(_ ranges: [SeriesRange], with documents: [Document]) -> [SeriesRange] {
    var result = ranges
    for head in documents.map(\.head) {
      if let index = result.firstIndex(where: { $0.series == head.series }) {
        result[index] = SeriesRange(
          series: head.series, first: result[index].first, last: head.number)
      } else {
        result.append(SeriesRange(series: head.series, first: head.number, last: head.number))
      }
    }
    return result.sorted { $0.series < $1.series }
  }

  /// Compares maintained totals with the sums of the shift's own rows.
  ///
  /// - Parameter drawer: what the postings say went through the drawer since the opening count, in
  ///   minor units; nothing where it is not to be compared.
  /// - Throws: `shift.totals_differ`, naming the first total that differs.
  package static func check(
    _ totals: [ShiftTotal], against rows: [ShiftTotal], drawer: Int64? = nil
  ) throws(Refusal) {
    let name = ShiftTotals.Flow.drawer.rawValue
    let kept = totals.first { $0.kind == .flow && $0.name == name }?.amount ?? 0
    guard drawer == nil || drawer == kept else {
      throw Refusal(.shiftTotalsDiffer, ["total": "flow drawer"])
    }
    try checkRows(totals, rows)
  }

  private static func checkRows(_ totals: [ShiftTotal], _ rows: [ShiftTotal]) throws(Refusal) {
    let kinds: Set<ShiftTotal.Kind> = [.document, .method, .tax, .account, .attempt]
    let kept = Set(totals.filter { kinds.contains($0.kind) })
    let summed = Set(rows)
    guard let odd = kept.symmetricDifference(summed).min(by: { $0.name < $1.name }) else {
      return
    }
    throw Refusal(.shiftTotalsDiffer, ["total": "\(odd.kind.rawValue) \(odd.name)"])
  }
}
