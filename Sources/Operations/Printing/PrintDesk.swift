import Amounts
package import CanonicalJSON
import Commerce
import Devices
import LedgerStore
package import PrinterLanguages
import Receipts
import Stationery
import Typesetting

/// What people ask of paper besides the queue: to see a document as it prints, and to print pages
/// that are no documents.
package struct PrintDesk: Sendable {
  /// The forms in which a page can be seen.
  package enum Form: String, Hashable, Sendable, CaseIterable {
    /// Lines of characters.
    case text
    /// A drawing for a browser.
    case svg
    /// Dots as the printer sets them.
    case png
    /// The roll as a PDF.
    case pdf
    /// An A4 sheet as a PDF.
    case a4

    /// Whether it is made to be kept and handed out.
    var isFile: Bool { self == .pdf || self == .a4 }

    /// The media type.
    package var mediaType: String {
      switch self {
      case .text: "text/plain; charset=utf-8"
      case .svg: "image/svg+xml"
      case .png: "image/png"
      case .pdf, .a4: "application/pdf"
      }
    }
  }

  /// The use cases.
  package let counter: Counter
  /// What makes the pages.
  package let paper: Paper
  /// The printers.
  package let stations: [PrintStation]

  /// A desk of a counter with its printers.
  package init(counter: Counter, paper: Paper, stations: [PrintStation]) {
    self.counter = counter
    self.paper = paper
    self.stations = stations
  }

  /// A document as it prints.
  ///
  /// - Parameters:
  ///   - columns: characters per line, 24 to 64.
  ///   - profile: the printer whose letters are shown; all letters where absent.
  /// - Throws: `document.not_found`, `copy.not_supported`, `print.page_unprintable`,
  ///   `auth.forbidden`.
  package func preview(
    of name: String, as form: Form, columns: Int, profile: PrinterProfile? = nil,
    for actor: Actor
  ) async throws -> [UInt8] {
    let document = try await counter.readable(document: name, for: actor)
    // A file is handed out like paper; where the law forbids copies of receipts only the office has
    // one, for its archive.
    let isReceipt = [.receipt, .refund].contains(document.head.type)
    if form.isFile, isReceipt, !counter.pack.receiptCopies, !actor.may(.readReports) {
      throw Refusal(.copyNotSupported)
    }
    do {
      if form == .a4 {
        return try SheetPDF.pdf(
          of: [try await paper.sheet(of: document)], title: document.head.name)
      }
      let options =
        profile.map { PageEncoder(profile: $0).layoutOptions } ?? LayoutOptions(columns: columns)
      let page = try await paper.page(of: document, options)
      return try PageForm.bytes(
        of: page, as: form, title: document.head.name, language: document.head.language)
    } catch let fault as PaperFault {
      throw Refusal(.printPageUnprintable, ["reason": fault.reason])
    }
  }

  /// Queues an X of the register's open shift, with its figures as they are now.
  ///
  /// - Throws: `shift.not_open`, `print.no_printer`, `auth.forbidden`.
  package func printX(_ envelope: Envelope) async throws -> JSON {
    let actor = envelope.actor
    let right: Right = actor.may(.readReports) ? .readReports : .readOwnShift
    let context = try await paper.context()
    let seesCash = actor.may(.seeExpectedCash)
    let seen = Fact.event(name: "report.x_seen", details: .object([]))
    return try await counter.print(needs: right, envelope, noting: seesCash ? [seen] : []) {
      reader in
      guard let shift = try reader.openShift(of: envelope.register) else {
        throw Refusal(.shiftNotOpen)
      }
      let totals = try reader.totals(of: shift.id)
      let figures = ShiftFigures(
        shift: shift, expected: try ShiftDesk.expected(shift, totals), totals: totals,
        ranges: try reader.ranges(of: shift.id),
        doubts: try reader.openAttempts().filter { $0.register == envelope.register }.map(\.id),
        openBaskets: try reader.openBaskets(of: envelope.register).map(\.id),
        seesCash: seesCash)
      let values = ShiftValues.values(
        of: figures, at: envelope.at, by: actor.person, in: context)
      return PrintJob.Slip(template: TemplateName.xReport.rawValue, values: values.json)
    }
  }

  /// Queues a page that shows what the register's printer can do.
  ///
  /// - Throws: `print.no_printer`, `auth.forbidden`.
  package func printTestPage(_ envelope: Envelope) async throws -> JSON {
    let station = stations.first { $0.registers.contains(envelope.register) }
    guard let station else { throw Refusal(.printNoPrinter) }
    let profile = station.printer.profile
    let page = TestPage(
      printer: station.name, profile: profile.id, columns: profile.columns,
      register: envelope.register, at: envelope.at)
    let values = page.values(in: try await paper.context()).json
    return try await counter.print(needs: .inquireDoubts, envelope) { _ in
      PrintJob.Slip(template: TemplateName.testPage.rawValue, values: values)
    }
  }
}
