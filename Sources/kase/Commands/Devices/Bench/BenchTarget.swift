import Amounts
import ArgumentParser
import Devices
import Foundation
import Operations
import PrinterLanguages
import Setup
import USB
import ZVT

/// Where a device is that is not in any file of settings yet, and what it is taken for.
struct BenchTarget: ParsableArguments {
  @Option(help: "Where it is: tcp://HOST:PORT, serial:PATH, usb:SERIAL, usb:1-4.2, file:PATH.")
  var to: String
  @Option(help: "Its profile; 'kase devices profiles' lists them. zvt and nexo are terminals.")
  var profile: String
  @Option(help: "A terminal's number: of a nexo terminal its POIID.") var number: String?
  @Option(help: "The variable of the environment with a terminal's password.")
  var passwordEnv: String?

  /// What it is taken for.
  enum Kind {
    case printer(PrinterProfile)
    case terminal(TerminalProfile)
  }

  func kind() throws -> Kind {
    TerminalProfiles.ids.contains(profile)
      ? .terminal(try TerminalProfiles.load(profile))
      : .printer(try PrinterProfiles.load(profile))
  }

  func destination() throws -> DeviceDestination {
    guard let destination = DeviceDestination(to) else {
      throw ValidationError("\(to): tcp://HOST:PORT, serial:PATH, usb:SERIAL or file:PATH")
    }
    return destination
  }

  /// The way to a printer, with a trace of what goes over it.
  func printerTransport(_ profile: PrinterProfile, _ trace: DeviceTrace?) throws
    -> any ByteTransport
  {
    let plain = PrinterRack.transport(to: try destination(), profile, USBHost())
    return trace.map { TracingTransport(plain, trace: $0) } ?? plain
  }

  /// A terminal that no branch has: what it says unasked goes into the trace alone.
  func terminal(_ profile: TerminalProfile, currency: Currency, _ trace: DeviceTrace) throws
    -> any CardTerminal
  {
    let maker = TerminalMaker(usb: USBHost(), currency: currency, till: "bench") {
      Moment(milliseconds: Int64(Date.now.timeIntervalSince1970 * 1_000), offsetSeconds: 0)
    }
    let card = TerminalMaker.Card(
      name: TerminalID(trusted: "bench"), profile: profile, destination: try destination(),
      number: number, password: try password())
    // What it says unasked stands in the trace; there is no ledger that could keep it.
    return maker.terminal(card, trace) { _ in }
  }

  private func password() throws -> Password? {
    guard let passwordEnv else { return nil }
    guard let digits = ProcessInfo.processInfo.environment[passwordEnv],
      let password = Password(digits)
    else { throw FileFault(words: "\(passwordEnv): a password has six digits") }
    return password
  }
}
