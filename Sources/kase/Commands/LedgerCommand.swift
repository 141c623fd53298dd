import Amounts
import ArgumentParser
import CanonicalJSON
import Commerce
import Exports
import Foundation
import LedgerStore
import Operations

/// Proves, copies and explains a ledger.
struct LedgerCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ledger", abstract: "Prove, copy, restore and explain a ledger.",
    subcommands: [Verify.self, Backup.self, Restore.self, Explain.self, SchemaText.self])

  struct Verify: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Check the chain, rebuild every table from the journal and compare row by row.",
      discussion: "Exit code 0: the ledger is whole. 1: the first thing that is wrong is named.")

    @Argument(help: "The ledger file.") var ledger: String
    @OptionGroup var output: OutputOptions

    func run() throws {
      let store = try Ledger.openForReading(ledger)
      let progress = ProgressLine("entries")
      let result = try store.verify { progress.show("\($0)") }
      progress.end()
      output.show(
        .object([
          .init("whole", .bool(result.fault == nil)),
          .init("entries", .integer(result.entries)),
          .init("documents", .integer(result.documents)),
          .init("head_hash", .string(result.headHash)),
          .init("fault", result.fault.map(JSON.string) ?? .null),
        ]))
      if result.fault != nil { throw ExitCode(1) }
    }
  }

  struct Backup: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Copy a ledger, also while it is in use, and verify the copy.")

    @Argument(help: "The ledger file.") var ledger: String
    @Argument(help: "The new file.") var target: String
    @OptionGroup var output: OutputOptions

    func run() throws {
      let store = try Ledger.openForReading(ledger)
      let progress = ProgressLine("per mille")
      try store.backup(to: target) { progress.show("\($0)") }
      let result = try Ledger.openForReading(target).verify()
      progress.end()
      if let fault = result.fault {
        try? FileManager.default.removeItem(atPath: target)
        throw LedgerError(.damaged, "the copy is not whole and was removed: \(fault)")
      }
      output.show(
        .object([
          .init("backup", .string(target)), .init("entries", .integer(result.entries)),
          .init("head_hash", .string(result.headHash)),
        ]))
    }
  }

  struct Restore: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Make a ledger from a backup: read its journal, check each entry, replay it.")

    @Argument(help: "The backup; it need not be trusted.") var backup: String
    @Argument(help: "The new ledger file.") var ledger: String
    @OptionGroup var output: OutputOptions

    func run() throws {
      let progress = ProgressLine("entries")
      let head = try LedgerRestore.restore(from: backup, to: ledger) { progress.show("\($0)") }
      progress.end()
      try KeyFiles.create(beside: ledger)
      output.show(
        .object([
          .init("ledger", .string(ledger)), .init("entries", .integer(head.sequence)),
          .init("head_hash", .string(head.hash.hexadecimal)),
        ]))
    }
  }

  struct Explain: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Say which entries make a figure, adding up.",
      discussion: """
        FIGURE is SHIFT/KIND/NAME for a figure of an X or Z (shift 3: "3/tax/S 21", "3/method/cash", \
        "3/account/assets:card:clearing", "3/flow/drawer", "3/document/RCP"), or customer/NAME for \
        what a customer owes. Exit code 1 where the parts do not make the figure.
        """)

    @Argument(help: "The figure.") var figure: String
    @Option(help: "The ledger file.") var ledger: String
    @OptionGroup var output: OutputOptions

    func run() throws {
      let parts = figure.split(separator: "/", maxSplits: 2).map(String.init)
      let store = try Ledger.openForReading(ledger)
      let currency = try store.readNow { try $0.currency() }
      let explanation = try store.readNow { reader -> Explanation in
        if parts.count == 2, parts[0] == "customer", let id = try? CustomerID(parts[1]) {
          return try reader.explain(customer: id)
        }
        guard parts.count == 3, let shift = Int64(parts[0]),
          let kind = ShiftTotal.Kind(rawValue: parts[1])
        else { throw ValidationError("a figure is SHIFT/KIND/NAME or customer/NAME") }
        return try reader.explain(shift: shift, kind: kind, name: parts[2])
      }
      func decimal(_ units: Int64) -> JSON { .string(Money(units, currency).decimal) }
      output.show(
        .object([
          .init("figure", .string(figure)), .init("stated", decimal(explanation.stated)),
          .init("sum", decimal(explanation.sum)),
          .init(
            "parts",
            .array(
              explanation.parts.map {
                .object([
                  .init("document", .string($0.source)), .init("amount", decimal($0.amount)),
                ])
              })),
        ]))
      if explanation.sum != explanation.stated { throw ExitCode(1) }
    }
  }

  struct SchemaText: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "schema", abstract: "Print the tables of a ledger as SQL.")

    func run() throws { print(Ledger.schema) }
  }
}

/// Hands the journal to other programs.
struct JournalCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "journal", abstract: "Export the journal.", subcommands: [Export.self])

  struct Export: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Write the books as text, one transaction a document.")

    enum Form: String, ExpressibleByArgument, CaseIterable {
      /// For the programs ledger and hledger.
      case ledger
    }

    @Option(name: .customLong("as"), help: "The form: ledger.") var form: Form = .ledger
    @Option(help: "The ledger file.") var ledger: String
    @Option(name: .shortAndLong, help: "Where to; standard output if absent.") var output: String?

    func run() throws {
      let store = try Ledger.openForReading(ledger)
      let target = try Target(output)
      try store.readNow { reader in
        var text = LedgerText(try reader.currency())
        try target.write(text.header(accounts: try reader.accounts()))
        try reader.eachDocument { try target.write(text.transaction($0)) }
      }
      try target.close()
    }
  }
}

/// A file, or standard output, that is written piece by piece.
struct Target {
  private let handle: FileHandle

  init(_ path: String?) throws {
    guard let path else {
      handle = .standardOutput
      return
    }
    guard FileManager.default.createFile(atPath: path, contents: nil),
      let handle = FileHandle(forWritingAtPath: path)
    else { throw FileFault(words: "\(path) can't be written") }
    self.handle = handle
  }

  func write(_ text: String) throws {
    if !text.isEmpty { try handle.write(contentsOf: Data(text.utf8)) }
  }

  func close() throws { if handle != .standardOutput { try handle.close() } }
}
