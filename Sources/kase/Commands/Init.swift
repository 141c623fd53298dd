import Amounts
import ArgumentParser
import CanonicalJSON
import Commerce
import Foundation
import LedgerStore
import Operations
import Setup

/// Makes a new ledger with its branch, keys, price list and first administrator.
struct Init: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Make a new ledger for a branch.",
    discussion: "The PIN of the first administrator is shown once.")

  @OptionGroup var file: LedgerOptions
  @Option(help: "The country: LV, PL, RU, DE, XX.") var country = "LV"
  @Option(help: "The code of the branch.") var branch = "BRANCH1"
  @Option(help: "The legal name of the business.") var name: String
  @Option(help: "Its registration number.") var registration = ""
  @Option(help: "A register; give the option once for each.") var register: [String] = ["R1"]
  @Option(help: "The step of cash rounding, such as 0.05; the country's own if absent.")
  var cashStep: String?
  @Option(help: "The language of documents: lv, en, de, ru, pl.") var language: String?
  @OptionGroup var letterhead: LetterheadOptions
  @Option(help: "A price list (CSV).") var services: String?
  @Option(help: "The first administrator.") var administrator: String
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let pack = try CountryPacks.load(country)
    let registers = try register.map { text in
      try refusing(at: "register") { () throws(AmountError) in try RegisterID(text) }
    }
    let step = try cashStep.map { text in
      try refusing(at: "cash-step") { () throws(AmountError) in
        try Money(decimal: text, pack.currency)
      }
    }
    if let language, !pack.languages.contains(language) {
      throw Refusal(.requestValueInvalid, at: "language", ["value": language])
    }
    let list = try services.map {
      try CatalogueFile.read(try contents(of: $0), named: $0, pack: pack)
    }
    if let faults = list?.faults, !faults.isEmpty { throw CatalogueFaults(faults) }
    let person = try refusing(at: "administrator") { () throws(AmountError) in
      try PersonID(administrator)
    }
    let ledger = try Ledger.open(file.ledger, creating: true)
    try KeyFiles.create(beside: file.ledger)
    let surroundings = Machine.surroundings(timeZone: pack.timeZone)
    let setup = BranchSetup(ledger: ledger, surroundings: surroundings)
    try await setup.initialise(
      BranchSetup.Particulars(
        code: branch, legalName: name, registration: registration, registers: registers,
        country: country, cashStep: step, language: language,
        letterhead: letterhead.applied(to: Branch.Letterhead())), pack: pack)
    if let list { _ = try await setup.importCatalogue(list.services, by: person) }
    let keys = try KeyFiles(beside: file.ledger)
    let doorkeeper = Doorkeeper(
      people: try PeopleStore(path: "\(file.ledger)-people"), ledger: ledger,
      pepper: keys.pepper, surroundings: surroundings)
    let pin = try await doorkeeper.add(
      person, displayName: administrator, roles: [.administrator], passphrase: nil,
      by: .system)
    try ledger.close()
    output.show(
      .object([
        .init("ledger", .string(file.ledger)), .init("country", .string(country)),
        .init("services", .integer(Int64(list?.services.count ?? 0))),
        .init("administrator", .string(administrator)), .init("pin", .string(pin)),
      ]))
  }
}

/// The bad lines of a price list, all of them.
struct CatalogueFaults: Error {
  let faults: [SetupError]

  init(_ faults: [SetupError]) { self.faults = faults }
}

/// Changes the price list.
struct CatalogueCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "catalogue", abstract: "Show or change the price list.",
    subcommands: [Import.self, List.self])

  struct Import: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Take over a price list (CSV); every bad line is named, and then nothing is taken.")

    @Argument(help: "The price list.") var services: String
    @OptionGroup var file: LedgerOptions
    @Option(help: "Who imports.") var person: String
    @OptionGroup var output: OutputOptions

    func run() async throws {
      let session = try CounterSession(ledger: file.ledger)
      let actor = try await session.doorkeeper.prove(person, .console(try Secret.read()))
      try session.counter.require(.manageCatalogue, actor)
      let list = try CatalogueFile.read(
        try contents(of: services), named: services, pack: session.pack)
      guard list.faults.isEmpty else { throw CatalogueFaults(list.faults) }
      let setup = BranchSetup(ledger: session.ledger, surroundings: session.surroundings)
      let changed = try await setup.importCatalogue(list.services, by: actor.person)
      try session.ledger.close()
      output.show(
        .object([
          .init("entries", .integer(Int64(list.services.count))),
          .init("changed", .integer(Int64(changed))),
        ]))
    }
  }

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Show the price list.")

    @OptionGroup var file: LedgerOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
      let ledger = try Ledger.openForReading(file.ledger)
      output.show(.array(try ledger.readNow { try $0.services() }.map(Views.service)))
    }
  }
}
