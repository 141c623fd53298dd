package import Amounts
package import CanonicalJSON
package import Commerce
import Devices
import Foundation
package import LedgerStore
package import Operations
import PrinterLanguages
import Setup
package import Simulators
import Stationery
import Synchronization

/// A branch in a temporary folder: real ledger, real use cases, simulated devices, a clock that
/// only the test moves.
package final class TestBranch: Sendable {
  /// The folder; removed with the branch.
  package let folder: String
  /// The ledger.
  package let ledger: Ledger
  /// The rules.
  package let pack: CountryPack
  /// The use cases.
  package let counter: Counter
  /// The terminals of R1 and R2.
  package let terminals: [RegisterID: SimulatedTerminal]
  /// The printer of R1.
  package let printer: SimulatedPrinter
  /// The queue that prints on it.
  package let queue: PrintQueue
  /// What people ask of paper.
  package let desk: PrintDesk
  private let clock: TestClock

  /// The file of the ledger.
  package var path: String { "\(folder)/branch.kase" }

  /// A branch of a country.
  ///
  /// - Parameters:
  ///   - cashStep: the step of cash rounding, as text.
  ///   - limits: how far roles may go alone.
  ///   - printer: the profile of the printer of R1.
  ///   - terminal: makes the terminal of a register.
  ///   - slips: which slips the terminals' payments print; none where absent.
  package init(
    country: String = "LV", cashStep: String = "0.00", limits: Limits = .none,
    printer profile: String = PrinterProfiles.defaultID,
    terminal: (TerminalID) -> SimulatedTerminal = { SimulatedTerminal(id: $0) },
    slips: SlipSettings? = nil
  ) async throws {
    folder = NSTemporaryDirectory() + "kase-test-\(UUID().uuidString)"
    try FileManager.default.createDirectory(
      atPath: folder, withIntermediateDirectories: true)
    pack = try CountryPacks.load(country)
    clock = TestClock()
    let surroundings = Surroundings(
      now: { [clock] in clock.now }, newName: { [clock] in clock.name() })
    ledger = try Ledger.open("\(folder)/branch.kase", creating: true)
    let setup = BranchSetup(ledger: ledger, surroundings: surroundings)
    let registers = ["R1", "R2"].map { RegisterID(trusted: $0) }
    try await setup.initialise(
      BranchSetup.Particulars(
        code: "TEST", legalName: "Test SIA", registration: "", registers: registers,
        country: country, cashStep: try Money(decimal: cashStep, pack.currency)), pack: pack)
    let list = try CatalogueFile.read(
      CountryPacks.demoCatalogue, named: "services.csv", pack: pack)
    _ = try await setup.importCatalogue(list.services, by: PersonID(trusted: "admin"))
    terminals = Dictionary(
      uniqueKeysWithValues: registers.map {
        ($0, terminal(TerminalID(trusted: "T-\($0.text)")))
      })
    let settings = slips.map { [terminals] slips in
      Dictionary(uniqueKeysWithValues: terminals.values.map { ($0.id, slips) })
    }
    counter = Counter(
      ledger: ledger, pack: pack, terminals: terminals, printing: [registers[0]],
      slips: settings.map { [pack] in TerminalSlips($0, pack: pack) }, limits: limits,
      surroundings: surroundings)
    let model = try PrinterProfiles.load(profile)
    printer = SimulatedPrinter(profile: model)
    let station = PrintStation(
      name: "front", registers: [registers[0]],
      printer: BytePrinter(profile: model, transport: printer))
    let samples = SampleValues(pack: pack, wording: try Wording.carried("en"))
    let paper = Paper(
      ledger: ledger, pack: pack, templates: try TemplateLibrary(samples: samples))
    queue = PrintQueue(counter: counter, stations: [station], paper: paper)
    desk = PrintDesk(counter: counter, paper: paper, stations: [station])
  }

  /// A terminal that sends the slips of what it charges.
  package static func printingTerminal(_ id: TerminalID) -> SimulatedTerminal {
    SimulatedTerminal(id: id, printsSlips: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  /// Moves the clock.
  package func wait(seconds: Int64) { clock.advance(seconds * 1000) }

  /// Somebody with roles at a register.
  package static func actor(
    _ name: String = "anna", _ roles: Set<Role> = [.specialist, .senior], at register: String = "R1"
  ) -> Actor {
    Actor(
      person: PersonID(trusted: name), roles: roles, register: RegisterID(trusted: register))
  }

  /// A command of JSON text under a key.
  package func envelope(
    _ kind: String, _ request: String, key: String, by actor: Actor = TestBranch.actor(),
    approval: String? = nil
  ) throws -> Envelope {
    Envelope(
      kind: kind, key: key, request: try JSON(parsing: request), actor: actor,
      register: actor.register ?? RegisterID(trusted: "R1"), at: clock.now,
      approval: approval.map { ApprovalID(trusted: $0) })
  }

  /// Opens a shift with one note of 100.
  package func open(_ register: String = "R1", key: String = "open", person: String = "anna")
    async throws -> JSON
  {
    let actor = TestBranch.actor(person, at: register)
    return try await counter.openShift(
      try envelope("open_shift", #"{"count":{"100.00":1}}"#, key: "\(key)-\(register)", by: actor))
  }

  /// Sells something. - Returns: the reply.
  package func sell(_ request: String, key: String, by actor: Actor = TestBranch.actor())
    async throws -> Reply
  {
    try await counter.checkOut(.sale, try envelope("sale", request, key: key, by: actor))
  }

  /// Sells two letters for cash: 2.92. - Returns: the name of the receipt.
  package func sellLetters(key: String, by actor: Actor = TestBranch.actor()) async throws
    -> String
  {
    let reply = try await sell(
      #"{"lines":[{"service":"P-101","quantity":"2"}],"tenders":[{"kind":"cash","tendered":"2.92"}]}"#,
      key: key, by: actor)
    return reply.answer["document"]?.text ?? ""
  }

  /// How many documents there are.
  package func documentCount() async throws -> Int {
    try await ledger.read { reader in
      var count = 0
      try reader.eachDocument { _ in count += 1 }
      return count
    }
  }
}

/// A clock and names that a test controls.
private final class TestClock: Sendable {
  private let state = Mutex<(milliseconds: Int64, names: Int)>((1_795_500_000_000, 0))

  var now: Moment {
    Moment(milliseconds: state.withLock { $0.milliseconds }, offsetSeconds: 7200)
  }

  func advance(_ milliseconds: Int64) { state.withLock { $0.milliseconds += milliseconds } }

  func name() -> String {
    state.withLock {
      $0.names += 1
      return "n\(1_000_000 + $0.names)"
    }
  }
}

extension Reply {
  /// The answer, or what is told of the doubt.
  package var answer: JSON {
    switch self {
    case .done(let answer): answer
    case .doubt(let attempt): Views.doubt(attempt)
    }
  }
}

extension JSON {
  /// The text, of a value that is text.
  package var text: String? {
    if case .string(let text) = self { text } else { nil }
  }
}
