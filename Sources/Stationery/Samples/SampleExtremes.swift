import Amounts
import Commerce
import Receipts

/// Samples with everything that a page can have, in amounts and names as large as they get.
///
/// No such document exists: it shows whether a template has room for all that may occur.
struct SampleExtremes: Sendable {
  let pack: CountryPack
  let wording: Wording
  let shop: SampleBranch
  let context: PaperContext

  init(_ pack: CountryPack, _ wording: Wording) {
    self.pack = pack
    self.wording = wording
    shop = SampleBranch.longest(pack)
    var context = PaperContext(
      branch: shop.branch, pack: pack, wording: wording, people: shop.people)
    context.customer.name = SampleBranch.long
    context.customer.registration = "40103000011"
    context.customer.vatNumber = "LV40103000011"
    context.customer.address = SampleBranch.long
    self.context = context
  }

  func values(for template: TemplateName, isCompact: Bool) -> Values {
    // The least amount is the longest one; nine characters are what compact columns hold.
    let cents = isCompact ? -9_000_000 : Int64.min + 1
    let amount = Money(cents, pack.currency)
    switch template {
    case .cashBook:
      return cashBook(amount).values(at: SampleBranch.moment, by: shop.cashier, in: context)
    case .xReport:
      return ShiftValues.values(
        of: shift(amount), at: SampleBranch.moment, by: shop.cashier, in: context)
    case .cardSlip: return slip(amount).values(in: context)
    case .copyBanner:
      return CopyBanner(of: head(.receipt), number: .max, at: SampleBranch.moment, by: shop.cashier)
        .values(in: context)
    case .testPage:
      return TestPage(
        printer: SampleBranch.long, profile: SampleBranch.long, columns: 48,
        register: shop.register, at: SampleBranch.moment
      ).values(in: context)
    case .sale, .refund, .settlement, .invoice, .prepayment, .creditNote, .cashIn, .cashOut,
      .deposit, .count, .dayClose, .waybill, .actOfService, .order, .claim, .bankSettlement,
      .destruction:
      return document(template.type ?? .receipt, amount)
    }
  }

  private func head(_ type: DocumentType) -> DocumentHead {
    shop.head(type, number: .max, pack, wording.language)
  }

  private func document(_ type: DocumentType, _ amount: Money) -> Values {
    var context = context
    context.copy = 99
    let document = Document(
      recorded: head(type), content(amount, cents(1)),
      postings: [Posting(.till(shop.register), amount)])
    return DocumentValues.values(of: document, in: context)
  }

  private func cents(_ cents: Int64) -> Money { Money(cents, pack.currency) }

  /// A content with every part that a document can have.
  private func content(_ amount: Money, _ small: Money) -> DocumentContent {
    var content = priced(amount)
    content.gross = amount
    content.amount = amount
    content.cashRounding = small
    content.customer = CustomerID(trusted: String(repeating: "C", count: 64))
    content.due = SampleBranch.date
    content.reason = SampleBranch.long
    content.prepaidTaxes = content.taxes
    content.approvedBy = shop.cashier
    content.signatures = [shop.cashier, shop.cashier]
    content.onBehalf = [
      OnBehalf(kind: .agency, party: SampleBranch.long, reference: "1", amount: small),
      OnBehalf(kind: .voucher, party: "", reference: "4242", amount: small.mirrored),
    ]
    content.relations = [
      RelationKind.refunds, .reverses, .corrects, .settles, .prepays, .fulfils,
    ].map { Relation(document: 1, name: head(.receipt).name, kind: $0) }
    content.items = [
      OpenItemChange(
        kind: .receivable, item: "1", customer: content.customer, due: nil, amount: amount,
        vat: small)
    ]
    content.tenders = tenders(amount, small)
    content.movements = [Posting(.till(shop.register), amount), Posting(.bank, small)]
    content.count = CashCount(
      recorded: pack.denominations.map { CashCount.Pile(denomination: $0, pieces: 20) },
      total: amount)
    content.closing = closing(amount, small)
    return content
  }

