import Amounts
import Commerce
import Receipts
import Stationery
import Testing

@Suite("Values of reports and slips")
struct ReportValuesTests {
  private static let moment = Moment(milliseconds: 1_795_000_000_000, offsetSeconds: 7200)

  private func figures(seesCash: Bool) -> ShiftFigures {
    ShiftFigures(
      shift: Shift(
        id: 12, register: Papers.register, businessDate: Papers.date, state: .open,
        openedAt: Self.moment, openedBy: Papers.cashier, holder: Papers.cashier,
        carriedOver: Papers.euro(15_000), openingCount: Papers.euro(14_990)),
      expected: Papers.euro(38_412),
      totals: [
        ShiftTotal(.method, "cash", count: 2, amount: 23_412),
        ShiftTotal(.tax, "S 21", count: 2, amount: 12_100, vat: 2100),
        ShiftTotal(.attempt, "payment declined", count: 1, amount: 500),
        ShiftTotal(.account, "assets:cash:till:R1", count: 1, amount: 777),
      ],
      ranges: [SeriesRange(series: "RCP-R1", first: 1, last: 2)],
      doubts: [AttemptID(trusted: "a-9")], seesCash: seesCash)
  }

  private func report(seesCash: Bool) throws -> Values {
    ShiftValues.values(
      of: figures(seesCash: seesCash), at: Self.moment, by: Papers.cashier,
      in: try Papers.context())
  }

  @Test("an X lacks a figure of the shift")
  func xReport() throws {
    let values = try report(seesCash: true)
    #expect(values.text("doc.title") == "X pārskats")
    #expect(values.text("shift.carried_over") == "150,00")
    #expect(values.text("shift.opening_count") == "149,90")
    #expect(values.text("shift.opening_difference") == "-0,10")
    #expect(values.text("shift.expected") == "384,12")
    #expect(values.list("methods").first?.text("row.name") == "Skaidra nauda")
    #expect(values.list("methods").first?.text("row.amount") == "234,12")
    let tax = try #require(values.list("tax_totals").first)
    #expect(tax.text("row.mark") == "A")
    #expect(tax.text("row.net") == "100,00")
    #expect(tax.text("row.vat") == "21,00")
    #expect(values.list("doubts").first?.text("doubt.id") == "a-9")
    #expect(values.flag("has.baskets") == false)
  }

  @Test("somebody who may not know the drawer can compute it from an X")
  func hiddenCash() throws {
    let values = try report(seesCash: false)
    let text = try Papers.text(.xReport, values)
    for figure in ["150,00", "149,90", "384,12", "234,12", "121,00", "RCP-R1"] {
      #expect(!text.contains(figure), "\(figure)")
    }
    #expect(text.contains("Noraidīts (1)"))
    #expect(text.contains("Naudas summas redz tikai vadītājs"))
  }

  @Test("a Z differs from what was frozen")
  func dayClose() throws {
    let document = Papers.document(.dayClose) {
      $0.closing = ClosingFigures(
        carriedOver: Papers.euro(15_000), openingCount: Papers.euro(15_000),
        expected: Papers.euro(38_412), closingCount: Papers.euro(38_372),
        totals: figures(seesCash: true).totals, ranges: [], doubts: [], openBaskets: [],
        headSequence: 48_113, headHash: "0123456789abcdef0123", signature: nil)
    }
    let values = DocumentValues.values(of: document, in: try Papers.context())
    #expect(values.text("shift.difference") == "-0,40")
    #expect(values.text("shift.hash") == "0123456789abcdef")
    #expect(values.text("shift.head") == "48113")
    let text = try Papers.text(.dayClose, values)
    for part in ["383,72", "384,12", "-0,40", "48113 0123456789abcdef", "ZRP-R1-000123"] {
      #expect(text.contains(part), "\(part)")
    }
    #expect(!text.contains("7,77"), "sums by account are for the books, not for the paper")
  }

  @Test("a page of the cash book does not lead from its opening to its closing")
  func cashBook() throws {
    let rows = [(2000, 2000), (-700, 1300)].map { amount, balance in
      CashBookPage.Row(
        document: "CIN-R1-000001", at: Self.moment, reason: "float",
        amount: Papers.euro(Int64(amount)), balance: Papers.euro(Int64(balance)))
    }
    let page = CashBookPage(
      register: Papers.register, date: Papers.date, opening: Papers.euro(0), rows: rows,
      closing: Papers.euro(1300))
    let values = page.values(at: Self.moment, by: Papers.cashier, in: try Papers.context())
    #expect(values.text("doc.name") == "CBK-R1-2026-11-28")
    #expect(values.text("book.in") == "20,00")
    #expect(values.text("book.out") == "7,00")
    #expect(values.list("rows").map { $0.text("row.out") } == ["0,00", "7,00"])
    #expect(values.list("rows").map { $0.text("row.balance") } == ["20,00", "13,00"])
    #expect(values.list("rows").first?.text("row.reason") == "Maiņas nauda")
  }

  @Test(
    "a slip says that money moved where it did not, or asks the wrong person to sign",
    arguments: [
      (CardAttemptState.approved, CardSlip.Copy.merchant, "Apstiprināts", true, true),
      (.settled, .customer, "Apstiprināts", true, false),
      (.declined, .merchant, "Noraidīts", false, true),
      (.unknown, .customer, "Neskaidrs", false, false),
    ])
  func slip(
    state: CardAttemptState, copy: CardSlip.Copy, outcome: String, isApproved: Bool,
    isSigned: Bool
  ) throws {
    let attempt = CardAttempt(
      id: AttemptID(trusted: "a-1"), command: "c", ordinal: 1, register: Papers.register,
      shift: 1, terminal: TerminalID(trusted: "T1"), direction: .payment,
      amount: Papers.euro(3000), baseline: "", state: state, remark: "05 do not honour")
    let slip = CardSlip(attempt, at: Self.moment, copy: copy, isSigned: true)
    let values = slip.values(in: try Papers.context())
    #expect(values.text("slip.outcome") == outcome)
    #expect(values.flag("slip.approved") == isApproved)
    #expect(values.flag("slip.signature") == isSigned)
    let text = try Papers.text(.cardSlip, values)
    #expect(text.contains(outcome))
    #expect(text.contains("05 do not honour") != isApproved)
    #expect(text.contains("Klienta paraksts") == isSigned)
  }

  @Test("a copy does not say that it is one")
  func copyBanner() throws {
    let head = Papers.document(.receipt) { _ in }.head
    let banner = CopyBanner(of: head, number: 2, at: Self.moment, by: Papers.cashier)
    let text = try Papers.text(.copyBanner, banner.values(in: try Papers.context("de")))
    #expect(text.contains("K O P I E"))
    #expect(text.contains("Kassenbeleg RCP-R1-000123"))
  }
}
