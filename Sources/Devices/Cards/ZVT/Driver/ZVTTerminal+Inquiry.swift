import Amounts
import ZVT

extension ZVTTerminal {
  /// Asks what became of an order that got no clear answer: over a new connection, after the
  /// terminal has come to rest, by its last transaction.
  ///
  /// It ends within the times of the settings; a terminal that is not reached or does not come to
  /// rest leaves the order unknown, to be asked about again.
  package func inquire(_ order: CardOrder, witness: CardWitness) async -> CardOutcome {
    await alone { await $0.inquireAlone(order, witness) }
      ?? .unknown(reason: "another conversation is running at the terminal")
  }

  private func inquireAlone(_ order: CardOrder, _ witness: CardWitness) async -> CardOutcome {
    let end = milliseconds() + settings.timers.recoveryMilliseconds
    do throws(DeviceError) {
      try await reconnect(until: end)
      try await awaitIdle(until: end, isStrict: true, progress: witness.progress)
      let last = try await lastTransaction(witness: witness)
      return await judge(order, by: last, witness)
    } catch {
      await drop(linkFault)
      return .unknown(reason: error.message)
    }
  }

  private func judge(_ order: CardOrder, by last: LastTransaction, _ witness: CardWitness) async
    -> CardOutcome
  {
    let recovery = Recovery(
      order: order, allowance: settings.allowance,
      isShowingProven: settings.repeatReceipt == .usable
        || settings.repeatReceipt == .successesOnly,
      skewMilliseconds: settings.clockSkewMilliseconds)
    let verdict = recovery.verdict(on: last)
    if mayRepeat(order, after: verdict) { return await repeatReversal(order, witness) }
    switch verdict {
    case .unknown, .review: await collectEvidence(witness)
    case .approved, .declined, .cancelled, .notCharged: break
    }
    return verdict
  }

  /// Whether a reversal has to be sent again to learn what became of it.
  private func mayRepeat(_ order: CardOrder, after verdict: CardOutcome) -> Bool {
    guard order.movement == .reversal, isSameTerminal(as: order) else { return false }
    switch verdict {
    case .unknown, .review: return true
    case .declined(let reason):
      // Refused since it stands already: then it was done before.
      return reason.hasPrefix(hexadecimal(ReversalCode.alreadyReversed))
    case .approved, .cancelled, .notCharged: return false
    }
  }

  /// At another terminal the same receipt number is another payment.
  private func isSameTerminal(as order: CardOrder) -> Bool {
    guard case .transaction(let before, _) = Baseline(text: order.baseline) else { return true }
    let terminal = reading.terminal
    return before.terminal.isEmpty || terminal.isEmpty || before.terminal == terminal
  }

  /// The sums of the open batch are evidence for a person, never a proof: an automatic close may
  /// have emptied them.
  private func collectEvidence(_ witness: CardWitness) async {
    guard settings.hasTotals else { return }
    _ = await ask(.totals(password: settings.password), witness: witness, as: .inquiry)
  }

  /// Closes the old connection for good and opens a new one, trying again with growing pauses.
  func reconnect(until end: Int) async throws(DeviceError) {
    await drop()
    var gap = settings.timers.reconnectMilliseconds
    while true {
      do throws(DeviceError) {
        try await connect()
        return
      } catch {
        guard error.code == .unavailable || error.code == .busy, milliseconds() + gap < end else {
          throw error
        }
      }
      await pause(gap)
      gap *= 2
    }
  }
}
