import Graphics
import Receipts
import Testing

@Suite("Codes, pictures and commands")
struct CodeTests {
  static let placeTable: [(line: String, left: Int)] = [
    ("|{c:1}", 0), ("{c:1}|", 24 * 12 - 63), ("{c:1}", (24 * 12 - 63) / 2), ("|{c:1}|", 112),
    ("{w:10;a:left;c:1}", 28), ("|{w:10;a:right;c:1}", 14 * 12),
    ("{w:4 6;c:1}|", 6 * 12 + 132 - 63),
    ("|{w:4 *;c:1}", 0), ("{w:3;a:left;c:1}", 0), ("{w:0;c:1}|", 144),
  ]

  @Test("a code stands elsewhere in its block", arguments: placeTable)
  func places(line: String, left: Int) throws {
    let page = try Laying.page("{o:qrcode}\n\(line)")
    #expect(page.blocks.compactMap(\.qr).map(\.left) == [left])
  }

  static let dataTable: [(symbology: String, data: String, isPrinted: Bool)] = [
    ("upc", "01234565", true), ("upc", "0123456", true), ("upc", "1123456", false),
    ("upc", "01234567890", true), ("upc", "012345678905", true), ("upc", "123456789", false),
    ("ean", "1234567", true), ("ean", "12345670", true), ("ean", "123456789012", true),
    ("ean", "123456", false), ("ean", "12345678901", false), ("ean", "123456x", false),
    ("code39", "AB-. $/+%9", true), ("code39", "*AB*", true), ("code39", "ab", false),
    ("itf", "1234", true), ("itf", "123", false), ("itf", "12a4", false),
    ("codabar", "A123B", true), ("codabar", "a12-$:/.+b", true), ("codabar", "123", false),
    ("code93", "aB 1", true), ("code93", "ē", false), ("code128", #"a\x00b"#, true),
    ("code128", "ē", false), ("qrcode", "ē", true),
  ]

  @Test(
    "data are printed that a symbology does not have, or the other way round",
    arguments: dataTable)
  func data(symbology: String, data: String, isPrinted: Bool) throws {
    let source = "{o:\(symbology)}\n{c:\(data)}"
    #expect(try Laying.page(source, 200).blocks.count == (isPrinted ? 1 : 0))
    let codes = Laying.findings(source, 200).filter { $0.severity == .error }.map(\.code)
    #expect(codes.contains(.barcodeInvalid) == !isPrinted)
  }

  @Test("a wrong check digit is printed, or passes in strict mode")
  func checkDigit() throws {
    let source = "{o:ean}\n{c:12345678}"
    let symbol = try Laying.page(source, 80).blocks.first?.barcode?.symbol
    #expect(symbol?.data.last == UInt8(ascii: "0"))
    let finding = try #require(Laying.findings(source, 80).first)
    #expect(finding.code == .barcodeCheckDigit)
    #expect(finding.severity == .error)
    #expect(finding.values["expected"] == "0")
  }

  @Test("a QR code has another version or other data")
  func qr() throws {
    let code = try Laying.page("{o:qrcode 4 m}\n{c:R01-000123ē}").blocks.first?.qr
    #expect(code?.data == Array("R01-000123ē".utf8))
    #expect(code?.version == QRMatrix.version(forByteCount: 12, level: .m))
    #expect(code?.cell == 4)
    let long = "{o:qrcode}\n{c:\(String(repeating: "x", count: 2954))}"
    #expect(try Laying.page(long).blocks.isEmpty)
    #expect(Laying.told(Laying.findings(long)) == ["2:4 error receipt.qr_too_long"])
  }

  @Test("a code that is too wide passes, or begins left of the paper")
  func tooWide() throws {
    let source = "{o:code128 4;c:123456789012345}"
    let code = try #require(try Laying.page(source, 8).blocks.first?.barcode)
    #expect(code.symbol.width > 96)
    #expect(code.left == 0)
    let told = Laying.findings(source, 8).filter { $0.severity == .error }
    #expect(told.map(\.code) == [.codeTooWide])
    #expect(told.first?.values["available"] == "96")
  }

  static let quietTable: [(source: [String], isQuiet: Bool)] = [
    (["|a", "", "{c:1;o:qrcode}", "", "|b"], true), (["|a", "{c:1;o:qrcode}"], false),
    (["{c:1;o:qrcode}", "|b"], false), (["{c:1;o:qrcode}", "=", "|b"], true),
    (["|{c:1;o:qrcode}"], false), (["{c:1;o:qrcode}"], true), (["---", "{c:1;o:qrcode}"], false),
    (["|a", "{x:beep}", "{c:1;o:qrcode}"], false), (["", "{c:1;o:qrcode 8}", "|a"], false),
    (["{c:1;o:code128}"], true), (["|{c:1;o:code128}"], false), (["|a", "{c:1}"], false),
    (["|a", "", "{c:1;o:qrcode 8}", "", "", "|b"], false),
    (["|a", "", "", "{c:1;o:qrcode 8}", "", "", "|b"], true),
  ]

  @Test("a code that can't be read passes, or a readable one does not", arguments: quietTable)
  func quiet(source: [String], isQuiet: Bool) {
    let codes = Laying.findings(source.joined(separator: "\n"), 40).filter { $0.severity != .info }
    #expect(codes.map(\.code) == (isQuiet ? [] : [.codeQuietZone]))
  }

  @Test("an empty code is printed")
  func empty() throws {
    let source = "{o:qrcode}\n{c:{{a}}}"
    let values: Values = ["a": .text("")]
    #expect(try Laying.page(source, values: values).blocks.isEmpty)
    #expect(
      Laying.told(Laying.findings(source, values: values)) == ["2:4 warning receipt.code_empty"])
  }

