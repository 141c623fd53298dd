import Amounts
import ZVT

/// What became of an order whose answer was lost, judged by the last transaction that the terminal
/// shows. Pure.
///
/// Identities decide, never the amount alone: two equal sales in a row look the same but for their
/// numbers. What proves nothing stays unknown, what contradicts goes to a person.
package struct Recovery: Sendable {
  /// The order.
  private let order: CardOrder
  private let allowance: AmountAllowance
  /// Whether it was measured that the terminal shows every transaction, so that it shows nothing
  /// means that there is nothing.
  private let isShowingProven: Bool
  private let skewMilliseconds: Int64

  /// The judgement on an order.
  package init(
    order: CardOrder, allowance: AmountAllowance, isShowingProven: Bool, skewMilliseconds: Int64
  ) {
    self.order = order
    self.allowance = allowance
    self.isShowingProven = isShowingProven
    self.skewMilliseconds = skewMilliseconds
  }

  /// What became of the order; the terminal was idle when it was asked.
  package func verdict(on last: LastTransaction) -> CardOutcome {
    let baseline = Baseline(text: order.baseline)
    switch last {
    case .silence: return .unknown(reason: "the terminal shows no last transaction")
    case .nothing(let code):
      guard isShowingProven, baseline == .nothing(code: code) else {
        return .unknown(reason: "the terminal shows no last transaction: \(hexadecimal(code))")
      }
      return .notCharged(reason: "the terminal has still nothing stored")
    case .batch(let text):
      guard baseline == .batch(text) else {
        return .review(reason: "the terminal's last record is a closed batch")
      }
      return .notCharged(reason: "the terminal's last record is still the closed batch before")
    case .transaction(let seen): return verdict(on: seen, after: baseline)
    }
  }

  private func verdict(on seen: LastTransaction.Sighting, after baseline: Baseline) -> CardOutcome {
    if case .yes(.contradictory(let words)) = seen.word { return .review(reason: words) }
    guard let identity = seen.identity else {
      return .unknown(reason: "the terminal's last transaction has no number")
    }
    if isKnown(identity, seen.word, to: baseline) {
      return .notCharged(reason: "the terminal's last transaction is still \(identity.text)")
    }
    if let words = mismatch(identity, after: baseline) ?? mismatch(kindOf: seen) {
      return .review(reason: "\(words): \(identity.text)")
    }
    switch seen.word {
    case .no(let reason): return .declined(reason: reason)
    case .untold, .yes(.incomplete), .yes(.anonymous), .yes(.contradictory):
      return .unknown(reason: "the terminal does not say how \(identity.text) went")
    case .yes(.whole(let told)):
      guard allowance.accepts(told, for: order) else {
        let words = "the terminal names \(told.amount.decimal) in place of \(order.amount.decimal)"
        return .review(reason: "\(words): \(identity.text)")
      }
      return .approved(told)
    }
  }

  // MARK: - Whether it is the next transaction after the baseline

  /// Whether it was known before the order: shown then, or heard of and refused.
  private func isKnown(
    _ identity: TransactionIdentity, _ word: LastTransaction.Sighting.Word, to baseline: Baseline
  ) -> Bool {
    guard case .transaction(let shown, let later) = baseline else { return false }
    if identity == shown { return true }
    guard identity == later, case .no = word else { return false }
    return true
  }

  private func mismatch(_ identity: TransactionIdentity, after baseline: Baseline) -> String? {
    switch baseline {
    case .unusable: return "what the terminal had done before is not known"
    case .nothing, .batch:
      // No number to count from: only the time can tell.
      guard let isInTime = isInTime(identity) else { return "the time can't be compared" }
      return isInTime ? nil : "the terminal's last transaction is older than the order"
    case .transaction(let before, let later):
      if identity.terminal != before.terminal { return "another terminal" }
      if order.sentAt != nil, isInTime(identity) != true {
        return "the terminal's last transaction is older than the order"
      }
      if identity == later { return "a transaction that was taken for undone" }
      return isNext(identity, after: before, later) ? nil : "not the next after \(baseline.text)"
    }
  }

  /// One step in the receipt numbers, or as many more as were heard of since; where there are no
  /// receipts, one step in the trace numbers. Trace numbers also count what is no payment, so
  /// beside
  /// receipts they only must not go back.
  private func isNext(
    _ identity: TransactionIdentity, after before: TransactionIdentity,
    _ later: TransactionIdentity?
  ) -> Bool {
    let traces = (Int(before.trace), Int(identity.trace))
    guard let steps = identity.receipts(after: before) else {
      guard identity.receipt.isEmpty, before.receipt.isEmpty, case (let old?, let new?) = traces
      else { return false }
      return new == old &+ 1 || old == 999_999 && new <= 1
    }
    let used = later?.receipts(after: before) ?? 0
    guard (1...used + 1).contains(steps) else { return false }
    guard case (let old?, let new?) = traces, old != 0, new != 0 else { return true }
    return new >= old || old > 999_000 && new < 1_000
  }

  private func mismatch(kindOf seen: LastTransaction.Sighting) -> String? {
    guard order.movement == .reversal else {
      return seen.reversedTrace == nil ? nil : "a reversal"
    }
    // A refused reversal may come without the number of what it should have reversed.
    if case .no = seen.word, seen.reversedTrace == nil { return nil }
    guard let reversed = seen.reversedTrace else { return "no reversal" }
    guard let original = order.original.flatMap(TransactionIdentity.init(text:)),
      !original.trace.isEmpty
    else { return nil }
    return Int(reversed) == Int(original.trace) ? nil : "the reversal of another payment"
  }

  // MARK: - The terminal's clock

  /// Whether the terminal's time is not before the order's, up to the skew; nothing where either
  /// is not known.
  ///
  /// The terminal tells no year: that one counts which brings the two closest together.
  private func isInTime(_ identity: TransactionIdentity) -> Bool? {
    guard let sentAt = order.sentAt, let month = Int(identity.date.prefix(2)),
      let day = Int(identity.date.suffix(2)), let clock = Self.milliseconds(identity.time)
    else { return nil }
    let sent = sentAt.milliseconds + Int64(sentAt.offsetSeconds) * 1_000
    let year = sentAt.businessDate(cutOffMinutes: 0).civil.year
    let distances = [year - 1, year, year + 1].compactMap { year -> Int64? in
      guard let date = BusinessDate(year: year, month: month, day: day) else { return nil }
      return Int64(date.dayNumber) * 86_400_000 + clock - sent
    }
    return distances.min { $0.magnitude < $1.magnitude }.map { $0 >= -skewMilliseconds }
  }

  private static func milliseconds(_ time: String) -> Int64? {
    guard let number = Int(time), number >= 0 else { return nil }
    let (hours, minutes, seconds) = (number / 10_000, number / 100 % 100, number % 100)
    guard hours < 24, minutes < 60, seconds < 60 else { return nil }
    return Int64((hours * 60 + minutes) * 60 + seconds) * 1_000
  }
}
