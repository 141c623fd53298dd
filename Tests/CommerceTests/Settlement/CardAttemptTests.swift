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
    case unanswered, contradicted, candidate, decidedYes, decidedNo, restarted, settled

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
      case .contradicted: .contradicted(reason: "two receipts")
      case .candidate: .candidate
      case .decidedYes: .decided(Sample.told, reason: "slip 7")
      case .decidedNo: .decided(nil, reason: "no slip")
      case .restarted: .restarted
      case .settled: .settled(document: "RCP-R01-000001")
      }
    }
  }

  /// What follows on each state by each event; what is not here is forbidden.
  /// What a terminal may say of an attempt that it is at work for, and what it leads to.
  private static let answers: [Happening: CardAttemptState] = [
    .notSent: .abandoned, .approved: .approved, .approvedOther: .review, .declined: .declined,
    .cancelled: .cancelled, .unanswered: .unknown, .contradicted: .review,
  ]

  private static func inFlight(_ more: [Happening: CardAttemptState]) -> [Happening:
    CardAttemptState]
  {
    answers.merging([.candidate: .candidate, .restarted: .unknown]) { $1 }.merging(more) { $1 }
  }

  /// What ends a no: only a yes after all, which a person then has to judge.
  private static let afterNo: [Happening: CardAttemptState] = [
    .approved: .review, .approvedOther: .review,
  ]

  /// What follows on each state by each event; what is not here is forbidden.
  static let successors: [CardAttemptState: [Happening: CardAttemptState]] = [
    .prepared: inFlight([
      .sending: .sent, .progress: .inProgress, .cancelRequest: .cancelRequested,
    ]),
    .sent: inFlight([.progress: .inProgress, .cancelRequest: .cancelRequested]),
    .inProgress: inFlight([.progress: .inProgress, .cancelRequest: .cancelRequested]),
    .cancelRequested: inFlight([.progress: .cancelRequested]),
    .candidate: inFlight([.progress: .candidate]),
    .unknown: answers.merging([.decidedYes: .approved, .decidedNo: .declined]) { $1 },
    .review: answers.mapValues { _ in .review }.merging([
      .decidedYes: .approved, .decidedNo: .declined,
    ]) { $1 },
    .approved: [.settled: .settled],
    .declined: afterNo, .cancelled: afterNo, .abandoned: afterNo, .settled: [:],
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
    #expect(attempt.state == .review)
    #expect(attempt.remark == "amount differs: 5.25")
    #expect(attempt.details == Sample.told)
    #expect(throws: Refusal.self) { try attempt.handle(.settled(document: "RCP-R01-000001")) }
    try attempt.handle(.approved(eur(5250), Sample.told))
    #expect(attempt.state == .review, "a terminal decided what is for a person")
    try attempt.handle(.decided(Sample.told, reason: "slip 7"))
    #expect(attempt.state == .approved && attempt.remark.isEmpty)
  }

  @Test("an approval in another currency counts as money taken")
  func otherCurrency() throws {
    var attempt = Self.attempt(.sent)
    let zloty = Money(5250, try #require(Currency(code: "PLN")))
    try attempt.handle(.approved(zloty, Sample.told))
    #expect(attempt.state == .review)
  }

  @Test(
    "an attempt at work, or one in doubt, is not seen as such",
    arguments: CardAttemptState.allCases)
  func views(state: CardAttemptState) {
    let attempt = Self.attempt(state)
    let inFlight: Set<CardAttemptState> = [
      .prepared, .sent, .inProgress, .cancelRequested, .candidate,
    ]
    #expect(attempt.isInFlight == inFlight.contains(state))
    #expect(attempt.isInDoubt == (state == .unknown || state == .review))
    #expect(attempt.isOpenDoubt == (attempt.isInDoubt || state == .approved))
  }

  static let scriptsTable: [(events: [Happening], end: CardAttemptState)] = [
    ([.sending, .progress, .approved, .settled], .settled),
    ([.sending, .progress, .declined], .declined),
    ([.sending, .progress, .progress, .cancelRequest, .progress, .cancelled], .cancelled),
    ([.sending, .cancelRequest, .approved, .settled], .settled),
    ([.sending, .unanswered, .approved, .settled], .settled),
    ([.sending, .restarted, .declined], .declined),
    ([.restarted, .notSent], .abandoned),
    ([.candidate, .approved, .settled], .settled),
    ([.candidate, .restarted, .approved, .settled], .settled),
    ([.candidate, .declined], .declined),
    ([.contradicted, .approved, .unanswered, .decidedNo], .declined),
    ([.declined, .approved, .decidedYes, .settled], .settled),
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
