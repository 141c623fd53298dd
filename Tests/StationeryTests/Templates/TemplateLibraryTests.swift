import Commerce
import Receipts
import Stationery
import Testing

@Suite("Template library")
struct TemplateLibraryTests {
  private func library(_ custom: [String: String] = [:]) throws -> TemplateLibrary {
    try TemplateLibrary(custom: custom, samples: try Papers.samples("lv"))
  }

  private func text(_ library: TemplateLibrary, _ type: DocumentType) throws -> String {
    let values = try Papers.samples("lv").values(for: TemplateName(type))
    return PageText.text(
      of: try library.template(for: type).page(values, LayoutOptions(columns: 42)))
  }

  @Test("a branch's own template is not used, or is used for another document")
  func custom() throws {
    let library = try library(["sale.receipt": "{text: word}\nOurs {{doc.name}}"])
    #expect(library.diagnostics.filter { $0.severity != .info } == [])
    #expect(try text(library, .receipt).contains("Ours RCP-R1-001234"))
    #expect(try text(library, .refund).contains("Atgriešanas čeks"))
  }

  @Test("a file that no document asks for goes unnoticed")
  func strangers() throws {
    let library = try library(["sales.receipt": "x", "invoice.receipt": "x", "readme.txt": ""])
    #expect(library.unusedFiles == ["readme.txt", "sales.receipt"])
  }

  @Test(
    "a template with a fault is used at the counter",
    arguments: [
      ("{command: \\x1bp}", "receipt.command_unknown", 1, 1),
      ("{{doc.nam}}", "receipt.name_unknown", 1, 1),
      ("ok\n  {{#total.bigg}}\nx\n{{/total.bigg}}", "receipt.name_unknown", 2, 3),
      ("{{w.totall}}", "receipt.name_unknown", 1, 1),
      ("a\n^^^{{total.payable}}", "receipt.money_overflow", 2, 4),
      ("{width: * 9}\na | {{total.payable}}", "receipt.money_overflow", 2, 5),
      ("{{#lines}}\nx", "receipt.section_unclosed", 1, 1),
    ])
  func faults(source: String, code: String, line: Int, column: Int) throws {
    let library = try library(["sale.receipt": source])
    let errors = library.diagnostics.filter { $0.severity == .error }
    let first = try #require(errors.first)
    #expect(first.code.rawValue == code)
    #expect(first.file == "sale.receipt")
    #expect(first.line == line)
    #expect(try text(library, .receipt).contains("KOPĀ EUR"))
  }

  @Test("a template may use a name that only another kind of page has, or not use its own")
  func vocabulary() throws {
    let samples = try Papers.samples("lv")
    let sale = samples.names(offeredTo: .sale)
    let slip = samples.names(offeredTo: .cardSlip)
    for name in ["w.total", "line.gross", "card.trace", "seller.iban", "lines", "wide"] {
      #expect(sale.contains(name), "\(name)")
    }
    #expect(slip.contains("slip.amount") && !sale.contains("slip.amount"))
    #expect(!slip.contains("line.gross"))
    #expect(samples.names(offeredTo: .cashBook).contains("row.balance"))
    for name in TemplateName.allCases {
      let unknown = try Papers.template(name).names.subtracting(samples.names(offeredTo: name))
      #expect(unknown == [], "\(name.fileName)")
    }
  }
}
