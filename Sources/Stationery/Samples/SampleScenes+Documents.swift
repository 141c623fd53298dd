import Amounts
import Commerce

extension SampleScenes {
  /// What an ordinary document of a type is about.
  func content(_ type: DocumentType) -> DocumentContent {
    switch type {
    case .receipt: sale
    case .refund: refund
    case .settlement: settlement
    case .invoice: invoice
    case .prepayment: prepayment
    case .creditNote: creditNote
    case .cashIn: moved(15_000, "float", .safe, sign: 1)
    case .cashOut: moved(1890, "petty", .expense, sign: -1)
    case .deposit: moved(123_400, "drop", .cashInTransit, sign: -1)
    case .count: count
    case .dayClose, .cashBook: closing
    case .waybill, .actOfService, .order: goods(type)
    case .claim: claim
    case .bankSettlement: bankSettlement
    case .destruction: destruction
    }
  }

  private var currency: Currency { pack.currency }

  private func priced(_ quote: Quote?) -> DocumentContent {
    var content = DocumentContent(currency)
    guard let quote else { return content }
    content.lines = quote.lines
    content.taxes = quote.taxes
    content.gross = quote.gross
    return content
  }

  private func tender(
    _ kind: TenderKind, _ retained: Int64, tendered: Int64? = nil, reference: String? = nil,
    card: CardDetails? = nil
  ) -> Tender {
    let put = tendered ?? retained
    return Tender(
      kind: kind, retained: money(retained), tendered: money(put), change: money(put - retained),
      tip: money(0), reference: reference, card: card)
  }

  private var card: CardDetails {
    CardDetails(
      maskedNumber: "************4242", scheme: "Visa", authorisation: "083214",
      trace: "000217", batch: "31")
  }

  private var sale: DocumentContent {
    var content = priced(prices.basket())
    content.onBehalf = [
      OnBehalf(kind: .agency, party: "LATVENERGO", reference: "118-2026", amount: money(2134))
    ]
    let due = content.gross.minorUnits + 2134
    content.tenders = [
      tender(.card, 3000, reference: "a-1", card: card),
      tender(.cash, due - 3000, tendered: 5000),
    ]
    return content
  }

  private var refund: DocumentContent {
    let head = shop.head(.receipt, number: 1201, pack, wording.language)
    let original = Document(recorded: head, priced(prices.basket()), postings: [])
    let mirror = try? Refunding.content(
      of: original, lines: [Refunding.Request(line: 3, quantity: .one)],
      history: RefundHistory([], taxes: [:], tenders: [:]))
    var content = mirror ?? DocumentContent(currency)
    content.relations = [relation(.receipt, 1201, .refunds)]
    content.reason = texts.reason
    content.tenders = [tender(.cash, content.gross.minorUnits)]
    content.approvedBy = PersonID(trusted: "janis")
    return content
  }

  private var settlement: DocumentContent {
    var content = DocumentContent(currency)
    content.customer = CustomerID(trusted: "C-1042")
    content.amount = money(24_200)
    content.relations = [relation(.invoice, 17, .settles)]
    content.tenders = [tender(.card, 24_200, reference: "a-2", card: card)]
    return content
  }

  private var invoice: DocumentContent {
    var content = priced(prices.invoiceLines())
    let customer = CustomerID(trusted: "C-1042")
    content.customer = customer
    content.due = SampleBranch.date.adding(days: 14)
    content.relations = [relation(.prepayment, 5, .prepays)]
    content.tenders = [tender(.prepayment, 9680, reference: content.relations[0].name)]
    let rest = content.gross.subtracting(money(9680))
    content.items = [
      OpenItemChange(
        kind: .receivable, item: "INV", customer: customer, due: content.due, amount: rest,
        vat: money(0))
    ]
    return content
  }

  private var prepayment: DocumentContent {
    var content = priced(prices.basket())
    content.customer = CustomerID(trusted: "C-1042")
    content.tenders = [tender(.card, content.gross.minorUnits, reference: "a-3", card: card)]
    return content
  }

  private var creditNote: DocumentContent {
    let head = shop.head(.invoice, number: 17, pack, wording.language)
    let original = Document(recorded: head, priced(prices.invoiceLines()), postings: [])
    let mirror = try? Refunding.content(
      of: original,
      lines: [Refunding.Request(line: 2, quantity: Quantity(thousandths: 2000))],
      history: RefundHistory([], taxes: [:], tenders: [:]))
    var content = mirror ?? DocumentContent(currency)
    let customer = CustomerID(trusted: "C-1042")
    content.customer = customer
    content.reason = texts.reason
    content.relations = [relation(.invoice, 17, .corrects)]
    content.items = [
      OpenItemChange(
        kind: .receivable, item: "INV", customer: customer, due: nil, amount: content.gross,
        vat: money(0))
    ]
    return content
  }

  private func moved(
    _ cents: Int64, _ reason: String, _ other: Account, sign: Int64
  ) -> DocumentContent {
    var content = DocumentContent(currency)
    content.amount = money(cents)
    content.reason = reason
    content.movements = [
      Posting(.till(shop.register), money(cents * sign)), Posting(other, money(-cents * sign)),
    ]
    return content
  }

  private var count: DocumentContent {
    var content = DocumentContent(currency)
    let counted = zip(
      pack.denominations.filter { $0.minorUnits >= 50 }, [Int64]([1, 0, 2, 5, 7, 4, 9, 3]))
    let piles = counted.filter { $0.1 > 0 }.map {
      CashCount.Pile(denomination: $0.0, pieces: $0.1)
    }
    let total = piles.reduce(Int64(0)) { $0 + $1.denomination.minorUnits * $1.pieces }
    content.count = CashCount(recorded: piles, total: money(total))
    content.reason = ShiftDesk.CountReason.handover.rawValue
    content.amount = money(-40)
    content.movements = [
      Posting(.till(shop.register), money(-40)), Posting(.cashShort, money(40)),
    ]
    content.signatures = [shop.cashier, PersonID(trusted: "janis")]
    return content
  }

  private func goods(_ type: DocumentType) -> DocumentContent {
    var content = priced(prices.invoiceLines())
    content.customer = CustomerID(trusted: "C-1042")
    if type != .order { content.relations = [relation(.order, 88, .fulfils)] }
    return content
  }

  private var claim: DocumentContent {
    var content = DocumentContent(currency)
    content.customer = CustomerID(trusted: "C-1042")
    content.reason = texts.reason
    content.relations = [relation(.receipt, 1201, .corrects)]
    return content
  }

  private var bankSettlement: DocumentContent {
    let content = try? BankDesk.content(
      .cardBatch(paid: money(14_766), fee: money(164)), reference: "T01-31")
    return content ?? DocumentContent(currency)
  }

  private var destruction: DocumentContent {
    var content = DocumentContent(currency)
    content.reason = "MK 748"
    content.relations = (1...3).map { relation(.receipt, $0, .reverses) }
    content.approvedBy = PersonID(trusted: "janis")
    content.signatures = [shop.cashier, PersonID(trusted: "janis")]
    return content
  }
}
