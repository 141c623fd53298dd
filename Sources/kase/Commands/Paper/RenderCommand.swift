import ArgumentParser
import CanonicalJSON
import Foundation
import Graphics
import Operations
import PrinterLanguages
import Receipts
import Setup
import Stationery
import Typesetting

/// The forms that the command line renders pages in.
enum RenderForm: String, ExpressibleByArgument, CaseIterable {
  case text
  case svg
  case png
  case pdf
  case escpos
  case starprnt
  case starRaster = "star-raster"

  /// The form that people see; nothing for a printer's language.
  var shown: PrintDesk.Form? { PrintDesk.Form(rawValue: rawValue) }

  /// The profile whose language it is, where none is named.
  var profile: String {
    switch self {
    case .text, .svg, .png, .pdf, .escpos: PrinterProfiles.defaultID
    case .starprnt: "star-tsp100iv"
    case .starRaster: "star-tsp143"
    }
  }

  /// Whether a profile speaks this language.
  func suits(_ profile: PrinterProfile) -> Bool {
    switch self {
    case .text, .svg, .png, .pdf: true
    case .escpos: profile.language == .escpos
    case .starprnt: profile.language == .starprnt || profile.language == .starline
    case .starRaster: profile.language == .stargraphic
    }
  }
}

/// How a page is rendered; the options of `render` and `preview`.
struct RenderOptions: ParsableArguments {
  @Option(name: .customLong("as"), help: "text, svg, png, pdf, escpos, starprnt, star-raster.")
  var form: RenderForm = .text
  @Option(help: "Characters per line, 8 to 255; the profile's own where absent.")
  var columns: Int?
  @Option(help: "The printer's profile; `kase devices profiles` lists them.") var profile: String?
  @Option(name: .shortAndLong, help: "Where the result goes; standard output where absent.")
  var output: String?

  func validate() throws {
    if let columns, !(8...255 ~= columns) { throw ValidationError("columns are 8 to 255") }
  }

  /// The profile, as wide as was asked for.
  func printer() throws -> PrinterProfile {
    var printer = try PrinterProfiles.load(profile ?? form.profile)
    guard form.suits(printer) else {
      throw ValidationError("the printers of \(printer.id) don't speak \(form.rawValue)")
    }
    if let columns, columns != printer.columns { printer.setColumns(columns) }
    return printer
  }

  /// How the page is laid out: for paper where a printer or its profile is named, else as people
  /// read it.
  func layout() throws -> LayoutOptions {
    let printer = try printer()
    guard profile != nil || form.shown == nil else {
      return LayoutOptions(columns: printer.columns)
    }
    return PageEncoder(profile: printer).layoutOptions
  }

  /// Puts the page into its form and hands it out.
  func emit(_ page: Page, title: String, language: String) throws {
    if let shown = form.shown {
      return try emit(PageForm.bytes(of: page, as: shown, title: title, language: language))
    }
    let encoded = try encoded(page, for: try printer())
    for note in encoded.notes {
      Failure.complain("line \(note.line): \(note.kind.rawValue): \(note.characters)")
    }
    try emit(encoded.pulse + encoded.bytes)
  }

  private func encoded(_ page: Page, for printer: PrinterProfile) throws -> EncodedPage {
    do throws(EncodingError) { return try PageEncoder(profile: printer).encode(page) } catch {
      throw FileFault(words: "\(error.code.rawValue), line \(error.line): \(error.detail)")
    }
  }

  /// Hands bytes out.
  func emit(_ bytes: [UInt8]) throws {
    guard let output else { return FileHandle.standardOutput.write(Data(bytes)) }
    do { try Data(bytes).write(to: URL(fileURLWithPath: output)) } catch {
      throw FileFault(words: "\(output): the file can't be written")
    }
  }
}

extension PrinterProfile {
  /// Makes the paper so wide that a line takes so many characters of font A.
  fileprivate mutating func setColumns(_ columns: Int) {
    let font = fonts["A"] ?? Font(width: 12, height: 24, columns: columns, number: 0)
    fonts["A"] = Font(
      width: font.width, height: font.height, columns: columns, number: font.number)
    dotsPerLine = columns * font.width
  }
}

extension ReceiptsCommand {
  /// Renders a template or any ReceiptLine document.
  struct Render: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Render a template, or any ReceiptLine document.",
      discussion: """
        With --data the file is a template and takes the values of the JSON file; with --sample it \
        takes the values of an everyday document of its name. Without either it is pure \
        ReceiptLine, and {{ }} are stray braces.
        """)

    @Argument(help: "A file, or the name of a template that Kase carries.") var file: String
    @OptionGroup var rendering: RenderOptions
    @Option(help: "Values as JSON; an amount is {\"money\": \"5.80\"}.") var data: String?
    @Flag(help: "The values of an everyday document.") var sample = false
    @Option(help: "The language of words and samples: lv, en, de, ru, pl.") var language = "lv"
    @Flag(help: "Lay out as the reference does, silent losses included.") var lenient = false

    func validate() throws {
      if data != nil, sample { throw ValidationError("give --data or --sample, not both") }
    }

    func run() throws {
      let source = try TemplateSource(file)
      let values = try values(for: source)
      let parsed = Template.parse(
        source.text, named: source.name, mode: lenient ? .lenient : .strict,
        takesValues: values != nil)
      for diagnostic in parsed.diagnostics { Failure.complain(diagnostic.words) }
      guard let template = parsed.template else { throw ExitCode(1) }
      let options = try rendering.layout()
      let page: Page
      do throws(LayoutError) {
        let laid = try template.layout(values, options, images: PNG.bitmap(of:))
        for diagnostic in laid.diagnostics { Failure.complain(diagnostic.words) }
        page = laid.page
      } catch {
        for diagnostic in error.diagnostics { Failure.complain(diagnostic.words) }
        throw ExitCode(1)
      }
      try rendering.emit(page, title: source.name, language: language)
    }

    private func values(for source: TemplateSource) throws -> Values? {
      let samples = try Samples(language: language)
      if sample {
        guard let kind = source.kind else {
          throw ValidationError("there is no sample for \(file); give --data")
        }
        return samples.samples.values(for: kind)
      }
      guard let data else { return nil }
      do {
        let json = try JSON(parsing: Array(try contents(of: data).utf8))
        return try Values(json, over: samples.wording.values)
      } catch let fault as JSONFault {
        throw FileFault(words: "\(data): \(fault.path) \(fault.detail)")
      }
    }
  }
}
