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
  /// The terminal said yes; no document has it yet.
  case approved
  /// The terminal said no.
  case declined
  /// The terminal confirmed that it stopped.
  case cancelled
  /// No clear answer: only evidence or a named person ends this.
  case unknown
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
    /// The terminal says yes, to this amount.
    case approved(Money, CardDetails)
    /// The terminal says no.
    case declined(reason: String)
    /// The terminal says that it stopped.
    case cancelled
    /// Nothing was sent after all.
    case notSent
    /// No answer, a broken one, or one that contradicts itself.
    case unanswered(reason: String)
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
    case .prepared, .sent, .inProgress, .cancelRequested: true
    case .approved, .declined, .cancelled, .unknown, .abandoned, .settled: false
    }
  }

  /// Whether somebody has to look at it: no answer, or money without a document.
  package var isOpenDoubt: Bool { state == .unknown || state == .approved }

  /// Takes an event.
  ///
  /// An approval of another amount than was asked for is no approval: the attempt becomes unknown.
  /// - Throws: `attempt.state_forbids` for an event that can't happen in this state.
  package mutating func handle(_ event: Event) throws(Refusal) {
    switch (state, event) {
    case (.prepared, .sending): state = .sent
    case (.prepared, .notSent), (.sent, .notSent), (.unknown, .notSent): state = .abandoned
    case (.sent, .progress), (.inProgress, .progress): state = .inProgress
    case (.cancelRequested, .progress): break
    case (.sent, .cancelRequest), (.inProgress, .cancelRequest): state = .cancelRequested
    case (.prepared, .approved(let amount, let told)), (.sent, .approved(let amount, let told)),
      (.inProgress, .approved(let amount, let told)),
      (.cancelRequested, .approved(let amount, let told)),
      (.unknown, .approved(let amount, let told)):
      approve(amount, told)
    case (.prepared, .declined(let reason)), (.sent, .declined(let reason)),
      (.inProgress, .declined(let reason)), (.cancelRequested, .declined(let reason)),
      (.unknown, .declined(let reason)):
      state = .declined
      remark = reason
    case (.sent, .cancelled), (.inProgress, .cancelled), (.cancelRequested, .cancelled),
      (.unknown, .cancelled), (.prepared, .cancelled):
      state = .cancelled
    case (.prepared, .unanswered(let reason)), (.sent, .unanswered(let reason)),
      (.inProgress, .unanswered(let reason)), (.cancelRequested, .unanswered(let reason)),
      (.unknown, .unanswered(let reason)):
      state = .unknown
      remark = reason
    case (.prepared, .restarted), (.sent, .restarted), (.inProgress, .restarted),
      (.cancelRequested, .restarted):
      state = .unknown
      remark = "restart"
    case (.declined, .approved(_, let told)), (.cancelled, .approved(_, let told)),
      (.abandoned, .approved(_, let told)):
      // Evidence against what was believed: never thrown away, the attempt is open again.
      details = told
      state = .unknown
      remark = "approved after all"
    case (.approved, .settled(let document)):
      state = .settled
      remark = document
    default: throw Refusal(.attemptStateForbids, ["state": state.rawValue])
    }
  }

  private mutating func approve(_ told: Money, _ details: CardDetails) {
    self.details = details
    guard told == amount else {
      state = .unknown
      remark = "amount differs: \(told.decimal)"
      return
    }
    state = .approved
    remark = ""
  }
}
