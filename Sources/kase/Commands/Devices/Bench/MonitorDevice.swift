import Amounts
import ArgumentParser
import CanonicalJSON
import Devices
import Foundation
import Operations
import PrinterLanguages
import Setup

/// Watches how a device is.
struct MonitorDevice: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "monitor", abstract: "Watch how a device is, and tell each change.",
    discussion: "With --format json each change is one object on a line of its own.")

  @OptionGroup var target: BenchTarget
  @Option(help: "Seconds between two looks, 1 to 3600.") var every = 2
  @Option(help: "For how many seconds; until it is stopped where absent.") var seconds: Int?
  @OptionGroup var output: OutputOptions

  func validate() throws {
    guard 1...3_600 ~= every else { throw ValidationError("--every is 1 to 3600") }
    if let seconds, seconds < 1 { throw ValidationError("--seconds is at least 1") }
  }

  func run() async throws {
    let look = try look()
    let clock = ContinuousClock()
    let end = seconds.map { clock.now + .seconds($0) }
    var last: DeviceCondition?
    while true {
      let condition = await look()
      if condition != last { tell(condition) }
      last = condition
      if let end, clock.now + .seconds(every) > end { return }
      try await Task.sleep(for: .seconds(every))
    }
  }

  /// One look at the device: a printer's connection stays open between two of them.
  private func look() throws -> () async -> DeviceCondition {
    switch try target.kind() {
    case .printer(let profile):
      let printer = BytePrinter(
        profile: profile, transport: try target.printerTransport(profile, nil))
      return { DeviceCondition(await printer.trouble(halted: nil, deadlineSeconds: 5)) }
    case .terminal(let profile):
      let trace = DeviceTrace(capacity: 1) { 0 }
      let terminal = try target.terminal(profile, currency: .euro, trace)
      return { DeviceCondition(await terminal.health()) }
    }
  }

  private func tell(_ condition: DeviceCondition) {
    let at = JSON.Member("at", .string(Date.now.ISO8601Format()))
    switch output.format {
    case .json: print(JSON.object([at] + condition.members).canonicalText)
    case .text:
      var words = ""
      if case .fault(_, let said) = condition { words = said }
      if case .busy(let said) = condition { words = said }
      print("\(Date.now.ISO8601Format())  \(condition.code)  \(words)")
    }
    // Whoever watches reads this from a pipe, and pipes are buffered.
    fflush(nil)
  }
}
