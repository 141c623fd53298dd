import PrinterLanguages
import Testing

@Suite("ESC/POS decoder: commands")
struct ESCPOSDecoderTests {
  struct Row: Sendable, CustomTestStringConvertible {
    let hex: String
    let mnemonic: String
    let meaning: String
    var testDescription: String { mnemonic + " " + hex }

    init(_ hex: String, _ mnemonic: String, _ meaning: String) {
      self.hex = hex
      self.mnemonic = mnemonic
      self.meaning = meaning
    }
  }

  static let text: [Row] = [
    Row("1B 40", "ESC @", "initialise; the code page is unknown afterwards"),
    Row("1C 2E", "FS .", "double-byte characters off"),
    Row("1B 52 00", "ESC R", "international character set 0 = USA"),
    Row("1B 74 33", "ESC t", "code page 51 = 1257"),
    Row("1B 74 4D", "ESC t", "code page 77 = not in the profile"),
    Row("1B 4D 00", "ESC M", "font A"),
    Row("1B 4D 31", "ESC M", "font B"),
    Row("1B 20 00", "ESC SP", "0 dots between characters"),
    Row("1C 53 00 00", "FS S", "spacing of double-byte characters 0 and 0 dots"),
    Row("1B 61 00", "ESC a", "align left"),
    Row("1B 61 31", "ESC a", "align centre"),
    Row("1B 61 02", "ESC a", "align right"),
    Row("1B 45 01", "ESC E", "emphasis on"),
    Row("1B 45 00", "ESC E", "emphasis off"),
    Row("1B 2D 02", "ESC -", "underline 2 dots"),
    Row("1B 2D 00", "ESC -", "underline off"),
    Row("1D 42 01", "GS B", "white on black on"),
    Row("1D 21 10", "GS !", "size 2 x 1 (width x height)"),
    Row("1D 21 01", "GS !", "size 1 x 2 (width x height)"),
    Row("1D 21 55", "GS !", "size 6 x 6 (width x height)"),
    Row("1B 32", "ESC 2", "default line spacing"),
    Row("1B 33 18", "ESC 3", "line spacing 24"),
    Row("1B 7B 00", "ESC {", "upside-down off"),
    Row("0A", "LF", "print the line and feed"),
    Row("1B 64 04", "ESC d", "feed 4 lines"),
    Row("1B 4A 78", "ESC J", "feed 120 dots"),
    Row("1B 24 20 01", "ESC $", "go to dot 288"),
    Row("1B 5C F4 FF", "ESC \\", "move -12 dots"),
    Row("1D 4C 0C 00", "GS L", "left margin 12 dots"),
    Row("1D 57 40 02", "GS W", "print area 576 dots wide"),
    Row("1B 70 00 19 FA", "ESC p", "open drawer: connector pin 2, 50 ms on, 500 ms off"),
    Row("1B 70 31 19 FA", "ESC p", "open drawer: connector pin 5, 50 ms on, 500 ms off"),
    Row("1D 56 00", "GS V", "full cut"),
    Row("1D 56 01", "GS V", "partial cut"),
    Row("1D 56 41 00", "GS V", "full cut after feeding to the cutter"),
    Row("1D 56 42 0A", "GS V", "partial cut after feeding to the cutter and 10 dots"),
  ]

  static let requests: [Row] = [
    Row("10 04 01", "DLE EOT", "status at once: printer"),
    Row("10 04 02", "DLE EOT", "status at once: offline cause"),
    Row("10 04 03", "DLE EOT", "status at once: error cause"),
    Row("10 04 04", "DLE EOT", "status at once: paper"),
    Row("10 05 01", "DLE ENQ", "recover from an error and go on"),
    Row("10 05 02", "DLE ENQ", "recover from an error and forget what has arrived"),
    Row("10 14 07 01", "DLE DC4 7", "automatic status block at once"),
    Row(
      "10 14 08 01 03 14 01 06 02 08", "DLE DC4 8",
      "recover from an error and forget what has arrived"),
    Row(
      "10 14 01 00 01", "DLE DC4 1",
      "open drawer at once: connector pin 2, 100 ms on, 100 ms off"),
    Row("1D 61 FF", "GS a", "automatic status on, mask 255"),
    Row("1D 61 00", "GS a", "automatic status off"),
    Row("1D 72 01", "GS r", "status when all before is done, kind 1"),
    Row("1D 72 31", "GS r", "status when all before is done, kind 1"),
    Row("1D 49 42", "GS I", "identity: maker"),
    Row("1D 49 43", "GS I", "identity: model"),
    Row(
      "1D 28 48 06 00 30 30 30 30 30 37", "GS ( H",
      "answer 30 30 30 37 when all before is done"),
    Row("1D 28 44 03 00 14 01 00", "GS ( D", "real-time drawer pulse off"),
    Row("1D 28 44 03 00 14 01 01", "GS ( D", "real-time drawer pulse on"),
  ]

