import ArgumentParser
import CanonicalJSON
import Devices
import Foundation
import LedgerStore
import Operations

/// Writes down who a device is and what it has been through.
struct PassportDevice: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "passport", abstract: "Who a device is, what it can do, what it has been through.",
    discussion: """
      With --ledger and --name the history that a server kept of the device is in it, and the \
      passport is kept beside the ledger; a change of software since the last one is named.
      """)

  @OptionGroup var target: BenchTarget
  @Option(help: "The ledger of the branch that has the device.") var ledger: String?
  @Option(help: "The device's name in the branch.") var name: String?
  @OptionGroup var output: OutputOptions

  func validate() throws {
    guard (ledger == nil) == (name == nil) else {
      throw ValidationError("--ledger and --name go together")
    }
  }

  func run() async throws {
    let now = Int64(Date.now.timeIntervalSince1970 * 1_000)
    let trace = DeviceTrace { now }
    var members: [JSON.Member] = [
      .init("place", .string(target.to)), .init("made_at", .string(Date.now.ISO8601Format())),
    ]
    members += try await target.probe(trace)
    if let ledger, let name {
      guard FileManager.default.fileExists(atPath: ledger) else {
        throw FileFault(words: "\(ledger): there is no such file")
      }
      let store = try DeviceStore(path: "\(ledger)-devices")
      members.append(.init("device", .string(name)))
      members += try await Bench.history(of: name, in: store, software: members, now: now)
      try await store.keep(
        passport: JSON.object(members).canonicalText, of: name, at: now)
      try store.close()
    }
    output.show(.object(members))
  }
}
