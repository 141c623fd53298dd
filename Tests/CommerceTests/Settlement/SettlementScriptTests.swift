import Amounts
import Commerce
import Testing

/// Steps of a settlement: an event, and the action or the refusal that it brings.
struct SettlementStep: Sendable {
  enum Outcome: Sendable, Equatable {
    case action(Settlement.Action)
    case refused(RefusalCode)
  }
  let event: Settlement.Event
  let outcome: Outcome

  init(_ event: Settlement.Event, _ action: Settlement.Action) {
    self.event = event
    outcome = .action(action)
  }

  init(_ event: Settlement.Event, refused code: RefusalCode) {
    self.event = event
    outcome = .refused(code)
  }
}

extension Settlement {
  /// Runs steps; a refused event must leave everything as it was.
  mutating func run(_ steps: [SettlementStep], at place: SourceLocation = #_sourceLocation) {
    for (index, step) in steps.enumerated() {
      let before = self
      do throws(Refusal) {
        let action = try handle(step.event)
        #expect(.action(action) == step.outcome, "step \(index + 1)", sourceLocation: place)
      } catch {
        #expect(.refused(error.code) == step.outcome, "step \(index + 1)", sourceLocation: place)
        #expect(self == before, "step \(index + 1) changed something", sourceLocation: place)
      }
    }
  }

  /// Tenders as text: kind, retained, and the change where there is some.
  var told: [String] {
    tenders.map {
      let change = $0.change.isZero ? "" : " change \($0.change.decimal)"
      return "\($0.kind.rawValue) \($0.retained.decimal)\(change)"
    }
  }
}

/// Offers and answers of a terminal, short.
enum Offer {
  static func cash(_ cents: Int64) -> Settlement.Event { .offered(.cash(tendered: eur(cents))) }
  static func card(_ cents: Int64, tip: Int64 = 0) -> Settlement.Event {
    .offered(.card(amount: eur(cents), tip: eur(tip)))
  }
  static func transfer(_ cents: Int64, _ reference: String = "ref") -> Settlement.Event {
    .offered(.transfer(amount: eur(cents), reference: reference))
  }
  static func account(_ cents: Int64) -> Settlement.Event {
    .offered(.account(amount: eur(cents), customer: Sample.customer, due: day(4, 1)))
  }
  static func voucher(_ cents: Int64) -> Settlement.Event {
    .offered(.voucher(amount: eur(cents), digest: "d1"))
  }
  static func prepayment(_ cents: Int64) -> Settlement.Event {
    .offered(.prepayment(amount: eur(cents), document: "PRP-R01-000001"))
  }
  static let approved = Settlement.Event.approved(attempt: Sample.attempt, Sample.told)
}

@Suite("Settlement: every state and every event")
struct SettlementStateTests {
  static let start: [String: [SettlementStep]] = [
    "due": [],
    "due in part": [.init(Offer.cash(100), .askForMore)],
    "asking": [.init(Offer.card(1000), .askTerminal(eur(1000)))],
    "doubt": [
      .init(Offer.card(1000), .askTerminal(eur(1000))), .init(.unanswered, .holdInDoubt),
    ],
    "paid": [.init(Offer.cash(1000), .issue)],
  ]

  static let table: [(state: String, step: SettlementStep, after: Settlement.State)] = {
    let asking = Settlement.State.asking(amount: eur(1000), tip: eur(0))
    let doubt = Settlement.State.doubt(amount: eur(1000), tip: eur(0))
    let offers = [
      Offer.cash(900), Offer.card(900), Offer.transfer(900), Offer.account(900),
      Offer.voucher(900), Offer.prepayment(900),
    ]
    var rows: [(String, SettlementStep, Settlement.State)] = []
    for state in ["due", "due in part"] {
      rows.append((state, .init(Offer.approved, refused: .attemptStateForbids), .due))
      rows.append((state, .init(.declined, refused: .attemptStateForbids), .due))
      rows.append((state, .init(.unanswered, refused: .attemptStateForbids), .due))
    }
    for offer in offers {
      rows.append(("asking", .init(offer, refused: .tenderAttemptOpen), asking))
      rows.append(("doubt", .init(offer, refused: .tenderAttemptOpen), doubt))
      rows.append(("paid", .init(offer, refused: .tenderNothingDue), .paid))
    }
    rows += [
      ("due", .init(Offer.cash(1), .askForMore), .due),
      ("due", .init(Offer.cash(1000), .issue), .paid),
      ("due", .init(Offer.card(1000), .askTerminal(eur(1000))), asking),
      ("due", .init(Offer.transfer(999), .askForMore), .due),
      ("due", .init(Offer.transfer(1000), .issue), .paid),
      ("due", .init(Offer.account(1000), .issue), .paid),
      ("due", .init(Offer.voucher(1000), .issue), .paid),
      ("due", .init(Offer.prepayment(1000), .issue), .paid),
      ("due in part", .init(Offer.cash(900), .issue), .paid),
      ("due in part", .init(Offer.voucher(901), refused: .tenderOverLimit), .due),
      ("asking", .init(Offer.approved, .issue), .paid),
      ("asking", .init(.declined, .askForMore), .due),
      ("asking", .init(.unanswered, .holdInDoubt), doubt),
      ("doubt", .init(Offer.approved, .issue), .paid),
      ("doubt", .init(.declined, .askForMore), .due),
      ("doubt", .init(.unanswered, .holdInDoubt), doubt),
      ("paid", .init(Offer.approved, refused: .attemptStateForbids), .paid),
      ("paid", .init(.declined, refused: .attemptStateForbids), .paid),
      ("paid", .init(.unanswered, refused: .attemptStateForbids), .paid),
    ]
    return rows
  }()

