import Devices
import Simulators
import ZVT

/// A till as too many are: it sends a payment again when it got no answer or lost its power, and
/// believes the first yes. The same cases must catch it, or the drill proves nothing.
package struct NaiveTill: Sendable {
  /// What came of a case.
  package struct Outcome: Hashable, Sendable {
    /// Which case.
    package let drillCase: DrillCase
    /// How many payments stand of the one sale.
    package let chargeCount: Int
    /// Whether the till thinks that it was paid.
    package let isBelievedPaid: Bool

    /// Whether the card holder pays more than once.
    package var isDoubled: Bool { chargeCount > 1 }
  }

  private enum End { case paid, refused, unanswered, failed }

  /// How often it sends a payment at most.
  private static let sendsMax = 3

  /// A naive till.
  package init() {}

  /// Runs cases, some at a time. - Returns: what came of them, in their order.
  package func run(_ cases: [DrillCase], width: Int = 4) async throws -> [Outcome] {
    try await Drill.spread(cases, width: width) { await run($0) }
  }

  private func run(_ drillCase: DrillCase) async -> Outcome {
    let bench = DrillBench(drillCase)
    if drillCase.configuration.hasSaleBefore { _ = await attempt(bench, drillCase, .none) }
    var crash = drillCase.crash
    var end = End.unanswered
    for _ in 0..<Self.sendsMax {
      end = await attempt(bench, drillCase, crash)
      // The power fails once.
      if end == .failed { crash = .none }
      if end == .paid || end == .refused { break }
    }
    let count = await bench.truth().charges.count
    await bench.stop()
    return Outcome(
      drillCase: drillCase,
      chargeCount: count - (drillCase.configuration.hasSaleBefore ? 1 : 0),
      isBelievedPaid: end == .paid)
  }

  private func attempt(_ bench: DrillBench, _ drillCase: DrillCase, _ crash: CrashPoint) async
    -> End
  {
    let link = Self.link(bench, drillCase.line)
    let end = await pay(link, drillCase, crash)
    await link.close()
    return end
  }

  private func pay(_ link: any PacketLink, _ drillCase: DrillCase, _ crash: CrashPoint) async
    -> End
  {
    do {
      try await link.open(deadlineMilliseconds: 400)
      let config: UInt8 = drillCase.configuration.printsSlips ? 0xBE : 0x3E
      try await link.send(
        APDU(APDU.Code.registration, [0, 0, 0, config, 0x09, 0x78]), deadlineMilliseconds: 600)
      guard try await converse(link, .none) == .paid else { return .unanswered }
      if crash == .afterIntent { return .failed }
      try await link.send(
        APDU(APDU.Code.authorisation, [0x04, 0, 0, 0, 0, 0x15, 0, 0x49, 0x09, 0x78]),
        deadlineMilliseconds: 600)
      return try await converse(link, crash)
    } catch { return .unanswered }
  }

  /// Answers everything with yes until the end.
  private func converse(_ link: any PacketLink, _ crash: CrashPoint) async throws -> End {
    while let packet = try await link.receive(deadlineMilliseconds: 1_500) {
      if packet.control >> 8 == 0x84 { return .refused }
      if packet.isAnswer { continue }
      if Self.fails(at: packet.control, crash) { return .failed }
      try await link.send(.positive, deadlineMilliseconds: 600)
      switch packet.control {
      case APDU.Code.completion: return .paid
      case APDU.Code.abort: return .refused
      default: continue
      }
    }
    return .unanswered
  }

  private static func fails(at control: UInt16, _ crash: CrashPoint) -> Bool {
    switch control {
    case APDU.Code.statusInformation: crash == .beforeStatus || crash == .afterStatus
    case APDU.Code.printLine, APDU.Code.printBlock: crash == .atSlip
    case APDU.Code.completion: crash == .beforeEnd
    default: false
    }
  }

  private static func link(_ bench: DrillBench, _ line: DrillLine) -> any PacketLink {
    switch line {
    case .stream: StreamLink(transport: bench.wire.transport(.till))
    case .serial:
      SerialBlockLink(transport: bench.wire.transport(.till), settings: DrillLine.blocks)
    }
  }
}
