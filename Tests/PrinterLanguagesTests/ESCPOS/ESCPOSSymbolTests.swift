import Graphics
import PrinterLanguages
import Receipts
import Testing

@Suite("Symbols in ESC/POS")
struct ESCPOSSymbolTests {
  static let native = PrinterProfile.epson.with {
    $0.hasNativeQR = true
    $0.qrModels = [2]
    $0.barcodes = BarcodeSymbol.Form.allCases.map { $0.rawValue.lowercased() }
  }

  static func code(_ text: String, left: Int = 0, cell: Int = 4) -> Block.Content {
    let data = Array(text.utf8)
    let version = QRMatrix.version(forByteCount: data.count, level: .m) ?? 40
    return .qr(QRCode(left: left, data: data, level: .m, version: version, cell: cell))
  }

  @Test("a printer would print a QR code's commands as text")
  func qr() throws {
    let bytes = try Self.native.body(.of([Self.code("HELLO", cell: 3)]))
    #expect(
      bytes
        == hex(
          """
          1D 28 6B 04 00 31 41 32 00 1D 28 6B 03 00 31 43 03 1D 28 6B 03 00 31 45 31
          1D 28 6B 08 00 31 50 30 48 45 4C 4C 4F 1D 28 6B 03 00 31 51 30
          """))
  }

  @Test("a job given up within a QR code would leave the printer waiting for its data")
  func payload() throws {
    let encoded = try PageEncoder(profile: Self.native).encode(.of([Self.code("HELLO")]))
    #expect(
      encoded.payloads.map { Array(encoded.bytes[$0]) } == [
        hex("1D 28 6B 08 00 31 50 30 48 45 4C 4C 4F")
      ])
  }

  @Test(
    "a symbol would stand elsewhere than in the preview",
    arguments: [
      (left: 0, place: ""), (left: 8, place: ""), (left: 246, place: "1B 61 01"),
      (left: 240, place: "1B 61 01"), (left: 492, place: "1B 61 02"),
    ])
  func places(_ row: (left: Int, place: String)) throws {
    let bytes = try Self.native.body(.of([Self.code("HELLO", left: row.left), .line("a")]))
    #expect(bytes.starts(with: hex(row.place + " 1D 28 6B 04 00 31 41 32 00")))
    #expect(bytes.suffix(2) == hex("61 0A")[...])
    #expect(bytes.count(of: hex("1B 61 00")) == (row.place.isEmpty ? 0 : 1))
  }

  @Test("a symbol that stands at none of the printer's places would be moved there")
  func elsewhere() throws {
    let bytes = try Self.native.body(.of([Self.code("HELLO", left: 100)]))
    #expect(bytes.starts(with: hex("1D 76 30 00")))
  }

  @Test("a printer without QR codes would be told to draw one")
  func raster() throws {
    let without: [@Sendable (inout PrinterProfile) -> Void] = [
      { $0.hasNativeQR = false }, { $0.qrModels = [1] },
    ]
    for change in without {
      let bytes = try Self.native.with(change).body(.of([Self.code("HELLO")]))
      #expect(bytes.count(of: hex("1D 28 6B")) == 0)
      #expect(bytes.starts(with: hex("1D 76 30 00 0B 00 18 00")))
    }
  }

  @Test("a QR code's length would be a real-time command: 1,037 bytes and three are 10h 04h")
  func length() throws {
    let page = Page.of([Self.code(String(repeating: "A", count: 1037), cell: 3)])
    let bytes = try Self.native.body(page)
    #expect(!bytes.hasRealTimePair)
    #expect(bytes.starts(with: hex("1D 76 30 00")))
  }

  static let barcodes: [(kind: Symbology, data: String, bytes: String)] = [
    (.upc, "01234567890", "1D 6B 41 0B 30 31 32 33 34 35 36 37 38 39 30"),
    (.upc, "0123456", "1D 6B 42 07 30 31 32 33 34 35 36"),
    (.ean, "475000012345", "1D 6B 43 0C 34 37 35 30 30 30 30 31 32 33 34 35"),
    (.ean, "4750000123457", "1D 6B 43 0C 34 37 35 30 30 30 30 31 32 33 34 35"),
    (.ean, "1234567", "1D 6B 44 07 31 32 33 34 35 36 37"),
    (.code39, "*A-1*", "1D 6B 45 03 41 2D 31"), (.itf, "1234", "1D 6B 46 04 31 32 33 34"),
    (.codabar, "A12B", "1D 6B 47 04 41 31 32 42"), (.code93, "Ab1", "1D 6B 48 03 41 62 31"),
    (.code128, "12", "1D 6B 49 03 7B 43 0C"), (.code128, "a{", "1D 6B 49 05 7B 42 61 7B 7B"),
    (.code128, "123456a", "1D 6B 49 08 7B 43 0C 22 38 7B 42 61"),
    (.code128, "\u{01}A", "1D 6B 49 04 7B 41 01 41"),
  ]

  @Test("a printer would draw other bars than the preview", arguments: barcodes)
  func bars(_ row: (kind: Symbology, data: String, bytes: String)) throws {
    let symbol = try BarcodeSymbol.make(row.kind, Array(row.data.unicodeScalars), module: 2)
    for showsText in [true, false] {
      let code = Barcode(left: 0, symbol: symbol, height: 72, showsText: showsText)
      let settings = "1D 68 48 1D 77 02 " + (showsText ? "1D 48 02 1D 66 00 " : "1D 48 00 ")
      #expect(try Self.native.body(.of([.barcode(code)])) == hex(settings + row.bytes))
    }
  }

  @Test("a barcode would contain a real-time command: the pair 16, 20 is 10h 14h")
  func barcodeBytes() throws {
    let symbol = try BarcodeSymbol.make(.code128, Array("1620".unicodeScalars), module: 2)
    let page = Page.of([
      .barcode(Barcode(left: 0, symbol: symbol, height: 72, showsText: false))
    ])
    let bytes = try Self.native.body(page)
    #expect(!bytes.hasRealTimePair)
    #expect(bytes.starts(with: hex("1D 76 30 00")))
  }

  @Test("a printer that doesn't list a barcode would be told to draw it")
  func unlisted() throws {
    let symbol = try BarcodeSymbol.make(.ean, Array("1234567".unicodeScalars), module: 2)
    let page = Page.of([.barcode(Barcode(left: 0, symbol: symbol, height: 72, showsText: true))])
    let bytes = try Self.native.with { $0.barcodes = ["ean13"] }.body(page)
    #expect(bytes.starts(with: hex("1D 76 30 00")))
  }
}
