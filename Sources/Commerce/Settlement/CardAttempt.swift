package import Amounts

/// The direction of money in a card attempt.
package enum CardDirection: String, Hashable, Sendable {
  /// The customer pays.
  case payment
  /// Money goes back to the card.
  case refund
  /// An approved payment is undone before the terminal's batch is closed.
  case reversal
}

/// Where a card attempt stands.
package enum CardAttemptState: String, Hashable, Sendable, CaseIterable {
  /// Stored; nothing has been sent.
  case prepared
  /// The terminal has been asked.
  case sent
  /// The terminal has reported that it is at work.
  case inProgress = "in_progress"
  /// We asked the terminal to stop.
  case cancelRequested = "cancel_requested"
  /// The terminal said yes and that is stored; the end of the conversation is still to come.
  case candidate
  /// The terminal said yes; no document has it yet.
  case approved
  /// The terminal said no.
  case declined
  /// The terminal confirmed that it stopped.
  case cancelled
  /// No clear answer: only evidence or a named person ends this.
  case unknown
  /// The evidence contradicts itself or us: only a named person ends this.
  case review
  /// Nothing was ever sent.
  case abandoned
  /// A document has the money.
  case settled
}

/// A card attempt: pure state machine for payments, refunds and reversals alike.
package struct CardAttempt: Hashable, Sendable {
  /// What happens to an attempt.
  package enum Event: Hashable, Sendable {
    /// The first byte leaves.
    case sending
    /// The terminal reports progress.
    case progress
    /// We ask the terminal to stop.
    case cancelRequest
    /// The terminal says yes, and goes on.
    case candidate
    /// The terminal says yes, to this amount.
    case approved(Money, CardDetails)
    /// The terminal says no.
    case declined(reason: String)
    /// The terminal says that it stopped.
    case cancelled
    /// Nothing was sent after all.
    case notSent
    /// No answer, or a broken one.
    case unanswered(reason: String)
    /// What is known contradicts itself or the order.
    case contradicted(reason: String)
    /// A named person decides: the money moved, with what the slip shows, or it did not.
    case decided(CardDetails?, reason: String)
    /// Kase started anew while the attempt was in flight.
    case restarted
    /// A document took the money.
    case settled(document: String)
  }

  /// The attempt's name; made by us before anything is sent.
  package let id: AttemptID
  /// The key of the command that it serves.
  package let command: String
  /// Which tender of the command it is, from 1.
  package let ordinal: Int64
  /// The register.
  package let register: RegisterID
  /// The shift in which it began.
  package let shift: Int64
  /// The terminal.
  package let terminal: TerminalID
  /// The direction.
  package let direction: CardDirection
  /// What the terminal is asked for.
  package let amount: Money
  /// The last payment that the terminal had done before; by it a lost answer is recognised.
  package let baseline: String
  /// The terminal's number of the payment that is given back; nothing for a payment.
  package let original: String?
  /// What the attempt is about: `basket:b-1`, `document:RCP-R1-000012`, `voucher:DIGEST`. While it
  /// is open, no other command may move money for any of them.
  package let subjects: [String]
  /// The attempt that this one reverses.
  package let reverses: AttemptID?
  /// Where it stands.
  package private(set) var state: CardAttemptState
  /// What the terminal told.
  package private(set) var details: CardDetails?
  /// Why it was declined or is unknown; the document that has the money once it is settled.
  package private(set) var remark: String

  /// An attempt with all it has.
  package init(
    id: AttemptID, command: String, ordinal: Int64, register: RegisterID, shift: Int64,
    terminal: TerminalID, direction: CardDirection, amount: Money, baseline: String,
    original: String? = nil, subjects: [String] = [], reverses: AttemptID? = nil,
    state: CardAttemptState = .prepared, details: CardDetails? = nil,
    remark: String = ""
  ) {
    self.id = id
    self.command = command
    self.ordinal = ordinal
    self.register = register
    self.shift = shift
    self.terminal = terminal
    self.direction = direction
    self.amount = amount
    self.baseline = baseline
    self.original = original
    self.subjects = subjects
    self.reverses = reverses
    self.state = state
    self.details = details
    self.remark = remark
  }

  /// Whether the terminal may be at work for this attempt.
  package var isInFlight: Bool {
    switch state {
    case .prepared, .sent, .inProgress, .cancelRequested, .candidate: true
    case .approved, .declined, .cancelled, .unknown, .review, .abandoned, .settled: false
    }
  }

  /// Whether nobody knows what became of it.
  package var isInDoubt: Bool { state == .unknown || state == .review }

  /// Whether somebody has to look at it: no answer, a contradiction, or money without a document.
  package var isOpenDoubt: Bool { isInDoubt || state == .approved }

  /// Takes an event.
  ///
  /// An approval of another amount than was asked for is no approval, and one that comes after a no
  /// is no longer believed by itself: both are for a person to decide. Nothing that a terminal says
  /// ends a review.
  /// - Throws: `attempt.state_forbids` for an event that can't happen in this state.
  package mutating func handle(_ event: Event) throws(Refusal) {
    switch (state, event) {
    case (.review, _): try handleInReview(event)
    case (.declined, .approved(_, let told)), (.cancelled, .approved(_, let told)),
      (.abandoned, .approved(_, let told)):
      // Evidence against what was believed is never thrown away.
      details = told
      move(to: .review, "approved after all")
    case (.approved, .settled(let document)): move(to: .settled, document)
    case (.unknown, .decided(let told, let reason)): decide(told, reason)
    case (.approved, _), (.declined, _), (.cancelled, _), (.abandoned, _), (.settled, _),
      (.unknown, .sending), (.unknown, .progress), (.unknown, .cancelRequest),
      (.unknown, .candidate), (.unknown, .restarted), (_, .settled), (_, .decided):
      throw forbidden
    case (_, .approved(let amount, let told)): approve(amount, told)
    case (_, .declined(let reason)): move(to: .declined, reason)
    case (_, .cancelled): state = .cancelled
    case (_, .unanswered(let reason)): move(to: .unknown, reason)
    case (_, .contradicted(let reason)): move(to: .review, reason)
    case (_, .restarted): move(to: .unknown, "restart")
    case (_, .candidate): state = .candidate
    case (.prepared, .notSent), (.sent, .notSent), (.candidate, .notSent), (.unknown, .notSent),
      (.inProgress, .notSent), (.cancelRequested, .notSent):
      state = .abandoned
    case (.prepared, .sending): state = .sent
    case (.prepared, .progress), (.sent, .progress), (.inProgress, .progress):
      state = .inProgress
    case (.cancelRequested, .progress), (.candidate, .progress): break
    case (.prepared, .cancelRequest), (.sent, .cancelRequest), (.inProgress, .cancelRequest):
      state = .cancelRequested
    case (_, .sending), (_, .cancelRequest): throw forbidden
    }
  }

  /// Only a person ends a review; what a terminal says meanwhile is kept elsewhere, as evidence.
  private mutating func handleInReview(_ event: Event) throws(Refusal) {
    switch event {
    case .decided(let told, let reason): decide(told, reason)
    case .approved, .declined, .cancelled, .notSent, .unanswered, .contradicted: break
    case .sending, .progress, .cancelRequest, .candidate, .restarted, .settled: throw forbidden
    }
  }

  private var forbidden: Refusal { Refusal(.attemptStateForbids, ["state": state.rawValue]) }

  private mutating func move(to next: CardAttemptState, _ reason: String) {
    state = next
    remark = reason
  }

  private mutating func decide(_ told: CardDetails?, _ reason: String) {
    guard let told else { return move(to: .declined, reason) }
    details = told
    move(to: .approved, "")
  }

  private mutating func approve(_ told: Money, _ details: CardDetails) {
    self.details = details
    guard told == amount else { return move(to: .review, "amount differs: \(told.decimal)") }
    move(to: .approved, "")
  }
}
