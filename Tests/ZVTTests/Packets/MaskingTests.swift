import Testing
import ZVT

@Suite("Masking")
struct MaskingTests {
  @Test(
    "a secret stays in what is kept",
    arguments: [
      ("06 00 04 12 34 56 BE", "06 00 04 00 00 00 BE"),
      ("06 30 06 12 34 56 87 00 83", "06 30 06 00 00 00 87 00 83"),
      ("05 01 05 12 34 56 03 03", "05 01 05 00 00 00 03 03"),
      ("06 95 06 12 34 56 65 43 21", "06 95 06 00 00 00 00 00 00"),
      ("06 09 07 00 17 01 3D 12 34 56", "06 09 07 00 17 01 3D 00 00 00"),
      ("06 01 0B 22 F0 F8 41 11 11 11 11 11 11 11", "06 01 0B 22 F0 F8 41 11 11 EE EE EE 11 11"),
      ("04 0F 06 22 F0 F3 12 34 56", "04 0F 06 22 F0 F3 EE 34 56"),
      ("04 0F 06 23 F0 F3 12 34 56", "04 0F 06 23 F0 F3 00 00 00"),
      ("04 0F 07 24 F0 F0 F3 12 34 56", "04 0F 07 24 F0 F0 F3 00 00 00"),
      ("06 01 03 3A 12 3F", "06 01 03 3A 00 00"),
      ("04 0F 08 06 06 1F 09 03 41 11 11", "04 0F 08 06 06 1F 09 03 00 00 00"),
      (
        "06 00 0E 00 00 00 08 09 78 06 06 1F 74 03 31 32 33",
        "06 00 0E 00 00 00 08 09 78 06 06 1F 74 03 00 00 00"
      ),
      ("06 C6 02 00 A4", "06 C6 02 00 00"),
    ])
  func masked(_ hex: String, _ masked: String) {
    #expect(Masking.masked(CodecBench.packet(hex)).bytes == LineBench.bytes(masked))
  }

  @Test("a track's card number survives behind its separator")
  func track() {
    let value = CardNumber.maskedBytes(LineBench.bytes("41 11 11 11 11 11 11 11 D2 91 2F"))
    #expect(value == LineBench.bytes("41 11 11 EE EE EE 11 11 D0 00 0F"))
  }

  @Test(
    "a card number in text stays, or another number is destroyed",
    arguments: [
      ("Nr 4111111111111111 OK", "Nr 411111******1111 OK"),
      ("4111 1111 1111 1111", "4111 11** **** 1111"), ("4111111111111112", "4111111111111112"),
      ("123456789012", "123456789012"), ("52000007 000417", "52000007 000417"),
      ("5555-5555-5555-4444", "5555-55**-****-4444"),
    ])
  func text(_ text: String, _ masked: String) {
    let line = PrintLine(text).apdu
    let block = PrintBlock([text]).apdu
    #expect(PrintLine(parsing: Masking.masked(line)).line().text == masked)
    #expect(PrintBlock(parsing: Masking.masked(block)).lines().first?.text == masked)
  }

  @Test("card data behind an unknown field is kept")
  func unread() {
    let packet = CodecBench.packet("04 0F 0D 3E 01 22 F0 F8 41 11 11 11 11 11 11 11")
    #expect(
      Masking.masked(packet).bytes
        == LineBench.bytes("04 0F 0D 3E 01 22 F0 F8 41 11 11 EE EE EE 11 11"))
    let cut = CodecBench.packet("04 0F 06 24 F0 F3 F7 41 11")
    #expect(Masking.masked(cut).bytes == LineBench.bytes("04 0F 06 24 F0 F3 F7 00 00"))
  }

  @Test("masking changes what is no secret", arguments: Specimens.all)
  func shape(_ specimen: Specimen) {
    let masked = Masking.masked(specimen.encoded)
    #expect(masked.data.count == specimen.encoded.data.count)
    #expect(Masking.masked(masked) == masked)
    if specimen.encoded.classByte == 0x04 { #expect(masked == specimen.encoded) }
  }
}
