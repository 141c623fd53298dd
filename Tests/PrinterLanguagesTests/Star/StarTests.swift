import Graphics
import PrinterLanguages
import Receipts
import Testing

@Suite("Star's languages")
struct StarTests {
  static let line = PrinterProfile.star.with {
    $0.language = .starline
    $0.raster = .starline
  }

  @Test("a printer would start in a mode that an earlier job left behind")
  func prologue() throws {
    func bytes(isSpaced: Bool) throws -> [UInt8] {
      try PageEncoder(profile: .star).encode(.of([], isSpaced: isSpaced)).bytes
    }
    #expect(try bytes(isSpaced: true) == hex("1B 40 1B 1E 46 00 1B 20 00 1B 7A 01 1B 1D 61 00"))
    #expect(try bytes(isSpaced: false) == hex("1B 40 1B 1E 46 00 1B 20 00 1B 30 1B 1D 61 00"))
  }

  /// A style and the commands that begin and end it; the height comes first.
  static let styles: [(style: Style, on: String, off: String)] = [
    (.level(1), "1B 69 00 01", "1B 69 00 00"), (.level(2), "1B 69 01 00", "1B 69 00 00"),
    (.level(3), "1B 69 01 01", "1B 69 00 00"), (.level(7), "1B 69 05 05", "1B 69 00 00"),
    (.emphasised, "1B 45", "1B 46"), (.underlined, "1B 2D 01", "1B 2D 00"),
    (.inverse, "1B 34", "1B 35"),
  ]

  @Test("a style would be another one, or be sent twice", arguments: styles)
  func styleChanges(_ row: (style: Style, on: String, off: String)) throws {
    let line = Block.Content.row(
      [
        Cell(x: 0, width: 48, runs: [Run("a"), Run("b", row.style), Run("c", row.style), Run("d")])
      ],
      height: row.style.heightScale)
    let bytes = try PrinterProfile.star.body(.of([line]))
    #expect(bytes == hex("61 \(row.on) 62 63 \(row.off) 64 0A"))
  }

  @Test("a page would open the drawer: BEL beeps elsewhere")
  func beep() throws {
    for profile in [PrinterProfile.star, Self.line] {
      #expect(try profile.body(.of([.device(.beep)])).isEmpty)
    }
  }

  @Test("the drawer would get a pulse that is too long or goes to the other connector")
  func drawer() throws {
    let profile = PrinterProfile.star.with {
      $0.drawer.onMilliseconds = 200
      $0.drawer.offMilliseconds = 200
    }
    #expect(PrinterCommands.pulse(for: profile) == hex("1B 07 14 14 07"))
    let second = profile.with {
      $0.drawer.pin = 5
      $0.drawer.offMilliseconds = 9000
    }
    #expect(PrinterCommands.pulse(for: second) == hex("1B 07 14 7F 1A"))
    let encoded = try PageEncoder(profile: profile).encode(.of([.device(.drawer)]))
    #expect(encoded.pulse == hex("1B 07 14 14 07"))
    #expect(!encoded.bytes.contains(0x07))
  }

  @Test(
    "the last lines would be cut through",
    arguments: [
      (full: false, partial: false, feeds: false, bytes: "0A 0A 0A"),
      (full: true, partial: false, feeds: false, bytes: "0A 0A 0A 1B 64 00"),
      (full: true, partial: true, feeds: false, bytes: "0A 0A 0A 1B 64 01"),
      (full: true, partial: false, feeds: true, bytes: "1B 64 02"),
      (full: false, partial: true, feeds: true, bytes: "1B 64 03"),
    ])
  func cuts(_ row: (full: Bool, partial: Bool, feeds: Bool, bytes: String)) throws {
    let profile = PrinterProfile.star.with {
      $0.cutter.isFull = row.full
      $0.cutter.isPartial = row.partial
      $0.cutter.feedsAndCuts = row.feeds
      $0.cutter.feedDots = 90
    }
    #expect(try profile.body(.of([.line("a")]), cuts: true) == hex("61 0A \(row.bytes)"))
  }

