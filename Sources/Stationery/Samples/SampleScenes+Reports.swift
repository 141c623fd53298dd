import Amounts
import Commerce

extension SampleScenes {
  /// The shift of an ordinary day, still open.
  var shift: ShiftFigures {
    ShiftFigures(
      shift: Shift(
        id: 12, register: shop.register, businessDate: SampleBranch.date, state: .open,
        openedAt: SampleBranch.moment, openedBy: shop.cashier, holder: shop.cashier,
        carriedOver: money(15_000), openingCount: money(15_000)),
      expected: money(38_412), totals: totals, ranges: ranges,
      doubts: [AttemptID(trusted: "a-77")], openBaskets: [BasketID(trusted: "b-204")])
  }

  /// Its closing.
  var closing: DocumentContent {
    var content = DocumentContent(pack.currency)
    content.closing = ClosingFigures(
      carriedOver: money(15_000), openingCount: money(15_000), expected: money(38_412),
      closingCount: money(38_372), totals: totals, ranges: ranges, doubts: [], openBaskets: [],
      headSequence: 48_113, headHash: String(repeating: "9f3c07be51d2", count: 6))
    return content
  }

  private var totals: [ShiftTotal] {
    let keys = prices.basket()?.taxes ?? []
    let taxes = keys.map { tax in
      ShiftTotal(
        .tax, tax.key.name, count: 41, amount: tax.gross.minorUnits * 10,
        vat: tax.vat.minorUnits * 10)
    }
    return taxes + [
      ShiftTotal(.method, "cash", count: 61, amount: 23_412),
      ShiftTotal(.method, "card", count: 44, amount: 118_930),
      ShiftTotal(.document, "RCP", count: 98, amount: 142_741),
      ShiftTotal(.document, "RRF", count: 1, amount: -799),
      ShiftTotal(.document, "CIN", count: 1, amount: 15_000),
      ShiftTotal(.flow, "drawer", count: 63, amount: 23_412),
      ShiftTotal(.flow, "on_behalf", count: 7, amount: 31_150),
      ShiftTotal(.flow, "discount", count: 4, amount: 610),
      ShiftTotal(.attempt, "payment settled", count: 44, amount: 118_930),
      ShiftTotal(.attempt, "payment declined", count: 2, amount: 4990),
    ]
  }

  private var ranges: [SeriesRange] {
    let types: [(DocumentType, Int64, Int64)] = [
      (.receipt, 1137, 1234), (.refund, 31, 31), (.cashIn, 12, 12), (.count, 24, 24),
    ]
    return types.map { type, first, last in
      SeriesRange(
        series: pack.series(of: type, register: shop.register, on: SampleBranch.date),
        first: first, last: last)
    }
  }

  /// A page of the cash book.
  var cashBook: CashBookPage {
    let moves: [(DocumentType, Int64, String, Int64)] = [
      (.cashIn, 12, "float", 15_000), (.receipt, 1137, "", 3411),
      (.refund, 31, texts.reason, -799), (.cashOut, 3, "petty", -1890),
    ]
    var balance = money(0)
    let rows = moves.map { type, number, reason, cents in
      balance = balance.adding(money(cents))
      return CashBookPage.Row(
        document: shop.head(type, number: number, pack, wording.language).name,
        at: SampleBranch.moment, reason: reason, amount: money(cents), balance: balance)
    }
    return CashBookPage(
      register: shop.register, date: SampleBranch.date, opening: money(0), rows: rows,
      closing: balance)
  }

  /// The merchant's slip of a card payment.
  var slip: CardSlip {
    let details = CardDetails(
      maskedNumber: "************4242", scheme: "Visa", authorisation: "083214",
      trace: "000217", batch: "31")
    return CardSlip(
      CardAttempt(
        id: AttemptID(trusted: "a-1"), command: "c-1", ordinal: 1, register: shop.register,
        shift: 12, terminal: TerminalID(trusted: "T01"), direction: .payment,
        amount: money(3000), baseline: "000216", state: .approved, details: details),
      at: SampleBranch.moment, copy: .merchant, isSigned: true)
  }
}
