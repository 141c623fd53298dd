package import Amounts
package import Devices

/// A terminal with the registers whose cards it takes; the only one that talks to it.
package struct TerminalStation: Sendable {
  /// The protocols that Kase speaks with terminals.
  package enum Language: String, Hashable, Sendable, CaseIterable {
    case zvt
    case nexo
    case simulated
  }

  /// What people call it: `front`.
  package let name: String
  /// The registers.
  package let registers: [RegisterID]
  /// What it speaks.
  package let language: Language
  /// Where it is, as the settings say it, without any secret.
  package let place: String
  /// The terminal.
  package let terminal: any CardTerminal
  /// What goes over its wire; nothing where nobody keeps it.
  package let trace: DeviceTrace?

  /// A terminal for registers.
  package init(
    name: String, registers: [RegisterID], language: Language, place: String,
    terminal: any CardTerminal, trace: DeviceTrace? = nil
  ) {
    self.name = name
    self.registers = registers
    self.language = language
    self.place = place
    self.terminal = terminal
    self.trace = trace
  }
}
