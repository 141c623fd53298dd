import Amounts
import ArgumentParser
import CanonicalJSON
import Commerce
import Foundation
import LedgerStore
import Operations
import Setup
import USB

/// The print queue.
struct PrintCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "print", abstract: "See the print queue, steer it, print again.",
    discussion: "While `kase serve` runs it prints, and the queue is steered over its API.",
    subcommands: [Queue.self, Show.self, Decide.self, Again.self, Run.self])

  struct Queue: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "What is to be done, and the newest pages, each with its next step.")
    @Option(help: "The register; all where absent.") var register: String?
    @OptionGroup var reading: Report.Reading

    func run() async throws {
      let id = try register.map { text in
        try refusing(at: "register") { () throws(AmountError) in try RegisterID(text) }
      }
      try await reading.show { try await $0.printQueue(of: id, for: $1) }
    }
  }

  struct Show: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "One page on its way to paper.")
    @Argument(help: "The number of the job.") var job: Int64
    @OptionGroup var reading: Report.Reading

    func run() async throws {
      try await reading.show { try await $0.printJob(job, for: $1) }
    }
  }

  struct Decide: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Say what becomes of a page.",
      discussion: """
        cancel: give it up before a byte has left; release: let it go on that waits for a person; \
        abandon: give up the rest of a page that stopped halfway; seen: it is on paper; missing: \
        every byte was sent, and it is not there.
        """)
    @Argument(help: "The number of the job.") var job: Int64
    @Argument(help: "cancel, release, abandon, seen, missing.") var decision: String
    @OptionGroup var command: CommandOptions

    func run() async throws {
      let request = JSON.object([
        .init("job", .integer(job)), .init("decision", .string(decision)),
      ])
      try await command.run("print.decide", request) { try await $0.decide($1) }
    }
  }

  struct Again: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Print a document again: as it is where it never came out, else as a copy.")
    @Argument(help: "The document: RCP-R1-000001.") var document: String
    @OptionGroup var command: CommandOptions

    func run() async throws {
      let request = JSON.object([.init("document", .string(document))])
      try await command.run("print", request, printing: true) {
        try await $0.printAgain(document: document, $1)
      }
    }
  }

  struct Run: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Print what waits, on the printers of a file of settings.")
    @OptionGroup var file: LedgerOptions
    @Option(help: "The file of settings.") var config: String
    @OptionGroup var output: OutputOptions

    func run() async throws {
      let (store, known) = try Machine.open(file.ledger)
      let settings = try ConfigurationFile.load(config, known.pack)
      let surroundings = Machine.surroundings(timeZone: known.pack.timeZone)
      let stations = try PrinterRack.stations(settings.printing, known.branch, USBHost())
      let counter = Counter(
        ledger: store, pack: known.pack, terminals: [:],
        printing: Set(stations.flatMap(\.registers)), limits: .standard,
        surroundings: surroundings)
      let paper = Paper(
        ledger: store, pack: known.pack,
        templates: try TemplateFolder.library(
          settings.printing.templates, known.pack, language: known.branch.language))
      let queue = PrintQueue(
        counter: counter, stations: stations, paper: paper,
        settings: PrintSettings(settings.printing))
      try await queue.recover()
      let sent = try await queue.round()
      try store.close()
      output.show(.object([.init("sent", .integer(Int64(sent)))]))
    }
  }
}