  @Test("a settlement goes where it must not, or takes money twice", arguments: table)
  func transitions(state: String, step: SettlementStep, after: Settlement.State) throws {
    var settlement = try Settlement(
      payable: eur(1000), policy: .init(pack: TestPack.plain, cashStep: eur(0)))
    settlement.run(try #require(Self.start[state]))
    settlement.run([step])
    #expect(settlement.state == after)
    let taken = settlement.tenders.reduce(0) { $0 + $1.retained.minorUnits }
    #expect(taken + settlement.remaining.minorUnits == 1000)
  }
}

@Suite("Settlement: tenders that are refused or limited")
struct SettlementRuleTests {
  struct Script: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let due: Int64
    var options = PackOptions()
    var account = true
    let steps: [SettlementStep]
    let told: [String]
  }

  static let scriptsTable: [Script] = [
    Script(
      testDescription: "amounts of zero and below", due: 1000,
      steps: [
        .init(Offer.cash(0), refused: .tenderAmountInvalid),
        .init(Offer.cash(-1), refused: .tenderAmountInvalid),
        .init(Offer.card(0), refused: .tenderAmountInvalid),
        .init(Offer.card(1000, tip: -1), refused: .tenderAmountInvalid),
        .init(Offer.transfer(0), refused: .tenderAmountInvalid),
        .init(Offer.voucher(-1), refused: .tenderAmountInvalid),
        .init(Offer.account(0), refused: .tenderAmountInvalid),
        .init(Offer.prepayment(-1000), refused: .tenderAmountInvalid),
      ], told: []),
    Script(
      testDescription: "a transfer without its reference", due: 1000,
      steps: [.init(Offer.transfer(1000, ""), refused: .tenderReferenceMissing)], told: []),
    Script(
      testDescription: "an account where none is accepted", due: 1000, account: false,
      steps: [.init(Offer.account(1000), refused: .tenderNotAccepted)], told: []),
    Script(
      testDescription: "tips that are switched off", due: 1000,
      steps: [.init(Offer.card(1000, tip: 100), refused: .tenderTipsNotEnabled)], told: []),
    Script(
      testDescription: "tips that are switched on", due: 1000,
      options: PackOptions(tips: true),
      steps: [
        .init(Offer.card(600, tip: 100), .askTerminal(eur(700))),
        .init(Offer.approved, .askForMore),
        .init(Offer.cash(500), .issue),
      ], told: ["card 7.00", "cash 4.00 change 1.00"]),
    Script(
      testDescription: "change in cash up to the limit of the country", due: 1000,
      steps: [
        .init(Offer.card(1501), refused: .tenderOverLimit),
        .init(Offer.transfer(1501), refused: .tenderOverLimit),
        .init(Offer.transfer(1500), .issue),
      ], told: ["transfer 15.00", "cash -5.00 change 5.00"]),
    Script(
      testDescription: "vouchers, accounts and prepayments give no change", due: 1000,
      steps: [
        .init(Offer.voucher(1001), refused: .tenderOverLimit),
        .init(Offer.account(1001), refused: .tenderOverLimit),
        .init(Offer.prepayment(1001), refused: .tenderOverLimit),
        .init(Offer.voucher(400), .askForMore), .init(Offer.prepayment(300), .askForMore),
        .init(Offer.account(300), .issue),
      ], told: ["voucher 4.00", "prepayment 3.00", "account 3.00"]),
    Script(
      testDescription: "a declined card, then another way", due: 5250,
      steps: [
        .init(Offer.card(5250), .askTerminal(eur(5250))), .init(.declined, .askForMore),
        .init(Offer.card(5250), .askTerminal(eur(5250))), .init(.unanswered, .holdInDoubt),
        .init(Offer.cash(5250), refused: .tenderAttemptOpen), .init(.declined, .askForMore),
        .init(Offer.cash(6000), .issue),
      ], told: ["cash 52.50 change 7.50"]),
    Script(
      testDescription: "a doubt that turns out approved", due: 5250,
      steps: [
        .init(Offer.cash(2000), .askForMore), .init(Offer.card(3250), .askTerminal(eur(3250))),
        .init(.unanswered, .holdInDoubt), .init(Offer.approved, .issue),
        .init(Offer.card(3250), refused: .tenderNothingDue),
      ], told: ["cash 20.00", "card 32.50"]),
  ]

