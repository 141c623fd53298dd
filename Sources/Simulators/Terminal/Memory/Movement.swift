import Amounts

/// A movement of money as a simulated terminal keeps it.
package struct Movement: Hashable, Sendable {
  /// The direction.
  package let kind: TerminalTruth.Kind
  /// What is charged in all, in minor units; tip and cashback are in it.
  package var amount: Int64
  /// The part that is a tip.
  package var tip: Int64 = 0
  /// The part that is paid out in cash.
  package var cashback: Int64 = 0
  /// The terminal's number of the dialogue with the host, 1 to 999999.
  package let trace: Int
  /// The number of its slip, 1 to 9999; a refusal that the terminal does not keep has none.
  package let receipt: Int?
  /// The terminal that did it.
  package let terminal: String
  /// The card.
  package let card: PresentedCard
  /// When, by the terminal's clock.
  package let at: LocalTime
  /// What the host said, 0 for yes.
  package var result: UInt8 = 0
  /// How it ended.
  package var fate = TerminalTruth.Fate.pending
  /// The movement that this one reverses, books or releases: its place in the memory.
  package var original: Int?
  /// Whether somebody began it at the terminal itself.
  package var isLocal = false
  /// Whether the terminal has lost it; what was charged stays charged.
  package var isForgotten = false

  /// Whether the card holder pays it, or gets it.
  package var stands: Bool {
    switch kind {
    case .payment, .booking, .refund: fate == .pending || fate == .kept
    case .reservation, .reversal, .release: false
    }
  }

  /// Whether the terminal tells of it when it is asked for its last movement.
  package var isOnRecord: Bool {
    switch fate {
    case .kept, .reversed, .booked, .released: !isForgotten
    case .declined: !isForgotten && receipt != nil
    case .pending, .autoReversed, .implicitlyReversed: false
    }
  }

  /// The movement as the truth has it.
  package var entry: TerminalTruth.Entry {
    TerminalTruth.Entry(
      kind: kind, amount: amount, receipt: receipt, trace: trace, terminal: terminal, fate: fate,
      stands: stands, isLocal: isLocal, at: at.text)
  }
}
