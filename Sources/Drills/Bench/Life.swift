import Amounts
import CanonicalJSON
import Commerce
import Devices
import LedgerStore
import Operations
import Simulators

/// A till from its start to its end: the ledger, the use cases and the driver of one process.
struct Life: Sendable {
  /// How a sale ended for the cashier.
  enum End: Hashable, Sendable {
    case paid
    case notPaid
    /// A person has to decide.
    case review
    /// It did not end in the time that a drill gives it; the last word on it.
    case open(String)
  }

  /// One item for 15.00, all of it by card.
  static let sale = """
    {"lines":[{"service":"T-304","quantity":"1"}],"tenders":[{"kind":"card","amount":"15.00"}]}
    """
  /// How long a sale may take until it is decided, in milliseconds.
  private static let patienceMilliseconds = 12_000

  let ledger: Ledger
  let counter: Counter
  let guillotine: Guillotine

  /// Starts a till at the register of a ledger.
  ///
  /// - Parameters:
  ///   - number: which life of the ledger it is; names of attempts never come twice.
  ///   - wrap: what is put around the driver.
  init(
    _ number: Int, of path: String, _ drillCase: DrillCase, pack: CountryPack,
    on wire: MemoryWire, wrap: Drill.Wrapper
  ) throws {
    let ledger = try Ledger.open(path)
    let till = wire.transport(.till)
    let guillotine = Guillotine {
      await till.close()
      try? ledger.close()
    }
    let transport = MortalTransport(wire: till, guillotine: guillotine)
    let driver = ZVTTerminal(
      id: TerminalID(trusted: "drill"), settings: drillCase.configuration.settings,
      milliseconds: { guillotine.milliseconds() }, pause: { await guillotine.pause($0) },
      makeLink: { Self.link(drillCase.line, transport) })
    self.ledger = ledger
    self.guillotine = guillotine
    counter = Counter(
      ledger: ledger, pack: pack,
      terminals: [
        ScratchBranch.register: MortalTerminal(terminal: wrap(driver), guillotine: guillotine)
      ], limits: .none, surroundings: ScratchBranch.surroundings(life: number))
  }

  private static func link(_ line: DrillLine, _ transport: MortalTransport) -> any PacketLink {
    switch line {
    case .stream: StreamLink(transport: transport)
    case .serial: SerialBlockLink(transport: transport, settings: DrillLine.blocks)
    }
  }

  /// What a server does before it serves: nothing in flight is forgotten.
  func recover() async throws {
    try await counter.forgetAttemptsInFlight()
    _ = try await counter.recoverAttempts()
  }

  /// Sells under a key, and sends the same again until it is decided or the till fails.
  func sell(_ key: String) async -> End {
    var end = End.open("not asked")
    let limit = Monotonic.milliseconds() + Self.patienceMilliseconds
    while Monotonic.milliseconds() < limit, !guillotine.isDown {
      end = await ask(key)
      guard case .open = end else { return end }
      try? await Task.sleep(for: .milliseconds(20))
    }
    return end
  }

  private func ask(_ key: String) async -> End {
    do {
      let envelope = try ScratchBranch.envelope("sale", Self.sale, key: key)
      switch try await counter.checkOut(.sale, envelope) {
      case .done(let answer): return answer["state"] == .string("paid") ? .paid : .notPaid
      case .doubt(let attempt):
        return attempt.state == .review ? .review : .open("\(attempt.state): \(attempt.remark)")
      }
    } catch let refusal as Refusal {
      return .open(refusal.code.rawValue)
    } catch { return .open("\(error)") }
  }
}
