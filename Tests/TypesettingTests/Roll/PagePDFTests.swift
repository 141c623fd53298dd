import Graphics
import Receipts
import Testing
import Typesetting

@Suite struct PagePDFTests {
  private func text(_ string: String, _ change: (inout Style) -> Void = { _ in }) -> Block {
    var style = Style()
    change(&style)
    let run = Run(Array(string.unicodeScalars), style)
    let row = Row(
      left: 0, width: 48, height: style.heightScale, verticals: nil, isTight: false,
      cells: [Cell(x: 0, width: 48, runs: [run])])
    return Block(line: 1, .row(row))
  }

  private func page(columns: Int = 48, _ blocks: [Block]) -> Page {
    Page(columns: columns, isSpaced: true, blocks: blocks)
  }

  private func pdf(_ pages: [Page]) throws -> PDFFile {
    PDFFile(try PagePDF.pdf(of: pages, title: "Čeks", language: "lv"))
  }

  /// One of every kind of block.
  private var everything: Page {
    let columns = Edge.Columns(left: 2, widths: [4, 6])
    var bitmap = Bitmap(width: 20, height: 10)
    bitmap.set(3, 3)
    let symbol = BarcodeSymbol(
      form: .code39, data: [65], text: "A", module: 2, bars: [2, 4, 2, 2, 6])
    return page([
      text("KOPĀ 12,34 €") { $0.level = 3 }, text("ёлка ẞ 漢") { $0.isInverse = true },
      text("€") { $0.isUnderlined = true }, text("Łódź") { $0.isEmphasised = true },
      Block(line: 2, .rule(Rule(left: 0, width: 48))),
      Block(line: 3, .edge(Edge(kind: .top, above: nil, below: columns))),
      Block(line: 4, .image(Picture(left: 10, bitmap: bitmap))),
      Block(
        line: 5, .qr(QRCode(left: 0, data: [1, 2, 3], level: .m, version: 1, cell: 3))),
      Block(line: 6, .barcode(Barcode(left: 9, symbol: symbol, height: 48, showsText: true))),
      Block(line: 7, .cut), Block(line: 8, .device(.drawer)),
    ])
  }

  @Test func everyReceiptIsOnePage() throws {
    let file = try pdf([everything, page([text("a")]), page([])])
    #expect(file.isWhole)
    #expect(file.pageCount == 3)
  }

  @Test func equalReceiptsAreEqualFiles() throws {
    #expect(try pdf([everything]).bytes == pdf([everything]).bytes)
  }

  @Test(arguments: [(48, "226.995"), (32, "158.896")])
  func thePaperIsAsWideAsTheRoll(columns: Int, points: String) throws {
    #expect(try pdf([page(columns: columns, [text("a")])]).contains("/MediaBox [ 0 0 \(points)"))
  }

  @Test func aLongerReceiptIsLongerPaperAndNotMorePages() throws {
    let file = try pdf([page(Array(repeating: text("rinda"), count: 1_000))])
    #expect(file.pageCount == 1)
    #expect(file.contains("/MediaBox [ 0 0 226.995074 10663"))
  }

  @Test func dataBeyondAQRCodeAreRefusedAndNotLeftOut() {
    let code = QRCode(
      left: 0, data: [UInt8](repeating: 65, count: 3_000), level: .h, version: 1, cell: 3)
    #expect {
      _ = try PagePDF.pdf(of: [page([Block(line: 1, .qr(code))])], title: "", language: "")
    } throws: {
      ($0 as? TypesettingError)?.code == .codeTooLong
    }
  }
}
