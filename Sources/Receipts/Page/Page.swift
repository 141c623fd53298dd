package import Graphics

/// A receipt laid out: what text, SVG, raster and the printers' languages draw, and nothing else.
///
/// All wrapping, alignment and column decisions are in it; whoever draws it measures nothing and
/// decides nothing, so the preview shows what prints.
package struct Page: Hashable, Sendable {
  /// The size of one character in dots.
  package static let cellWidth = 12
  /// The height of one character in dots.
  package static let cellHeight = 24

  /// Characters per line; the page is `columns * 12` dots wide.
  package let columns: Int
  /// Whether lines advance by 30 dots instead of 24.
  package let isSpaced: Bool
  /// The blocks from top to bottom.
  package var blocks: [Block]

  /// A page of blocks.
  ///
  /// - Parameters:
  ///   - columns: characters per line, at least 1.
  ///   - isSpaced: whether lines advance by 30 dots instead of 24.
  package init(columns: Int, isSpaced: Bool, blocks: [Block] = []) {
    self.columns = columns
    self.isSpaced = isSpaced
    self.blocks = blocks
  }

  /// The width in dots.
  package var width: Int { columns * Page.cellWidth }

  /// How far a line of one character's height advances, in dots: 24 or 30.
  package var lineAdvance: Int { isSpaced ? 30 : Page.cellHeight }

  /// The height in dots: the sum of the advances.
  package var height: Int { blocks.reduce(0) { $0 + advance(of: $1) } }

  /// How many dots the paper moves with a block.
  package func advance(of block: Block) -> Int {
    switch block.content {
    case .row(let row):
      row.isTight ? row.height * Page.cellHeight : max(row.height * Page.cellHeight, lineAdvance)
    case .rule: lineAdvance
    case .edge: Page.cellHeight
    case .cut: lineAdvance
    case .image(let picture): picture.bitmap.height
    case .qr(let code): code.size
    case .barcode(let code): code.height + (code.showsText ? Barcode.textAdvance : 0)
    case .device: 0
    }
  }
}

/// One thing on a page, with the line of the template that it comes from.
package struct Block: Hashable, Sendable {
  /// What is drawn.
  package enum Content: Hashable, Sendable {
    /// A row of text cells.
    case row(Row)
    /// A horizontal rule.
    case rule(Rule)
    /// The edge of a box, or a junction between two rows of it.
    case edge(Edge)
    /// The paper is cut here.
    case cut
    /// A picture.
    case image(Picture)
    /// A QR code.
    case qr(QRCode)
    /// A barcode.
    case barcode(Barcode)
    /// A device does something; nothing is drawn.
    case device(DeviceCommand)
  }

  /// The line of the template, from 1.
  package let line: Int
  /// What is drawn.
  package let content: Content

  /// A block of a line.
  package init(line: Int, _ content: Content) {
    self.line = line
    self.content = content
  }
}

/// What a template may ask of a device; nothing else can be asked for.
package enum DeviceCommand: String, Hashable, Sendable, CaseIterable {
  /// Opens the cash drawer.
  case drawer
  /// Sounds the beeper.
  case beep
}

/// A row of cells that is printed as one line.
package struct Row: Hashable, Sendable {
  /// Characters left of the block.
  package let left: Int
  /// The width of the block in characters.
  package let width: Int
  /// The largest height scale in the row, 1 to 6.
  package let height: Int
  /// The widths of the columns where the row stands in a box with verticals: one vertical at 0 and
  /// one after each column.
  package let verticals: [Int]?
  /// Whether the row stands in a box, where lines touch: its advance is `height * 24` dots.
  package let isTight: Bool
  /// Whether its characters fit no code page of the printer, so that it is sent as a picture.
  package var isRaster: Bool
  /// The cells from left to right.
  package let cells: [Cell]

  /// A row of cells.
  package init(
    left: Int, width: Int, height: Int, verticals: [Int]?, isTight: Bool, isRaster: Bool = false,
    cells: [Cell]
  ) {
    self.left = left
    self.width = width
    self.height = height
    self.verticals = verticals
    self.isTight = isTight
    self.isRaster = isRaster
    self.cells = cells
  }
}

