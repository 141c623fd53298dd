import Amounts
import Commerce
import Devices
import Foundation
import LedgerStore
import Operations
import PrinterLanguages
import Setup
import Simulators
import USB
import ZVT

/// Builds the terminals of a branch.
struct TerminalRack {
  /// The branch.
  let branch: Branch
  /// The currency of all payments.
  let currency: Currency
  /// Where what terminals say unasked is kept.
  let evidence: Evidence
  /// The time of day.
  let now: @Sendable () -> Moment
  /// The USB of this machine; nothing happens there until a device is looked for.
  let usb: USBHost

  /// A rack of a branch, over its ledger.
  init(
    _ known: CountryPackOfBranch, _ ledger: Ledger, _ surroundings: Surroundings, _ usb: USBHost
  ) {
    self.usb = usb
    branch = known.branch
    currency = known.pack.currency
    evidence = Evidence(ledger: ledger, surroundings: surroundings)
    now = surroundings.now
  }

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

  /// The terminals that a file of settings names, with their registers.
  ///
  /// - Parameter printers: what the slips come out of; its width is what a terminal is told.
  /// - Throws: `Refusal` for a register that the branch does not have, `FileFault` for a secret
  /// that
  ///   can't be read.
  func stations(_ section: TerminalsSection, printers: [PrintStation]) throws
    -> [TerminalStation]
  {
    try section.terminals.map { entry in
      for register in entry.registers where !branch.registers.contains(register) {
        throw Refusal(.registerUnknown, at: "terminals", ["register": register.text])
      }
      let trace = DeviceTrace { [now] in now().milliseconds }
      return TerminalStation(
        name: entry.name.text, registers: entry.registers,
        language: TerminalStation.Language(entry.profile.language), place: entry.destination.text,
        terminal: try terminal(entry, printers, trace), trace: trace)
    }
  }

  private func terminal(
    _ entry: TerminalsSection.Terminal, _ printers: [PrintStation], _ trace: DeviceTrace
  ) throws -> any CardTerminal {
    var card = TerminalMaker.Card(
      name: entry.name, profile: entry.profile, destination: entry.destination,
      number: entry.number, password: try password(entry))
    if entry.profile.isToldWidth, let register = entry.registers.first {
      card.printWidth =
        printers.first { $0.registers.contains(register) }?.printer.profile.columns
    }
    let maker = TerminalMaker(
      usb: usb, currency: currency, till: "\(branch.code)-\(entry.name.text)", now: now)
    return maker.terminal(card, trace) { [evidence] statement in
      try await evidence.keep(statement, from: entry.name)
    }
  }

  private func password(_ entry: TerminalsSection.Terminal) throws -> Password? {
    guard let place = entry.password else { return nil }
    guard let password = Password(try Self.secret(place)) else {
      throw FileFault(words: "terminals, \(entry.name.text): a password has six digits")
    }
    return password
  }

  private static func secret(_ place: TerminalsSection.SecretPlace) throws -> String {
    switch place {
    case .environment(let name):
      guard let text = ProcessInfo.processInfo.environment[name] else {
        throw FileFault(words: "the environment has no \(name)")
      }
      return text
    case .file(let path):
      let line = try contents(of: path).split(whereSeparator: \.isNewline).first
      return line.map(String.init) ?? ""
    }
  }
}

extension TerminalStation.Language {
  /// The same protocol in the words of the bench.
  fileprivate init(_ language: TerminalProfile.Language) {
    self =
      switch language {
      case .zvt: .zvt
      case .nexo: .nexo
      case .simulated: .simulated
      }
  }
}

extension TerminalsSection {
  /// Which slips each terminal's payments print.
  var slips: [TerminalID: SlipSettings] {
    Dictionary(
      uniqueKeysWithValues: terminals.map { terminal in
        (
          terminal.name,
          SlipSettings(
            merchantCopy: SlipSettings.MerchantCopy(rawValue: terminal.merchantCopy) ?? .signed,
            makesOwn: terminal.makesSlips)
        )
      })
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
