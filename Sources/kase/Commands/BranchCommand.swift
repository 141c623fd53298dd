import Amounts
import ArgumentParser
import CanonicalJSON
import Commerce
import LedgerStore
import Operations

/// What stands on a branch's documents besides its name; an option that is not given changes
/// nothing.
struct LetterheadOptions: ParsableArguments {
  @Option(help: "The VAT number, with the country's prefix.") var vatNumber: String?
  @Option(help: "The legal address, on one line.") var address: String?
  @Option(help: "Where the counter stands, if that is another address.") var place: String?
  @Option(help: "The account for transfers (IBAN).") var iban: String?
  @Option(help: "The bank's BIC.") var bic: String?
  @Option(help: "Telephone, mail, page: on one line.") var contact: String?

  /// A letterhead with what was given.
  func applied(to letterhead: Branch.Letterhead) -> Branch.Letterhead {
    var result = letterhead
    if let vatNumber { result.vatNumber = vatNumber }
    if let address { result.address = address }
    if let place { result.place = place }
    if let iban { result.iban = iban }
    if let bic { result.bic = bic }
    if let contact { result.contact = contact }
    return result
  }
}

/// The branch and its letterhead.
struct BranchCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "branch", abstract: "Show the branch; change what stands on its documents.",
    subcommands: [Show.self, Letterhead.self])

  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "The branch and its letterhead.")
    @OptionGroup var file: LedgerOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
      let ledger = try Ledger.openForReading(file.ledger)
      output.show(Views.branch(try ledger.readNow { try $0.branch() }))
    }
  }

  struct Letterhead: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Change the letterhead; documents that are issued keep the one they had.",
      discussion: "An empty text takes a line away.")
    @OptionGroup var letterhead: LetterheadOptions
    @Option(name: .customLong("by"), help: "The administrator who asks.") var by: String
    @OptionGroup var file: LedgerOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
      let session = try CounterSession(ledger: file.ledger)
      let actor = try await session.doorkeeper.prove(by, .console(try Secret.read()))
      try session.counter.require(.managePeople, actor)
      let setup = BranchSetup(ledger: session.ledger, surroundings: session.surroundings)
      let branch = try await setup.change(
        letterhead: letterhead.applied(to: session.branch.letterhead), by: actor.person)
      try session.ledger.close()
      output.show(Views.branch(branch))
    }
  }
}
