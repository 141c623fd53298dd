import Amounts

/// What each document adds to the totals of its shift; the same function fills them live and in a
/// rebuild.
package enum ShiftTotals {
  /// Names of the totals of kind `flow`.
  package enum Flow: String, Hashable, Sendable, CaseIterable {
    /// What went through the drawer after the opening count: F3 less F2. A difference found at a
    /// handover counts, those of the opening and the closing don't.
    case drawer
    /// Rounding of cash parts.
    case cashRounding = "cash_rounding"
    /// Growth of what customers owe.
    case receivable
    /// Money taken for others less what was paid out for them.
    case onBehalf = "on_behalf"
    /// Pay-ins.
    case payIn = "pay_in"
    /// Pay-outs.
    case payOut = "pay_out"
    /// Handed over to safe, bank or collector.
    case deposit
    /// Tax already due at prepayments that were used up.
    case prepaidVat = "prepaid_vat"
    /// Discounts given.
    case discount
  }

  /// The additions of a document, those of zero left out.
  package static func additions(of document: Document) -> [ShiftTotal] {
    let content = document.content
    var result: [ShiftTotal] = []
    result.append(
      ShiftTotal(
        .document, document.head.type.rawValue, count: 1,
        amount: (content.gross.isZero ? content.amount : content.gross).minorUnits))
    for tender in content.tenders {
      result.append(
        ShiftTotal(.method, tender.kind.rawValue, count: 1, amount: tender.retained.minorUnits))
    }
    for tax in content.taxes {
      result.append(
        ShiftTotal(
          .tax, tax.key.name, count: 1, amount: tax.gross.minorUnits, vat: tax.vat.minorUnits))
    }
    for posting in document.postings {
      result.append(
        ShiftTotal(.account, posting.account.name, count: 1, amount: posting.amount.minorUnits))
    }
    return merged(result + flows(of: document))
  }

  private static func flows(of document: Document) -> [ShiftTotal] {
    let content = document.content
    let till = Account.till(document.head.register)
    var sums: [(Flow, Int64)] = []
    let drawer = document.postings.filter { $0.account == till }
    let handedOver = content.reason == ShiftDesk.CountReason.handover.rawValue
    if document.head.type != .count || handedOver {
      sums.append((.drawer, drawer.reduce(0) { $0 + $1.amount.minorUnits }))
    }
    sums.append((.cashRounding, content.cashRounding.minorUnits))
    let receivables = content.items.filter { $0.kind == .receivable }
    sums.append((.receivable, receivables.reduce(0) { $0 + $1.amount.minorUnits }))
    let agency = content.onBehalf.filter { $0.kind == .agency }
    sums.append((.onBehalf, agency.reduce(0) { $0 + $1.amount.minorUnits }))
    sums.append((.prepaidVat, content.prepaidTaxes.reduce(0) { $0 + $1.vat.minorUnits }))
    sums.append((.discount, content.lines.reduce(0) { $0 + $1.discount.minorUnits }))
    switch document.head.type {
    case .cashIn: sums.append((.payIn, content.amount.minorUnits))
    case .cashOut: sums.append((.payOut, content.amount.minorUnits))
    case .deposit: sums.append((.deposit, content.amount.minorUnits))
    case .receipt, .refund, .settlement, .invoice, .prepayment, .creditNote, .count, .dayClose,
      .cashBook, .waybill, .actOfService, .order, .claim, .bankSettlement, .destruction:
      break
    }
    return sums.filter { $0.1 != 0 }.map {
      ShiftTotal(.flow, $0.0.rawValue, count: 1, amount: $0.1)
    }
  }

  /// Additions of the same name put together, in the order in which they first occur.
  private static func merged(_ additions: [ShiftTotal]) -> [ShiftTotal] {
    var result: [ShiftTotal] = []
    for addition in additions {
      let same = result.firstIndex { $0.kind == addition.kind && $0.name == addition.name }
      guard let index = same else {
        result.append(addition)
        continue
      }
      let sum = result[index]
      result[index] = ShiftTotal(
        sum.kind, sum.name, count: sum.count + addition.count,
        amount: sum.amount + addition.amount, vat: sum.vat + addition.vat)
    }
    return result
  }
}
