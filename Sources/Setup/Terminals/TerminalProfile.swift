/// What is known of a kind of card terminal: flat, every value with its source in the file it comes
/// from. What is not known has the careful value.
package struct TerminalProfile: Hashable, Sendable {
  /// What it is spoken to in.
  package enum Language: String, Hashable, Sendable, CaseIterable {
    case zvt
    case nexo
    case simulated
  }

  /// What it does with a payment whose status information nobody acknowledged.
  package enum CommitMode: String, Hashable, Sendable, CaseIterable {
    /// It reverses the payment, if need be with its host.
    case classic
    /// It sets the payment to declined by itself.
    case noHostReversal = "no_host_reversal"
    /// It keeps the payment.
    case synchronised
  }

  /// How far its repeated receipt can be trusted.
  package enum RepeatReceipt: String, Hashable, Sendable, CaseIterable {
    /// Nobody has looked.
    case unproven
    /// It shows the last transaction, whatever became of it.
    case usable
    /// It shows the last transaction that succeeded.
    case successesOnly = "successes_only"
    /// It shows nothing that could be used.
    case unusable
  }

  /// The profile's name: `zvt`.
  package var id: String
  /// The maker, or whoever runs the network.
  package var vendor: String
  /// The model, or the kind of terminals.
  package var model: String
  /// What a technician should know.
  package var notes = ""
  /// Where the values come from.
  package var sources: [String] = []
  /// The values that no document and no device confirms, as `GROUP.FIELD`.
  package var unverified: [String] = []

  /// What it is spoken to in.
  package var language = Language.zvt
  /// The TCP port, 1 to 65535.
  package var port: UInt16 = 20_007
  /// The speed of a serial line, in baud.
  package var baud = 9_600
  /// Stop bits of a serial line, 1 or 2.
  package var stopBits = 2
  /// Whether the serial line has flow control by hardware; on CDC-ACM it can mute the device.
  package var hasFlowControl = false

  /// The config byte of the registration.
  package var configByte: UInt8 = 0xBE
  /// The service byte of the registration.
  package var serviceByte: UInt8 = 0x01
  /// The characters that it writes in: `cp437`, `ascii`, `utf8`, `iso8859-1` ...; nothing where
  /// they are agreed on.
  package var characters: String?
  /// Whether it is told the width of the receipt printer.
  package var isToldWidth = true
  /// Whether slips may come as blocks.
  package var takesBlocks = true
  /// Field 19 of payments; 40 leaves the choice to the terminal.
  package var paymentType: UInt8 = 0x40
  /// Whether each message bears a number (object 1F73).
  package var numbersMessages = false

  /// From a command to its answer, in milliseconds: T3.
  package var answerMilliseconds = 5_000
  /// From the terminal's last word to the end, in milliseconds: T4.
  package var completionMilliseconds = 180_000
  /// The whole of a conversation, in milliseconds.
  package var totalMilliseconds = 1_800_000
  /// How long a busy terminal is waited for before an order, in milliseconds.
  package var readinessMilliseconds = 4_000
  /// How long a lost or busy terminal is waited for after a lost answer, in milliseconds.
  package var recoveryMilliseconds = 30_000
  /// The first pause before a lost terminal is tried again, in milliseconds; doubled each time.
  package var reconnectMilliseconds = 1_000
  /// Between two questions for the terminal's state, in milliseconds.
  package var pollMilliseconds = 2_000
  /// Whether a silent terminal may be asked for its state in the middle of a payment.
  package var probes = false

  /// What becomes of a payment that nobody acknowledged.
  package var commitMode = CommitMode.classic
  /// How far the repeated receipt can be trusted.
  package var repeatReceipt = RepeatReceipt.unproven
  /// Whether any receipt can be had again by its number.
  package var hasReceiptsByNumber = false
  /// By how much its clock may be off, in milliseconds.
  package var clockSkewMilliseconds: Int64 = 600_000

  /// Whether it tells the sums of its open batch.
  package var hasTotals = true
  /// Whether it shows the record of a closed batch again.
  package var repeatsEndOfDay = true
  /// Whether open reservations are looked for before a batch is closed.
  package var checksReservations = true
  /// Whether reservations may be made.
  package var allowsReservations = false

  /// A profile with the careful values.
  package init(id: String, vendor: String, model: String) {
    self.id = id
    self.vendor = vendor
    self.model = model
  }
}
