import Commerce
import Testing

@Suite("Card numbers never reach the journal")
struct CardDigitsTests {
  static let texts: [(text: String, kept: String)] = [
    ("4111111111111111", "411111******1111"), ("PAN 4111111111111111.", "PAN 411111******1111."),
    ("4111 1111 1111 1111", "4111 11** **** 1111"),
    ("4111-1111-1111-1111", "4111-11**-****-1111"),
    ("3782 822463 10005", "3782 82**** *0005"), ("378282246310005", "378282*****0005"),
    ("6759649826438453", "675964******8453"), ("6304000000000000000", "630400*********0000"),
    // What only looks like a card number stays: the slip has to be readable.
    ("4111111111111112", "4111111111111112"), ("411111111111", "411111111111"),
    ("A0000000041010", "A0000000041010"), ("52000007 000417 0083", "52000007 000417 0083"),
    ("28.11.2026 17:30", "28.11.2026 17:30"), ("41111111111111111111", "41111111111111111111"),
    ("SUM EUR      49,90", "SUM EUR      49,90"), ("############4242", "############4242"),
    ("", ""), ("Ā€ 4111111111111111 Ž", "Ā€ 411111******1111 Ž"),
  ]

  @Test("a card number is kept beyond its mask, or something else is cut", arguments: texts)
  func masked(text: String, kept: String) {
    #expect(CardDigits.masked(in: text) == kept)
    #expect(CardDigits.masked(in: Array(text.utf8)) == Array(kept.utf8))
    #expect(CardDigits.masked(in: kept) == kept)
  }

  @Test("what a terminal said is stored with a card number in it")
  func record() {
    let record = TerminalRecord(
      terminal: Sample.terminal, subject: .nothing, kind: .slipLine,
      bytes: [0x06, 0xD1, 0x11, 0x00] + Array("4111111111111111".utf8),
      lines: ["CARD 4111111111111111"], at: Sample.now)
    #expect(record.lines == ["CARD 411111******1111"])
    #expect(record.bytes.count == 20 && record.bytes.suffix(16).contains(UInt8(ascii: "*")))
  }
}