  static let base64Table: [(text: String, bytes: [UInt8], isClean: Bool)] = [
    ("AQID", [1, 2, 3], true), ("AQI=", [1, 2], true), ("AQ==", [1], true), ("AQI", [1, 2], true),
    ("AQ", [1], true), ("A Q I D", [1, 2, 3], false), ("AQID!", [1, 2, 3], false),
    ("AQIDA", [1, 2, 3], false), ("AQI=AQ==", [1, 2], false), ("AQ=", [1], false),
    ("+/+/", [251, 255, 191], true), ("AQID====", [1, 2, 3], false),
  ]

  @Test("base64 is read otherwise", arguments: base64Table)
  func base64(text: String, bytes: [UInt8], isClean: Bool) throws {
    let picture = Bitmap(width: 10, height: 5)
    let images: Template.PictureReader = { $0 == bytes ? picture : nil }
    let source = "{i:\(text)}|"
    let page = try Laying.page(source, images: images)
    #expect(page.blocks.map(\.content) == [.image(Picture(left: 278, bitmap: picture))])
    let told = Laying.findings(source, images: images).map(\.code)
    #expect(told == (isClean ? [] : [.imageDataInvalid]))
  }

  @Test("a picture that can't be read or is too wide passes")
  func pictures() throws {
    #expect(try Laying.page("{i:AQID}").blocks.isEmpty)
    #expect(Laying.told(Laying.findings("{i:AQID}")) == ["1:4 error receipt.image_unreadable"])
    let wide = Laying.findings("{i:AQID}", 2) { _ in Bitmap(width: 25, height: 1) }
    #expect(Laying.told(wide) == ["1:4 error receipt.image_too_wide"])
  }

  @Test("a command opens something else, or raw bytes pass")
  func commands() throws {
    let page = try Laying.page(#"{x:drawer}{"# + "\n{x:drawer}\n{command:beep}\n{x:\\x1bp0}")
    #expect(page.blocks.map(\.content) == [.device(.drawer), .device(.beep)])
  }
}
