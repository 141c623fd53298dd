import Amounts
import Devices
import Nexo
import Simulators

/// What a till keeps of its orders; can be told to fail.
actor NexoNotebook {
  private struct Full: Error {}

  private(set) var statements: [TerminalStatement] = []
  private(set) var outcomes: [CardOutcome] = []
  private(set) var steps: [CardProgress] = []
  private var failsToStore = false
  private var failsToRecord = false

  func fail(storing: Bool = false, recording: Bool = false) {
    failsToStore = storing
    failsToRecord = recording
  }

  func store(_ statement: TerminalStatement) throws {
    if failsToStore { throw Full() }
    statements.append(statement)
  }

  func record(_ outcome: CardOutcome) throws {
    if failsToRecord { throw Full() }
    outcomes.append(outcome)
  }

  func hear(_ progress: CardProgress) { steps.append(progress) }
}

/// A till with a simulated nexo terminal, in virtual time.
struct NexoCounter {
  let bench: NexoBench
  let notebook = NexoNotebook()
  let settings: NexoSettings

  init(_ script: [NexoScriptEntry] = [], profile: NexoProfile = NexoProfile()) {
    bench = NexoBench(NexoSimulator(profile: profile, script: script))
    settings = NexoSettings(
      saleID: "KASE1", poiID: "KASE-SIM-1", currency: .euro,
      // Minutes of virtual silence in few looks.
      timers: NexoTimers(lookMilliseconds: 2_000))
  }

  /// A driver that has just been started.
  func terminal(_ settings: NexoSettings? = nil) throws -> NexoTerminal {
    let bench = bench
    let notebook = notebook
    return NexoTerminal(
      id: try TerminalID("t-1"), settings: settings ?? self.settings, clock: bench.driverClock(),
      transport: { bench.transport() },
      orphans: { try? await notebook.store($0) })
  }

  var witness: CardWitness {
    let notebook = notebook
    return CardWitness(
      progress: { await notebook.hear($0) }, store: { try await notebook.store($0) },
      record: { try await notebook.record($0) })
  }

  /// An order that follows on what the terminal tells.
  func order(
    _ name: String = "c-1", _ movement: CardMovement = .payment, cents: Int64 = 4990,
    original: String? = nil, deadlineSeconds: Int = 1_800, on terminal: NexoTerminal
  ) async throws -> CardOrder {
    CardOrder(
      attempt: try AttemptID(name), movement: movement, amount: Money(cents, .euro),
      baseline: try await terminal.lastTrace(), original: original,
      deadlineSeconds: deadlineSeconds)
  }

  /// Pays, and gives what came of it.
  func pay(_ name: String = "c-1", cents: Int64 = 4990, on terminal: NexoTerminal) async throws
    -> CardOutcome
  {
    await terminal.perform(
      try await order(name, cents: cents, on: terminal), witness: witness)
  }

  /// What card holders pay now, in cents.
  var charged: [Int64] {
    get async { await bench.truth.charges.map(\.amount) }
  }
}

/// An outcome without its words.
enum NexoEnd: String {
  case approved
  case declined
  case cancelled
  case notCharged
  case unknown
  case review
}

extension CardOutcome {
  var end: NexoEnd {
    switch self {
    case .approved: .approved
    case .declined: .declined
    case .cancelled: .cancelled
    case .notCharged: .notCharged
    case .unknown: .unknown
    case .review: .review
    }
  }

  /// What the terminal told of money that moved.
  var confirmation: CardConfirmation? {
    if case .approved(let confirmation) = self { confirmation } else { nil }
  }
}
