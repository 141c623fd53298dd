import Amounts
import CanonicalJSON
package import Commerce
package import LedgerStore
package import PrinterLanguages
package import Receipts
package import Stationery
import Synchronization
import Typesetting

/// Why something can't be put on paper.
package struct PaperFault: Error, Hashable, Sendable {
  /// What is wrong, in English, for the technician.
  package let reason: String
}

/// Makes pages of what the ledger has: a document through its template, a slip, a copy.
///
/// Reads frozen documents with the branch's settings of their time, so a page made later is the
/// page that was made first, as long as the templates stay.
package final class Paper: Sendable {
  private struct ContextKey: Hashable {
    let branch: Branch
    let language: String
    let isSheet: Bool
  }

  /// How many settings of the past are kept ready.
  private static let contextsMax = 16

  /// The templates, ours and those that stand in for them.
  package let templates: TemplateLibrary
  private let ledger: Ledger
  private let pack: CountryPack
  private let contexts = Mutex<[ContextKey: PaperContext]>([:])
  private let encoders = Mutex<[String: PageEncoder]>([:])

  /// Paper of a ledger's branch.
  package init(ledger: Ledger, pack: CountryPack, templates: TemplateLibrary) {
    self.ledger = ledger
    self.pack = pack
    self.templates = templates
  }

  // MARK: - Pages

  /// The page of a document.
  ///
  /// - Parameter options: the width, and what can be shown.
  /// - Throws: `PaperFault`, `LedgerError`.
  package func page(of document: Document, _ options: LayoutOptions) async throws -> Page {
    let values = try await values(of: document)
    return try page(TemplateName(document.head.type), values, options)
  }

  /// The values of a document, for a roll or a sheet.
  package func values(of document: Document, isSheet: Bool = false) async throws -> Values {
    DocumentValues.values(of: document, in: try await context(of: document, isSheet: isSheet))
  }

  /// The document as an A4 sheet.
  package func sheet(of document: Document) async throws -> Sheet {
    let values = try await values(of: document, isSheet: true)
    return DocumentSheet.sheet(
      .document(document.head.type), values, language: document.head.language)
  }

  /// The page of a template with values.
  ///
  /// - Throws: a template that can't be laid out with the values on this paper.
  package func page(_ name: TemplateName, _ values: Values, _ options: LayoutOptions)
    throws(PaperFault) -> Page
  {
    do throws(LayoutError) {
      return try templates.template(name).page(values, options, images: PNG.bitmap(of:))
    } catch {
      throw PaperFault(reason: error.diagnostics.first?.text ?? "the page can't be laid out")
    }
  }

  // MARK: - Bytes

  /// What is sent to a printer for a job: the page, or for a copy its banner and the bytes of the
  /// original.
  ///
  /// - Throws: `PaperFault` where the page can't be made or encoded, `LedgerError`.
  package func bytes(of job: PrintJob, for profile: PrinterProfile) async throws -> PrintBytes {
    let encoder = encoder(for: profile)
    switch job.subject {
    case .slip(let slip):
      let branch = try await ledger.read { try $0.branch() }
      let base = try context(branch, branch.language, isSheet: false).base
      let values: Values
      do { values = try Values(slip.values, over: base) } catch {
        throw PaperFault(reason: "the values of \(slip.template) can't be read")
      }
      guard let name = TemplateName(rawValue: slip.template) else {
        throw PaperFault(reason: "there is no template \(slip.template)")
      }
      return try encoded(page(name, values, encoder.layoutOptions), encoder)
    case .document(let id, let copy):
      guard let document = try await ledger.read({ try $0.document(id) }) else {
        throw PaperFault(reason: "there is no document \(id)")
      }
      let kept = copy == 0 ? nil : try await keptOriginal(of: id, profile)
      let original =
        if let kept { kept } else {
          try encoded(await page(of: document, encoder.layoutOptions), encoder)
        }
      guard copy > 0 else { return original }
      return try await withBanner(job, document, original, encoder)
    }
  }

  private func keptOriginal(of document: Int64, _ profile: PrinterProfile) async throws
    -> PrintBytes?
  {
    try await ledger.read { reader in
      guard let job = try reader.original(ofDocument: document), job.profile == profile.id else {
        return nil
      }
      return try reader.printBytes(job.id)
    }
  }

  private func withBanner(
    _ job: PrintJob, _ document: Document, _ original: PrintBytes, _ encoder: PageEncoder
  ) async throws -> PrintBytes {
    let context = try await context(of: document, isSheet: false)
    let at = Moment(milliseconds: job.since, offsetSeconds: document.head.issuedAt.offsetSeconds)
    let banner = CopyBanner(of: document.head, number: job.copy, at: at, by: job.person)
    let page = try page(.copyBanner, banner.values(in: context), encoder.layoutOptions)
    let head = try encoded(page, encoder, cuts: false)
    let shift = head.bytes.count
    return PrintBytes(
      bytes: head.bytes + original.bytes, pulse: [],
      payloads: head.payloads
        + original.payloads.map { $0.lowerBound + shift..<$0.upperBound + shift })
  }

  private func encoded(_ page: Page, _ encoder: PageEncoder, cuts: Bool = true) throws
    -> PrintBytes
  {
    do throws(EncodingError) {
      let encoded = try encoder.encode(page, cuts: cuts)
      return PrintBytes(
        bytes: encoded.bytes, pulse: encoded.pulse, payloads: encoded.payloads)
    } catch {
      throw PaperFault(reason: "\(error.code.rawValue): \(error.detail)")
    }
  }

  private func encoder(for profile: PrinterProfile) -> PageEncoder {
    encoders.withLock { encoders in
      if let known = encoders[profile.id] { return known }
      let encoder = PageEncoder(profile: profile)
      encoders[profile.id] = encoder
      return encoder
    }
  }

  // MARK: - Surroundings

  /// What paper of the document's time looks like.
  package func context(of document: Document, isSheet: Bool) async throws -> PaperContext {
    let branch = try await ledger.read { reader in
      let entry = try reader.entry(ofDocument: document.head.id)
      return try entry.map(reader.branch(at:)) ?? reader.branch()
    }
    return try context(branch, document.head.language, isSheet: isSheet)
  }

  /// What paper of the branch looks like now.
  package func context(language: String? = nil) async throws -> PaperContext {
    let branch = try await ledger.read { try $0.branch() }
    return try context(branch, language ?? branch.language, isSheet: false)
  }

  private func context(_ branch: Branch, _ language: String, isSheet: Bool) throws
    -> PaperContext
  {
    let key = ContextKey(branch: branch, language: language, isSheet: isSheet)
    if let known = contexts.withLock({ $0[key] }) { return known }
    let made = PaperContext(
      branch: branch, pack: pack, wording: try Wording.carried(language),
      paper: isSheet ? .sheet : .roll)
    contexts.withLock { contexts in
      if contexts.count >= Self.contextsMax { contexts = [:] }
      contexts[key] = made
    }
    return made
  }
}
