import Amounts
import CanonicalJSON
import Commerce

/// Facts of every kind with rich content.
enum FactSamples {
  static func all() throws -> [(name: String, fact: Fact)] {
    try plain + documents() + attempts() + terminals
  }

  static let service = Service(
    code: "bread", kind: .goods, unit: "KGM", price: UnitPrice(tenThousandths: 38_750, .euro),
    taxClass: "food", names: ["lv": "Maize \"rupjā\"", "en": "Bread\n", "ru": "Хлеб"])

  static let tender = Tender(
    kind: .cash, retained: eur(1230), tendered: eur(2000), change: eur(770), tip: eur(0))

  static let plain: [(name: String, fact: Fact)] = [
    (
      "branch",
      .branch(
        Branch(
          code: "RIX1", legalName: "SIA \"Kase\"", registration: "40003000001",
          registers: [Sample.register, RegisterID(trusted: "R02")], country: "LV",
          packVersion: 3, packHash: "ab12", cashStep: 5, language: "lv", currency: "EUR"))
    ),
    ("catalogue", .catalogue([service, service])),
    ("catalogue of nothing", .catalogue([])),
    (
      "shiftOpened",
      .shiftOpened(Sample.shift(carriedOver: 10_000, openingCount: 9950))
    ),
    ("shiftHandedOver", .shiftHandedOver(shift: 7, to: PersonID(trusted: "berta"))),
    (
      "shiftClosed",
      .shiftClosed(
        shift: 7,
        ShiftClosing(
          expected: eur(11_240), closingCount: eur(11_200), closingDifference: eur(-40),
          leftInDrawer: eur(0)))
    ),
    ("basket, open", .basket(basket(.open))),
    ("basket, paying", .basket(basket(.paying))),
    (
      "print job, a copy that nobody can vouch for",
      .print(
        PrintJob(
          id: 5, subject: .document(41, copy: 2), register: Sample.register,
          person: PersonID(trusted: "anna"), since: 12,
          state: .indeterminate, cause: .noAnswer, offset: 9, total: 10, profile: "unknown",
          digest: "00ff"))
    ),
    (
      "print job, a slip",
      .print(
        PrintJob(
          id: 6,
          subject: .slip(
            .init(template: "x", values: .object([.init("doc.date", .string("28.11.2026."))]))),
          register: Sample.register, person: PersonID(trusted: "anna"), since: 12))
    ),
    ("approval, requested", .approval(approval(.requested, nil))),
    ("approval, granted", .approval(approval(.granted, PersonID(trusted: "boss")))),
    (
      "refusal",
      .refusal(
        RefusedCommand(code: "discount.exceeds_line", path: "lines[0]", key: "k-1", hash: "00ff"))
    ),
    (
      "event",
      .event(
        name: "clock.jump",
        details: .object([
          .init("list", .array([.null, .bool(true), .integer(-1)])), .init("seconds", .integer(9)),
        ]))
    ),
    ("event, text", .event(name: "sign.in", details: .string("ā\u{0}\\"))),
  ]

  private static func basket(_ state: Basket.State) -> Basket {
    Basket(
      id: BasketID(trusted: "b-1"), register: Sample.register, person: Sample.person, version: 3,
      state: state, label: "zaļā jaka",
      purchase: .object([.init("kind", .string("sale")), .init("lines", .array([.integer(1)]))]))
  }

  private static func approval(_ state: Approval.State, _ approver: PersonID?) -> Approval {
    Approval(
      id: ApprovalID(trusted: "ap-1"), commandHash: "aa", subject: "refund", amount: 5000,
      right: "refund.limit", requester: Sample.person, approver: approver,
      expires: 1_772_438_400_000, state: state)
  }

  /// Details with all that newer terminals tell.
  static let fullDetails = CardDetails(
    maskedNumber: "411111******1111", scheme: "Visa", authorisation: "083214", trace: "83",
    batch: "", identity: "52000007/000417/0083/0611/173012", application: "A0000000031010",
    verification: .signature)

