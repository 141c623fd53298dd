import PrinterLanguages
import Testing

@Suite("Star decoder")
struct StarDecoderTests {
  static let rows: [ESCPOSDecoderTests.Row] = [
    .init("1B 40", "ESC @", "initialise; the code page is unknown afterwards"),
    .init("1B 1E 46 01", "ESC RS F", "font B"),
    .init("1B 1D 74 4D", "ESC GS t", "code page 77 = 3012"),
    .init("1B 69 00 01", "ESC i", "size 2 x 1 (width x height)"),
    .init("1B 69 01 00", "ESC i", "size 1 x 2 (width x height)"),
    .init("1B 69 31 31", "ESC i", "size 2 x 2 (width x height)"),
    .init("1B 45", "ESC E", "emphasis on"),
    .init("1B 46", "ESC F", "emphasis off"),
    .init("1B 2D 01", "ESC -", "underline 1 dot"),
    .init("1B 34", "ESC 4", "white on black on"),
    .init("1B 35", "ESC 5", "white on black off"),
    .init("1B 20 30", "ESC SP", "0 dots between characters"),
    .init("1B 73 00 00", "ESC s", "spacing of double-byte characters 0 and 0 dots"),
    .init("1B 1D 61 01", "ESC GS a", "align centre"),
    .init("1B 1D 41 20 01", "ESC GS A", "go to dot 288"),
    .init("1B 1D 52 F4 FF", "ESC GS R", "move -12 dots"),
    .init("1B 6C 02", "ESC l", "left margin 24 dots"),
    .init("1B 51 30", "ESC Q", "right margin 48 characters"),
    .init("1B 7A 01", "ESC z", "line spacing 32"),
    .init("1B 30", "ESC 0", "line spacing 24"),
    .init("12", "DC2", "upside-down off"),
    .init("0F", "SI", "upside-down on"),
    .init("1B 64 00", "ESC d", "full cut"),
    .init("1B 64 01", "ESC d", "partial cut"),
    .init("1B 64 02", "ESC d", "full cut after feeding to the cutter"),
    .init("1B 64 33", "ESC d", "partial cut after feeding to the cutter"),
    .init("1B 1D 50 30", "ESC GS P", "page mode"),
    .init("1B 1D 50 31", "ESC GS P", "line mode"),
    .init("1B 1E 61 01", "ESC RS a", "automatic status mode 1"),
    .init("17", "ETB", "count, and tell when all before is done"),
    .init(
      "1B 1D 03 01 00 00", "ESC GS ETX", "marker 01 00 00: answer when all before is done"),
    .init("1B 23 2A 0A 00", "ESC # *", "identity: model and version"),
    .init("07", "BEL", "open drawer 1"),
    .init("1A", "SUB", "open drawer 2"),
    .init("1B 07 14 14", "ESC BEL", "drawer pulse 200 ms on, 200 ms off"),
    .init("1B 1D 79 53 30 02", "ESC GS y S", "QR code model 2"),
    .init("1B 1D 79 53 31 03", "ESC GS y S", "QR code level H"),
    .init("1B 1D 79 53 32 05", "ESC GS y S", "QR code modules of 5 dots"),
    .init("1B 1D 79 50", "ESC GS y P", "print the QR code"),
  ]

  @Test("a Star command would be explained wrongly, or as ESC/POS", arguments: rows)
  func command(row: ESCPOSDecoderTests.Row) throws {
    let sent = hexBytes(row.hex)
    let items = StarDecoder.decode(sent + [0x1B, 0x40], profile: DecodingProfiles.star)
    try #require(items.count == 2)
    #expect(items[0].length == sent.count)
    #expect(items[0].mnemonic == row.mnemonic)
    #expect(items[0].meaning == row.meaning)
    #expect(items[0].kind == .command)
  }

  @Test("a Star status request would not be told as one that acts at once")
  func realTime() {
    let items = StarDecoder.decode(hexBytes("1B 06 01"), profile: DecodingProfiles.star)
    #expect(items.map(\.kind) == [.realtime])
    #expect(items[0].mnemonic == "ESC ACK SOH")
  }

  @Test(
    "the data of a Star command would end too early or too late",
    arguments: [
      ("1B 1D 53 01 01 00 02 00 00", "80 80", "picture of 8 x 2 dots"),
      (
        "1B 6B 01 00", "01 02 03 04 05 06 07 08 09 0A 0B 0C 0D 0E 0F 10 11 12 13 14 15 16 17 18",
        "dots in the line, 24 rows of 8 dots"
      ),
      ("1B 1D 79 44 31 00 02 00", "41 42", "what stands in the QR code"),
      ("1B 62 33 32 31 50", "34 37 35 1E", "barcode ean13"),
      ("1B 62 06 01 01 50", "41 1E", "barcode code128"),
      ("1B 1D 29 49 01 00", "31", "identity: serial number"),
      ("1B 2A 72 59", "32 34 00", "feed dots, the number follows in digits"),
    ])
  func payload(header: String, data: String, meaning: String) throws {
    let items = StarDecoder.decode(
      hexBytes(header) + hexBytes(data) + [0x1B, 0x40], profile: DecodingProfiles.star)
    try #require(items.map(\.kind) == [.command, .payload, .command])
    #expect(items[0].length == hexBytes(header).count)
    #expect(items[0].meaning == meaning)
    #expect(items[1].length == hexBytes(data).count)
  }

  @Test("raster mode would read its rows as text, and Star graphic print text that it has not")
  func rasterMode() {
    let sent = hexBytes(
      "1B 2A 72 41 1B 2A 72 50 30 00 1B 2A 72 45 31 00 62 02 00 80 01 1B 2A 72 59 33 30 00 1B 0C 00"
        + " 1B 2A 72 42 62 41")
    let items = StarDecoder.decode(sent, profile: DecodingProfiles.graphic)
    #expect(
      items.map(\.meaning) == [
        "enter raster mode", "page length in rows, 0 endless", "2 bytes of parameters",
        "what the end of the job does", "2 bytes of parameters", "picture of 16 x 1 dots",
        "2 bytes of picture data", "feed dots, the number follows in digits",
        "3 bytes of parameters", "full cut after feeding to the cutter", "leave raster mode",
        "no command", "no command",
      ])
    #expect(items.suffix(2).allSatisfy { $0.kind == .unknown })
  }
}
