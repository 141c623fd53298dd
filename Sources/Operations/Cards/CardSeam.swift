import Amounts
import Commerce
import Devices

// What the devices say, in the terms of the ledger.

extension CardMovement {
  /// The same direction in the words of the devices.
  init(_ direction: CardDirection) {
    switch direction {
    case .payment: self = .payment
    case .refund: self = .refund
    case .reversal: self = .reversal
    }
  }
}

extension CardOutcome {
  /// What the outcome is to an attempt.
  var event: CardAttempt.Event {
    switch self {
    case .approved(let told): .approved(told.amount, CardDetails(told))
    case .declined(let reason): .declined(reason: reason)
    case .cancelled: .cancelled
    case .notCharged: .notSent
    case .review(let reason): .contradicted(reason: reason)
    case .unknown(let reason): .unanswered(reason: reason)
    }
  }
}

extension CardDetails {
  /// What may be kept of what a terminal told.
  init(_ told: CardConfirmation) {
    self.init(
      maskedNumber: told.maskedNumber, scheme: told.scheme, authorisation: told.authorisation,
      trace: told.trace, batch: told.batch, identity: told.identity,
      application: told.application, verification: Verification(told.verification))
  }
}

extension CardDetails.Verification {
  /// The same way of verifying in the words of the ledger.
  init(_ verification: CardConfirmation.Verification) {
    self =
      switch verification {
      case .none: .none
      case .pin: .pin
      case .signature: .signature
      case .device: .device
      case .unknown: .unknown
      }
  }
}

extension CardAttempt {
  /// Whether an outcome may still change the attempt. What has ended stays as it is, whatever an
  /// inquiry says later; only a yes after a no is never overlooked.
  func isOpen(to outcome: CardOutcome) -> Bool {
    switch state {
    case .prepared, .sent, .inProgress, .cancelRequested, .candidate, .unknown, .review: true
    case .declined, .cancelled, .abandoned: if case .approved = outcome { true } else { false }
    case .approved, .settled: false
    }
  }

  /// The attempt as a line of the ledger's side of a batch; nothing where no money moved as far as
  /// we know.
  var line: Reconciliation.Line? {
    guard state == .approved || state == .settled, let details else { return nil }
    let sign: Int64 = direction == .payment ? 1 : -1
    return Reconciliation.Line(
      trace: details.trace, amount: Money(amount.minorUnits * sign, amount.currency),
      document: remark)
  }
}

extension TerminalRecord {
  /// What a terminal said, as it is kept.
  init(
    _ statement: TerminalStatement, from terminal: TerminalID, about subject: Subject, at: Moment
  ) {
    self.init(
      terminal: terminal, subject: statement.kind == .orphan ? .nothing : subject,
      kind: Kind(statement.kind), bytes: statement.bytes, lines: statement.lines,
      audience: statement.audience.map(Audience.init), endsSlip: statement.endsSlip, at: at)
  }
}

extension TerminalRecord.Kind {
  /// The same kind in the words of the ledger.
  init(_ kind: TerminalStatement.Kind) {
    self =
      switch kind {
      case .status: .status
      case .slipLine: .slipLine
      case .slipBlock: .slipBlock
      case .completion: .completion
      case .abort: .abort
      case .inquiry: .inquiry
      case .orphan: .orphan
      }
  }
}

extension TerminalRecord.Audience {
  /// The same reader in the words of the ledger.
  init(_ audience: TerminalStatement.Audience) {
    self =
      switch audience {
      case .merchant: .merchant
      case .customer: .customer
      case .administration: .administration
      }
  }
}

extension TerminalLine {
  /// The terminal's line with its sign.
  var line: Reconciliation.Line {
    let sign: Int64 = movement == .payment ? 1 : -1
    return Reconciliation.Line(
      trace: trace, amount: Money(amount.minorUnits * sign, amount.currency))
  }
}

extension BatchSums {
  /// The terminal's sums in the words of the ledger.
  init(_ totals: TerminalTotals) {
    self.init(
      amount: totals.amount, count: totals.count.map { Int64($0) },
      firstReceipt: totals.receipts.map { Int64($0.lowerBound) },
      lastReceipt: totals.receipts.map { Int64($0.upperBound) })
  }

  /// Our own sums in the words of the devices.
  var totals: TerminalTotals {
    var receipts: ClosedRange<Int>?
    if let firstReceipt, let lastReceipt, firstReceipt <= lastReceipt {
      receipts = Int(firstReceipt)...Int(lastReceipt)
    }
    return TerminalTotals(amount: amount, count: count.map { Int($0) }, receipts: receipts)
  }
}

extension BatchOutcome {
  /// What the outcome is to a close.
  var event: TerminalClose.Event {
    switch self {
    case .closed(let totals): .closed(BatchSums(totals))
    case .closedUnconfirmed: .closedUnconfirmed
    case .open(let reason): .refused(reason: reason)
    case .unknown(let reason): .unanswered(reason: reason)
    }
  }
}
