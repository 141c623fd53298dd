import Commerce
import Receipts
import Setup
import Stationery
import Testing

@Suite("A4 sheets of sample documents")
struct SheetSampleTests {
  static let kinds: [(kind: DocumentSheet.Kind, template: TemplateName)] =
    DocumentType.allCases.map { (.document($0), TemplateName($0)) } + [(.xReport, .xReport)]

  /// The samples of all languages, made once.
  private static let samples: [String: SampleValues] = {
    guard let pack = try? CountryPacks.load("LV") else { return [:] }
    return Wording.languages.reduce(into: [:]) { samples, language in
      samples[language] = (try? Wording.carried(language)).map {
        SampleValues(pack: pack, wording: $0)
      }
    }
  }()

  private func samples(_ language: String) throws -> SampleValues {
    try #require(Self.samples[language])
  }

  @Test("a sheet asks for a value that its documents don't have", arguments: kinds)
  func names(kind: DocumentSheet.Kind, template: TemplateName) throws {
    let offered = try samples("lv").names(offeredTo: template)
    #expect(DocumentSheet.names(askedBy: kind).subtracting(offered).sorted() == [])
  }

  @Test(
    "a sheet of a document has a label or a title without a text",
    arguments: kinds, SampleValues.Size.allCases)
  func labels(_ entry: (kind: DocumentSheet.Kind, template: TemplateName), size: SampleValues.Size)
    throws
  {
    for language in Wording.languages {
      let values = try samples(language).values(for: entry.template, size)
      let sheet = DocumentSheet.sheet(entry.kind, values, language: language)
      #expect(!sheet.title.isEmpty)
      #expect(sheet.pageLabel.contains("##"))
      #expect(sheet.parts.count > 2)
      for part in sheet.parts {
        switch part {
        case .parties(let parties): #expect(parties.allSatisfy { !$0.role.isEmpty })
        case .facts(let facts), .totals(let facts), .signatures(let facts):
          #expect(facts.allSatisfy { !$0.label.isEmpty })
        case .table(let table): #expect(table.columns.allSatisfy { !$0.title.isEmpty })
        case .heading(let text), .text(let text), .qr(_, let text): #expect(!text.isEmpty)
        }
      }
    }
  }

  @Test("an invoice that is paid by transfer has no payment code")
  func paymentCode() throws {
    let values = try samples("lv").values(for: TemplateName(.invoice), .everyday)
    let parts = DocumentSheet.sheet(.document(.invoice), values, language: "lv").parts
    let codes = parts.filter { if case .qr = $0 { true } else { false } }
    #expect(codes.count == 1)
  }
}
