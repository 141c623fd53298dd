import Testing
import ZVT

@Suite("Slips")
struct SlipTests {
  @Test(
    "an attribute is misread",
    arguments: [
      (0x00, false, false, false, 0, false), (0x0F, false, false, false, 15, false),
      (0x40, true, false, false, 0, false), (0x20, false, true, false, 0, false),
      (0x10, false, false, true, 0, false), (0x75, true, true, true, 0, false),
      (0x80, false, false, false, 0, false), (0x81, false, false, false, 0, true),
      (0xFE, false, false, false, 0, true),
    ] as [(UInt8, Bool, Bool, Bool, Int, Bool)])
  func attributes(
    _ attribute: UInt8, _ isCentred: Bool, _ isWide: Bool, _ isHigh: Bool, _ indent: Int,
    _ endsSlip: Bool
  ) {
    let message = PrintLine(attribute: attribute, "SUMME")
    let line = message.line()
    #expect(line.text == "SUMME")
    #expect(line.isCentred == isCentred)
    #expect(line.isDoubleWidth == isWide)
    #expect(line.isDoubleHeight == isHigh)
    #expect(line.indent == indent)
    #expect(line.endsSlip == endsSlip)
    #expect(message.endsSlip == endsSlip)
  }

  @Test("a feed feeds another number of lines", arguments: zip(["FF 03", "FF"], [3, 1]))
  func feeds(_ hex: String, _ feeds: Int) {
    let line = PrintLine(parsing: APDU(0x06D1, LineBench.bytes(hex))).line()
    #expect(line.feeds == feeds)
    #expect(line.text == "")
  }

  @Test("the kind of a slip stays in its text, or text is taken for it")
  func suffix() {
    let line = PrintLine(parsing: APDU(0x06D1, LineBench.bytes("00 4F 4B 06 04 1F 07 01 01")))
    #expect(line.kind == .merchant)
    #expect(line.line().text == "OK")
    #expect(line.line().raw == [0x4F, 0x4B])
    let text = PrintLine(parsing: APDU(0x06D1, LineBench.bytes("00 1F 07 01 01")))
    #expect(text.kind == nil)
    #expect(text.text.count == 4)
  }

  @Test("a block loses lines, attributes, feeds or its end")
  func block() {
    let block = PrintBlock([
      TLV(0x09, [0x40]), TLV(0x07, "A"), TLV(0x07, "B"), TLV(0x09, [0x20]),
      TLV(0x07, [] as [UInt8]),
      TLV(0x09, [0xFF]), TLV(0xE3, [TLV(0x1F2E, [0x0A]), TLV(0x1F2F, "4711")]),
      TLV(0x09, [0x81]), TLV(0x07, "C"),
    ])
    let lines = block.lines()
    #expect(lines.map(\.text) == ["A", "B", "", "", "", "", "C"])
    #expect(lines.map(\.isCentred) == [true, true, false, false, false, false, false])
    #expect(lines[2].isDoubleWidth)
    #expect(lines[3].feeds == 1)
    #expect(lines[4].barcode == SlipLine.Barcode(kind: 0x0A, code: "4711"))
    #expect(lines[5].endsSlip)
    #expect(block.endsSlip)
    #expect(!PrintBlock([TLV(0x09, [0xFF]), TLV(0x07, "A")]).endsSlip)
  }

  @Test("a block's own character set does not count")
  func blockSet() {
    let packet = CodecBench.packet("06 D3 0B 06 09 14 01 0D 25 04 07 02 FE E8")
    #expect(PrintBlock(parsing: packet).lines().map(\.text) == ["žč"])
  }

  @Test("the words of a step are lost")
  func words() {
    let status = IntermediateStatus(0x0A, lines: ["BITTE", "KARTE"])
    #expect(IntermediateStatus(parsing: status.apdu).text() == "BITTE\nKARTE")
    #expect(Command.display(["A", "B"], seconds: 5).displayedLines() == ["A", "B"])
  }
}
