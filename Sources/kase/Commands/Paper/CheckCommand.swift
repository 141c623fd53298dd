import ArgumentParser
import CanonicalJSON
import Operations
import Receipts
import Stationery

extension ReceiptsCommand {
  /// The linter of templates.
  struct Check: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Check templates: syntax, names, and whether they fit the paper.",
      discussion: """
        One line a finding: FILE:LINE:COLUMN: SEVERITY: CODE: what, and how to mend it. A file that \
        is named as one of ours (sale.receipt) is also laid out at 32, 42 and 48 columns with \
        everyday values and with the largest there are. Exit code 1 where there is an error.
        """)

    @Argument(help: "Files, or names of templates that Kase carries.") var files: [String]
    @Flag(help: "Pure ReceiptLine: {{name}} is no value.") var plain = false
    @Option(help: "The language of the values: lv, en, de, ru, pl.") var language = "lv"
    @OptionGroup var output: OutputOptions

    func run() throws {
      let samples = try Samples(language: language).samples
      let found = try files.flatMap { file in
        let source = try TemplateSource(file)
        if let kind = source.kind, !plain {
          return TemplateCheck(source.text, of: kind, in: source.name, with: samples).diagnostics
        }
        return Template.parse(
          source.text, named: source.name, mode: .strict, takesValues: !plain
        ).diagnostics
      }
      switch output.format {
      case .text: for diagnostic in found { print(diagnostic.words) }
      case .json: output.show(.object([.init("diagnostics", .array(found.map(\.json)))]))
      }
      if found.contains(where: { $0.severity == .error }) { throw ExitCode(1) }
    }
  }
}

extension Diagnostic {
  /// The finding in the language of the person at the terminal.
  var words: String { text(in: DiagnosticTexts.texts(in: Failure.language.rawValue)) }

  /// The finding for programs.
  var json: JSON {
    .object([
      .init("file", .string(file)), .init("line", .integer(Int64(line))),
      .init("column", .integer(Int64(column))), .init("severity", .string(severity.rawValue)),
      .init("code", .string(code.rawValue)),
      .init("message", .string(message(in: DiagnosticTexts.english))),
    ])
  }
}
