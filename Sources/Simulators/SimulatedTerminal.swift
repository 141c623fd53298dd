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
  private let currency: Currency

  /// A terminal that follows a script, and then always does the same.
  package init(
    id: TerminalID, script: [Behaviour] = [], otherwise: Behaviour = .approve,
    currency: Currency = .euro
  ) {
    self.id = id
    self.currency = currency
    self.script = script
    self.otherwise = otherwise
  }

  /// Adds to the script what the next orders meet.
  package func expect(_ behaviours: [Behaviour]) { script += behaviours }

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
      try await witness.record(outcome)
      return outcome
    } catch {
      return .unknown(reason: "the answer could not be stored")
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
    }
  }

  private func charge(_ order: CardOrder, _ amount: Money) -> CardOutcome {
    trace += 1
    let number = String(trace)
    lines.append(TerminalLine(trace: number, movement: order.movement, amount: amount))
    let outcome = CardOutcome.approved(
      CardConfirmation(
        amount: amount, maskedNumber: "************4242", scheme: "VISA",
        authorisation: String(100_000 + trace), trace: number, batch: "1"))
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

  /// Everything that was charged.
  package func batch() async throws(DeviceError) -> [TerminalLine] { Array(lines[closed...]) }

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

  /// Closes the batch.
  package func closeBatch(expected: TerminalTotals, witness: CardWitness) async -> BatchOutcome {
    let totals = sums()
    closed = lines.count
    return .closed(totals)
  }

  /// A simulated close is never in doubt.
  package func inquireClose(expected: TerminalTotals, witness: CardWitness) async -> BatchOutcome {
    await closeBatch(expected: expected, witness: witness)
  }

  /// There is nothing to examine.
  package func diagnose(witness: CardWitness) async throws(DeviceError) {}

  /// It has no display.
  package func display(_ lines: [String]) async throws(DeviceError) {
    throw DeviceError(.unsupported, "the simulated terminal has no display")
  }
}