  static let symbols: [Row] = [
    Row("1D 28 6B 04 00 31 41 32 00", "GS ( k", "QR code model 2"),
    Row("1D 28 6B 03 00 31 43 04", "GS ( k", "QR code modules of 4 dots"),
    Row("1D 28 6B 03 00 31 45 30", "GS ( k", "QR code level L"),
    Row("1D 28 6B 03 00 31 45 33", "GS ( k", "QR code level H"),
    Row("1D 28 6B 03 00 31 51 30", "GS ( k", "print the QR code"),
    Row("1D 28 4C 02 00 30 32", "GS ( L", "print the kept picture"),
    Row("1D 68 50", "GS h", "barcodes 80 dots high"),
    Row("1D 77 02", "GS w", "bars of 2 dots"),
    Row("1D 48 02", "GS H", "text at barcodes: below"),
    Row("1D 66 00", "GS f", "text at barcodes in font 0"),
  ]

  @Test(
    "a command would be explained wrongly, or its length taken wrongly",
    arguments: text + requests + symbols)
  func command(row: Row) throws {
    // A second command behind shows that exactly the bytes of the first were taken.
    let sent = hexBytes(row.hex)
    let items = ESCPOSDecoder.decode(sent + [0x1B, 0x40], profile: DecodingProfiles.epson)
    try #require(items.count == 2)
    #expect(items[0].length == sent.count)
    #expect(items[0].mnemonic == row.mnemonic)
    #expect(items[0].meaning == row.meaning)
    #expect(items[0].kind == (sent[0] == 0x10 ? .realtime : .command))
    #expect(items[1].mnemonic == "ESC @")
  }

  @Test(
    "the data of a command would end too early or too late",
    arguments: [
      // GS v 0, 1 x 2 bytes.
      ("1D 76 30 00 01 00 02 00", "80 80", "picture of 8 x 2 dots", "2 bytes of picture data"),
      // GS 8 L, 12 dots wide, 1 row: 10 + 2 bytes.
      (
        "1D 38 4C 0C 00 00 00 30 70 30 01 01 31 0C 00 01 00", "80 10",
        "keep a picture of 12 x 1 dots", "2 bytes of picture data"
      ),
      (
        "1D 28 4C 0B 00 30 70 30 01 01 31 08 00 01 00", "80", "keep a picture of 8 x 1 dots",
        "1 byte of picture data"
      ),
      // ESC * 33, two columns of 24 dots.
      (
        "1B 2A 21 02 00", "80 00 00 00 00 01", "dots in the line, 2 columns of 24 dots",
        "6 bytes of picture data"
      ),
      (
        "1B 2A 00 03 00", "80 00 00", "dots in the line, 3 columns of 8 dots",
        "3 bytes of picture data"
      ),
      (
        "1D 28 6B 08 00 31 50 30", "48 45 4C 4C 4F", "what stands in the QR code",
        "5 bytes of symbol data"
      ),
      // Barcodes: function A ends with NUL, function B says its length.
      ("1D 6B 02", "34 37 35 00", "barcode ean13", "4 bytes of symbol data"),
      ("1D 6B 43 03", "34 37 35", "barcode ean13", "3 bytes of symbol data"),
      ("1D 6B 49 03", "7B 43 0C", "barcode code128", "3 bytes of symbol data"),
      ("1D 6B 4A 01", "7B", "barcode gs1-128", "1 byte of symbol data"),
      // A function group that nobody here knows, skipped by its length.
      ("1D 28 41 02 00", "00 02", "function group 41", "2 bytes of parameters"),
      (
        "1D 28 6B 05 00 30 50", "30 41 42", "function 80 of symbol kind 48", "3 bytes of parameters"
      ),
    ])
  func payload(header: String, data: String, meaning: String, dataMeaning: String) throws {
    let sent = hexBytes(header) + hexBytes(data)
    let items = ESCPOSDecoder.decode(sent + [0x0A], profile: DecodingProfiles.epson)
    try #require(items.map(\.kind) == [.command, .payload, .command])
    #expect(items[0].meaning == meaning)
    #expect(items[0].length == hexBytes(header).count)
    #expect(items[1].meaning == dataMeaning)
    #expect(items[1].length == hexBytes(data).count)
    #expect(items[2].mnemonic == "LF")
  }

