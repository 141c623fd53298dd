import ArgumentParser
import CanonicalJSON
import Drills
import Foundation

/// Proves a register safe before it opens: faults and power failures against a simulated terminal.
struct DrillCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "drill",
    abstract: "Let terminal, line and till fail in every way, and compare charges with books.",
    discussion: """
      Each case is a sale by card at a simulated terminal, with this program's own driver, use \
      cases and a ledger on this disk. What the terminal truly charged is compared with what was \
      booked: one charge under the same number and amount for each sale that was paid, none \
      otherwise. Ends with 1 where anything was doubled, lost or differs. With --control a naive \
      till runs the same cases, and has to be caught charging twice.
      """)

  @Option(name: .customLong("protocol"), help: "The way to the terminal: zvt or zvt-serial.")
  var line = DrillLine.stream
  @Flag(help: "Only the faults that every terminal is drilled with, and no power failures.")
  var quick = false
  @Flag(help: "All faults, each with every power failure in every set-up.") var all = false
  @Flag(help: "A naive till in place of ours: it has to be caught.") var control = false
  @Option(help: "How many cases at a time, 1 to 64.") var width = 8
  @Option(help: "A folder in which the ledgers of all cases stay.") var keep: String?
  @OptionGroup var output: OutputOptions

  func validate() throws {
    guard !(quick && all) else { throw ValidationError("either --quick or --all") }
    guard 1...64 ~= width else { throw ValidationError("--width is 1 to 64") }
  }

  func run() async throws {
    if control { return try await runControl() }
    let scratch = NSTemporaryDirectory() + "kase-drill-\(UUID().uuidString)"
    defer { if keep == nil { try? FileManager.default.removeItem(atPath: scratch) } }
    let drill = try await Drill(in: keep ?? scratch, keepsLedgers: keep != nil)
    let summary = try await drill.run(cases, width: width) { Self.tell($0.words) }
    switch output.format {
    case .json: output.show(summary.json)
    case .text: print(summary.words)
    }
    if !summary.isSafe { throw ExitCode(1) }
  }

  private func runControl() async throws {
    let outcomes = try await NaiveTill().run(cases, width: width)
    let doubled = outcomes.filter(\.isDoubled)
    for outcome in doubled { Self.tell("doubled: \(outcome.drillCase.name)") }
    output.show(
      .object([
        .init("cases", .integer(Int64(outcomes.count))),
        .init("doubled", .integer(Int64(doubled.count))),
        .init("is_proof", .bool(!doubled.isEmpty)),
      ]))
    guard !doubled.isEmpty else {
      Self.tell("the naive till was not caught: the drill proves nothing")
      throw ExitCode(1)
    }
  }

  private var cases: [DrillCase] {
    if all { return DrillCase.matrix(line, faults: DrillFault.baseline + DrillFault.further) }
    return DrillCase.matrix(line, crashes: quick ? [.none] : CrashPoint.allCases)
  }

  private static func tell(_ words: String) {
    FileHandle.standardError.write(Data("\(words)\n".utf8))
  }
}

extension DrillLine: ExpressibleByArgument {}
