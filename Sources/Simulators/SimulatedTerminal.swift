package import Amounts
package import Devices

/// A terminal that follows a script and keeps the truth of what was charged.
package actor SimulatedTerminal: CardTerminal {
  /// What the terminal does with an order.
  package enum Behaviour: Hashable, Sendable {
    /// Charges and answers.
    case approve
    /// Says no.
    case decline
    /// The order never arrives; no answer.
    case loseOrder
    /// Charges, and the answer is lost.
    case loseAnswer
    /// Charges another amount than was asked for, this much more.
    case chargeMore(minorUnits: Int64)
    /// Says that the card holder pressed stop.
    case cancel
    /// Is not there.
    case unplugged
    /// Charges, and tells what contradicts itself.
    case contradict
  }

  /// What the terminal does when its batch is to be closed.
  package enum CloseBehaviour: Hashable, Sendable {
    /// Closes and answers.
    case close
    /// Closes, and the answer is lost.
    case loseAnswer
    /// Does not close.
    case refuse
  }

  /// The name in the branch.
  package nonisolated let id: TerminalID
  private var script: [Behaviour]
  private let otherwise: Behaviour
  private var lines: [TerminalLine] = []
  private var charged: [AttemptID: CardOutcome] = [:]
  private var trace = 0
  /// How many movements are in closed batches.
  private var closed = 0
  private var closeScript: [CloseBehaviour] = []
  /// The sums of a close whose answer was lost.
  private var lostClose: TerminalTotals?
  private let currency: Currency
  private let printsSlips: Bool
  private let verification: CardConfirmation.Verification
  private let tellsLines: Bool

  /// A terminal that follows a script, and then always does the same.
  ///
  /// - Parameters:
  ///   - printsSlips: whether it sends the slips of what it charges.
  ///   - verification: how card holders prove who they are.
  ///   - tellsLines: whether it tells the movements of its batch, or only their sums.
  package init(
    id: TerminalID, script: [Behaviour] = [], otherwise: Behaviour = .approve,
    currency: Currency = .euro, printsSlips: Bool = false,
    verification: CardConfirmation.Verification = .unknown, tellsLines: Bool = true
  ) {
    self.id = id
    self.printsSlips = printsSlips
    self.verification = verification
    self.tellsLines = tellsLines
    self.currency = currency
    self.script = script
    self.otherwise = otherwise
  }

  /// Adds to the script what the next orders meet.
  package func expect(_ behaviours: [Behaviour]) { script += behaviours }

  /// Adds to the script what the next closes meet.
  package func expectCloses(_ behaviours: [CloseBehaviour]) { closeScript += behaviours }

  /// Charges behind everybody's back, as somebody could at the terminal's own keys.
  package func charge(minorUnits: Int64) {
    trace += 1
    lines.append(
      TerminalLine(
        trace: String(trace), movement: .payment, amount: Money(minorUnits, currency)))
  }

  /// Everything that was charged: the truth that a test compares the ledger with.
  package var truth: [TerminalLine] { lines }

  /// The number of the last movement; unavailable where the script says so.
  package func lastTrace() async throws(DeviceError) -> String {
    if script.first == .unplugged {
      script.removeFirst()
      throw DeviceError(.unavailable, "the terminal is unplugged")
    }
    return String(trace)
  }

  /// Does with an order what the script says.
  package func perform(_ order: CardOrder, witness: CardWitness) async -> CardOutcome {
    let behaviour = script.isEmpty ? otherwise : script.removeFirst()
    let outcome = answer(order, behaviour)
    do {
      if case .approved = outcome {
        if printsSlips { try await sendSlips(order, witness) }
        await witness.progress(CardProgress(.candidate))
      } else if case .review = outcome {
        try await witness.store(TerminalStatement(.status, bytes: [], lines: ["contradiction"]))
      }
      try await witness.record(outcome)
      return outcome
    } catch {
      return .unknown(reason: "the answer could not be stored")
    }
  }

  /// Sends the slips of a charge: the merchant's, then the customer's.
  private func sendSlips(_ order: CardOrder, _ witness: CardWitness) async throws {
    try await witness.store(TerminalStatement(.status, bytes: [0x04, 0x0F], lines: ["approved"]))
    for audience in [TerminalStatement.Audience.merchant, .customer] {
      for (index, line) in ["SLIP  \(trace)", "SUM   \(order.amount.decimal)"].enumerated() {
        try await witness.store(
          TerminalStatement(
            .slipLine, bytes: Array(line.utf8), lines: [line], audience: audience,
            endsSlip: index == 1))
      }
    }
  }

  private func answer(_ order: CardOrder, _ behaviour: Behaviour) -> CardOutcome {
    switch behaviour {
    case .approve: return charge(order, order.amount)
    case .decline:
      charged[order.attempt] = .declined(reason: "05")
      return .declined(reason: "05")
    case .cancel:
      charged[order.attempt] = .cancelled
      return .cancelled
    case .loseOrder: return .unknown(reason: "no answer")
    case .loseAnswer:
      _ = charge(order, order.amount)
      return .unknown(reason: "no answer")
    case .chargeMore(let units):
      return charge(order, Money(order.amount.minorUnits + units, order.amount.currency))
    case .unplugged: return .notCharged(reason: "the terminal is unplugged")
    case .contradict:
      _ = charge(order, order.amount)
      return .review(reason: "the terminal says two things")
    }
  }

  private func charge(_ order: CardOrder, _ amount: Money) -> CardOutcome {
    trace += 1
    let number = String(trace)
    lines.append(TerminalLine(trace: number, movement: order.movement, amount: amount))
    let outcome = CardOutcome.approved(
      CardConfirmation(
        amount: amount, maskedNumber: "************4242", scheme: "VISA",
        authorisation: String(100_000 + trace), trace: number, batch: "1",
        verification: verification))
    charged[order.attempt] = outcome
    return outcome
  }

  /// Tells what became of an order; knows the truth unless the script unplugs it.
  package func inquire(_ order: CardOrder, witness: CardWitness) async -> CardOutcome {
    if script.first == .unplugged {
      script.removeFirst()
      return .unknown(reason: "the terminal is unplugged")
    }
    return charged[order.attempt] ?? .notCharged(reason: "the terminal knows no such order")
  }

  /// Does nothing: a simulated order is over before it could be stopped.
  package func cancel(_ attempt: AttemptID) async {}

  /// What was charged since the last close, where it tells that.
  package func batch() async throws(DeviceError) -> [TerminalLine] {
    guard tellsLines else { throw DeviceError(.unsupported, "the terminal tells only sums") }
    return Array(lines[closed...])
  }

  /// It is always itself.
  package func identify() async throws(DeviceError) -> TerminalIdentity {
    TerminalIdentity(number: id.text, model: "simulated", software: "1")
  }

  /// It is ready unless the script unplugs it.
  package func health() async -> TerminalHealth {
    script.first == .unplugged ? .unreachable("the terminal is unplugged") : .ready
  }

  /// What was charged since the last close, refunds and reversals subtracted.
  package func totals() async throws(DeviceError) -> TerminalTotals { sums() }

  private func sums() -> TerminalTotals {
    let open = lines[closed...]
    let units = open.reduce(Int64(0)) { sum, line in
      sum + (line.movement == .payment ? line.amount.minorUnits : -line.amount.minorUnits)
    }
    return TerminalTotals(
      amount: Money(units, currency), count: open.count,
      receipts: open.isEmpty ? nil : (closed + 1)...lines.count)
  }

  /// Closes the batch, as the script says.
  package func closeBatch(expected: TerminalTotals, witness: CardWitness) async -> BatchOutcome {
    let behaviour = closeScript.isEmpty ? .close : closeScript.removeFirst()
    guard behaviour != .refuse else { return .open(reason: "the host can't be reached") }
    let totals = sums()
    closed = lines.count
    guard behaviour == .close else {
      lostClose = totals
      return .unknown(reason: "no answer")
    }
    return .closed(totals)
  }

  /// Tells the sums of the close whose answer was lost; closes where there was none.
  package func inquireClose(expected: TerminalTotals, witness: CardWitness) async -> BatchOutcome {
    if script.first == .unplugged {
      script.removeFirst()
      return .unknown(reason: "the terminal is unplugged")
    }
    guard let totals = lostClose else {
      return await closeBatch(expected: expected, witness: witness)
    }
    lostClose = nil
    return .closed(totals)
  }

  /// There is nothing to examine.
  package func diagnose(witness: CardWitness) async throws(DeviceError) {}

  /// It has no display.
  package func display(_ lines: [String]) async throws(DeviceError) {
    throw DeviceError(.unsupported, "the simulated terminal has no display")
  }
}