  @Test(
    "a command without data would swallow what follows",
    arguments: ["1D 76 30 00 00 00 05 00", "1D 6B 43 00", "1B 2A 21 00 00", "1D 28 6B 00 00"])
  func emptyPayload(hex: String) {
    let items = ESCPOSDecoder.decode(hexBytes(hex) + [0x41], profile: DecodingProfiles.epson)
    #expect(items.map(\.kind) == [.command, .text])
  }

  @Test(
    "bytes that are no command would hide the command behind them",
    arguments: [
      ("1B 1B 40", [1, 2]), ("1B FF 1B 40", [2, 2]), ("1D 28 0A", [3]), ("10 04 09 1B 40", [3, 2]),
      ("10 0A", [1, 1]), ("1D 6B 30 41", [3, 1]), ("1D 56 33 41", [3, 1]),
      ("10 14 08 01 03 14 01 06 02 09 41", [10, 1]), ("01 02 41", [1, 1, 1]),
    ])
  func unknown(hex: String, lengths: [Int]) {
    let items = ESCPOSDecoder.decode(hexBytes(hex), profile: DecodingProfiles.epson)
    #expect(items.map(\.length) == lengths)
    #expect(items[0].kind == (hex == "1D 28 0A" ? .incomplete : .unknown))
  }

  @Test("the end of a stream within a command or its data would not be noticed")
  func incomplete() {
    let cut = ESCPOSDecoder.decode(hexBytes("41 1B 70 00"), profile: DecodingProfiles.epson)
    #expect(cut.map(\.kind) == [.text, .incomplete])
    #expect(cut[1].mnemonic == "ESC p")
    #expect(cut[1].meaning == "the command is cut off")

    let half = ESCPOSDecoder.decode(
      hexBytes("1D 76 30 00 01 00 03 00 80"), profile: DecodingProfiles.epson)
    #expect(half.map(\.kind) == [.command, .incomplete])
    #expect(half[1].meaning == "the data are cut off: 1 byte, 2 to come of picture data")

    let none = ESCPOSDecoder.decode(
      hexBytes("1D 76 30 00 01 00 03 00"), profile: DecodingProfiles.epson)
    #expect(none.map(\.findings) == [["its data are missing"]])
  }

  @Test("a flush of thousands of NULs would be thousands of items")
  func nuls() {
    let flush = [UInt8](repeating: 0, count: 8192) + hexBytes("1B 40 1D 61 FF")
    let items = ESCPOSDecoder.decode(flush, profile: DecodingProfiles.epson)
    #expect(items.map(\.mnemonic) == ["NUL", "ESC @", "GS a"])
    #expect(items[0].length == 8192)
  }

  @Test(
    "real-time bytes in a picture or a length would go unseen, though printers obey them",
    arguments: [
      ("1D 76 30 00 05 00 01 00 10 14 01 00 01", 1, "realtime bytes within picture data"),
      ("1D 76 30 00 04 00 01 00 00 10 04 01", 1, "realtime bytes within picture data"),
      ("1D 76 30 00 02 00 01 00 10 05", 1, "realtime bytes within picture data"),
      ("1D 28 6B 05 00 31 50 30 10 04", 1, "realtime bytes within data"),
      ("1B 70 00 10 04", 0, "realtime bytes within a command"),
      ("1D 38 4C 10 04 00 00", 0, "realtime bytes within data"),
    ])
  func realTime(hex: String, item: Int, finding: String) throws {
    let items = ESCPOSDecoder.decode(hexBytes(hex), profile: DecodingProfiles.epson)
    try #require(items.count > item)
    #expect(items[item].findings.contains(finding))
  }

  @Test("an ordinary real-time command would be flagged as hidden")
  func ordinaryRealTime() {
    let items = ESCPOSDecoder.decode(
      hexBytes("41 10 04 01 10 05 02 0A"), profile: DecodingProfiles.epson)
    #expect(items.allSatisfy { $0.findings.isEmpty })
    #expect(items.map(\.kind) == [.text, .realtime, .realtime, .command])
  }
}
