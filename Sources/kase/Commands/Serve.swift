import Amounts
import ArgumentParser
import CanonicalJSON
import Commerce
import Devices
import Foundation
import HTTPAPI
import LedgerStore
import Logging
import Operations
import ServiceLifecycle
import Setup
import Simulators
import USB

/// Serves a branch's counters.
struct Serve: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Serve the counters of a branch over HTTP on this machine.",
    discussion: """
      With --demo DIRECTORY a branch with simulated devices and four people is made there, and what to \
      try next is printed.
      """)

  @Option(help: "The ledger file.") var ledger: String?
  @Option(help: "Make or reuse a demo branch in this directory.") var demo: String?
  @Option(help: "A file of settings; flags stand above it. samples/kase.yaml shows all of them.")
  var config: String?
  @Option(help: "The port on 127.0.0.1; 8080 where nothing is set.") var port: Int?
  @Option(help: "A further host name that is answered, with its port.") var host: [String] = []
  @Option(help: "The devices of every register: none, or simulated.") var devices = DeviceKind.none
  @Option(help: "Requests a minute that one address may send; 0 for no limit (load tests).")
  var requestsPerMinute: Int64?

  enum DeviceKind: String, ExpressibleByArgument, CaseIterable {
    case none
    case simulated
  }

  func run() async throws {
    var logger = Logger(label: "kase") { StreamLogHandler.standardError(label: $0) }
    logger.logLevel = .notice
    if let port, !(1...65_535 ~= port) { throw ValidationError("a port is 1 to 65535") }
    guard let path = ledger ?? demo.map(DemoBranch.path) else {
      throw ValidationError("give --ledger FILE, or --demo DIRECTORY")
    }
    if let demo { try await DemoBranch.makeIfAbsent(in: demo) }
    let (store, known) = try Machine.open(path)
    let keys = try KeyFiles(beside: path)
    let settings = try config.map { try ConfigurationFile.load($0, known.pack) } ?? .empty
    let port = port ?? settings.port ?? 8080
    let surroundings = Machine.surroundings(timeZone: known.pack.timeZone)
    let isSimulated = devices == .simulated || demo != nil
    let registers = isSimulated ? known.branch.registers : []
    let usb = USBHost()
    let stations =
      settings.printing.printers.isEmpty && isSimulated
      ? try PrinterRack.simulated(known.branch.registers)
      : try PrinterRack.stations(settings.printing, known.branch, usb)
    let terminals =
      settings.terminals.terminals.isEmpty
      ? TerminalRack.simulated(registers, currency: known.pack.currency)
      : try TerminalRack(known, store, surroundings, usb).stations(
        settings.terminals, printers: stations)
    let counter = Counter(
      ledger: store, pack: known.pack, terminals: terminals.byRegister,
      printing: Set(stations.flatMap(\.registers)),
      slips: TerminalSlips(settings.terminals.slips, pack: known.pack),
      limits: Limits.standard.merging(settings.limits),
      signer: try CloseSigner(seed: keys.closeSeed), surroundings: surroundings)
    let doorkeeper = Doorkeeper(
      people: try PeopleStore(path: "\(path)-people"), ledger: store, pepper: keys.pepper,
      surroundings: surroundings)
    let paper = Paper(
      ledger: store, pack: known.pack,
      templates: try TemplateFolder.library(
        settings.printing.templates, known.pack, language: known.branch.language))
    let bench = try Self.bench(path, counter, stations, terminals)
    let queue = PrintQueue(
      counter: counter, stations: stations, paper: paper,
      settings: PrintSettings(settings.printing), watch: bench.watch)
    try await queue.recover()
    try await counter.forgetAttemptsInFlight()
    let server = Server(
      services: APIServices(
        desk: PrintDesk(counter: counter, paper: paper, stations: stations),
        doorkeeper: doorkeeper,
        setup: BranchSetup(ledger: store, surroundings: surroundings), bench: bench),
      settings: EdgeSettings(
        port: port, hosts: settings.hosts + host,
        requestsPerMinute: requestsPerMinute ?? settings.requestsPerMinute ?? 12_000),
      logger: logger)
    let welcome =
      demo == nil
      ? "listening on http://127.0.0.1:\(port)"
      : try await DemoBranch.welcome(doorkeeper, known.branch, port: port)
    try await server.run(beside: [
      PrintService(queue: queue, logger: logger), DoubtService(counter: counter, logger: logger),
      WatchService(bench: bench),
    ]) {
      print(welcome)
      // Whoever started us reads this from a pipe, and pipes are buffered.
      fflush(nil)
    }
    try store.close()
    try bench.store.close()
  }

  private static func bench(
    _ path: String, _ counter: Counter, _ printers: [PrintStation],
    _ terminals: [TerminalStation]
  ) throws -> Bench {
    let store = try DeviceStore(path: "\(path)-devices")
    let now: @Sendable () -> Int64 = { counter.surroundings.now().milliseconds }
    return Bench(
      counter: counter, printers: printers, terminals: terminals,
      watch: DeviceWatch(store: store, news: counter.news, now: now), store: store)
  }
}

