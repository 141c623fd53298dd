import Amounts
import Commerce
import Testing

@Suite("Random refunds until nothing is left")
struct RandomRefundTests {
  /// A random part of what is left; nothing once all is back.
  static func requests(
    _ sale: Document, _ history: RefundHistory, using random: inout SplitMix64
  ) -> [Refunding.Request] {
    var result: [Refunding.Request] = []
    for line in sale.content.lines.shuffled(using: &random) {
      let left = line.quantity.thousandths - (history.lines[line.number]?.quantity ?? 0)
      guard left > 0, Int.random(in: 0...2, using: &random) > 0 else { continue }
      let all = Int.random(in: 0...2, using: &random) == 0
      result.append(
        pieces(all ? left : Int64.random(in: 1...left, using: &random), of: line.number))
    }
    return result
  }

  @Test("random parts of a sale do not add up to the sale, cent by cent")
  func untilEmpty() throws {
    var random = SplitMix64(seed: 1_000)
    for run in 0..<400 {
      let (sold, discount) = RandomBasketTests.basket(using: &random)
      let priced = try quote(sold, discount: discount)
      let offers = priced.gross.isZero ? [] : [TenderOffer.card(amount: priced.gross, tip: eur(0))]
      let sale = try receipt(priced, offers: offers)
      var refunds: [Document] = []
      while refunds.count < 200 {
        let back = history(of: refunds)
        let left = sale.content.lines.contains {
          $0.quantity.thousandths > (back.lines[$0.number]?.quantity ?? 0)
        }
        guard left else { break }
        let requests = Self.requests(sale, back, using: &random)
        guard !requests.isEmpty else { continue }
        refunds.append(try refund(of: sale, requests, by: .card, history: back))
        try checkStep(sale, refunds, run)
      }
      try checkEnd(sale, refunds, run)
    }
  }

  /// No part gives back more than the sale had, of anything.
  private func checkStep(_ sale: Document, _ refunds: [Document], _ run: Int) throws {
    let back = history(of: refunds)
    for line in sale.content.lines {
      let returned = back.lines[line.number] ?? (0, 0)
      #expect((0...line.quantity.thousandths).contains(returned.quantity), "run \(run)")
      #expect((0...line.gross.minorUnits).contains(returned.gross), "run \(run)")
    }
    for tax in sale.content.taxes {
      #expect((0...tax.vat.minorUnits).contains(back.taxes[tax.key] ?? 0), "run \(run)")
    }
    guard let last = refunds.last else { return }
    #expect(try sum(last.postings).isZero, "run \(run)")
    for tax in last.content.taxes {
      let lines = last.content.lines.filter { $0.tax == tax.key }
      #expect(lines.reduce(0) { $0 + $1.gross.minorUnits } == tax.gross.minorUnits)
      #expect(try lines.reduce(0) { $0 + $1.net.minorUnits } == tax.net().minorUnits)
    }
  }

  /// The parts are the sale: per line, per rate, in total, and in the books.
  private func checkEnd(_ sale: Document, _ refunds: [Document], _ run: Int) throws {
    let contents = refunds.map(\.content)
    for line in sale.content.lines {
      let parts = contents.flatMap(\.lines).filter { $0.original == line.number }
      #expect(parts.reduce(0) { $0 - $1.quantity.thousandths } == line.quantity.thousandths)
      #expect(parts.reduce(0) { $0 - $1.gross.minorUnits } == line.gross.minorUnits)
    }
    for tax in sale.content.taxes {
      let parts = contents.flatMap(\.taxes).filter { $0.key == tax.key }
      #expect(parts.reduce(0) { $0 - $1.gross.minorUnits } == tax.gross.minorUnits, "run \(run)")
      #expect(parts.reduce(0) { $0 - $1.vat.minorUnits } == tax.vat.minorUnits, "run \(run)")
      let net = contents.flatMap(\.lines).filter { $0.tax == tax.key }
        .reduce(0) { $0 - $1.net.minorUnits }
      #expect(try net == tax.net().minorUnits, "run \(run)")
    }
    #expect(contents.reduce(0) { $0 - $1.gross.minorUnits } == sale.content.gross.minorUnits)
    let balances = LedgerDayTests.balances([sale] + refunds)
    #expect(balances.values.allSatisfy { $0 == 0 }, "run \(run)")
  }
}
