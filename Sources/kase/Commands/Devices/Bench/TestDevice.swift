import Amounts
import ArgumentParser
import CanonicalJSON
import Devices
import Foundation
import Operations
import PrinterLanguages
import Receipts
import Setup
import Stationery
import Typesetting

/// Tries what a device can do, one thing at a time.
struct TestDevice: AsyncParsableCommand {
  /// What is tried.
  enum Part: String, ExpressibleByArgument, CaseIterable {
    /// A page with everything that receipts need.
    case page
    /// The high half of every code page of the profile.
    case characters
    case drawer
    case cutter
    /// Whether it may print.
    case status
    /// The terminal's own examination, with its line to the acquirer.
    case diagnosis
    /// Words on the terminal's display.
    case display

    var isOfTerminals: Bool { self == .diagnosis || self == .display }
  }

  static let configuration = CommandConfiguration(
    commandName: "test", abstract: "Try what a device can do, one thing at a time.",
    discussion: """
      Printers: page, characters, drawer, cutter, status. Terminals: status, diagnosis, display. No \
      money moves. A device that a running server has is asked through the server instead.
      """)

  @Argument(help: "page, characters, drawer, cutter, status, diagnosis, display.") var part: Part
  @OptionGroup var target: BenchTarget
  @Option(help: "The language of the test page: lv, en, de, ru, pl.") var language = "en"
  @OptionGroup var output: OutputOptions

  func run() async throws {
    switch try target.kind() {
    case .printer(let profile):
      guard !part.isOfTerminals else { throw ValidationError("a printer has no \(part.rawValue)") }
      try await test(profile)
    case .terminal(let profile):
      guard part.isOfTerminals || part == .status else {
        throw ValidationError("a terminal has no \(part.rawValue)")
      }
      try await test(profile)
    }
  }

  // MARK: - Printers

  private func test(_ profile: PrinterProfile) async throws {
    let transport = try target.printerTransport(profile, nil)
    if part == .status {
      return output.show(
        .object(try await PrinterProbe(profile: profile, transport: transport).members()))
    }
    let printer = BytePrinter(profile: profile, transport: transport)
    if let trouble = await printer.trouble(halted: nil, deadlineSeconds: 5) {
      throw FileFault(words: "the printer can't print now: \(trouble.rawValue)")
    }
    let outcome = await printer.print(
      try order(profile), from: 0, deadlineSeconds: 60, progress: { _ in })
    await transport.close()
    let (word, isGood) = Self.words(outcome)
    output.show(
      .object([.init("test", .string(part.rawValue)), .init("outcome", .string(word))]))
    if !isGood { throw ExitCode(1) }
  }

  private func order(_ profile: PrinterProfile) throws -> PrintOrder {
    switch part {
    case .drawer:
      // The pulse alone: an empty page after it would feed and cut.
      return PrintOrder(
        job: 1, bytes: PrinterCommands.pulse(for: profile), pulse: [], payloads: [])
    case .characters:
      let slots = Set(profile.codePages.values.compactMap { UInt8(exactly: $0) }).sorted()
      return PrintOrder(
        job: 1, bytes: PrinterCommands.characterTestPage(slots: slots, for: profile), pulse: [],
        payloads: [])
    case .cutter:
      return PrintOrder(
        job: 1, bytes: PrinterCommands.characterTestPage(slots: [UInt8](), for: profile),
        pulse: [], payloads: [])
    case .page, .status, .diagnosis, .display:
      let page = try testPage(PageEncoder(profile: profile).layoutOptions)
      do throws(EncodingError) {
        let encoded = try PageEncoder(profile: profile).encode(page)
        return PrintOrder(
          job: 1, bytes: encoded.bytes, pulse: [], payloads: encoded.payloads)
      } catch {
        throw FileFault(words: "\(error.code.rawValue), line \(error.line): \(error.detail)")
      }
    }
  }

  private func testPage(_ options: LayoutOptions) throws -> Page {
    let source = try TemplateSource(TemplateName.testPage.rawValue)
    let samples = try Samples(language: language)
    guard let kind = source.kind,
      let template = Template.parse(
        source.text, named: source.name, mode: .strict, takesValues: true
      ).template
    else { throw FileFault(words: "the test page's template is at fault") }
    do throws(LayoutError) {
      return try template.layout(
        samples.samples.values(for: kind), options, images: PNG.bitmap(of:)
      ).page
    } catch {
      throw FileFault(
        words: error.diagnostics.map(\.words).joined(separator: "; "))
    }
  }

  private static func words(_ outcome: PrintOutcome) -> (String, Bool) {
    switch outcome {
    case .proved: ("proved", true)
    case .sent: ("sent", true)
    case .stopped(let trouble, let offset):
      ("stopped after \(offset) bytes: \(trouble.rawValue)", false)
    case .lost(let offset): ("lost after \(offset) bytes", false)
    case .unanswered: ("no proof came", false)
    }
  }

  // MARK: - Terminals

  private func test(_ profile: TerminalProfile) async throws {
    let trace = DeviceTrace { Int64(Date.now.timeIntervalSince1970 * 1_000) }
    let terminal = try target.terminal(profile, currency: .euro, trace)
    let lines = Lines()
    let witness = CardWitness(store: { await lines.add($0.lines) }, record: { _ in })
    var members: [JSON.Member] = [.init("test", .string(part.rawValue))]
    var isGood = true
    do throws(DeviceError) {
      switch part {
      case .diagnosis: try await terminal.diagnose(witness: witness)
      case .display: try await terminal.display(["Kase", "test"])
      default: break
      }
      let condition = DeviceCondition(await terminal.health())
      members += condition.members
      if case .fault = condition { isGood = false }
    } catch {
      members += DeviceCondition(error).members
      isGood = false
    }
    members.append(.init("lines", .array(await lines.all.map(JSON.string))))
    output.show(.object(members))
    if !isGood { throw ExitCode(1) }
  }

  /// What the terminal printed.
  private actor Lines {
    private(set) var all: [String] = []
    func add(_ lines: [String]) { all += lines }
  }
}
