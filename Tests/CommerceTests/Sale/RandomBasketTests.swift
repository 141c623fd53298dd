import Amounts
import Commerce
import Testing

@Suite("V2 to V4: 2,000 random baskets")
struct RandomBasketTests {
  static let classes = [
    "standard", "reduced", "books", "zero", "exempt", "outside", "s13", "s24",
  ]

  static func basket(using random: inout SplitMix64) -> (sold: [Sold], discount: Int64) {
    var sold: [Sold] = []
    var total: Int64 = 0
    for _ in 0..<Int.random(in: 1...12, using: &random) {
      let price = Int64.random(in: 1...30_000, using: &random)
      let pieces = Int64.random(in: 1...5, using: &random)
      let name = classes[Int.random(in: 0..<classes.count, using: &random)]
      let off = Int.random(in: 0...3, using: &random) == 0
      let discount = off ? Int64.random(in: 0...(price * pieces), using: &random) : 0
      total += price * pieces - discount
      sold.append(Sold(eur(price).decimal, String(pieces), name, discount: discount))
    }
    let off = Bool.random(using: &random) && total > 0
    return (sold, off ? Int64.random(in: 0...total, using: &random) : 0)
  }

  @Test("V2 to V4: lines, nets, taxes and total of a basket no longer add up")
  func invariants() throws {
    var random = SplitMix64(seed: 1_793)
    for run in 0..<2000 {
      let (sold, discount) = Self.basket(using: &random)
      let quote = try quote(sold, discount: discount)
      try checkSums(quote, sold, discount, run)
      try checkNets(quote, run)
    }
  }

  private func checkSums(_ quote: Quote, _ sold: [Sold], _ discount: Int64, _ run: Int) throws {
    let full = try zip(sold, quote.lines).reduce(0) { sum, pair in
      sum + (try pair.1.unitPrice.times(pair.1.quantity)).minorUnits
    }
    let discounts = quote.lines.reduce(0) { $0 + $1.discount.minorUnits }
    #expect(discounts == discount + sold.reduce(0) { $0 + $1.discount }, "run \(run)")
    #expect(quote.discount.minorUnits == discounts, "run \(run)")
    #expect(quote.gross.minorUnits == full - discounts, "run \(run)")
    #expect(quote.lines.reduce(0) { $0 + $1.gross.minorUnits } == quote.gross.minorUnits)
    #expect(quote.lines.allSatisfy { !$0.gross.isNegative }, "run \(run)")
    #expect(quote.taxes.map(\.key) == Set(quote.lines.map(\.tax)).sorted(), "run \(run)")
    let net = quote.lines.reduce(0) { $0 + $1.net.minorUnits }
    let vat = quote.taxes.reduce(0) { $0 + $1.vat.minorUnits }
    #expect(net + vat == quote.gross.minorUnits, "run \(run)")
  }

  private func checkNets(_ quote: Quote, _ run: Int) throws {
    for tax in quote.taxes {
      let lines = quote.lines.filter { $0.tax == tax.key }
      let base = 10_000 + tax.key.rate.basisPoints
      let gross = lines.reduce(0) { $0 + $1.gross.minorUnits }
      #expect(gross == tax.gross.minorUnits, "run \(run)")
      let twiceOff = 2 * (tax.vat.minorUnits * base - gross * tax.key.rate.basisPoints)
      #expect(twiceOff.magnitude <= base.magnitude, "run \(run): VAT is not the nearest cent")
      let net = lines.reduce(0) { $0 + $1.net.minorUnits }
      #expect(try net == tax.net().minorUnits, "run \(run)")
      for line in lines {
        let off = line.net.minorUnits * base - line.gross.minorUnits * 10_000
        #expect(off.magnitude < base.magnitude, "run \(run): a net is a whole cent off")
      }
    }
  }

  @Test("V4: the cents of a rate do not go to the largest fractions, the lower line first")
  func largestFractions() throws {
    var random = SplitMix64(seed: 42)
    for run in 0..<500 {
      let (sold, discount) = Self.basket(using: &random)
      let quote = try quote(sold, discount: discount)
      for tax in quote.taxes {
        let base = 10_000 + tax.key.rate.basisPoints
        let lines = quote.lines.filter { $0.tax == tax.key }
        let ranked = lines.sorted {
          let (a, b) = ($0.gross.minorUnits * 10_000 % base, $1.gross.minorUnits * 10_000 % base)
          return a != b ? a > b : $0.number < $1.number
        }
        let raised = ranked.map { $0.net.minorUnits > $0.gross.minorUnits * 10_000 / base }
        let count = raised.count(where: { $0 })
        #expect(raised.prefix(count).allSatisfy { $0 }, "run \(run)")
      }
    }
  }

  @Test("a random basket does not post to zero, or its void is no mirror")
  func postings() throws {
    var random = SplitMix64(seed: 99)
    for run in 0..<300 {
      let (sold, discount) = Self.basket(using: &random)
      let quote = try quote(sold, discount: discount)
      guard quote.gross.isPositive, quote.gross.minorUnits <= 700_000 else { continue }
      let document = try receipt(
        quote, offers: [.cash(tendered: eur(700_000))], pack: TestPack.fiveCents)
      #expect(try sum(document.postings).isZero, "run \(run)")
      let delta = document.content.cashRounding.minorUnits
      #expect((-2...2).contains(delta), "run \(run)")
      let till = document.postings.filter { $0.account == Sample.till }
      #expect(till.reduce(0) { $0 + $1.amount.minorUnits } == quote.gross.minorUnits + delta)
    }
  }
}
