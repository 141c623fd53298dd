import Devices
import Drills
import Foundation
import Testing

@Suite("Drill: money moves once, whatever fails")
struct DrillTests {
  private func inScratch<Value>(_ body: (String) async throws -> Value) async throws -> Value {
    let folder = NSTemporaryDirectory() + "kase-drill-\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: folder) }
    return try await body(folder)
  }

  /// What stands may hang on a timer on a slow machine; what stands has to be booked, always.
  private func check(_ summary: DrillSummary) {
    for result in summary.results {
      #expect(result.verdict.isSafe, Comment(rawValue: result.words))
    }
  }

  @Test(
    "a sale could be charged twice, lost, or booked under another number after a power failure",
    arguments: DrillLine.allCases)
  func matrix(line: DrillLine) async throws {
    // Four set-ups, so that it stays short; `kase devices drill` has them all.
    let cases = DrillCase.matrix(
      line, configurations: [.built, .builtAfterSame, .lines, .synchronised])
    #expect(cases.count >= 231)
    #expect(Set(cases.map(\.name)).count == cases.count)
    let summary = try await inScratch { try await Drill(in: $0).run(cases, width: 32) }
    check(summary)
    // A drill whose till never fails would find nothing.
    for crash in CrashPoint.allCases where crash != .none {
      let failed = summary.results.filter { $0.drillCase.crash == crash && $0.hasCrashed }
      #expect(!failed.isEmpty, Comment(rawValue: crash.rawValue))
    }
  }

  @Test("a terminal's odd word could leave the books wrong", arguments: DrillLine.allCases)
  func further(line: DrillLine) async throws {
    let cases = DrillCase.matrix(
      line, faults: DrillFault.further, crashes: [.none], configurations: [.built])
    check(try await inScratch { try await Drill(in: $0).run(cases, width: 12) })
  }

  @Test("the drill would prove nothing: a naive till would pass it")
  func control() async throws {
    let outcomes = try await NaiveTill().run(
      DrillCase.matrix(.stream, configurations: [.built]), width: 12)
    let doubled = outcomes.filter(\.isDoubled)
    #expect(!doubled.isEmpty)
  }

  @Test("a driver that sends a payment again would pass the drill")
  func planted() async throws {
    let cases = DrillCase.matrix(
      .stream, faults: DrillFault.baseline.filter { $0.name == "drop_after_ack" },
      crashes: [.beforeEnd], configurations: [.built])
    let summary = try await inScratch { folder in
      try await Drill(in: folder, wrapping: { Resending(terminal: $0) }).run(cases)
    }
    #expect(summary.count(.doubled) == 1)
    #expect(!summary.isSafe)
  }
}
