import Amounts
import Commerce
import Testing

@Suite("V7: cash rounding")
struct CashRoundingTests {
  static let saleDeltas: [Int64] = [0, -1, -2, 2, 1, 0, -1, -2, 2, 1]

  @Test("V7: a last digit is rounded otherwise than the table says", arguments: 0...9)
  func digits(digit: Int) throws {
    let delta = Self.saleDeltas[digit]
    let pack = TestPack.fiveCents
    for tens in [0, 10, 1230, 99_990] as [Int64] {
      let due = eur(tens + Int64(digit))
      #expect(try pack.rounded(cash: due, step: eur(5)) == due + eur(delta))
      let back = try -due
      #expect(try pack.rounded(cash: back, step: eur(5)) == back - eur(delta))
      let (tender, rounding) = try Refunding.tender(
        due, by: .cash, reference: nil, pack: pack, cashStep: eur(5))
      #expect(rounding == eur(-delta))
      #expect(tender.retained == (try back - eur(delta)))
    }
  }

  static let valuesTable:
    [(cash: Int64, step: Int64, mode: CountryPack.RoundingMode, rounded: Int64)] =
      [
        (1231, 5, .nearest, 1230), (1233, 5, .nearest, 1235), (2209, 5, .nearest, 2210),
        (-1231, 5, .nearest, -1230), (-5254, 5, .nearest, -5255), (5254, 5, .nearest, 5255),
        (-780, 100, .down, -700), (780, 100, .down, 700), (99, 100, .down, 0),
        (-99, 100, .down, 0), (100, 100, .down, 100), (1234, 5, .down, 1230),
        (50, 100, .nearest, 100), (-50, 100, .nearest, -100), (49, 100, .nearest, 0),
        (1231, 0, .nearest, 1231), (1231, -5, .nearest, 1231), (-25, 50, .nearest, -50),
      ]

  @Test("V7: a sum is settled to another step, or by another mode", arguments: valuesTable)
  func values(cash: Int64, step: Int64, mode: CountryPack.RoundingMode, rounded: Int64) throws {
    let pack = TestPack.make(PackOptions(step: step, mode: mode))
    #expect(try pack.rounded(cash: eur(cash), step: eur(step)) == eur(rounded))
  }

