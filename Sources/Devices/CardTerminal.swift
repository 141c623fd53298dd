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
  /// How much.
  package let amount: Money
  /// The last payment that the terminal had done before; by it a lost answer is recognised.
  package let baseline: String
  /// The trace of the payment that is refunded or reversed.
  package let original: String?
  /// How long to wait for an outcome, in seconds, 1 to 600.
  package let deadlineSeconds: Int

  /// An order for a terminal.
  package init(
    attempt: AttemptID, movement: CardMovement, amount: Money, baseline: String,
    original: String? = nil, deadlineSeconds: Int = 120
  ) {
    self.attempt = attempt
    self.movement = movement
    self.amount = amount
    self.baseline = baseline
    self.original = original
    self.deadlineSeconds = deadlineSeconds
  }
}

/// What a terminal tells of money that it moved.
package struct CardConfirmation: Hashable, Sendable {
  /// The amount that the terminal names; compared with the one that was asked for.
  package let amount: Money
  /// The masked card number.
  package let maskedNumber: String
  /// The brand.
  package let scheme: String
  /// The issuer's authorisation code.
  package let authorisation: String
  /// The terminal's number of the payment.
  package let trace: String
  /// The terminal's batch.
  package let batch: String

  /// What the terminal told.
  package init(
    amount: Money, maskedNumber: String, scheme: String, authorisation: String, trace: String,
    batch: String
  ) {
    self.amount = amount
    self.maskedNumber = maskedNumber
    self.scheme = scheme
    self.authorisation = authorisation
    self.trace = trace
    self.batch = batch
  }
}

/// How an order ended. A decline is a result, not an error; silence is `unknown`, never a decline.
package enum CardOutcome: Hashable, Sendable {
  /// Money moved.
  case approved(CardConfirmation)
  /// The terminal says no; no money moved.
  case declined(reason: String)
  /// The terminal says that it was stopped; no money moved.
  case cancelled
  /// Nothing was ever sent; no money moved.
  case notSent(reason: String)
  /// No answer, or none that can be believed.
  case unknown(reason: String)
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

/// A device that is not there, or does not do what was asked.
package struct DeviceError: Error, Hashable, Sendable {
  /// The kinds of faults.
  package enum Code: String, Hashable, Sendable {
    case unavailable
    case busy
    case unsupported
    case protocolFault = "protocol"
  }

  /// What kind of fault.
  package let code: Code
  /// What happened, in English.
  package let message: String

  /// A fault in words.
  package init(_ code: Code, _ message: String) {
    self.code = code
    self.message = message
  }
}

/// A card terminal, near or far. One conversation at a time.
package protocol CardTerminal: Sendable {
  /// The terminal's name in the branch.
  var id: TerminalID { get }

  /// The trace of the last payment that the terminal did; the baseline of the next attempt.
  ///
  /// - Throws: `unavailable` where the terminal can't be reached, `busy` where it is at work.
  func lastTrace() async throws(DeviceError) -> String

  /// Carries an order out.
  ///
  /// - Parameters:
  ///   - order: what to do.
  ///   - record: stores the outcome durably; called before the terminal's answer is acknowledged,
  ///     at most once. Where it throws, the answer is not acknowledged.
  /// - Returns: the outcome that was recorded, or `unknown` where recording failed.
  func perform(
    _ order: CardOrder, record: @Sendable (CardOutcome) async throws -> Void
  ) async -> CardOutcome

  /// Asks what became of an order that got no clear answer; never moves money.
  func inquire(_ order: CardOrder) async -> CardOutcome

  /// Asks the terminal to stop an order; the order's own outcome tells whether it did.
  func cancel(_ attempt: AttemptID) async

  /// The movements of the open batch, for reconciliation line by line.
  ///
  /// - Throws: `unavailable`, `busy`, `unsupported`.
  func batch() async throws(DeviceError) -> [TerminalLine]
}
