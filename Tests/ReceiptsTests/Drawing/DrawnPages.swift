import Graphics
import Receipts

/// Pages for the back ends that draw.
enum DrawnPages {
  /// A style by its level and flags.
  static func style(
    _ level: Int = 0, underlined: Bool = false, emphasised: Bool = false, inverse: Bool = false
  ) -> Style {
    var style = Style()
    style.level = level
    style.isUnderlined = underlined
    style.isEmphasised = emphasised
    style.isInverse = inverse
    return style
  }

  /// A run of text.
  static func run(_ text: String, _ style: Style = Style()) -> Run {
    Run(Array(text.unicodeScalars), style)
  }

  /// A row with one cell for each pair of a place in half characters and its runs.
  static func row(
    _ cells: [(x: Int, runs: [Run])], left: Int = 0, height: Int = 1, verticals: [Int]? = nil
  ) -> Block.Content {
    .row(
      Row(
        left: left, width: 32, height: height, verticals: verticals, isTight: verticals != nil,
        cells: cells.map { Cell(x: $0.x, width: 8, runs: $0.runs) }))
  }

  /// A page of contents; the lines count from 1.
  static func page(_ contents: [Block.Content], columns: Int = 32, isSpaced: Bool = false) -> Page {
    Page(
      columns: columns, isSpaced: isSpaced,
      blocks: zip(1..., contents).map { Block(line: $0, $1) })
  }

  /// Every kind of block.
  static func everything() throws -> Page {
    let data = Array("https://kase.example/1".utf8)
    var picture = Bitmap(width: 20, height: 10)
    picture.fill(x: 3, y: 2, width: 9, height: 4)
    let symbol = try BarcodeSymbol.make(
      .ean, Array("475000012345".unicodeScalars), module: 2)
    let version = QRMatrix.version(forByteCount: data.count, level: .m) ?? 1
    return page([
      .image(Picture(left: 10, bitmap: picture)),
      row([(0, [run("A&B <\"Rīga\">", style(3))])], height: 2),
      .rule(Rule(left: 2, width: 28)),
      row([(1, [run("Спасибо", style(underlined: true)), run("!", style(inverse: true))])]),
      .edge(Edge(kind: .top, above: nil, below: .init(left: 5, widths: [4, 6]))),
      row([(2, [run("a")]), (12, [run("b")])], left: 5, verticals: [4, 6]),
      .edge(
        Edge(
          kind: .junction, above: .init(left: 5, widths: [4, 6]),
          below: .init(left: 1, widths: [10, 4, 4]))),
      row([(2, [run("c")])], left: 1, verticals: [10, 4, 4]),
      .edge(Edge(kind: .bottom, above: .init(left: 1, widths: [10, 4, 4]), below: nil)),
      .qr(QRCode(left: 30, data: data, level: .m, version: version, cell: 3)),
      .barcode(Barcode(left: 40, symbol: symbol, height: 50, showsText: true)),
      .cut,
      .device(.drawer),
    ])
  }
}
