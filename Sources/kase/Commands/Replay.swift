import Amounts
import ArgumentParser
import CanonicalJSON
import Commerce
import Devices
import Foundation
import LedgerStore
import Operations
import Setup
import Simulators

/// Plays a day file into a ledger and compares it with what the day must come to.
struct Replay: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Play a day file through the counter and compare every figure.",
    discussion: """
      The ledger is made if it is not there. Playing the same file again changes nothing: the same keys \
      get the same answers. The first difference ends with exit code 1 and says event, figure, \
      expected and got.
      """)

  @Argument(help: "The day, one event a line (JSON).") var day: String
  @Option(help: "The price list (CSV).") var services: String
  @Option(help: "The ledger file.") var ledger: String
  @Option(help: "What every event and the day must come to (JSON).") var expect: String?
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let lines = try contents(of: day).split(separator: "\n", omittingEmptySubsequences: false)
    guard let first = lines.first else { throw FileFault(words: "\(day): the file is empty") }
    let header = try json(first, line: 1)
    let (store, pack) = try await open(header)
    let terminals = try terminals(header)
    let counter = Counter(
      ledger: store, pack: pack, terminals: terminals, limits: .none,
      surroundings: Machine.surroundings(timeZone: pack.timeZone))
    var replay = DayReplay(counter: counter) { register, instructions in
      await terminals[register]?.expect(
        instructions.map { $0 == .approve ? .approve : .decline })
    }
    let expectation = try expectation(lines, pack)
    let progress = ProgressLine("events")
    var played = 0
    for (index, line) in lines.enumerated().dropFirst() where !line.isEmpty {
      let answer: (key: String, value: JSON)
      do {
        let event = try replay.read(try json(line, line: index + 1))
        answer = (event.key, try await replay.play(event))
      } catch let refusal as Refusal {
        throw Difference(
          event: "line \(index + 1)", figure: refusal.path ?? "event", expected: "an answer",
          got: refusal.code.rawValue)
      }
      try expectation?.check(answer.key, answer.value)
      played += 1
      if played % 50 == 0 { progress.show("\(played)") }
    }
    progress.end()
    let closings = try await closings(store)
    try expectation?.checkTotals(closings)
    let head = try await store.read { try $0.head() }
    try store.close()
    output.show(
      .object([
        .init("events", .integer(Int64(played))),
        .init("compared", .bool(expectation != nil)),
        .init("differences", .integer(0)),
        .init("journal_entries", .integer(head.sequence)),
        .init("head_hash", .string(head.hash.hexadecimal)),
      ]))
  }

  private func json(_ line: Substring, line number: Int) throws -> JSON {
    do { return try JSON(parsing: String(line)) } catch {
      throw SetupError(day, line: number, "this is no event: \(error.path) \(error.detail)")
    }
  }

  /// Opens the ledger, or makes it from the first line of the day and the price list.
  private func open(_ header: JSON) async throws -> (Ledger, CountryPack) {
    if FileManager.default.fileExists(atPath: ledger) {
      let (store, known) = try Machine.open(ledger)
      return (store, known.pack)
    }
    guard case .string(let country)? = header["country"] else {
      throw SetupError(day, line: 1, "the first line describes the branch: country is missing")
    }
    let pack = try CountryPacks.load(country)
    let list = try CatalogueFile.read(
      try contents(of: services), named: services, pack: pack)
    if let fault = list.faults.first { throw fault }
    var step: Money?
    if case .string(let text)? = header["cash_rounding_step"] {
      step = try refusing { () throws(AmountError) in try Money(decimal: text, pack.currency) }
    }
    let registers = try registers(header)
    let store = try Ledger.open(ledger, creating: true)
    let setup = BranchSetup(
      ledger: store, surroundings: Machine.surroundings(timeZone: pack.timeZone))
    try await setup.initialise(
      BranchSetup.Particulars(
        code: "REPLAY", legalName: "Replay", registration: "", registers: registers,
        country: country, cashStep: step), pack: pack)
    _ = try await setup.importCatalogue(list.services, by: PersonID(trusted: "replay"))
    return (store, pack)
  }

  private func registers(_ header: JSON) throws -> [RegisterID] {
    guard case .array(let names)? = header["registers"] else {
      throw SetupError(day, line: 1, "the first line describes the branch: registers are missing")
    }
    return try names.map { name in
      guard case .string(let text) = name, let register = try? RegisterID(text) else {
        throw SetupError(day, line: 1, "a register has a name")
      }
      return register
    }
  }

  private func terminals(_ header: JSON) throws -> [RegisterID: SimulatedTerminal] {
    Dictionary(
      uniqueKeysWithValues: try registers(header).map {
        ($0, SimulatedTerminal(id: TerminalID(trusted: "T-\($0.text)")))
      })
  }

  private func expectation(_ lines: [Substring], _ pack: CountryPack) throws -> DayExpectation? {
    guard let expect else { return nil }
    let dates = try lines.dropFirst().prefix(50).compactMap { line -> BusinessDate? in
      guard case .string(let text)? = try? JSON(parsing: String(line))["business_date"] else {
        return nil
      }
      return try BusinessDate(iso: text)
    }
    guard let date = dates.first else {
      throw SetupError(day, line: 0, "no shift is opened in the first 50 events")
    }
    let file: JSON
    do { file = try JSON(parsing: try contents(of: expect)) } catch let fault as JSONFault {
      throw SetupError(expect, line: 0, "\(fault.path) \(fault.detail)")
    }
    return try DayExpectation(file, pack: pack, date: date)
  }

  /// The figures of the last Z of each register.
  private func closings(_ store: Ledger) async throws -> [String: ClosingFigures] {
    try await store.read { reader in
      var result: [String: ClosingFigures] = [:]
      var filter = DocumentFilter()
      filter.type = .dayClose
      for summary in try reader.documents(filter) {
        guard let document = try reader.document(summary.id) else { continue }
        result[document.head.register.text] = document.content.closing
      }
      return result
    }
  }
}
