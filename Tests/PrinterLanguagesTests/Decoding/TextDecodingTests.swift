import PrinterLanguages
import Testing

@Suite("Decoder: text")
struct TextDecodingTests {
  @Test(
    "text would be read through the wrong page: the worked bytes of the code pages",
    arguments: [
      (DecodingProfiles.epson, "1B 74 33 C8 65 6B 73 20 35 2C 30 30 20 80", "Čeks 5,00 €"),
      (DecodingProfiles.bixolon, "1B 74 1A C8 65 6B 73", "Čeks"),
      (DecodingProfiles.xprinter, "1B 74 19 C8 65 6B 73", "Čeks"),
      (
        DecodingProfiles.epson,
        "1B 74 33 52 EE 67 61 2C 20 4A E2 6E 69 73 20 42 E7 72 7A 69 F2 F0", "Rīga, Jānis Bērziņš"
      ),
      (DecodingProfiles.epson, "1B 74 2E D1 EF E0 F1 E8 E1 EE", "Спасибо"),
      (DecodingProfiles.rongta, "1B 74 07 91 AF A0 E1 A8 A1 AE", "Спасибо"),
      (DecodingProfiles.epson, "1B 74 33 44 7A 69 E6 6B 75 6A E6", "Dziękuję"),
      (DecodingProfiles.epson, "1B 74 33 47 72 FC DF 65", "Grüße"),
      (DecodingProfiles.epson, "1B 74 13 47 72 81 E1 65", "Grüße"),
      (
        DecodingProfiles.epson,
        "52 1B 74 33 EE 67 61 20 1B 74 2E D1 EF E0 F1 E8 E1 EE", "Rīga Спасибо"
      ),
    ])
  func worked(profile: PrinterProfile, hex: String, text: String) {
    let items = ESCPOSDecoder.decode(hexBytes(hex), profile: profile)
    #expect(items.compactMap(\.text).joined() == text)
    #expect(items.allSatisfy { $0.findings.isEmpty })
  }

  @Test("bytes before any page, or after ESC @, would be read as if their page were known")
  func unknownPage() throws {
    let items = ESCPOSDecoder.decode(
      hexBytes("C8 41 1B 74 33 C8 1B 40 C8 1B 74 4D C8"), profile: DecodingProfiles.epson)
    let texts = items.filter { $0.kind == .text }
    #expect(texts.map(\.text) == ["\u{2BD1}A", "Č", "\u{2BD1}", "\u{2BD1}"])
    #expect(
      texts.map(\.meaning) == [
        "code page unknown", "code page 1257", "code page unknown", "code page unknown",
      ])
    #expect(texts[0].findings == ["characters of an unknown code page"])
    #expect(texts[1].findings == [])
  }

  @Test("a byte that the page does not have would look like a letter")
  func undefined() {
    let items = ESCPOSDecoder.decode(hexBytes("1B 74 33 81 C8"), profile: DecodingProfiles.epson)
    #expect(items.compactMap(\.text) == ["\u{FFFD}Č"])
  }

  @Test("ASCII would be said to need a page")
  func ascii() {
    let items = ESCPOSDecoder.decode(Array("Total 5.00".utf8), profile: DecodingProfiles.epson)
    #expect(items.count == 1)
    #expect(items[0].text == "Total 5.00")
    #expect(items[0].meaning.isEmpty)
    #expect(items[0].findings.isEmpty)
  }

  @Test("the contents of a symbol would stay bytes to the technician")
  func symbolText() {
    let items = ESCPOSDecoder.decode(
      hexBytes("1D 28 6B 08 00 31 50 30 48 45 4C 4C 4F 1D 6B 02 34 37 35 00"),
      profile: DecodingProfiles.epson)
    #expect(items.compactMap(\.text) == ["HELLO", "475"])
  }
}
