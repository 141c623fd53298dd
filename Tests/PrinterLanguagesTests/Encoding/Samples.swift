import Graphics
import PrinterLanguages
import Receipts

/// Bytes as they are written down: `1B 74 33`.
func hex(_ text: String) -> [UInt8] {
  text.split(whereSeparator: \.isWhitespace).compactMap { UInt8($0, radix: 16) }
}

extension [UInt8] {
  /// How often a row of bytes occurs.
  func count(of bytes: [UInt8]) -> Int {
    indices.count { self[$0...].starts(with: bytes) }
  }

  /// Whether a pair occurs that an Epson printer may obey within a picture.
  var hasRealTimePair: Bool {
    zip(self, dropFirst()).contains { $0 == 0x10 && [0x04, 0x05, 0x14].contains($1) }
  }
}

extension PrinterProfile {
  /// A printer that has code pages and nothing else.
  static func text(
    _ codePages: [String: Int], _ order: [String], _ language: Language = .escpos
  ) -> PrinterProfile {
    var profile = PrinterProfile(id: "sample", vendor: "", model: "")
    profile.language = language
    profile.raster =
      switch language {
      case .escpos: .gsv0
      case .starprnt: .starprnt
      case .starline: .starline
      case .stargraphic: .stargraphic
      }
    profile.dotsPerLine = 576
    profile.fonts = ["A": Font(width: 12, height: 24, columns: 48, number: 0)]
    profile.codePages = codePages
    profile.encodingOrder = order
    profile.fallback = .raster
    return profile
  }

  static let epson = text(
    ["1257": 51, "1251": 46, "866": 17, "858": 19, "775": 33, "852": 18],
    ["1257", "1251", "866", "858", "775", "852"])
  static let star = text(
    ["3012": 77, "3011": 76, "852": 5, "858": 4, "1251": 34],
    ["3012", "3011", "852", "858", "1251"], .starprnt)

  func with(_ change: (inout PrinterProfile) -> Void) -> PrinterProfile {
    var profile = self
    change(&profile)
    return profile
  }

  /// What it is sent for a page without its prologue.
  func body(_ page: Page, cuts: Bool = false) throws(EncodingError) -> [UInt8] {
    let encoder = PageEncoder(profile: self)
    let empty = Page(columns: page.columns, isSpaced: page.isSpaced)
    let prologue = try encoder.encode(empty, cuts: false).bytes
    return Array(try encoder.encode(page, cuts: cuts).bytes.dropFirst(prologue.count))
  }

  /// What it is sent for a line of text, without prologue and line feed.
  func line(_ text: String) throws(EncodingError) -> [UInt8] {
    try body(.of([.line(text)]))
      .dropLast()
  }
}

extension Page {
  static func of(_ contents: [Block.Content], columns: Int = 48, isSpaced: Bool = true) -> Page {
    Page(
      columns: columns, isSpaced: isSpaced,
      blocks: zip(contents, 1...).map { Block(line: $1, $0) })
  }
}

extension Block.Content {
  /// A line of one cell.
  static func line(_ text: String, _ style: Style = Style()) -> Block.Content {
    row([Cell(x: 0, width: 48, runs: [Run(text, style)])], height: style.heightScale)
  }

  static func row(
    _ cells: [Cell], height: Int = 1, left: Int = 0, verticals: [Int]? = nil,
    isTight: Bool = false, isRaster: Bool = false
  ) -> Block.Content {
    .row(
      Row(
        left: left, width: 48, height: height, verticals: verticals, isTight: isTight,
        isRaster: isRaster, cells: cells))
  }

  /// A picture of bytes, eight dots each.
  static func picture(_ bytes: [UInt8], bytesPerRow: Int, left: Int = 0) -> Block.Content {
    var bitmap = Bitmap(width: bytesPerRow * 8, height: bytes.count / bytesPerRow)
    for (index, byte) in bytes.enumerated() {
      for bit in 0..<8 where byte & (0x80 >> UInt8(bit)) != 0 {
        bitmap.set(index % bytesPerRow * 8 + bit, index / bytesPerRow)
      }
    }
    return .image(Picture(left: left, bitmap: bitmap))
  }
}

extension Run {
  init(_ text: String, _ style: Style = Style()) { self.init(Array(text.unicodeScalars), style) }
}

extension Style {
  static func level(_ level: Int) -> Style {
    var style = Style()
    style.level = level
    return style
  }

  static var emphasised: Style {
    var style = Style()
    style.isEmphasised = true
    return style
  }

  static var underlined: Style {
    var style = Style()
    style.isUnderlined = true
    return style
  }

  static var inverse: Style {
    var style = Style()
    style.isInverse = true
    return style
  }
}

/// Numbers that look random and are the same in each run.
struct Dice {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func roll(_ sides: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int(state >> 33) % sides
  }
}
