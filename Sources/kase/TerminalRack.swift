import Amounts
import Devices
import Operations
import Simulators

/// Builds the terminals of a branch.
enum TerminalRack {
  /// A simulated terminal at every register.
  static func simulated(_ registers: [RegisterID], currency: Currency) -> [TerminalStation] {
    registers.map { register in
      TerminalStation(
        name: "T-\(register.text)", registers: [register], language: .simulated,
        place: "simulated",
        terminal: SimulatedTerminal(
          id: TerminalID(trusted: "T-\(register.text)"), currency: currency))
    }
  }
}

extension [TerminalStation] {
  /// The terminals by the registers that they serve.
  var byRegister: [RegisterID: any CardTerminal] {
    var result: [RegisterID: any CardTerminal] = [:]
    for station in self {
      for register in station.registers { result[register] = station.terminal }
    }
    return result
  }
}
