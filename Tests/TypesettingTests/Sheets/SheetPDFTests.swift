import Receipts
import Testing
import Typesetting

@Suite struct SheetPDFTests {
  private func invoice(rows: Int, name: String = "Šķīstošā kafija") -> Sheet {
    let columns: [Sheet.Table.Column] = [
      .init("Nosaukums", share: 6), .init("Summa, €", share: 1, .right),
    ]
    return Sheet(
      language: "lv", title: "Rēķins", subtitle: "Nr. R-000123",
      parts: [
        .parties([.init(role: "Pārdevējs", lines: ["SIA “Ābols”", "Rīga"])]),
        .facts([.init("Datums", "28.11.2026"), .init("Termiņš", "12.12.2026")]),
        .table(.init(columns: columns, rows: Array(repeating: [name, "1 234,50"], count: rows))),
        .totals([.init("Bez PVN", "1,00"), .init("Kopā", "1,21", isStrong: true)]),
        .text("Paldies!"), .qr(data: Array("BCD".utf8), caption: "Maksāt"),
        .heading("Paraksti"), .signatures([.init("Izsniedza", "J. Bērziņš")]),
      ], footer: "SIA “Ābols”", pageLabel: "Lapa # no ##")
  }

  private func pdf(_ sheets: [Sheet], created: String? = nil) throws -> PDFFile {
    PDFFile(try SheetPDF.pdf(of: sheets, title: "R-000123", created: created))
  }

  @Test(arguments: [(0, 1), (3, 1), (12, 1), (60, 3), (200, 6)])
  func aDocumentTakesAsManyPagesAsItsRowsNeed(rows: Int, pages: Int) throws {
    let file = try pdf([invoice(rows: rows)])
    #expect(file.isWhole)
    #expect(file.pageCount == pages)
  }

  @Test func severalDocumentsInAFileAddTheirPages() throws {
    #expect(try pdf([invoice(rows: 60), invoice(rows: 3), invoice(rows: 3)]).pageCount == 5)
  }

  @Test func equalDocumentsAreEqualFiles() throws {
    let first = try pdf([invoice(rows: 60), invoice(rows: 2)])
    _ = try pdf([invoice(rows: 1, name: "Широкая электрификация ẞ €")])
    #expect(try pdf([invoice(rows: 60), invoice(rows: 2)]).bytes == first.bytes)
  }

  @Test func equalDocumentsAreEqualFilesOnAnotherThread() async throws {
    let sheet = invoice(rows: 30)
    let here = try pdf([sheet]).bytes
    let there = try await withThrowingTaskGroup(of: [UInt8].self) { group in
      for _ in 0..<4 {
        group.addTask { try SheetPDF.pdf(of: [sheet], title: "R-000123") }
      }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    #expect(there.allSatisfy { $0 == here })
  }

  @Test func noMomentIsWrittenUnlessOneIsGiven() throws {
    #expect(try !pdf([invoice(rows: 1)]).contains("CreationDate"))
    let dated = try pdf([invoice(rows: 1)], created: "2026-11-28T10:24:35Z")
    #expect(dated.contains("20261128102435Z"))
  }

  @Test func aFileOfNothingIsRefusedAndNotAnEmptyPage() {
    #expect {
      _ = try SheetPDF.pdf(of: [], title: "")
    } throws: {
      ($0 as? TypesettingError)?.code == .noPages
    }
  }

  @Test func fontsAreEmbedded() throws {
    let file = try pdf([invoice(rows: 1)])
    #expect(file.contains("/FontFile"))
    #expect(file.contains("/ToUnicode"))
  }

  @Test func dataBeyondAQRCodeAreRefusedAndNotCut() {
    let sheet = Sheet(
      language: "lv", title: "", subtitle: "",
      parts: [.qr(data: [UInt8](repeating: 65, count: 3_000), caption: "")], footer: "",
      pageLabel: "")
    #expect {
      _ = try SheetPDF.pdf(of: [sheet], title: "")
    } throws: {
      ($0 as? TypesettingError)?.code == .codeTooLong
    }
  }

  @Test(arguments: [
    "", " ", "\n", "\n\n\n", "\u{0}", "a\u{0}b", "\u{1B}[2J", "\u{FFFF}", "\u{1FFFE}",
    "\u{202E}abc",
    "e\u{301}\u{301}\u{301}", "👩‍👩‍👧‍👦", "漢字", "שלום", String(repeating: "Ž", count: 1_000),
    String(repeating: "vārds ", count: 700), String(repeating: "\n", count: 200),
  ])
  func anyTextAnywhereGivesAFile(text: String) throws {
    let facts = [Sheet.Fact](repeating: .init(text, text, isStrong: true), count: 3)
    let columns = (1...5).map { Sheet.Table.Column(text, share: $0, .centre) }
    let sheet = Sheet(
      language: text, title: text, subtitle: text,
      parts: [
        .parties([.init(role: text, lines: [text, text]), .init(role: text, lines: [])]),
        .facts(facts), .heading(text),
        .table(.init(columns: columns, rows: [[text, text, text, text, text], [], [text]])),
        .totals(facts), .text(text),
        .qr(data: Array(("x" + text).utf8.prefix(1_000)), caption: text),
        .signatures(facts),
      ], footer: text, pageLabel: text)
    let file = PDFFile(try SheetPDF.pdf(of: [sheet], title: text))
    #expect(file.isWhole && file.pageCount >= 1)
  }

  @Test func emptyPartsTakeNoRoom() throws {
    let columns = [Sheet.Table.Column("Nr.", share: 1)]
    let parts: [Sheet.Part] = [
      .totals([]), .parties([]), .facts([]), .table(.init(columns: [], rows: [[]])),
      .signatures([]), .table(.init(columns: columns, rows: [])),
    ]
    let sheet = Sheet(
      language: "lv", title: "", subtitle: "", parts: parts, footer: "", pageLabel: "")
    #expect(try pdf([sheet]).pageCount == 1)
  }
}
