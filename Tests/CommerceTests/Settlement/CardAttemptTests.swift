import Amounts
import Commerce
import Testing

@Suite("Card attempts: every state and every event")
struct CardAttemptTests {
  static func attempt(_ state: CardAttemptState) -> CardAttempt {
    CardAttempt(
      id: Sample.attempt, command: "key-1", ordinal: 1, register: Sample.register, shift: 1,
      terminal: Sample.terminal, direction: .payment, amount: eur(5250), baseline: "000122",
      state: state, remark: "before")
  }

  enum Happening: String, CaseIterable, Sendable {
    case sending, progress, cancelRequest, approved, approvedOther, declined, cancelled, notSent
    case unanswered, restarted, settled

    var event: CardAttempt.Event {
      switch self {
      case .sending: .sending
      case .progress: .progress
      case .cancelRequest: .cancelRequest
      case .approved: .approved(eur(5250), Sample.told)
      case .approvedOther: .approved(eur(5251), Sample.told)
      case .declined: .declined(reason: "51")
      case .cancelled: .cancelled
      case .notSent: .notSent
      case .unanswered: .unanswered(reason: "cable")
      case .restarted: .restarted
      case .settled: .settled(document: "RCP-R01-000001")
      }
    }
  }

  /// What follows on each state by each event; what is not here is forbidden.
  static let successors: [CardAttemptState: [Happening: CardAttemptState]] = [
    .prepared: [
      .sending: .sent, .notSent: .abandoned, .approved: .approved, .approvedOther: .unknown,
      .declined: .declined, .cancelled: .cancelled, .unanswered: .unknown, .restarted: .unknown,
    ],
    .sent: [
      .progress: .inProgress, .cancelRequest: .cancelRequested, .notSent: .abandoned,
      .approved: .approved, .approvedOther: .unknown, .declined: .declined,
      .cancelled: .cancelled, .unanswered: .unknown, .restarted: .unknown,
    ],
    .inProgress: [
      .progress: .inProgress, .cancelRequest: .cancelRequested, .approved: .approved,
      .approvedOther: .unknown, .declined: .declined, .cancelled: .cancelled,
      .unanswered: .unknown, .restarted: .unknown,
    ],
    .cancelRequested: [
      .progress: .cancelRequested, .approved: .approved, .approvedOther: .unknown,
      .declined: .declined, .cancelled: .cancelled, .unanswered: .unknown, .restarted: .unknown,
    ],
    .unknown: [
      .notSent: .abandoned, .approved: .approved, .approvedOther: .unknown,
      .declined: .declined, .cancelled: .cancelled, .unanswered: .unknown,
    ],
    .approved: [.settled: .settled],
    .declined: [.approved: .unknown, .approvedOther: .unknown],
    .cancelled: [.approved: .unknown, .approvedOther: .unknown],
    .abandoned: [.approved: .unknown, .approvedOther: .unknown], .settled: [:],
  ]

  @Test(
    "an attempt goes where it must not: an outcome is lost or made up",
    arguments: CardAttemptState.allCases, Happening.allCases)
  func transitions(state: CardAttemptState, happening: Happening) throws {
    var attempt = Self.attempt(state)
    let before = attempt
    if let next = try #require(Self.successors[state])[happening] {
      try attempt.handle(happening.event)
      #expect(attempt.state == next)
    } else {
      let refusal = try #require(throws: Refusal.self) { try attempt.handle(happening.event) }
      #expect(refusal == Refusal(.attemptStateForbids, ["state": state.rawValue]))
      #expect(attempt == before)
    }
  }

  @Test("what a terminal told is not kept with the attempt")
  func kept() throws {
    var attempt = Self.attempt(.sent)
    try attempt.handle(.approved(eur(5250), Sample.told))
    #expect(attempt.details == Sample.told)
    #expect(attempt.remark.isEmpty)
    try attempt.handle(.settled(document: "RCP-R01-000001"))
    #expect(attempt.remark == "RCP-R01-000001")
    var declined = Self.attempt(.inProgress)
    try declined.handle(.declined(reason: "51"))
    #expect(declined.remark == "51")
    var lost = Self.attempt(.sent)
    try lost.handle(.restarted)
    #expect(lost.remark == "restart")
    try lost.handle(.unanswered(reason: "cable"))
    #expect(lost.remark == "cable")
  }

  @Test("an approval of another amount counts as money taken")
  func otherAmount() throws {
    var attempt = Self.attempt(.inProgress)
    try attempt.handle(.approved(eur(525), Sample.told))
    #expect(attempt.state == .unknown)
    #expect(attempt.remark == "amount differs: 5.25")
    #expect(attempt.details == Sample.told)
    #expect(throws: Refusal.self) { try attempt.handle(.settled(document: "RCP-R01-000001")) }
    try attempt.handle(.approved(eur(5250), Sample.told))
    #expect(attempt.state == .approved)
  }

  @Test("an approval in another currency counts as money taken")
  func otherCurrency() throws {
    var attempt = Self.attempt(.sent)
    let zloty = Money(5250, try #require(Currency(code: "PLN")))
    try attempt.handle(.approved(zloty, Sample.told))
    #expect(attempt.state == .unknown)
  }

  @Test(
    "an attempt at work, or one in doubt, is not seen as such",
    arguments: CardAttemptState.allCases)
  func views(state: CardAttemptState) {
    let attempt = Self.attempt(state)
    let inFlight: Set<CardAttemptState> = [.prepared, .sent, .inProgress, .cancelRequested]
    #expect(attempt.isInFlight == inFlight.contains(state))
    #expect(attempt.isOpenDoubt == (state == .unknown || state == .approved))
  }

  static let scriptsTable: [(events: [Happening], end: CardAttemptState)] = [
    ([.sending, .progress, .approved, .settled], .settled),
    ([.sending, .progress, .declined], .declined),
    ([.sending, .progress, .progress, .cancelRequest, .progress, .cancelled], .cancelled),
    ([.sending, .cancelRequest, .approved, .settled], .settled),
    ([.sending, .unanswered, .approved, .settled], .settled),
    ([.sending, .restarted, .declined], .declined),
    ([.restarted, .notSent], .abandoned),
    ([.notSent], .abandoned),
  ]

  @Test("a whole story of an attempt ends otherwise", arguments: scriptsTable)
  func scripts(events: [Happening], end: CardAttemptState) throws {
    for direction in [CardDirection.payment, .refund, .reversal] {
      var attempt = CardAttempt(
        id: Sample.attempt, command: "key-1", ordinal: 1, register: Sample.register, shift: 1,
        terminal: Sample.terminal, direction: direction, amount: eur(5250), baseline: "")
      #expect(attempt.state == .prepared)
      for event in events { try attempt.handle(event.event) }
      #expect(attempt.state == end)
    }
  }
}
