/// A document while it is written.
struct SVGDrawing {
  /// Most monospaced fonts are 0.6 times as wide as high: 20 pixels fill a cell of 12.
  private static let fontSize = 20
  /// How far the baseline is above the lower edge of a cell, as in the font of the raster.
  static let descent = 4
  private static let families =
    "'DejaVu Sans Mono','Liberation Mono',Menlo,Consolas,'Courier New',monospace"

  let page: Page
  var out = SVGWriter()
  private(set) var top = 0

  init(_ page: Page) {
    self.page = page
    let height = page.height
    out.raw("<svg xmlns=\"http://www.w3.org/2000/svg\" xml:space=\"preserve\"")
    out.attribute("width", page.width)
    out.attribute("height", height)
    out.raw(" viewBox=\"0 0 ")
    out.number(page.width)
    out.raw(" ")
    out.number(height)
    out.raw("\" font-family=\"")
    out.raw(Self.families)
    out.raw("\"")
    out.attribute("font-size", Self.fontSize)
    out.raw("><rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>\n")
  }

  mutating func finished() -> [UInt8] {
    out.raw("</svg>\n")
    return out.bytes
  }

  mutating func draw(_ block: Block) {
    guard let kind = Self.kind(of: block.content) else { return }
    out.raw("<g class=\"")
    out.raw(kind)
    out.raw("\"")
    out.attribute("data-line", block.line)
    out.raw(">")
    draw(block.content)
    out.raw("</g>\n")
    top += page.advance(of: block)
  }

  /// The class of a block; nothing where nothing is drawn.
  private static func kind(of content: Block.Content) -> String? {
    switch content {
    case .row: "row"
    case .rule: "rule"
    case .edge: "edge"
    case .cut: "cut"
    case .image: "image"
    case .qr: "qr"
    case .barcode: "barcode"
    case .device: nil
    }
  }

  private mutating func draw(_ content: Block.Content) {
    switch content {
    case .row(let row): draw(row)
    case .rule(let rule):
      beginLines()
      move(rule.left * Page.cellWidth, top + Page.cellHeight / 2)
      step("h", rule.width * Page.cellWidth)
      endPath()
    case .edge(let edge): draw(EdgeOutline(edge))
    case .cut: drawCut()
    case .image(let picture): draw(picture)
    case .qr(let code): draw(code)
    case .barcode(let code): draw(code)
    case .device: break
    }
  }

  // MARK: - Pieces

  func centre(_ place: Int) -> Int { place * Page.cellWidth + Page.cellWidth / 2 }

  mutating func box(x: Int, y: Int, width: Int, height: Int, _ colour: String) {
    out.raw("<rect")
    out.attribute("x", x)
    out.attribute("y", y)
    out.attribute("width", width)
    out.attribute("height", height)
    out.raw(" fill=\"")
    out.raw(colour)
    out.raw("\"/>")
  }

  mutating func beginLines() {
    out.raw("<path fill=\"none\" stroke=\"#000\" stroke-width=\"2\" d=\"")
  }

  mutating func endPath() { out.raw("\"/>") }

  mutating func move(_ x: Int, _ y: Int) {
    out.raw("M")
    out.number(x)
    out.raw(" ")
    out.number(y)
  }

  mutating func step(_ command: String, _ length: Int) {
    out.raw(command)
    out.number(length)
  }
}