  @Test("a picture would be another one on paper")
  func pictures() throws {
    let picture = Block.Content.picture([0x80, 0x40], bytesPerRow: 1)
    #expect(
      try PrinterProfile.star.body(.of([picture])) == hex("1B 1D 53 01 01 00 02 00 00 80 40"))
    let bands = try Self.line.body(
      .of([.picture([UInt8](repeating: 0xC0, count: 25), bytesPerRow: 1), .line("a")]))
    let white = String(repeating: " 00", count: 23)
    let black = String(repeating: " C0", count: 24)
    #expect(
      bands
        == hex("1B 30 1B 6B 01 00\(black) 0A 1B 6B 01 00 C0\(white) 0A 1B 7A 01 61 0A"))
  }

  @Test("a printer would print a symbol's commands as text")
  func symbols() throws {
    let profile = PrinterProfile.star.with {
      $0.hasNativeQR = true
      $0.qrModels = [2]
      $0.barcodes = ["ean13", "code128", "itf"]
    }
    let code = QRCode(left: 246, data: Array("HELLO".utf8), level: .q, version: 1, cell: 4)
    #expect(
      try profile.body(.of([.qr(code)]))
        == hex(
          """
          1B 1D 61 01 1B 1D 79 53 30 02 1B 1D 79 53 31 02 1B 1D 79 53 32 04
          1B 1D 79 44 31 00 05 00 48 45 4C 4C 4F 1B 1D 79 50
          """))
    func barcode(_ kind: Symbology, _ data: String, module: Int = 2) throws -> [UInt8] {
      let symbol = try BarcodeSymbol.make(kind, Array(data.unicodeScalars), module: module)
      return try profile.body(
        .of([.barcode(Barcode(left: 0, symbol: symbol, height: 72, showsText: module == 2))]))
    }
    #expect(
      try barcode(.ean, "475000012345")
        == hex("1B 62 33 32 31 48 34 37 35 30 30 30 30 31 32 33 34 35 1E"))
    #expect(try barcode(.itf, "12", module: 3) == hex("1B 62 35 31 38 48 31 32 1E"))
    #expect(try barcode(.code128, "a%\u{01}") == hex("1B 62 36 32 31 48 61 25 30 25 41 1E"))
  }
}

@Suite("Star's printers that draw only")
struct StarGraphicTests {
  static let profile = PrinterProfile.text([:], [], .stargraphic).with { $0.cutter.isFull = true }
  static let start = "1B 2A 72 41 1B 2A 72 50 30 00 1B 2A 72 45 31 00"
  static let end = "1B 2A 72 42"

  @Test("a printer without text would be sent text, or white rows one by one")
  func rows() throws {
    let picture = Block.Content.picture(hex("80 00 00 00 00 00 40 01 00 00"), bytesPerRow: 2)
    let encoded = try PageEncoder(profile: Self.profile).encode(.of([picture, .cut]))
    let feed = "1B 2A 72 59 32 00"
    #expect(
      encoded.bytes
        == hex(
          "\(Self.start) 62 01 00 80 \(feed) 62 02 00 40 01 1B 2A 72 59 31 00 1B 0C 00 \(Self.end)")
    )
    #expect(encoded.payloads.map { encoded.bytes[$0].count } == [4, 5])
  }

  @Test("a page would be shorter or higher than its preview")
  func heights() throws {
    let page = Page.of([
      .line("Rīga"), .row([]), .rule(Rule(left: 0, width: 48)), .line("a", .level(3)),
    ])
    let encoded = try PageEncoder(profile: Self.profile).encode(page, cuts: false)
    #expect(Self.height(of: encoded.bytes) == page.height)
    #expect(encoded.notes.isEmpty)
  }

  @Test("a page would not be cut, or twice, or open the drawer")
  func cuts() throws {
    let encoder = PageEncoder(profile: Self.profile)
    func cuts(_ contents: [Block.Content], cuts: Bool) throws -> Int {
      try encoder.encode(.of(contents), cuts: cuts).bytes.count(of: hex("1B 0C 00"))
    }
    #expect(try cuts([.line("a")], cuts: true) == 1)
    #expect(try cuts([.line("a")], cuts: false) == 0)
    #expect(try cuts([.line("a"), .cut], cuts: true) == 1)
    #expect(try cuts([.line("a"), .cut, .line("b")], cuts: true) == 2)
    let drawer = try encoder.encode(.of([.device(.drawer), .device(.beep)]), cuts: false)
    #expect(drawer.bytes == hex("\(Self.start) \(Self.end)"))
    #expect(drawer.pulse == hex("1B 07 05 32 07"))
  }

  @Test("a layout would leave characters out that a picture shows")
  func coverage() {
    guard case .everything = PageEncoder(profile: Self.profile).layoutOptions.coverage else {
      Issue.record("a picture shows everything")
      return
    }
  }

  /// How many dots the paper moves within raster mode.
  static func height(of bytes: [UInt8]) -> Int {
    var height = 0
    var rest = bytes[...]
    while let byte = rest.first {
      if byte == 0x62 {
        height += 1
        rest = rest.dropFirst(3 + Int(rest[rest.startIndex + 1]))
      } else if rest.starts(with: hex("1B 2A 72 59")) {
        let digits = rest.dropFirst(4).prefix { $0 != 0 }
        height += Int(String(decoding: digits, as: UTF8.self)) ?? 0
        rest = rest.dropFirst(5 + digits.count)
      } else {
        rest = rest.dropFirst()
      }
    }
    return height
  }
}
