import Graphics
import PrinterLanguages
import Receipts
import Testing

@Suite("Pictures in ESC/POS")
struct ESCPOSPictureTests {
  @Test("a picture would be another one on paper")
  func workedBytes() throws {
    let profile = PrinterProfile.epson
    let picture = Block.Content.picture([0x80, 0x80], bytesPerRow: 1)
    #expect(try profile.body(.of([picture])) == hex("1D 76 30 00 01 00 02 00 80 80"))
    let moved = Block.Content.picture([0x81, 0x80], bytesPerRow: 1, left: 13)
    #expect(
      try profile.body(.of([moved]))
        == hex("1D 76 30 00 03 00 02 00 00 04 08 00 04 00"))
  }

  @Test("a strip would be longer than the printer's buffer, or rows would be lost")
  func strips() throws {
    let profile = PrinterProfile.epson.with { $0.rasterRowsMax = 24 }
    let rows = (1...50).map { UInt8($0) | 0x81 }
    let encoded = try PageEncoder(profile: profile)
      .encode(.of([.picture(rows, bytesPerRow: 1)]), cuts: false)
    let headers = ["18", "18", "02"].map { hex("1D 76 30 00 01 00 \($0) 00") }
    let strips = [rows[..<24], rows[24..<48], rows[48...]]
    #expect(
      encoded.payloads.map { Array(encoded.bytes[$0]) } == zip(headers, strips).map { $0 + $1 })
    #expect(encoded.payloads.last?.upperBound == encoded.bytes.count)
  }

  @Test("one line feed would be lost behind a picture")
  func spareLineFeed() throws {
    let profile = PrinterProfile.epson.with { $0.deviations = [.lfAfterRasterSwallowed] }
    let page = Page.of([.picture([0x80], bytesPerRow: 1), .line("a")])
    #expect(try profile.body(page) == hex("1D 76 30 00 01 00 01 00 80 0A 61 0A"))
  }

  @Test("GS 8 L would announce another length than it has")
  func graphics() throws {
    let profile = PrinterProfile.epson.with { $0.raster = .gs8L }
    let bytes = try profile.body(.of([.picture([0x80, 0x80], bytesPerRow: 1)]))
    #expect(
      bytes
        == hex("1D 38 4C 0C 00 00 00 30 70 30 01 01 31 08 00 02 00 80 80 1D 28 4C 02 00 30 32"))
  }

  @Test("a length would be a real-time command: 1,040 bytes are 10h 04h")
  func lengths() throws {
    let profile = PrinterProfile.epson.with {
      $0.raster = .gs8L
      $0.rasterRowsMax = 103
    }
    // Ten bytes a row and 103 rows: the header would announce 1,040 bytes.
    let page = Page.of([.picture([UInt8](repeating: 0xFF, count: 1030), bytesPerRow: 10)])
    let bytes = try profile.body(page)
    #expect(!bytes.hasRealTimePair)
    #expect(bytes.count(of: hex("1D 38 4C")) == 2)
    #expect(bytes.count { $0 == 0xFF } == 1030)
  }

  @Test("ESC * would leave gaps between its bands, or print columns of rows")
  func columns() throws {
    let profile = PrinterProfile.epson.with { $0.raster = .escstar }
    var rows = [UInt8](repeating: 0, count: 25)
    rows[0] = 0x80
    rows[9] = 0x40
    rows[24] = 0x40
    let bytes = try profile.body(.of([.picture(rows, bytesPerRow: 1), .line("a")]))
    #expect(
      bytes
        == hex(
          """
          1B 33 00 1B 2A 21 02 00 80 00 00 00 40 00 0A 1B 2A 21 02 00 00 00 00 80 00 00 0A
          1B 32 61 0A
          """))
  }

  /// Pictures that are nothing but real-time commands, whichever way they are moved.
  static let pictures: [(bytes: [UInt8], bytesPerRow: Int)] = [
    (hex("10 14 01 00 01 00"), 6), (hex("10 04 10 05 10 14"), 3), (hex("10 14 10 14"), 1),
    (hex("10 14 08 0A 04 02 02 01"), 8),
    (hex("10 14 08 0A 04 05 02 02 20 28 40 50 10 04 08 02 10 05 08 02 80"), 21),
    (hex("FF 10 04 FF 10 05 FF 10 14 FF FF FF FF FF FF 00"), 4),
  ]

  @Test("a picture could open the drawer or clear the printer", arguments: pictures)
  func realTime(_ row: (bytes: [UInt8], bytesPerRow: Int)) throws {
    let page = Page.of([.picture(row.bytes, bytesPerRow: row.bytesPerRow)])
    for raster in [PrinterProfile.Raster.gsv0, .gs8L, .escstar] {
      let bytes = try PrinterProfile.epson.with { $0.raster = raster }.body(page)
      #expect(!bytes.hasRealTimePair, "\(raster)")
    }
  }

  @Test("a random picture could open the drawer or clear the printer", arguments: 1...20)
  func random(_ seed: UInt64) throws {
    var dice = Dice(seed: seed)
    let nasty: [UInt8] = [0x10, 0x04, 0x05, 0x14, 0x20, 0x28, 0x08, 0x0A, 0x40, 0x50, 0]
    let bytesPerRow = 1 + dice.roll(72)
    let rows = 1 + dice.roll(200)
    let bytes = (0..<rows * bytesPerRow).map { _ in nasty[dice.roll(nasty.count)] }
    let page = Page.of([.picture(bytes, bytesPerRow: bytesPerRow)])
    for raster in [PrinterProfile.Raster.gsv0, .gs8L, .escstar] {
      let profile = PrinterProfile.epson.with {
        $0.raster = raster
        $0.rasterRowsMax = 1 + dice.roll(255)
      }
      #expect(try !profile.body(page).hasRealTimePair)
    }
  }

  @Test("a picture would be changed although moving it by a dot is enough")
  func moved() throws {
    let page = Page.of([.picture(hex("10 14 01 00 01"), bytesPerRow: 5)])
    let bytes = try PrinterProfile.epson.body(page)
    #expect(bytes.suffix(6) == hex("08 0A 00 80 00 80")[...])
  }

  @Test("the drawer's real-time command would stay off, or other commands would not be avoided")
  func bracket() throws {
    let profile = PrinterProfile.epson.with {
      $0.canDisableRealTime = true
      $0.dotsPerLine = 576
    }
    // A pair at each of three places to the dot, so that moving doesn't help.
    let row = hex("10 14 00 20 28 00 40 50")
    let full = row + [UInt8](repeating: 0, count: 63) + [0x01]
    let bytes = try profile.body(.of([.picture(full, bytesPerRow: 72)]))
    #expect(bytes.starts(with: hex("1D 28 44 03 00 14 01 00 1D 76 30")))
    #expect(bytes.suffix(8) == hex("1D 28 44 03 00 14 01 01")[...])
    #expect(bytes.count(of: row) == 1)
    let clearing = hex("10 05 00 20 0A 00") + full.dropFirst(6)
    #expect(try !profile.body(.of([.picture(clearing, bytesPerRow: 72)])).hasRealTimePair)
  }

  @Test("a picture would be changed for a printer that takes it as it is")
  func harmless() throws {
    let profile = PrinterProfile.epson.with { $0.obeysRealTimeInRaster = false }
    let bytes = try profile.body(.of([.picture(hex("10 14 01"), bytesPerRow: 3)]))
    #expect(bytes.suffix(3) == hex("10 14 01")[...])
  }

  @Test("a row whose characters no page has would be sent as text")
  func rasterRow() throws {
    let profile = PrinterProfile.text(["852": 18], ["852"])
    let cells = [Cell(x: 0, width: 48, runs: [Run("ķeksis č ģ ķ")])]
    for isRaster in [true, false] {
      let page = Page.of([.line("a"), .row(cells, isRaster: isRaster)])
      let encoded = try PageEncoder(profile: profile).encode(page)
      #expect(encoded.notes == [EncodedPage.Note(.rasterRow, "ķģ", line: 2)])
      #expect(encoded.payloads.count == 2)
      #expect(encoded.bytes.count(of: hex("1B 74")) == 0)
      #expect(encoded.payloads.map { encoded.bytes[$0].count - 8 } == [24 * 18, 6 * 18])
    }
  }

  @Test("a page that was laid out for another printer would lose what has a stand-in")
  func substitutes() throws {
    let profile = PrinterProfile.text(["852": 18], ["852"]).with { $0.fallback = .transliterate }
    let page = Page.of([.line("ķēde ‚a‘")])
    let encoded = try PageEncoder(profile: profile).encode(page, cuts: false)
    #expect(try profile.body(page) == Array("kede ,a'\n".utf8))
    #expect(encoded.notes == [EncodedPage.Note(.transliterated, "ķē", line: 1)])
    let strict = profile.with { $0.fallback = .error }
    #expect(throws: EncodingError(.characterUnprintable, line: 1, detail: "ķē‚‘")) {
      try strict.body(page)
    }
  }

  @Test("what is wider than the paper would be printed over its edge")
  func tooWide() {
    let encoder = PageEncoder(profile: .epson)
    #expect(throws: EncodingError(.pageTooWide, line: 0, detail: "49 characters, the line has 48"))
    {
      try encoder.encode(.of([], columns: 49))
    }
    let picture = Block.Content.picture([0x80], bytesPerRow: 1, left: 569)
    #expect(
      throws: EncodingError(.symbolTooWide, line: 1, detail: "569 + 8 dots, the line has 576")
    ) { try encoder.encode(.of([picture])) }
    let code = Block.Content.qr(QRCode(left: -1, data: [0x41], level: .l, version: 1, cell: 3))
    #expect(throws: EncodingError.self) { try encoder.encode(.of([code])) }
  }
}
