import Amounts
import ArgumentParser
import CanonicalJSON
import Commerce
import LedgerStore
import Operations

/// Reports that read and change nothing.
struct Report: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "X, Z, cash book, shifts of a day.",
    subcommands: [X.self, Z.self, CashBook.self, Day.self])

  /// Reading needs the right to read the file; the reader counts as an administrator.
  struct Reading: ParsableArguments {
    @OptionGroup var file: LedgerOptions
    @OptionGroup var output: OutputOptions

    func show(_ work: (Counter, Actor) async throws -> JSON) async throws {
      let ledger = try Ledger.openForReading(file.ledger)
      let known = try CountryPackOfBranch(ledger)
      let counter = Counter(
        ledger: ledger, pack: known.pack, terminals: [:], limits: .standard,
        surroundings: Machine.surroundings(timeZone: known.pack.timeZone))
      let reader = Actor(
        person: PersonID(trusted: "console"), roles: [.administrator], register: nil)
      output.show(try await work(counter, reader))
    }
  }

  struct X: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "The totals of an open shift.")
    @Argument(help: "The register.") var register: String
    @OptionGroup var reading: Reading

    func run() async throws {
      let id = try refusing(at: "register") { () throws(AmountError) in
        try RegisterID(register)
      }
      try await reading.show { try await $0.xReport(of: id, for: $1, isRecorded: false) }
    }
  }

  struct Z: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "The Z of a closed shift.")
    @Argument(help: "The number of the shift.") var shift: Int64
    @OptionGroup var reading: Reading

    func run() async throws {
      try await reading.show { try await $0.zReport(of: shift, for: $1) }
    }
  }

  struct CashBook: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "cashbook", abstract: "A page of the cash book.")
    @Argument(help: "The register.") var register: String
    @Argument(help: "The business date: 2026-11-20.") var date: String
    @OptionGroup var reading: Reading

    func run() async throws {
      let id = try refusing(at: "register") { () throws(AmountError) in
        try RegisterID(register)
      }
      let day = try refusing(at: "date") { () throws(AmountError) in
        try BusinessDate(iso: date)
      }
      try await reading.show { try await $0.cashBook(of: id, on: day, for: $1) }
    }
  }

  struct Day: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "The shifts of a business date.")
    @Argument(help: "The business date; the newest if absent.") var date: String?
    @OptionGroup var reading: Reading

    func run() async throws {
      let day = try date.map { text in
        try refusing(at: "date") { () throws(AmountError) in try BusinessDate(iso: text) }
      }
      try await reading.show { try await $0.shifts(on: day, for: $1) }
    }
  }
}
