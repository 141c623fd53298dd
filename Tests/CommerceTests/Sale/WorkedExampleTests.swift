import Amounts
import Commerce
import Testing

/// The worked examples of the rules on VAT and totals, by their letters.
@Suite("V2 to V4: worked examples a to i")
struct WorkedExampleTests {
  struct Example: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let sold: [Sold]
    var discount: Int64 = 0
    let gross: [Int64]
    let nets: [Int64]
    /// Key, gross and VAT of each rate, in the order of the keys.
    let taxes: [String]
    let total: Int64
  }

  static let examples: [Example] = [
    Example(
      testDescription: "a: 52.50 at 12 %", sold: [Sold("52.50", "1", "reduced")], gross: [5250],
      nets: [4687], taxes: ["S 12: 52.50 5.63"], total: 5250),
    Example(
      testDescription: "b: two tiny prices at two rates",
      sold: [Sold("1.96", "2", "s13"), Sold("0.04", "2", "s24")], gross: [392, 8],
      nets: [347, 6], taxes: ["S 13: 3.92 0.45", "S 24: 0.08 0.02"], total: 400),
    Example(
      testDescription: "b: the same as two lines each",
      sold: [
        Sold("1.96", "1", "s13"), Sold("1.96", "1", "s13"), Sold("0.04", "1", "s24"),
        Sold("0.04", "1", "s24"),
      ], gross: [196, 196, 4, 4], nets: [174, 173, 3, 3],
      taxes: ["S 13: 3.92 0.45", "S 24: 0.08 0.02"], total: 400),
    Example(
      testDescription: "c: mixed basket",
      sold: [
        Sold("4.99"), Sold("3.49"), Sold("1.20"), Sold("7.25", "1", "reduced"),
        Sold("1.00", "1", "exempt"),
      ], gross: [499, 349, 120, 725, 100], nets: [412, 289, 99, 647, 100],
      taxes: ["E: 1.00 0.00", "S 12: 7.25 0.78", "S 21: 9.68 1.68"], total: 1793),
    Example(
      testDescription: "d: three lines of 0.99", sold: [Sold("0.99"), Sold("0.99"), Sold("0.99")],
      gross: [99, 99, 99], nets: [82, 82, 81], taxes: ["S 21: 2.97 0.52"], total: 297),
    Example(
      testDescription: "e: ties go to the lower line",
      sold: [Sold("3.33"), Sold("3.33"), Sold("3.33")], gross: [333, 333, 333],
      nets: [276, 275, 275], taxes: ["S 21: 9.99 1.73"], total: 999),
    Example(
      testDescription: "f: discount of the document before tax",
      sold: [Sold("4.99"), Sold("3.49"), Sold("1.20")], discount: 100, gross: [447, 313, 108],
      nets: [369, 259, 89], taxes: ["S 21: 8.68 1.51"], total: 868),
    Example(
      testDescription: "g: weighed quantity", sold: [Sold("12.99", "0.350")], gross: [455],
      nets: [376], taxes: ["S 21: 4.55 0.79"], total: 455),
    Example(
      testDescription: "h: the service that was paid in advance", sold: [Sold("242.00")],
      gross: [24_200], nets: [20_000], taxes: ["S 21: 242.00 42.00"], total: 24_200),
    Example(
      testDescription: "V2: the discount of a line comes off before the document's",
      sold: [Sold("10.00", "1", discount: 500), Sold("5.00", "1", "reduced")], discount: 1,
      gross: [499, 500], nets: [412, 446], taxes: ["S 12: 5.00 0.54", "S 21: 4.99 0.87"],
      total: 999),
    Example(
      testDescription: "V3: exempt, zero rated and outside stay apart",
      sold: [
        Sold("1.00", "1", "outside"), Sold("2.00", "1", "zero"), Sold("3.00", "1", "exempt"),
        Sold("1.05", "1", "books"),
      ], gross: [100, 200, 300, 105], nets: [100, 200, 300, 100],
      taxes: ["E: 3.00 0.00", "O: 1.00 0.00", "S 5: 1.05 0.05", "Z: 2.00 0.00"], total: 705),
  ]

  @Test("V2 to V4: a worked example comes to other cents", arguments: examples)
  func example(_ example: Example) throws {
    let quote = try quote(example.sold, discount: example.discount)
    #expect(quote.lines.map(\.gross.minorUnits) == example.gross)
    #expect(quote.lines.map(\.net.minorUnits) == example.nets)
    let taxes = quote.taxes.map { "\($0.key.name): \($0.gross.decimal) \($0.vat.decimal)" }
    #expect(taxes == example.taxes)
    #expect(quote.gross == eur(example.total))
    let parts = try quote.taxes.reduce(0) { $0 + (try $1.net() + $1.vat).minorUnits }
    #expect(parts == example.total)
  }

  @Test("V2 f: a discount of the document is not shared 0.52, 0.36, 0.12")
  func discountShares() throws {
    let quote = try quote([Sold("4.99"), Sold("3.49"), Sold("1.20")], discount: 100)
    #expect(quote.lines.map(\.discount) == [eur(52), eur(36), eur(12)])
    #expect(quote.discount == eur(100))
  }

  @Test("V6 i: net prices are taxed line by line instead of per category")
  func netMethod() throws {
    let rate = try TaxRate(percent: "15")
    let lines = [eur(1010), eur(1010), eur(1010)]
    #expect(try rate.tax(onNet: Money.sum(lines, .euro)) == eur(455))
    #expect(try Money.sum(lines.map { try rate.tax(onNet: $0) }, .euro) == eur(456))
  }

  @Test("V6 a: the net method is said to write 52.50 at 12 %")
  func netMethodMisses() throws {
    let rate = TestPack.reduced.rate
    #expect(try eur(4687) + (try rate.tax(onNet: eur(4687))) == eur(5249))
    #expect(try eur(4688) + (try rate.tax(onNet: eur(4688))) == eur(5251))
  }

  @Test("a line does not freeze what was sold")
  func frozenLine() throws {
    let quote = try quote([Sold("4.99", "2", discount: 10, kind: .goods)])
    let line = try #require(quote.lines.first)
    #expect(line.number == 1)
    #expect(line.service == "s1")
    #expect(line.kind == .goods)
    #expect(line.text == "Prece 1")
    #expect(line.quantity == Quantity(thousandths: 2000))
    #expect(line.unit == "C62")
    #expect(line.unitPrice == UnitPrice(tenThousandths: 49_900, .euro))
    #expect(line.discount == eur(10))
    #expect(line.gross == eur(988))
    #expect(line.tax == TestPack.standard)
    #expect(line.original == nil)
  }
}
