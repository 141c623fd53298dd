import ArgumentParser
import Commerce
import LedgerStore
import Operations
import Receipts
import Stationery
import Typesetting

extension ReceiptsCommand {
  /// Shows a document as it prints.
  struct Preview: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Show a document of a ledger as it prints.",
      discussion: "With --sheet the document is an A4 PDF.")

    @Argument(help: "The document: RCP-R1-000001.") var document: String
    @OptionGroup var file: LedgerOptions
    @OptionGroup var rendering: RenderOptions
    @Flag(help: "The A4 sheet, as a PDF.") var sheet = false
    @Option(help: "A folder with templates of your own.") var templates: String?

    func validate() throws {
      // What prints unmarked comes from the queue, which prints it once.
      guard rendering.form.shown != nil else {
        throw ValidationError(
          "a document is previewed as text, svg, png or pdf; it prints by queue")
      }
    }

    func run() async throws {
      let ledger = try Ledger.openForReading(file.ledger)
      let known = try CountryPackOfBranch(ledger)
      let paper = Paper(
        ledger: ledger, pack: known.pack,
        templates: try TemplateFolder.library(
          templates, known.pack, language: known.branch.language))
      guard let found = try await ledger.read({ try $0.document(named: document) }) else {
        throw Refusal(.documentNotFound)
      }
      do {
        if sheet {
          return try rendering.emit(
            try SheetPDF.pdf(
              of: [try await paper.sheet(of: found)], title: found.head.name))
        }
        let page = try await paper.page(of: found, try rendering.layout())
        try rendering.emit(page, title: found.head.name, language: found.head.language)
      } catch let fault as PaperFault {
        throw Refusal(.printPageUnprintable, ["reason": fault.reason])
      }
    }
  }
}
