/// What one payment-like command meets: the faults and facts of a line of a script.
package struct ScriptEntry: Hashable, Sendable {
  /// What goes wrong.
  package var fault: TerminalFault?
  /// What the host or the terminal says, 0 for yes (PA00P015 §10).
  package var result: UInt8
  /// How long the fault takes, in milliseconds; each fault has its own where nothing is said.
  package var milliseconds: Int?
  /// The card that is presented.
  package var card: PresentedCard
  /// What is charged in place of the amount that was asked for, in minor units.
  package var amount: Int64?
  /// How much of it is a tip.
  package var tip: Int64?
  /// How much of it is paid out in cash.
  package var cashback: Int64?
  /// Whether the terminal keeps what is not acknowledged; its profile says so where nothing is
  /// said here.
  package var isSynchronised: Bool?
  /// Where the terminal stands still until it may go on.
  package var holds: Set<DialoguePoint>
  /// Where the fault happens, for those that may happen anywhere.
  package var point: DialoguePoint?
  /// After how many messages of the slip the fault happens.
  package var line: Int?
  /// How often, for the faults that repeat something.
  package var count: Int?
  /// How long taking the money back waits for the card to be removed, in milliseconds.
  package var reversalMilliseconds: Int
  /// For how long nobody can connect after the connection has ended, in milliseconds.
  package var refuseMilliseconds: Int
  /// Whether a connection ends as in a crash.
  package var isReset: Bool

  /// A command that meets this and nothing else.
  package init(
    _ fault: TerminalFault? = nil, result: UInt8 = 0, milliseconds: Int? = nil,
    card: PresentedCard = .visa, amount: Int64? = nil, isSynchronised: Bool? = nil,
    holds: Set<DialoguePoint> = [], point: DialoguePoint? = nil, line: Int? = nil,
    count: Int? = nil, reversalMilliseconds: Int = 0, refuseMilliseconds: Int = 0
  ) {
    self.fault = fault
    self.result = result
    self.milliseconds = milliseconds
    self.card = card
    self.amount = amount
    self.isSynchronised = isSynchronised
    self.holds = holds
    self.point = point
    self.line = line
    self.count = count
    self.reversalMilliseconds = reversalMilliseconds
    self.refuseMilliseconds = refuseMilliseconds
    isReset = false
  }
}
