package import Amounts
package import Devices

/// A printer with the registers whose pages it prints; the only one that talks to it.
package struct PrintStation: Sendable {
  /// What people call it: `front`.
  package let name: String
  /// The registers.
  package let registers: [RegisterID]
  /// The printer.
  package let printer: any ReceiptPrinter

  /// A printer for registers.
  package init(name: String, registers: [RegisterID], printer: any ReceiptPrinter) {
    self.name = name
    self.registers = registers
    self.printer = printer
  }
}

/// How the print queue goes about its work.
package struct PrintSettings: Hashable, Sendable {
  /// How old a page may be to be printed without being asked for, in minutes: no night's worth of
  /// slips comes out at dawn.
  package var ageLimitMinutes: Int64 = 120
  /// For how many days what was sent is kept for copies; afterwards a copy is made anew.
  package var keptDays: Int64 = 60
  /// How long a page may take, in seconds, 1 to 300.
  package var deadlineSeconds: Int

  /// The usual way, with another deadline where one is given.
  package init(deadlineSeconds: Int = 60) { self.deadlineSeconds = deadlineSeconds }
}