  /// What terminals said, and closes in every state.
  static var terminals: [(name: String, fact: Fact)] {
    let subjects: [TerminalRecord.Subject] = [
      .attempt(Sample.attempt), .close(CloseID(trusted: "t-1")), .nothing,
    ]
    let told = TerminalRecord.Kind.allCases.enumerated().map { index, kind in
      (
        "told, \(kind.rawValue)",
        Fact.told(
          TerminalRecord(
            terminal: Sample.terminal, subject: subjects[index % 3], kind: kind,
            bytes: index == 0 ? [] : [0x04, 0x0F, 0xFF, UInt8(index)],
            lines: index % 2 == 0 ? [] : ["SUMMA  49,90 ā", ""],
            audience: index % 2 == 0 ? nil : .customer, endsSlip: index % 3 == 0,
            at: Sample.now))
      )
    }
    let closes = TerminalClose.State.allCases.enumerated().map { index, state in
      (
        "terminalClosed, \(state.rawValue)",
        Fact.terminalClosed(
          TerminalClose(
            id: CloseID(trusted: "t-1"), terminal: Sample.terminal, register: Sample.register,
            batch: 7,
            expected: BatchSums(amount: eur(300), count: 2, firstReceipt: 1, lastReceipt: 2),
            reason: index % 2 == 0 ? "" : "bank called",
            differences: index % 2 == 0
              ? []
              : [
                Reconciliation.Match(
                  outcome: .onlyHere,
                  here: .init(trace: "2", amount: eur(-100), document: "RCP-R01-000001"), there: nil
                ),
                Reconciliation.Match(
                  outcome: .onlyThere, here: nil, there: .init(trace: "", amount: eur(5))),
              ], state: state,
            reported: index % 2 == 0 ? BatchSums(amount: eur(299), count: nil) : nil,
            remark: index % 3 == 0 ? "" : "no answer"))
      )
    }
    return told + closes
  }

  /// An attempt in every state and direction.
  static func attempts() -> [(name: String, fact: Fact)] {
    CardAttemptState.allCases.enumerated().map { index, state in
      let directions: [CardDirection] = [.payment, .refund, .reversal]
      let attempt = CardAttempt(
        id: Sample.attempt, command: "key-1", ordinal: 2, register: Sample.register, shift: 7,
        terminal: Sample.terminal, direction: directions[index % 3], amount: eur(5250),
        baseline: "000122", original: index % 2 == 0 ? nil : "000100",
        subjects: index % 2 == 0 ? [] : ["basket:b-1", "voucher:d1"],
        reverses: index % 2 == 0 ? nil : AttemptID(trusted: "c-9"), state: state,
        details: index % 2 == 0 ? (index % 4 == 0 ? Sample.told : fullDetails) : nil,
        remark: index % 3 == 0 ? "" : "51")
      return ("attempt, \(state.rawValue)", .attempt(attempt))
    }
  }

  static func documents() throws -> [(name: String, fact: Fact)] {
    let sale = try VoidTests.rich()
    let item = OpenSamples.prepayment()
    let invoice = try Invoicing.invoice(
      quote([Sold("242.00")]), customer: Sample.customer, due: OpenSamples.due,
      prepayments: [(item.name, eur(9680))], name: "INV-R01-000001",
      items: PrepaymentPostingTests.prepayments(item))
    var documents: [(String, Document)] = [
      ("sale", sale), ("void", try VoidTests.void(sale)),
      ("refund", try refund(of: sale, [pieces(1000, of: 2)], pack: TestPack.fiveCents)),
      ("invoice", try Document(Sample.head(.invoice), invoice)),
      ("agency", try document(of: AgencyTests.bill(), offers: [.cash(tendered: eur(8150))])),
      ("pay-in", try LedgerDayTests.float()), ("close", try close()), ("handover", try handover()),
    ]
    documents.append(
      ("empty", Document(recorded: Sample.head(.order), DocumentContent(.euro), postings: [])))
    return documents.enumerated().map { index, each in
      ("document, \(each.0)", .document(each.1, prints: index % 2 == 0))
    }
  }

  private static func handover() throws -> Document {
    let count = try CashCount(
      [.init(denomination: eur(5000), pieces: 2), .init(denomination: eur(1), pieces: 7)],
      in: TestPack.plain)
    var content = try ShiftDesk.countSheet(
      .handover, count, expected: eur(10_010), brought: eur(0), register: Sample.register)
    content.signatures = [Sample.person, PersonID(trusted: "berta")]
    content.approvedBy = PersonID(trusted: "boss")
    return try Document(Sample.head(.count), content)
  }

  static func close() throws -> Document {
    var content = DocumentContent(.euro)
    content.closing = ClosingFigures(
      carriedOver: eur(10_000), openingCount: eur(9950), expected: eur(11_240),
      closingCount: eur(11_200),
      totals: ShiftDesk.totals([], with: try ShiftExampleTests.documents()),
      ranges: [SeriesRange(series: "RCP-R01", first: 1, last: 9)],
      doubts: [Sample.attempt], openBaskets: [BasketID(trusted: "b-1")], headSequence: 77,
      headHash: "c0ffee")
    return try Document(Sample.head(.dayClose), content)
  }
}

/// The canonical text of a fact.
func written(_ fact: Fact) -> String {
  var writer = JSONWriter()
  fact.write(to: &writer)
  return String(decoding: writer.bytes, as: UTF8.self)
}
