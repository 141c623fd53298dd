import Amounts

/// One order at a terminal, from the command on its way to the outcome: what has to be done at each
/// thing that happens. Pure; it knows no protocol, no clock and no wire.
///
/// The laws: nothing is acknowledged before it is stored; a yes that could not be stored, or that
/// is not what was asked for, is voted down; a stored yes is no payment before the end has come;
/// and where the end stays away nobody knows, which is an outcome of its own. The command itself is
/// not among the actions: it is sent once, before the first event, and never again.
package struct PaymentMachine: Sendable {
  /// What happens.
  package enum Event: Hashable, Sendable {
    /// The terminal has taken the command.
    case accepted
    /// The terminal is busy, and has not taken the command.
    case busy
    /// The terminal does not take the command, for this reason.
    case refused(String)
    /// The terminal tells how it goes.
    case progress(CardProgress)
    /// The terminal says yes.
    case claim(CardClaim)
    /// The terminal says no, for this reason; the end is still to come.
    case denial(String)
    /// The terminal hands over a piece of a slip.
    case slip
    /// What was to be stored is stored.
    case stored
    /// What was to be stored could not be stored, or must not be taken.
    case notStored
    /// The terminal has ended, and it went well, unless it names a fault.
    case completed(fault: String?)
    /// The terminal has ended without success: its reason, and whether somebody stopped it.
    case aborted(String, isStop: Bool)
    /// The connection went, or what comes over it makes no sense.
    case linkLost(String)
    /// The terminal stays silent, or the whole takes too long.
    case timeout(String)
  }

  /// What has to be done.
  package enum Action: Hashable, Sendable {
    /// Store the message durably, then tell `stored` or `notStored`.
    case store
    /// Tell whoever waits.
    case report(CardProgress)
    /// Answer the terminal's word on the money: keep it.
    case voteYes
    /// Answer the terminal's word on the money: undo it.
    case voteNo
    /// Answer a piece of a slip: it is taken.
    case takeSlip
    /// Answer a piece of a slip: it can't be taken, undo the payment.
    case refuseSlip
    /// Ask the terminal to stop; the answer changes nothing.
    case requestStop
    /// It is over: record this, then acknowledge the end where there is one. `unknown` calls for
    /// recovery.
    case finish(CardOutcome)
  }

  /// Where the order stands.
  private enum State: Hashable {
    /// On its way; the terminal has promised nothing.
    case sent
    /// The terminal said yes, it is stored, and we said yes too.
    case candidate(CardConfirmation, isAnonymous: Bool)
    /// Over.
    case over
  }

  /// What waits for being stored.
  private enum Pending: Hashable {
    case claim(CardClaim)
    case denial(String)
    case slip
  }

  /// What forbids a clear end, whatever the terminal still says; the graver one counts.
  private enum Doubt: Hashable {
    case unknown(String)
    case review(String)
  }

  private let order: CardOrder
  private let allowance: AmountAllowance
  private var state = State.sent
  private var pending: Pending?
  private var doubt: Doubt?
  /// The terminal's last reason for a no.
  private var denial: String?
  /// Our own reason for a no.
  private var veto: String?

  /// An order whose command is on its way.
  package init(order: CardOrder, allowance: AmountAllowance = AmountAllowance()) {
    self.order = order
    self.allowance = allowance
  }

  /// Whether it has come to its end.
  package var isOver: Bool { state == .over }

  /// Whether asking the terminal to stop still makes sense: it has promised nothing so far.
  package var mayBeStopped: Bool { state == .sent }

  /// Takes an event, and tells what has to be done, in this order. After the end: nothing.
  package mutating func handle(_ event: Event) -> [Action] {
    guard state != .over else { return [] }
    switch event {
    case .accepted: return [.report(CardProgress(.accepted))]
    case .busy: return finish(.notCharged(reason: "the terminal is busy; try again later"))
    case .refused(let reason): return finish(.declined(reason: reason))
    case .progress(let progress): return [.report(progress)]
    case .claim(let claim): return store(.claim(claim))
    case .denial(let reason): return store(.denial(reason))
    case .slip: return store(.slip)
    case .stored: return settle(isStored: true)
    case .notStored: return settle(isStored: false)
    case .completed(let fault):
      if let fault { note(.unknown("the terminal ended with \(fault)")) }
      return finish(completion)
    case .aborted(let reason, let isStop): return finish(abortion(reason, isStop: isStop))
    case .linkLost(let reason): return finish(lost(reason))
    case .timeout(let reason): return [.requestStop] + finish(lost(reason))
    }
  }

  private mutating func store(_ what: Pending) -> [Action] {
    pending = what
    return [.store]
  }

  private mutating func finish(_ outcome: CardOutcome) -> [Action] {
    state = .over
    return [.finish(outcome)]
  }

  // MARK: - What was stored is answered

  private mutating func settle(isStored: Bool) -> [Action] {
    defer { pending = nil }
    switch pending {
    case .claim(let claim):
      return [isStored ? vote(on: claim) : voteNo("what it said could not be stored")]
    case .denial(let reason):
      state = .sent
      denial = reason
      // It moves no money: the answer only says whether it is stored.
      return [isStored ? .voteYes : .voteNo]
    case .slip: return [isStored ? .takeSlip : refuseSlip()]
    case nil: return []
    }
  }

  /// The last claim counts: one that is voted down withdraws those before it.
  private mutating func vote(on claim: CardClaim) -> Action {
    switch claim {
    case .whole(let told), .anonymous(let told):
      guard allowance.accepts(told, for: order) else { return voteNo(otherAmount: told) }
      state = .candidate(told, isAnonymous: claim == .anonymous(told))
      denial = nil
      veto = nil
      return .voteYes
    case .incomplete(let reason):
      note(.unknown(reason))
      return voteNo(reason)
    case .contradictory(let reason):
      note(.review(reason))
      return voteNo(reason)
    }
  }

  private mutating func voteNo(otherAmount told: CardConfirmation) -> Action {
    let words = "the terminal names \(told.amount.decimal) in place of \(order.amount.decimal)"
    // After a yes of ours the two contradict each other.
    if case .candidate = state { note(.review(words)) }
    return voteNo(words)
  }

  private mutating func voteNo(_ reason: String) -> Action {
    state = .sent
    veto = reason
    return .voteNo
  }

  /// A refused slip makes the terminal undo the payment; what it says then is no longer believed.
  private mutating func refuseSlip() -> Action {
    note(.unknown("a part of the slip was not taken"))
    return .refuseSlip
  }

  private mutating func note(_ new: Doubt) {
    if case .review = doubt { return }
    doubt = new
  }

  // MARK: - The end

  private var completion: CardOutcome {
    if let outcome = doubtful { return outcome }
    switch state {
    case .candidate(_, isAnonymous: true):
      return .unknown(reason: "the terminal gave the payment no number")
    case .candidate(let told, isAnonymous: false): return .approved(told)
    case .sent, .over:
      return .unknown(reason: "the terminal ended without saying what became of the money")
    }
  }

  private func abortion(_ reason: String, isStop: Bool) -> CardOutcome {
    if let outcome = doubtful { return outcome }
    if case .candidate = state {
      return .unknown(reason: "the terminal broke off after its yes: \(reason)")
    }
    if let veto { return .declined(reason: veto) }
    return isStop ? .cancelled : .declined(reason: denial ?? reason)
  }

  private func lost(_ reason: String) -> CardOutcome {
    if case .review = doubt, let outcome = doubtful { return outcome }
    return .unknown(reason: reason)
  }

  private var doubtful: CardOutcome? {
    switch doubt {
    case .unknown(let reason): .unknown(reason: reason)
    case .review(let reason): .review(reason: reason)
    case nil: nil
    }
  }
}
