import Amounts
import Devices
import Simulators

/// The simulated terminal of a case behind its wire; switched on until `stop`.
struct DrillBench: Sendable {
  let wire: MemoryWire
  private let host: CounterpartHost<ZVTCounterpart>
  private let serving: Task<Void, Never>

  /// How long money that is being taken back may take in the end, in milliseconds.
  private static let settlingMilliseconds = 3_000

  init(_ drillCase: DrillCase) {
    let before = drillCase.configuration.hasSaleBefore ? [ScriptEntry()] : []
    let begin = Monotonic.milliseconds()
    let start = ScratchBranch.start
    let terminal = ZVTSimulator(
      profile: drillCase.configuration.profile,
      startedAt: LocalTime(
        seconds: start.milliseconds / 1_000 + Int64(start.offsetSeconds)),
      script: ScriptReader(before + [drillCase.fault.entry]))
    let line: ZVTCounterpart.Line =
      drillCase.line == .stream ? .stream : .serial(DrillLine.blocks)
    let wire = MemoryWire(drillCase.line == .stream ? .connection : .line)
    let host = CounterpartHost(
      ZVTCounterpart(terminal, line: line), clock: { Monotonic.milliseconds() - begin })
    self.wire = wire
    self.host = host
    serving = Task { await host.serve(wire) }
  }

  /// What card holders pay, when nothing is under way any more.
  func truth() async -> TerminalTruth {
    let limit = Monotonic.milliseconds() + Self.settlingMilliseconds
    while await host.counterpart.terminal.wakesAt != nil, Monotonic.milliseconds() < limit {
      try? await Task.sleep(for: .milliseconds(10))
    }
    return await host.counterpart.truth
  }

  /// Switches it off.
  func stop() async {
    serving.cancel()
    await serving.value
  }
}
