/// What kind of terminal a simulated one is: where devices of the field differ from each other.
package struct SimulatorProfile: Hashable, Sendable {
  /// What becomes of a payment that the till does not acknowledge (PA00P015 §2.2.6, §4).
  package enum Commit: String, Hashable, Sendable, CaseIterable {
    /// The terminal reverses it with the host.
    case classic
    /// The terminal calls it declined, and asks no host.
    case noHostReversal = "no-host-reversal"
    /// The terminal keeps it; the next command's tag 1F1F may undo it.
    case synchronised
  }

  /// What the terminal repeats when it is asked for its last receipt.
  package enum RepeatReceipt: String, Hashable, Sendable, CaseIterable {
    /// Whatever came last, refusals and closes too.
    case all
    /// Only what went well.
    case successesOnly = "successes-only"
    /// Only payments: nothing right after a close.
    case noEndOfDay = "no-end-of-day"
    /// Nothing but a completion.
    case completionOnly = "completion-only"
  }

  /// What becomes of a payment that is not acknowledged.
  package var commit = Commit.classic
  /// What is repeated.
  package var repeatReceipt = RepeatReceipt.all
  /// Whether the sums of the open batch can be asked for.
  package var hasTotals = true
  /// The acquirer's number of the terminal, eight digits.
  package var terminal = "52000007"
  /// The merchant's contract with the acquirer.
  package var merchant = "KASE0000001"
  /// The head of its slips.
  package var slipHead = "Café Rīga"
  /// The version of its software.
  package var software = "KASE-SIM 1.0"
  /// Whether it tells its version when it is asked for its state.
  package var tellsVersion = true
  /// The currency by its ISO 4217 number.
  package var currency: UInt16 = 978
  /// The password, six digits.
  package var password = "000000"
  /// Whether Maestro counts among girocard in the sums.
  package var isMaestroGirocard = true
  /// Whether open reservations keep a batch from being closed.
  package var reservationsBlockClose = true
  /// Whether it numbers messages where the till asks for it (tag 1F73).
  package var canNumber = true
  /// Whether the number of a slip that was taken back is given to the next one.
  package var reusesReceipts = true
  /// Whether it answers a status enquiry in the middle of a payment.
  package var answersWhileBusy = true
  /// Whether it sets the till's clock during a diagnosis.
  package var tellsClock = false
  /// Whether its line speed can be changed.
  package var canChangeSpeed = true
  /// The character sets that it speaks besides CP437 (tag 14).
  package var characterSets: [UInt8] = [0x00, 0x01, 0x0D, 0x0F, 0xFE, 0xFF]
  /// The widest slip that it makes, in characters.
  package var widthMax = 48
  /// How many copies of a slip come: the merchant's, and the customer's.
  package var slipCopies = 2
  /// The state in which it begins (PA00P015 §11).
  package var condition: UInt8 = 0
  /// The number of the last trace with which it begins.
  package var trace = 416
  /// The number of the last slip with which it begins.
  package var receipt = 82
  /// How long it takes from one message to the next, in milliseconds.
  package var paceMilliseconds = 0
  /// T3: how long an answer may take, in milliseconds.
  package var answerMilliseconds = 5_000
  /// How long an answer to a status information may take where the till does not say (BMP 01).
  package var goodsMilliseconds = 30_000
  /// How long until it asks again after "please wait".
  package var askAgainMilliseconds = 2_000

  /// A common terminal.
  package init() {}

  /// Whether refusals are kept, and use a number of a slip up.
  package var keepsRefusals: Bool { repeatReceipt != .successesOnly && commit != .synchronised }
}
