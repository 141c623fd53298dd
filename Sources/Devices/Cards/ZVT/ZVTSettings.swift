package import Amounts
package import ZVT

/// What is known of a terminal, and how it shall behave: the part of its profile that the driver
/// needs. Whoever makes the link knows the address.
package struct ZVTSettings: Sendable {
  /// What a terminal does with a payment whose status information nobody acknowledged
  /// (PA00P015 §2.2.6, §4).
  package enum CommitMode: String, Hashable, Sendable, CaseIterable {
    /// It reverses the payment, if need be with its host.
    case classic
    /// It sets the payment to declined by itself, without its host.
    case noHostReversal = "no_host_reversal"
    /// It keeps the payment; object 1F1F of the next command decides.
    case synchronised
  }

  /// How far command 06 20 can be trusted; measured when the terminal is set up.
  package enum RepeatReceipt: String, Hashable, Sendable, CaseIterable {
    /// Not measured: what it shows counts, that it shows nothing proves nothing.
    case unproven
    /// It shows the last transaction, whatever became of it.
    case usable
    /// It shows the last transaction that succeeded.
    case successesOnly = "successes_only"
    /// It shows nothing that could be used.
    case unusable
  }

  /// In which characters the terminal writes.
  package enum Characters: Hashable, Sendable {
    /// In these, whatever was agreed on.
    case fixed(CharacterSet)
    /// These are asked for; CP437 where the terminal does not agree.
    case asked(CharacterSet)
  }

  /// How long the terminal may wait for our word on the money, and how often it may ask again:
  /// fields 01 and 02.
  package struct Patience: Hashable, Sendable {
    /// Seconds, 1 to 255.
    package let seconds: UInt8
    /// How often the status information may come, 1 to 255.
    package let statusMax: UInt8

    /// A patience.
    package init(seconds: UInt8, statusMax: UInt8) {
      self.seconds = seconds
      self.statusMax = statusMax
    }
  }

  /// The terminal's password.
  package var password: Password = .zeros
  /// The config byte of the registration (PA00P015 §2.1): BE lets the till print, hear of progress,
  /// and start everything.
  package var configByte: UInt8 = 0xBE
  /// The service byte of the registration: 01 keeps the service menu off the terminal's keys.
  package var serviceByte: UInt8 = 0x01
  /// The terminal's only currency.
  package var currency: Currency = .euro
  /// Field 19 of payments: 40 leaves the choice to the terminal.
  package var paymentType: UInt8 = 0x40
  /// The terminal's number, where it is known: another one is another terminal.
  package var terminalNumber: String?
  /// The times.
  package var timers = ZVTTimers()
  /// What the terminal does with a payment that nobody acknowledged.
  package var commitMode: CommitMode = .classic
  /// How far 06 20 can be trusted.
  package var repeatReceipt: RepeatReceipt = .unproven
  /// Whether 06 20 shows any receipt by its number (objects 1F02, 1F03).
  package var hasReceiptsByNumber = false
  /// Whether 06 20 shows the record of a closed batch.
  package var repeatsEndOfDay = true
  /// Whether 06 10 tells the sums of the open batch.
  package var hasTotals = true
  /// Whether open reservations are looked for before a batch is closed.
  package var checksReservations = true
  /// Whether reservations may be made.
  package var allowsReservations = false
  /// By how much the terminal's amount may differ from the one that was asked for.
  package var allowance = AmountAllowance()
  /// The characters of slips and displays.
  package var characters: Characters = .fixed(.zvt8)
  /// The width of a slip in characters, 1 to 99; the terminal's own where there is none.
  package var printWidth: Int?
  /// Whether slips may come as blocks.
  package var takesBlocks = true
  /// The most lines that one conversation may print.
  package var slipLinesMax = 2_000
  /// Sent with payments where our word on the money may take its time.
  package var patience: Patience?
  /// Whether a silent terminal may be asked for its state in the middle of a payment.
  package var probes = false
  /// Whether each message shall have a number (object 1F73).
  package var numbersMessages = false
  /// By how much the terminal's clock may be off, in milliseconds.
  package var clockSkewMilliseconds: Int64 = 600_000
  /// The kind of diagnosis (object 1B); nothing lets the terminal choose.
  package var diagnosisKind: UInt8?
  /// How long words stay on the display, in seconds, 1 to 255.
  package var displaySeconds: UInt8 = 10

  /// A terminal as most of them are.
  package init() {}
}
