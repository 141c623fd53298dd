import Amounts
import Commerce
package import Devices
import LedgerStore
import Simulators

/// Proves a till safe: cases in which the terminal, the line and the till itself fail, each with a
/// ledger of its own, and the terminal's truth compared with the books.
package struct Drill: Sendable {
  /// What is put around the driver, as to see whether a bad driver is found out.
  package typealias Wrapper = @Sendable (any CardTerminal) -> any CardTerminal

  private let branch: ScratchBranch
  private let keepsLedgers: Bool
  private let wrap: Wrapper

  /// A drill.
  ///
  /// - Parameters:
  ///   - folder: where its ledgers are; made where there is none.
  ///   - keepsLedgers: whether the ledgers of the cases stay.
  ///   - wrap: what is put around the driver.
  package init(
    in folder: String, keepsLedgers: Bool = false, wrapping wrap: @escaping Wrapper = { $0 }
  ) async throws {
    branch = try await ScratchBranch(in: folder)
    self.keepsLedgers = keepsLedgers
    self.wrap = wrap
  }

  /// Runs cases, some at a time.
  ///
  /// - Parameters:
  ///   - width: how many at a time, at least 1.
  ///   - progress: told each result as it comes.
  /// - Throws: where a scratch ledger can't be made.
  package func run(
    _ cases: [DrillCase], width: Int = 4,
    progress: @escaping @Sendable (DrillResult) -> Void = { _ in }
  ) async throws -> DrillSummary {
    let results = try await Self.spread(cases, width: width) { drillCase in
      let result = try await run(drillCase)
      progress(result)
      return result
    }
    return DrillSummary(results)
  }

  /// Works on many, some at a time. - Returns: what came, in the order of the cases.
  static func spread<Result: Sendable>(
    _ cases: [DrillCase], width: Int,
    _ work: @escaping @Sendable (DrillCase) async throws -> Result
  ) async throws -> [Result] {
    try await withThrowingTaskGroup(of: (Int, Result).self) { group in
      var waiting = cases.enumerated().makeIterator()
      var results: [(Int, Result)] = []
      for _ in 0..<max(1, width) {
        guard let (index, next) = waiting.next() else { break }
        group.addTask { (index, try await work(next)) }
      }
      while let result = try await group.next() {
        results.append(result)
        guard let (index, next) = waiting.next() else { continue }
        group.addTask { (index, try await work(next)) }
      }
      return results.sorted { $0.0 < $1.0 }.map(\.1)
    }
  }

  private func run(_ drillCase: DrillCase) async throws -> DrillResult {
    let path = try branch.copy(for: drillCase.name)
    let bench = DrillBench(drillCase)
    let result = try await live(drillCase, path, bench)
    await bench.stop()
    if !keepsLedgers { branch.remove(path) }
    return result
  }

  /// The lives of the case's till: until its power fails, and the one after that.
  private func live(_ drillCase: DrillCase, _ path: String, _ bench: DrillBench) async throws
    -> DrillResult
  {
    var life = try start(1, path, drillCase, bench)
    if drillCase.configuration.hasSaleBefore { _ = await life.sell("before") }
    life.guillotine.arm(drillCase.crash)
    var end = await life.sell("sale")
    let hasCrashed = life.guillotine.isDown
    if hasCrashed {
      life = try start(2, path, drillCase, bench)
      try await life.recover()
      end = await life.sell("sale")
    }
    let result = try await judge(drillCase, life, bench, end, hasCrashed: hasCrashed)
    try life.ledger.close()
    return result
  }

  private func start(_ number: Int, _ path: String, _ drillCase: DrillCase, _ bench: DrillBench)
    throws -> Life
  {
    try Life(number, of: path, drillCase, pack: branch.pack, on: bench.wire, wrap: wrap)
  }

  private func judge(
    _ drillCase: DrillCase, _ life: Life, _ bench: DrillBench, _ end: Life.End, hasCrashed: Bool
  ) async throws -> DrillResult {
    let attempts = try await life.ledger.read { try $0.attempts(of: "sale") }
    let charges = await bench.truth().charges.filter { !$0.isLocal }
      .dropFirst(drillCase.configuration.hasSaleBefore ? 1 : 0)
    let standing = charges.map { DrillResult.Charge(receipt: $0.receipt, amount: $0.amount) }
    let booked = attempts.filter { $0.state == .settled || $0.state == .approved }.map {
      DrillResult.Charge(
        receipt: $0.details.flatMap { Int($0.trace) }, amount: $0.amount.minorUnits)
    }
    var verdict = DrillResult.Verdict.of(standing, booked, isDecided: end.isDecided)
    if hasCrashed, attempts.isEmpty { verdict = .lost }
    if try life.ledger.verify().fault != nil { verdict = .broken }
    return DrillResult(
      drillCase: drillCase, hasCrashed: hasCrashed, standing: standing, booked: booked,
      attempts: attempts.map(\.state), end: end.words,
      expected: hasCrashed ? nil : drillCase.fault.stands(with: drillCase.configuration),
      verdict: verdict)
  }
}

extension Life.End {
  fileprivate var isDecided: Bool { self == .paid || self == .notPaid }

  fileprivate var words: String {
    switch self {
    case .paid: "paid"
    case .notPaid: "not_paid"
    case .review: "review"
    case .open(let words): words
    }
  }
}
