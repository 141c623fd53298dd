import Amounts
import ArgumentParser
import CanonicalJSON
import Devices
import Foundation
import Operations
import Setup

/// Asks a device who and how it is.
struct ProbeDevice: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "probe",
    abstract: "Ask a device who and how it is; nothing prints, no money moves.")

  @OptionGroup var target: BenchTarget
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let trace = DeviceTrace { Int64(Date.now.timeIntervalSince1970 * 1_000) }
    output.show(.object(try await target.probe(trace)))
  }
}

extension BenchTarget {
  /// What the device tells of itself.
  func probe(_ trace: DeviceTrace) async throws -> [JSON.Member] {
    switch try kind() {
    case .printer(let profile):
      return try await PrinterProbe(
        profile: profile, transport: try printerTransport(profile, trace)
      ).members()
    case .terminal(let profile):
      return try await Self.members(of: try terminal(profile, currency: .euro, trace))
    }
  }

  private static func members(of terminal: any CardTerminal) async throws -> [JSON.Member] {
    let health = await terminal.health()
    var members = DeviceCondition(health).members
    do throws(DeviceError) {
      let identity = try await terminal.identify()
      members += [
        .init("number", .string(identity.number)), .init("model", .string(identity.model)),
        .init("serial", .string(identity.serial)), .init("software", .string(identity.software)),
        .init("capabilities", .array(identity.capabilities.map(JSON.string))),
      ]
    } catch { members.append(.init("identity_fault", .string(error.message))) }
    do throws(DeviceError) {
      members.append(.init("last_transaction", .string(try await terminal.lastTrace())))
    } catch { members.append(.init("last_transaction_fault", .string(error.message))) }
    do throws(DeviceError) {
      let totals = try await terminal.totals()
      members.append(.init("batch_amount", .string(totals.amount.decimal)))
      if let count = totals.count { members.append(.init("batch_count", .integer(Int64(count)))) }
    } catch { members.append(.init("batch_fault", .string(error.message))) }
    return members
  }
}