  @Test(
    "a tender is taken that must be refused, or refused that must be taken", arguments: scriptsTable
  )
  func scripts(_ script: Script) throws {
    let pack = TestPack.make(script.options)
    var settlement = try Settlement(
      payable: eur(script.due),
      policy: .init(pack: pack, cashStep: pack.cashStep, acceptsAccount: script.account))
    settlement.run(script.steps)
    #expect(settlement.told == script.told)
  }

  @Test("money of another currency settles a sum in euros")
  func otherCurrency() throws {
    let zloty = Money(1000, try #require(Currency(code: "PLN")))
    let small = Money(1, zloty.currency)
    var settlement = try Settlement(
      payable: eur(1000), policy: .init(pack: TestPack.fiveCents, cashStep: eur(5)))
    for offer in [
      .cash(tendered: zloty), .cash(tendered: small), .card(amount: zloty, tip: eur(0)),
      .card(amount: eur(1000), tip: Money(0, zloty.currency)),
      .transfer(amount: small, reference: "r"), .voucher(amount: zloty, digest: "d"),
    ] as [TenderOffer] {
      settlement.run([.init(.offered(offer), refused: .documentCurrencyNotSupported)])
    }
    #expect(settlement.state == .due)
  }

  @Test("a tender does not freeze what stood behind it")
  func details() throws {
    var settlement = try Settlement(
      payable: eur(3000),
      policy: .init(pack: TestPack.make(PackOptions(tips: true)), cashStep: eur(0)))
    settlement.run([
      .init(Offer.card(1000, tip: 50), .askTerminal(eur(1050))),
      .init(Offer.approved, .askForMore), .init(Offer.account(500), .askForMore),
      .init(Offer.voucher(500), .askForMore), .init(Offer.prepayment(500), .askForMore),
      .init(Offer.transfer(500, "RF18"), .issue),
    ])
    let references = settlement.tenders.map(\.reference)
    #expect(references == ["A-1", "C-7", "d1", "PRP-R01-000001", "RF18"])
    #expect(settlement.tenders[0].card == Sample.told)
    #expect(settlement.tenders[0].tip == eur(50))
    #expect(settlement.tenders[0].retained == eur(1050))
    #expect(settlement.tenders[1].due == day(4, 1))
    #expect(try settlement.change().isZero)
  }

  @Test("a basket that goes on after a restart forgets or doubles what was taken")
  func resumed() throws {
    let policy = Settlement.Policy(
      pack: TestPack.make(PackOptions(tips: true)), cashStep: eur(0))
    var settlement = try Settlement(
      payable: eur(5000), policy: policy,
      taken: [Sample.cash(1000), Sample.card(2100, tip: 100)])
    #expect(settlement.remaining == eur(2000))
    settlement.run([.init(Offer.cash(2000), .issue)])
    #expect(settlement.told == ["cash 10.00", "card 21.00", "cash 20.00"])
    let whole = try Settlement(payable: eur(1000), policy: policy, taken: [Sample.cash(1000)])
    #expect(whole.state == .paid)
    #expect(try Settlement(payable: eur(0), policy: policy).state == .paid)
  }

  @Test("an offer is told as another way of paying")
  func kinds() {
    let offers: [TenderOffer] = [
      .cash(tendered: eur(1)), .card(amount: eur(1), tip: eur(0)),
      .transfer(amount: eur(1), reference: "r"),
      .account(amount: eur(1), customer: Sample.customer, due: day(4, 1)),
      .voucher(amount: eur(1), digest: "d"), .prepayment(amount: eur(1), document: "p"),
    ]
    #expect(offers.map(\.kind) == TenderKind.allCases)
  }

  static let masksTable: [(number: String, masked: String)] = [
    ("4111111111111111", "411111******1111"), ("541333******4444", "541333******4444"),
    ("4111 1111 1111 1111", "4111 1*** **** 1111"), ("******7890123456", "************3456"),
    ("************1111", "************1111"),
    ("6011000990139424000", "601100*********4000"), ("1111", "1111"), ("", ""),
    ("41111111111", "411111*1111"),
  ]

  @Test("a whole card number gets into the ledger", arguments: masksTable)
  func masks(number: String, masked: String) {
    let details = CardDetails(
      maskedNumber: number, scheme: "", authorisation: "", trace: "", batch: "")
    #expect(details.maskedNumber == masked)
  }
}
