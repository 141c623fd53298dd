import Amounts
import Commerce
import Testing

/// What was given back by some refunds, as the ledger adds it up.
func history(of refunds: [Document]) -> RefundHistory {
  var lines: [Int64: (quantity: Int64, gross: Int64)] = [:]
  var taxes: [TaxKey: Int64] = [:]
  var tenders: [TenderKind: Int64] = [:]
  for content in refunds.map(\.content) {
    for line in content.lines {
      let number = line.original ?? 0
      let before = lines[number] ?? (0, 0)
      lines[number] = (
        before.quantity - line.quantity.thousandths, before.gross - line.gross.minorUnits
      )
    }
    for tax in content.taxes { taxes[tax.key, default: 0] -= tax.vat.minorUnits }
    for tender in content.tenders {
      tenders[tender.kind, default: 0] -= tender.retained.minorUnits
    }
  }
  return RefundHistory(
    lines.sorted { $0.key < $1.key }.map {
      .init(line: $0.key, quantity: $0.value.quantity, gross: $0.value.gross)
    }, taxes: taxes, tenders: tenders)
}

/// Pieces of a line, in thousandths.
func pieces(_ thousandths: Int64, of line: Int64 = 1) -> Refunding.Request {
  Refunding.Request(line: line, quantity: Quantity(thousandths: thousandths))
}

