import Graphics
import Receipts
import Testing

/// What is drawn stands where the layout put it.
@Suite("Pages as dots")
struct PageRasterTests {
  /// The smallest rectangle around all black dots, as left, top, right, bottom.
  private func frame(_ bitmap: Bitmap) -> [Int] {
    var (xs, ys): (Set<Int>, Set<Int>) = ([], [])
    for y in 0..<bitmap.height {
      for x in 0..<bitmap.width where bitmap.isBlack(x, y) {
        xs.insert(x)
        ys.insert(y)
      }
    }
    return [xs.min() ?? -1, ys.min() ?? -1, (xs.max() ?? -1) + 1, (ys.max() ?? -1) + 1]
  }

  private func drawn(_ content: Block.Content, isSpaced: Bool = false) throws -> Bitmap {
    let page = DrawnPages.page([content], isSpaced: isSpaced)
    return try #require(PageRaster.bitmap(of: page.blocks[0], in: page))
  }

  @Test("a page's picture is not its blocks one below the other")
  func pageIsItsBlocks() throws {
    let page = try DrawnPages.everything()
    var expected = Bitmap(width: page.width, height: page.height - page.lineAdvance)
    var top = 0
    for block in page.blocks {
      guard let bitmap = PageRaster.bitmap(of: block, in: page) else { continue }
      #expect(bitmap.width == page.width)
      #expect(bitmap.height == page.advance(of: block))
      expected.draw(bitmap, x: 0, y: top)
      top += bitmap.height
    }
    #expect(PageRaster.bitmap(of: page) == expected)
    let withCut = PageRaster.bitmap(of: page, showsCuts: true)
    #expect(withCut.height == page.height)
    #expect(withCut.rows(0..<top) == expected)
    #expect(frame(withCut.rows(top..<page.height))[2] > page.width / 2)
  }

  @Test("a row blackens dots outside of its cells", arguments: 0...7)
  func cells(level: Int) throws {
    let style = DrawnPages.style(level, inverse: true)
    let (width, height) = (style.widthScale * 12, style.heightScale * 24)
    let rowHeight = 6 * 24
    let bitmap = try drawn(
      DrawnPages.row([(3, [DrawnPages.run("─Ж", style)])], left: 2, height: 6))
    #expect(frame(bitmap) == [42, rowHeight - height, 42 + 2 * width, rowHeight])
  }

  @Test("text of different heights does not stand on the same line")
  func sharedBaseline() throws {
    let runs = [DrawnPages.run("M", DrawnPages.style(4)), DrawnPages.run("M")]
    let bitmap = try drawn(DrawnPages.row([(0, runs)], height: 3))
    var small = Bitmap(width: 384, height: 72)
    small.draw("M", x: 36, y: 48, style: GlyphStyle())
    for y in 0..<72 {
      for x in 36..<48 { #expect(bitmap.isBlack(x, y) == small.isBlack(x, y)) }
    }
  }

  @Test("a rule is not two dots thick in the middle of its line", arguments: [false, true])
  func rule(isSpaced: Bool) throws {
    let bitmap = try drawn(.rule(Rule(left: 2, width: 5)), isSpaced: isSpaced)
    #expect(frame(bitmap) == [24, 11, 84, 13])
    #expect(bitmap.height == (isSpaced ? 30 : 24))
  }

  @Test("the lines of a box don't meet")
  func boxes() throws {
    let columns = Edge.Columns(left: 1, widths: [3])
    let top = try drawn(.edge(Edge(kind: .top, above: nil, below: columns)))
    #expect(frame(top) == [17, 11, 67, 24])
    let bottom = try drawn(.edge(Edge(kind: .bottom, above: columns, below: nil)))
    #expect(frame(bottom) == [17, 0, 67, 13])
    let row = try drawn(DrawnPages.row([], left: 1, height: 2, verticals: [3]))
    #expect(frame(row) == [17, 0, 67, 48])
    for x in 0..<384 {
      #expect(top.isBlack(x, 23) == row.isBlack(x, 0))
      #expect(bottom.isBlack(x, 0) == row.isBlack(x, 47))
    }
  }

  @Test("a junction loses a corner of the row above or below")
  func junction() throws {
    let edge = Edge(
      kind: .junction, above: .init(left: 2, widths: [3]), below: .init(left: 0, widths: [1, 5]))
    let bitmap = try drawn(.edge(edge))
    let up = (0..<8).filter { bitmap.isBlack($0 * 12 + 6, 0) }
    let down = (0..<9).filter { bitmap.isBlack($0 * 12 + 6, 23) }
    #expect(up == [2, 6])
    #expect(down == [0, 2, 8])
    #expect((6..<102).allSatisfy { bitmap.isBlack($0, 12) })
    #expect(!bitmap.isBlack(104, 12))
  }

  @Test("a scanner would not find the modules of a code where they are")
  func codes() throws {
    let data = Array("KASE".utf8)
    let matrix = try #require(QRMatrix(data, level: .q))
    let code = QRCode(left: 33, data: data, level: .q, version: matrix.version, cell: 5)
    let bitmap = try drawn(.qr(code))
    #expect(bitmap.height == code.size)
    for y in 0..<code.size {
      for x in 0..<code.size {
        #expect(bitmap.isBlack(33 + x, y) == matrix.isDark(x / 5, y / 5))
      }
    }
    let symbol = try BarcodeSymbol.make(.itf, Array("1234".unicodeScalars), module: 3)
    let bars = try drawn(
      .barcode(Barcode(left: 20, symbol: symbol, height: 40, showsText: false)))
    var x = 20
    for (index, width) in symbol.bars.enumerated() {
      for dot in x..<x + width {
        #expect(bars.isBlack(dot, 0) == index.isMultiple(of: 2))
        #expect(bars.isBlack(dot, 39) == index.isMultiple(of: 2))
      }
      x += width
    }
    #expect(frame(bars) == [20, 0, 20 + symbol.width, 40])
  }

  @Test("commands to devices and cuts are drawn as if they were text")
  func nothing() {
    let page = DrawnPages.page([.cut, .device(.drawer), .device(.beep)])
    for block in page.blocks { #expect(PageRaster.bitmap(of: block, in: page) == nil) }
    #expect(PageRaster.bitmap(of: page).height == 0)
  }
}
