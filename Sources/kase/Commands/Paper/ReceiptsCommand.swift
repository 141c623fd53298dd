import ArgumentParser
import CanonicalJSON
import Foundation
import Receipts
import Setup
import Stationery

/// Templates of receipts: check, render, preview.
struct ReceiptsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "receipts", abstract: "Check and render templates; preview documents.",
    subcommands: [Check.self, Render.self, Preview.self, List.self])

  struct List: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "The templates that Kase carries, and the names that each may use.")
    @Argument(help: "A template, for its names.") var template: String?
    @OptionGroup var output: OutputOptions

    func run() throws {
      guard let template else {
        return output.show(
          .object([
            .init("templates", .array(TemplateName.allCases.map { .string($0.rawValue) }))
          ]))
      }
      guard let name = TemplateName(rawValue: template) else {
        throw ValidationError("there is no template \(template)")
      }
      let names = try Samples(language: "en").samples.names(offeredTo: name).sorted()
      output.show(.object([.init("names", .array(names.map(JSON.string)))]))
    }
  }
}

/// Values to try templates with, in a language.
struct Samples {
  let wording: Wording
  let samples: SampleValues

  init(language: String, country: String = "LV") throws {
    guard Wording.languages.contains(language) else {
      throw ValidationError("a language is \(Wording.languages.joined(separator: ", "))")
    }
    wording = try Wording.carried(language)
    samples = SampleValues(pack: try CountryPacks.load(country), wording: wording)
  }
}

/// A template as the command line names it: a file, or one that Kase carries.
struct TemplateSource {
  /// What diagnostics call it.
  let name: String
  let text: String
  /// Which of ours it is, or stands in for.
  let kind: TemplateName?

  init(_ argument: String) throws {
    let file = argument.split(separator: "/").last.map(String.init) ?? argument
    let stem = file.hasSuffix(".receipt") ? String(file.dropLast(8)) : file
    kind = TemplateName(rawValue: stem)
    if !FileManager.default.fileExists(atPath: argument),
      let carried = TemplateName(rawValue: argument)
    {
      name = carried.fileName
      text = carried.carried
    } else {
      name = argument
      text = try contents(of: argument)
    }
  }
}

/// What is wrong with templates, as one line each.
struct TemplateFaults: Error {
  let diagnostics: [Diagnostic]
}