@Suite("Refunds in parts")
struct PartRefundTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let sold: [Sold]
    /// Thousandths of line 1 that each refund gives back.
    let parts: [Int64]
    let gross: [Int64]
    let vat: [Int64]
    let net: [Int64]
  }

  static let casesTable: [Case] = [
    Case(
      testDescription: "3 pieces for 10.00 at 21 %", sold: [Sold("3.3333", "3")],
      parts: [1000, 1000, 1000], gross: [333, 333, 334], vat: [58, 58, 58],
      net: [275, 275, 276]),
    Case(
      testDescription: "two pieces, then the last", sold: [Sold("3.3333", "3")],
      parts: [2000, 1000], gross: [667, 333], vat: [116, 58], net: [551, 275]),
    Case(
      testDescription: "the whole at once", sold: [Sold("3.3333", "3")], parts: [3000],
      gross: [1000], vat: [174], net: [826]),
    Case(
      testDescription: "4 pieces for 0.02: the cap on what is left",
      sold: [Sold("0.0050", "4")], parts: [1000, 1000, 1000, 1000], gross: [1, 1, 0, 0],
      vat: [0, 0, 0, 0], net: [1, 1, 0, 0]),
    Case(
      testDescription: "10 pieces of 0.03: parts would give back more tax than was paid",
      sold: [Sold("0.03", "10")], parts: [Int64](repeating: 1000, count: 10),
      gross: [Int64](repeating: 3, count: 10), vat: [1, 1, 1, 1, 1, 0, 0, 0, 0, 0],
      net: [2, 2, 2, 2, 2, 3, 3, 3, 3, 3]),
    Case(
      testDescription: "5 pieces of 0.02: the last takes the tax that the others left",
      sold: [Sold("0.02", "5")], parts: [Int64](repeating: 1000, count: 5),
      gross: [2, 2, 2, 2, 2], vat: [0, 0, 0, 0, 2], net: [2, 2, 2, 2, 0]),
    Case(
      testDescription: "a weighed line", sold: [Sold("12.99", "0.350", "reduced")],
      parts: [100, 125, 125], gross: [130, 163, 162], vat: [14, 17, 18], net: [116, 146, 144]),
    Case(
      testDescription: "exempt", sold: [Sold("0.3333", "3", "exempt")],
      parts: [1000, 1000, 1000], gross: [33, 33, 34], vat: [0, 0, 0], net: [33, 33, 34]),
    Case(
      testDescription: "a line with a discount gives back what was paid",
      sold: [Sold("5.00", "2", discount: 1)], parts: [1000, 1000], gross: [500, 499],
      vat: [87, 86], net: [413, 413]),
  ]

  @Test("a part refund gives back other cents, or the parts do not add up", arguments: casesTable)
  func cases(_ each: Case) throws {
    let sale = try receipt(quote(each.sold), offers: [.cash(tendered: eur(100_000))])
    var refunds: [Document] = []
    for part in each.parts {
      refunds.append(try refund(of: sale, [pieces(part)], history: history(of: refunds)))
    }
    let contents = refunds.map(\.content)
    #expect(contents.map { -$0.gross.minorUnits } == each.gross)
    #expect(contents.map { -($0.taxes.first?.vat.minorUnits ?? 0) } == each.vat)
    #expect(contents.map { -($0.lines.first?.net.minorUnits ?? 0) } == each.net)
    #expect(each.gross.reduce(0, +) == sale.content.gross.minorUnits)
    #expect(each.vat.reduce(0, +) == sale.content.taxes[0].vat.minorUnits)
    #expect(each.net.reduce(0, +) == sale.content.lines[0].net.minorUnits)
    for document in refunds { #expect(try sum(document.postings).isZero) }
  }

  @Test("a refund uses the price list or the rates of today")
  func original() throws {
    let sale = try receipt(
      quote([Sold("1.00"), Sold("1.12", "2", "food", discount: 12)], on: day(7, 1)),
      offers: [.cash(tendered: eur(1000))])
    let content = try Refunding.content(
      of: sale, lines: [pieces(1000, of: 2)], history: nothingBack)
    let line = try #require(content.lines.first)
    #expect(line.number == 1)
    #expect(line.original == 2)
    #expect(line.service == "s2")
    #expect(line.text == "Prece 2")
    #expect(line.quantity == Quantity(thousandths: -1000))
    #expect(line.unitPrice == UnitPrice(tenThousandths: 11_200, .euro))
    #expect(line.gross == eur(-106))
    #expect(line.tax == TestPack.reduced)
    #expect(content.taxes.map(\.vat) == [eur(-11)])
    #expect(content.gross == eur(-106))
  }

  @Test("a refund of two lines of one rate spreads the net otherwise than the sale")
  func twoLines() throws {
    let sale = try receipt(
      quote([Sold("3.33"), Sold("3.33"), Sold("3.33")]), offers: [.cash(tendered: eur(999))])
    let whole = try Refunding.content(
      of: sale, lines: [pieces(1000), pieces(1000, of: 2), pieces(1000, of: 3)],
      history: nothingBack)
    #expect(whole.lines.map(\.net) == [eur(-276), eur(-275), eur(-275)])
    #expect(whole.taxes.map(\.vat) == [eur(-173)])
    let lastTwo = try Refunding.content(
      of: sale, lines: [pieces(1000, of: 3), pieces(1000, of: 1)], history: nothingBack)
    #expect(lastTwo.lines.map(\.original) == [3, 1])
    #expect(lastTwo.lines.map(\.net) == [eur(-275), eur(-275)])
    #expect(lastTwo.taxes.map(\.vat) == [eur(-116)])
  }

  struct Refused: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let requests: [Refunding.Request]
    var before: Int64 = 0
    let refusal: Refusal
  }

  static let refusedTable: [Refused] = [
    Refused(
      testDescription: "no lines", requests: [],
      refusal: Refusal(.documentLinesMissing, at: "lines")),
    Refused(
      testDescription: "a line twice", requests: [pieces(1000), pieces(1000)],
      refusal: Refusal(.refundLineRepeated, at: "lines")),
    Refused(
      testDescription: "a line that was not sold", requests: [pieces(1000), pieces(1000, of: 3)],
      refusal: Refusal(.refundLineUnknown, at: "lines[1].line")),
    Refused(
      testDescription: "line 0", requests: [pieces(1000, of: 0)],
      refusal: Refusal(.refundLineUnknown, at: "lines[0].line")),
    Refused(
      testDescription: "nothing of a line", requests: [pieces(0)],
      refusal: Refusal(.lineQuantityZero, at: "lines[0].quantity")),
    Refused(
      testDescription: "less than nothing", requests: [pieces(-1)],
      refusal: Refusal(.lineQuantityNegative, at: "lines[0].quantity")),
    Refused(
      testDescription: "a thousandth more than was sold", requests: [pieces(3001)],
      refusal: Refusal(
        .refundExceedsQuantity, at: "lines[0].quantity", ["remaining": "3.000"])),
    Refused(
      testDescription: "a thousandth more than is left", requests: [pieces(1001)], before: 2000,
      refusal: Refusal(
        .refundExceedsQuantity, at: "lines[0].quantity", ["remaining": "1.000"])),
    Refused(
      testDescription: "a line that is given back already", requests: [pieces(1)], before: 3000,
      refusal: Refusal(
        .refundExceedsQuantity, at: "lines[0].quantity", ["remaining": "0.000"])),
    Refused(
      testDescription: "more than 64 bits", requests: [pieces(.max)],
      refusal: Refusal(
        .refundExceedsQuantity, at: "lines[0].quantity", ["remaining": "3.000"])),
  ]

  @Test("more or other goods are given back than were sold", arguments: refusedTable)
  func refused(_ each: Refused) throws {
    let sale = try receipt(
      quote([Sold("3.3333", "3"), Sold("1.00")]), offers: [.cash(tendered: eur(2000))])
    var refunds: [Document] = []
    if each.before > 0 { refunds = [try refund(of: sale, [pieces(each.before)])] }
    #expect(throws: each.refusal) {
      try Refunding.content(of: sale, lines: each.requests, history: history(of: refunds))
    }
  }

  @Test("what was given back so far is told wrongly")
  func histories() throws {
    #expect(nothingBack.isEmpty)
    let sale = try receipt(quote([Sold("3.3333", "3")]), offers: [.cash(tendered: eur(1000))])
    let first = try refund(of: sale, [pieces(1000)])
    let back = history(of: [first])
    #expect(!back.isEmpty)
    #expect(back.lines[1]?.quantity == 1000)
    #expect(back.lines[1]?.gross == 333)
    #expect(back.taxes == [TestPack.standard: 58])
    #expect(back.tenders == [.cash: 333])
  }
}
