package import Amounts

/// The direction of money at a terminal.
package enum CardMovement: String, Hashable, Sendable {
  case payment
  case refund
  case reversal
}

/// What a terminal is asked to do: a value, so that the terminal may hang on another machine.
package struct CardOrder: Hashable, Sendable {
  /// Our name for it, made before anything is sent.
  package let attempt: AttemptID
  /// The direction.
  package let movement: CardMovement
  /// How much; above zero.
  package let amount: Money
  /// The identity of the last payment that the terminal had done before, as `lastTrace()` gave it;
  /// by it a lost answer is recognised.
  package let baseline: String
  /// The payment that is refunded or reversed: its identity as `CardConfirmation` had it, or its
  /// trace alone where nothing more is known.
  package let original: String?
  /// How long the whole may take, in seconds, 1 to 3600.
  package let deadlineSeconds: Int
  /// When the attempt was stored as sent, with the offset of the terminal's wall clock; the
  /// terminal's own time of a payment is held against it when a lost answer is looked for.
  package let sentAt: Moment?

  /// An order for a terminal.
  package init(
    attempt: AttemptID, movement: CardMovement, amount: Money, baseline: String,
    original: String? = nil, deadlineSeconds: Int = 1_800, sentAt: Moment? = nil
  ) {
    self.attempt = attempt
    self.movement = movement
    self.amount = amount
    self.baseline = baseline
    self.original = original
    self.deadlineSeconds = deadlineSeconds
    self.sentAt = sentAt
  }
}

/// What a terminal tells of money that it moved.
package struct CardConfirmation: Hashable, Sendable {
  /// How the holder was verified; decides whether a slip has to be signed.
  package enum Verification: String, Hashable, Sendable {
    case none
    case pin
    case signature
    case device
    case unknown
  }

  /// The amount that the terminal names; compared with the one that was asked for.
  package let amount: Money
  /// The masked card number.
  package let maskedNumber: String
  /// The brand.
  package let scheme: String
  /// The issuer's authorisation code.
  package let authorisation: String
  /// The number under which the terminal keeps the payment: in ZVT the receipt number.
  package let trace: String
  /// The terminal's batch; empty where the protocol has none.
  package let batch: String
  /// What tells this payment from every other one: terminal, trace, receipt, date and time, as one
  /// text; empty where the protocol has nothing but the trace.
  package let identity: String
  /// The EMV application; empty where none was told.
  package let application: String
  /// How the holder was verified.
  package let verification: Verification
  /// The part of the amount that is a tip; nothing where none was told.
  package let tip: Money?
  /// The part of the amount that was paid out in cash; nothing where none was told.
  package let cashback: Money?

  /// What the terminal told.
  package init(
    amount: Money, maskedNumber: String, scheme: String, authorisation: String, trace: String,
    batch: String, identity: String = "", application: String = "",
    verification: Verification = .unknown, tip: Money? = nil, cashback: Money? = nil
  ) {
    self.amount = amount
    self.maskedNumber = maskedNumber
    self.scheme = scheme
    self.authorisation = authorisation
    self.trace = trace
    self.batch = batch
    self.identity = identity
    self.application = application
    self.verification = verification
    self.tip = tip
    self.cashback = cashback
  }
}

/// How an order ended. A decline is a result, not an error; silence is `unknown`, never a decline.
package enum CardOutcome: Hashable, Sendable {
  /// Money moved.
  case approved(CardConfirmation)
  /// The terminal says no; no money moved. The reason is the protocol's code with its words.
  case declined(reason: String)
  /// The terminal says that it was stopped; no money moved.
  case cancelled
  /// It is proven that nothing stands: nothing was ever sent, it was refused before it began, or
  /// the terminal's last payment is still the baseline.
  case notCharged(reason: String)
  /// No answer, or none that can be believed; asking again may bring one.
  case unknown(reason: String)
  /// The evidence contradicts itself or the order; a person decides.
  case review(reason: String)
}

/// A movement as the terminal's batch has it.
package struct TerminalLine: Hashable, Sendable {
  /// The terminal's number of the payment.
  package let trace: String
  /// The direction.
  package let movement: CardMovement
  /// How much.
  package let amount: Money

  /// A line of a batch.
  package init(trace: String, movement: CardMovement, amount: Money) {
    self.trace = trace
    self.movement = movement
    self.amount = amount
  }
}