/// What stands in one column of a row.
package struct Cell: Hashable, Sendable {
  /// Where the text begins, in half characters from the block's left edge, its margin included.
  package let x: Int
  /// The width of the column in characters.
  package let width: Int
  /// Whether a printer has to send one space here: a cell without text at this row.
  package let isBlank: Bool
  /// The text, piece by piece.
  package let runs: [Run]

  /// A cell of runs.
  package init(x: Int, width: Int, isBlank: Bool = false, runs: [Run]) {
    self.x = x
    self.width = width
    self.isBlank = isBlank
    self.runs = runs
  }
}

/// A piece of text of one style; every scalar takes `style.widthScale` characters.
package struct Run: Hashable, Sendable {
  /// The text: NFC, no control characters.
  package let text: [Unicode.Scalar]
  /// How it looks.
  package let style: Style

  /// Text of a style.
  package init(_ text: [Unicode.Scalar], _ style: Style) {
    self.text = text
    self.style = style
  }
}

/// How text looks.
package struct Style: Hashable, Sendable {
  /// Underlined.
  package var isUnderlined = false
  /// Emphasised.
  package var isEmphasised = false
  /// White on black.
  package var isInverse = false
  /// The size level of the template language, 0 for normal size, 1 to 7 for `^` to `^^^^^^^`.
  package var level = 0

  /// Plain text.
  package init() {}

  /// How many characters' width one character takes, 1 to 6.
  package var widthScale: Int { [1, 2, 1, 2, 3, 4, 5, 6][level] }
  /// How many lines' height one character takes, 1 to 6.
  package var heightScale: Int { [1, 1, 2, 2, 3, 4, 5, 6][level] }
}

/// A horizontal rule, in characters.
package struct Rule: Hashable, Sendable {
  /// Characters left of it.
  package let left: Int
  /// Its width.
  package let width: Int

  /// A rule.
  package init(left: Int, width: Int) {
    self.left = left
    self.width = width
  }
}

/// The top or bottom edge of a box, or the junction of the rows above and below.
package struct Edge: Hashable, Sendable {
  /// Which edge it is.
  package enum Kind: Hashable, Sendable { case top, bottom, junction }

  /// Columns with their left edge, in characters.
  package struct Columns: Hashable, Sendable {
    /// Characters left of the first corner.
    package let left: Int
    /// The widths between the corners.
    package let widths: [Int]

    /// Columns from a left edge.
    package init(left: Int, widths: [Int]) {
      self.left = left
      self.widths = widths
    }
  }

  /// Which edge it is.
  package let kind: Kind
  /// The columns of the row above; nothing for a top edge.
  package let above: Columns?
  /// The columns of the row below; nothing for a bottom edge.
  package let below: Columns?

  /// An edge between rows.
  package init(kind: Kind, above: Columns?, below: Columns?) {
    self.kind = kind
    self.above = above
    self.below = below
  }
}

/// A picture at its place.
package struct Picture: Hashable, Sendable {
  /// Dots left of it.
  package let left: Int
  /// The dots.
  package let bitmap: Bitmap

  /// A picture.
  package init(left: Int, bitmap: Bitmap) {
    self.left = left
    self.bitmap = bitmap
  }
}

/// A QR code at its place; a printer's own symbol has to take the same room.
package struct QRCode: Hashable, Sendable {
  /// Dots left of it.
  package let left: Int
  /// The bytes in it.
  package let data: [UInt8]
  /// The error correction level.
  package let level: QRLevel
  /// The version, 1 to 40: the smallest that holds the data.
  package let version: Int
  /// The size of one module in dots, 3 to 8.
  package let cell: Int

  /// A code.
  package init(left: Int, data: [UInt8], level: QRLevel, version: Int, cell: Int) {
    self.left = left
    self.data = data
    self.level = level
    self.version = version
    self.cell = cell
  }

  /// Width and height in dots.
  package var size: Int { (17 + 4 * version) * cell }
}

/// A barcode at its place; a printer's own symbol has to take the same room.
package struct Barcode: Hashable, Sendable {
  /// What the text below adds to the height, in dots.
  package static let textAdvance = 26

  /// Dots left of it.
  package let left: Int
  /// The symbol: its widths, its text, its data with the check digit.
  package let symbol: BarcodeSymbol
  /// The height of the bars in dots, 24 to 240.
  package let height: Int
  /// Whether the text stands below.
  package let showsText: Bool

  /// A barcode.
  package init(left: Int, symbol: BarcodeSymbol, height: Int, showsText: Bool) {
    self.left = left
    self.symbol = symbol
    self.height = height
    self.showsText = showsText
  }
}