  /// Lines of every tax class, given back, with one of the amount.
  private func priced(_ amount: Money) -> DocumentContent {
    let units = Int64(clamping: amount.minorUnits.magnitude) / pack.currency.minorPerMajor
    let price = UnitPrice(tenThousandths: min(units, 900_000_000_000_000) * 9999, pack.currency)
    let quantity = amount.isShort ? Quantity.one : Quantity(thousandths: 99_000)
    var content = DocumentContent(pack.currency)
    let quote = SamplePrices(pack, wording.language).everything(
      price, quantity, name: SampleBranch.long)
    guard let quote else { return content }
    content.lines = quote.lines
    content.taxes = quote.taxes
    content.gross = quote.gross
    let sold = Document(recorded: head(.receipt), content, postings: [])
    return (try? Refunding.mirror(of: sold, cards: [:])) ?? content
  }

  private func tenders(_ amount: Money, _ small: Money) -> [Tender] {
    let card = CardDetails(
      maskedNumber: "411111******1111", scheme: SampleBranch.long, authorisation: "083214",
      trace: "000217", batch: "31")
    let first = Tender(
      kind: .cash, retained: amount, tendered: amount, change: small, tip: small, card: card)
    let rest = TenderKind.allCases.map {
      Tender(
        kind: $0, retained: small, tendered: small, change: small.mirrored, tip: small,
        reference: SampleBranch.long, due: SampleBranch.date)
    }
    return [first] + rest
  }

  private func totals(_ amount: Money) -> [ShiftTotal] {
    let names: [(ShiftTotal.Kind, [String])] = [
      (.method, TenderKind.allCases.map(\.rawValue)),
      (.document, DocumentType.allCases.map(\.rawValue)),
      (.flow, ShiftTotals.Flow.allCases.map(\.rawValue)),
      (.attempt, CardAttemptState.allCases.map { "payment " + $0.rawValue }),
      (.tax, ["S 21", "S 22", "E", "S 99.99"]),
    ]
    return names.flatMap { kind, names in
      names.map {
        ShiftTotal(kind, $0, count: 99_999, amount: amount.minorUnits, vat: amount.minorUnits / 2)
      }
    }
  }

  private var ranges: [SeriesRange] {
    [SeriesRange(series: head(.receipt).series, first: 1, last: .max)]
  }

  private func closing(_ amount: Money, _ small: Money) -> ClosingFigures {
    ClosingFigures(
      carriedOver: small, openingCount: amount, expected: small, closingCount: amount,
      totals: totals(amount), ranges: ranges,
      doubts: [AttemptID(trusted: String(repeating: "a", count: 64))],
      openBaskets: [BasketID(trusted: String(repeating: "b", count: 64))], headSequence: .max,
      headHash: String(repeating: "f", count: 64), signature: String(repeating: "e", count: 128))
  }

  private func shift(_ amount: Money) -> ShiftFigures {
    let closing = closing(amount, cents(1))
    return ShiftFigures(
      shift: Shift(
        id: .max, register: shop.register, businessDate: SampleBranch.date, state: .open,
        openedAt: SampleBranch.moment, openedBy: shop.cashier, holder: shop.cashier,
        carriedOver: amount, openingCount: cents(1)),
      expected: amount, totals: closing.totals, ranges: ranges, doubts: closing.doubts,
      openBaskets: closing.openBaskets)
  }

  private func cashBook(_ amount: Money) -> CashBookPage {
    let row = CashBookPage.Row(
      document: head(.receipt).name, at: SampleBranch.moment, reason: SampleBranch.long,
      amount: amount, balance: amount)
    return CashBookPage(
      register: shop.register, date: SampleBranch.date, opening: amount, rows: [row],
      closing: amount)
  }

  private func slip(_ amount: Money) -> CardSlip {
    CardSlip(
      CardAttempt(
        id: AttemptID(trusted: String(repeating: "a", count: 64)), command: "c", ordinal: 1,
        register: shop.register, shift: 1, terminal: TerminalID(trusted: "T01"),
        direction: .reversal, amount: amount, baseline: "", state: .unknown,
        details: CardDetails(
          maskedNumber: "411111******1111", scheme: SampleBranch.long, authorisation: "083214",
          trace: "000217", batch: "31"), remark: SampleBranch.long),
      at: SampleBranch.moment, copy: .merchant, isSigned: true)
  }
}