/// Keeps the print queue going beside the server, each printer at its own pace.
struct PrintService: ServiceLifecycle.Service {
  let queue: PrintQueue
  let logger: Logger

  /// How long a printer without work rests, and at the most one that is in trouble.
  private static let restMilliseconds = 100
  private static let restMillisecondsMax = 3_200

  func run() async throws {
    await withDiscardingTaskGroup { group in
      for station in queue.stations { group.addTask { await keepGoing(station) } }
    }
    // Without printers there is nothing to print, and still no reason to end.
    try await gracefulShutdown()
  }

  private func keepGoing(_ station: PrintStation) async {
    var rest = Self.restMilliseconds
    while !Task.isShuttingDownGracefully, !Task.isCancelled {
      var step = PrintQueue.Step.trouble
      do { step = try await queue.step(station) } catch {
        logger.error(
          "print queue",
          metadata: ["printer": "\(station.name)", "fault": "\(type(of: error))"])
      }
      rest = step == .trouble ? min(rest * 2, Self.restMillisecondsMax) : Self.restMilliseconds
      if step != .sent { try? await Task.sleep(for: .milliseconds(rest)) }
    }
  }
}

/// Asks the terminals in their idle time how they are, each at its own pace.
struct WatchService: ServiceLifecycle.Service {
  let bench: Bench

  /// A terminal runs its own timed work when it is asked, so at least once a minute.
  private static let restSeconds = 30

  func run() async throws {
    for name in bench.printers.map(\.name) + bench.terminals.map(\.name) {
      await bench.watch.begin(name)
    }
    await withDiscardingTaskGroup { group in
      // A service that ends takes the server with it, also where there is nothing to watch.
      group.addTask { try? await gracefulShutdown() }
      for station in bench.terminals {
        group.addTask {
          while !Task.isShuttingDownGracefully, !Task.isCancelled {
            await bench.look(at: station)
            // Stopping must not wait for the end of a rest.
            try? await cancelWhenGracefulShutdown {
              try await Task.sleep(for: .seconds(Self.restSeconds))
            }
          }
        }
      }
    }
    await bench.watch.end()
  }
}

/// Asks the terminals, at start and beside the sales, what became of the payments and closes that
/// are in doubt; each terminal at its own pace.
struct DoubtService: ServiceLifecycle.Service {
  let counter: Counter
  let logger: Logger

  func run() async throws {
    let watch = DoubtWatch(counter: counter)
    do {
      for doubt in try await counter.recoverAttempts() {
        logger.warning("card payment in doubt", metadata: ["attempt": "\(doubt.id.text)"])
      }
    } catch {
      logger.error("doubts", metadata: ["fault": "\(type(of: error))"])
    }
    await withDiscardingTaskGroup { group in
      for terminal in watch.terminals { group.addTask { await keepAsking(terminal, watch) } }
    }
    // Without terminals there is nothing to ask, and still no reason to end.
    try await gracefulShutdown()
  }

  private func keepAsking(_ terminal: TerminalID, _ watch: DoubtWatch) async {
    while !Task.isShuttingDownGracefully, !Task.isCancelled {
      var rest = BackOff.longestMilliseconds
      do { rest = try await watch.step(at: terminal) } catch {
        logger.error(
          "doubts",
          metadata: ["terminal": "\(terminal.text)", "fault": "\(type(of: error))"])
      }
      // Stopping must not wait for the end of a rest.
      try? await cancelWhenGracefulShutdown { [rest] in
        try await Task.sleep(for: .milliseconds(rest))
      }
    }
  }
}
