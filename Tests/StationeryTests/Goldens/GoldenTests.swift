import Receipts
import Stationery
import Testing

@Suite("Goldens")
struct GoldenTests {
  @Test(
    "a page looks different from what was looked at and found good",
    arguments: TemplateName.allCases)
  func pages(name: TemplateName) throws {
    let template = try Papers.template(name)
    var text = ""
    for language in Wording.languages {
      let values = try Papers.samples(language).values(for: name)
      for columns in TemplateCheck.columns {
        text += "=== \(name.rawValue), \(language), \(columns) columns\n"
        text += try template.page(values, LayoutOptions(columns: columns)).goldenText
      }
    }
    try Golden(name: name.rawValue).compare(text)
  }

  @Test("a sheet has other parts than were looked at and found good")
  func sheets() throws {
    let samples = try Papers.samples("lv")
    let texts = SheetSampleTests.kinds.map { kind, template in
      let values = samples.values(for: template)
      return "=== \(template.rawValue), lv, A4\n"
        + DocumentSheet.sheet(kind, values, language: "lv").goldenText
    }
    try Golden(name: Self.sheets).compare(texts.joined())
  }

  @Test("a golden lies about that nothing is compared with")
  func leftOver() throws {
    let known = TemplateName.allCases.map(\.rawValue) + [Self.sheets]
    #expect(try Golden.names().sorted() == known.sorted())
  }

  private static let sheets = "sheets"
}