  @Test("V7: rounding near the end of 64 bits wraps")
  func overflow() {
    #expect(throws: AmountError.overflow) {
      try TestPack.fiveCents.rounded(cash: eur(.max), step: eur(1000))
    }
  }

  struct Case: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let due: Int64
    var options = PackOptions(step: 5)
    var rounds = true
    let steps: [SettlementStep]
    let told: [String]
    let delta: Int64
  }

  static let casesTable: [Case] = [
    Case(
      testDescription: "12.31 in cash", due: 1231, steps: [.init(Offer.cash(2000), .issue)],
      told: ["cash 12.30 change 7.70"], delta: -1),
    Case(
      testDescription: "12.33 in cash", due: 1233, steps: [.init(Offer.cash(1235), .issue)],
      told: ["cash 12.35"], delta: 2),
    Case(
      testDescription: "22.09 in cash", due: 2209, steps: [.init(Offer.cash(2500), .issue)],
      told: ["cash 22.10 change 2.90"], delta: 1),
    Case(
      testDescription: "174.99 = 100 cash + 75 card", due: 17_499,
      steps: [
        .init(Offer.cash(10_000), .askForMore), .init(Offer.card(7500), .askTerminal(eur(7500))),
        .init(Offer.approved, .issue),
      ], told: ["cash 100.00", "card 75.00"], delta: 1),
    Case(
      testDescription: "12.91 paid 15.59 by transfer, change in cash", due: 1291,
      steps: [.init(Offer.transfer(1559), .issue)],
      told: ["transfer 15.59", "cash -2.70 change 2.70"], delta: -2),
    Case(
      testDescription: "15.28 = 10.00 cash + 5.28 by transfer", due: 1528,
      steps: [.init(Offer.cash(1000), .askForMore), .init(Offer.transfer(528), .issue)],
      told: ["cash 10.00", "transfer 5.28"], delta: 0),
    Case(
      testDescription: "15.28 = 5.00 card + rest cash", due: 1528,
      steps: [
        .init(Offer.card(500), .askTerminal(eur(500))), .init(Offer.approved, .askForMore),
        .init(Offer.cash(2000), .issue),
      ], told: ["card 5.00", "cash 10.30 change 9.70"], delta: 2),
    Case(
      testDescription: "15.28 all in cash", due: 1528, steps: [.init(Offer.cash(1530), .issue)],
      told: ["cash 15.30"], delta: 2),
    Case(
      testDescription: "2.31 in exact coins", due: 231, steps: [.init(Offer.cash(231), .issue)],
      told: ["cash 2.31"], delta: 0),
    Case(
      testDescription: "2.31 with the rounded sum", due: 231,
      steps: [.init(Offer.cash(230), .issue)], told: ["cash 2.30"], delta: -1),
    Case(
      testDescription: "2.31 in exact coins where none are accepted", due: 231,
      options: PackOptions(step: 5, exactCash: false), steps: [.init(Offer.cash(231), .issue)],
      told: ["cash 2.30 change 0.01"], delta: -1),
    Case(
      testDescription: "only the last cash is rounded", due: 1233,
      steps: [
        .init(Offer.cash(500), .askForMore), .init(Offer.cash(233), .askForMore),
        .init(Offer.cash(1000), .issue),
      ], told: ["cash 5.00", "cash 2.33", "cash 5.00 change 5.00"], delta: 0),
    Case(
      testDescription: "7.80 down to whole euros", due: 780,
      options: PackOptions(step: 100, mode: .down), steps: [.init(Offer.cash(1000), .issue)],
      told: ["cash 7.00 change 3.00"], delta: -80),
    Case(
      testDescription: "cards are never rounded", due: 1233,
      steps: [.init(Offer.card(1233), .askTerminal(eur(1233))), .init(Offer.approved, .issue)],
      told: ["card 12.33"], delta: 0),
    Case(
      testDescription: "V9: money for others is never rounded", due: 1233, rounds: false,
      steps: [.init(Offer.cash(1500), .issue)], told: ["cash 12.33 change 2.67"], delta: 0),
    Case(
      testDescription: "V9: change of a transfer for others is never rounded", due: 1233,
      rounds: false, steps: [.init(Offer.transfer(1500), .issue)],
      told: ["transfer 15.00", "cash -2.67 change 2.67"], delta: 0),
  ]

  @Test("V7: a mixed payment rounds another part than the last cash", arguments: casesTable)
  func cases(_ each: Case) throws {
    let pack = TestPack.make(each.options)
    var settlement = try Settlement(
      payable: eur(each.due),
      policy: .init(pack: pack, cashStep: pack.cashStep, roundsCash: each.rounds))
    settlement.run(each.steps)
    #expect(settlement.state == .paid)
    #expect(settlement.told == each.told)
    #expect(settlement.cashRounding == eur(each.delta))
    let retained = settlement.tenders.reduce(0) { $0 + $1.retained.minorUnits }
    #expect(retained == each.due + each.delta)
    let change = settlement.tenders.reduce(0) { $0 + $1.change.minorUnits }
    #expect(try settlement.change() == eur(change))
  }

  @Test("V7: a refund that is not in cash is rounded", arguments: TenderKind.allCases)
  func refunds(kind: TenderKind) throws {
    let (tender, rounding) = try Refunding.tender(
      eur(1231), by: kind, reference: "r", card: Sample.told, pack: TestPack.fiveCents,
      cashStep: eur(5))
    #expect(tender.kind == kind)
    #expect(tender.reference == "r")
    #expect(tender.card == Sample.told)
    #expect(tender.retained == eur(kind == .cash ? -1230 : -1231))
    #expect(rounding == eur(kind == .cash ? 1 : 0))
  }

  @Test("V7: random payments in cash, card and transfer no longer balance")
  func random() throws {
    var random = SplitMix64(seed: 282)
    let pack = TestPack.fiveCents
    for run in 0..<2000 {
      let due = Int64.random(in: 1...30_000, using: &random)
      var settlement = try Settlement(
        payable: eur(due), policy: .init(pack: pack, cashStep: pack.cashStep))
      while settlement.state == .due {
        let rest = settlement.remaining.minorUnits
        let part = Int64.random(in: 1...(rest + 400), using: &random)
        let pick = Int.random(in: 0...2, using: &random)
        let offer =
          pick == 0 ? Offer.cash(part) : pick == 1 ? Offer.card(part) : Offer.transfer(part)
        if case .askTerminal = try settlement.handle(offer) {
          _ = try settlement.handle(Offer.approved)
        }
      }
      let retained = settlement.tenders.reduce(0) { $0 + $1.retained.minorUnits }
      #expect(retained == due + settlement.cashRounding.minorUnits, "run \(run)")
      #expect((-2...2).contains(settlement.cashRounding.minorUnits), "run \(run)")
      #expect(settlement.remaining.isZero, "run \(run)")
    }
  }
}
