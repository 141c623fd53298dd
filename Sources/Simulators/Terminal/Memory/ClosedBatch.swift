/// The sums of a batch (PA00P015 §3.1.3).
package struct BatchSums: Hashable, Sendable {
  /// What the movements come to, refunds subtracted, in minor units.
  package var amount: Int64 = 0
  /// How many movements count.
  package var count = 0
  /// The first number of a slip; 0 where there is none.
  package var firstReceipt = 0
  /// The last number of a slip; 0 where there is none.
  package var lastReceipt = 0
  /// Count and amount of each brand: girocard, JCB, Mastercard, American Express, Visa, Diners,
  /// others.
  package var slots = [Slot](repeating: Slot(), count: 7)

  /// The sums of one brand.
  package struct Slot: Hashable, Sendable {
    /// How many movements.
    package var count = 0
    /// What they come to, in minor units.
    package var amount: Int64 = 0
  }

  /// The sums of an empty batch.
  package init() {}

  /// The sums of movements, in the order in which they happened.
  ///
  /// - Parameter isMaestroGirocard: whether Maestro and V PAY count as girocard, and not as
  ///   Mastercard and Visa.
  package init(_ movements: some Sequence<Movement>, isMaestroGirocard: Bool) {
    for movement in movements where movement.isOnRecord && movement.kind != .reservation {
      if let receipt = movement.receipt {
        if firstReceipt == 0 { firstReceipt = receipt }
        lastReceipt = receipt
      }
      guard movement.stands else { continue }
      let signed = movement.kind == .refund ? 0 &- movement.amount : movement.amount
      amount &+= signed
      count += 1
      let slot = movement.card.slot(isMaestroGirocard: isMaestroGirocard)
      slots[slot].count += 1
      slots[slot].amount &+= signed
    }
  }
}

/// A batch that went to clearing.
package struct ClosedBatch: Hashable, Sendable {
  /// Its number, from 1.
  package let number: Int
  /// Its sums.
  package let sums: BatchSums
  /// The terminal's number of the dialogue with the host.
  package let trace: Int
  /// When.
  package let at: LocalTime
  /// How many movements the memory held then; the next batch begins behind them.
  package let end: Int
}
