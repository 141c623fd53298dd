import ArgumentParser
import Foundation

/// The command line of Kase.
@main
struct Kase: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "kase",
    abstract: "A service counter: sales, cash and cards, documents, a ledger that proves itself.",
    discussion: """
      Exit codes: 0 done; 1 refused, or a difference was found; 2 the ledger or a file is at \
      fault; 64 the command line can't be read.
      Money is written with a point: 12.30. Most commands take --format json.
      """,
    version: "0.1.0",
    subcommands: [
      Init.self, BranchCommand.self, Serve.self, ShiftCommand.self, Sell.self, Refund.self,
      VoidCommand.self,
      InvoiceCommand.self, Pay.self, Cash.self, Bank.self, Report.self, CatalogueCommand.self,
      PersonCommand.self, DeviceCommand.self, Replay.self, LedgerCommand.self,
      JournalCommand.self, ReceiptsCommand.self, PrintCommand.self, DevicesCommand.self,
      SimulateCommand.self,
    ])

  static func main() async {
    // Files that Kase makes are nobody else's business.
    umask(0o077)
    do {
      var command = try parseAsRoot()
      if var asynchronous = command as? any AsyncParsableCommand {
        try await asynchronous.run()
      } else {
        try command.run()
      }
    } catch {
      Failure.exit(error)
    }
  }
}
