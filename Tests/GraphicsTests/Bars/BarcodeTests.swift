import Graphics
import Testing

/// Barcodes carry the right digits, in the widths that a layout counts with.
@Suite("Barcodes")
struct BarcodeTests {
  private func make(
    _ symbology: Symbology, _ text: String, module: Int = 2
  ) throws(BarcodeFault) -> BarcodeSymbol {
    try BarcodeSymbol.make(symbology, Array(text.unicodeScalars), module: module)
  }

  @Test(
    "a check digit is wrong",
    arguments: [
      (Symbology.ean, "475000012345", "4750000123457"), (.ean, "400638133393", "4006381333931"),
      (.ean, "4006381333931", "4006381333931"), (.ean, "9638507", "96385074"),
      (.upc, "03600029145", "036000291452"), (.upc, "0425261", "04252614"),
      (.upc, "0123455", "01234558"), (.upc, "0123453", "01234531"), (.upc, "0123450", "01234505"),
      (.upc, "0123454", "01234543"),
    ])
  func checkDigit(symbology: Symbology, data: String, complete: String) throws {
    let symbol = try make(symbology, data)
    #expect(symbol.text == complete)
    #expect(symbol.data == Array(complete.utf8))
    #expect(symbol.wrongCheckDigit == nil)
  }

  @Test(
    "a wrong check digit is kept, or replaced without a word",
    arguments: [
      (Symbology.ean, "4750000123450", "4750000123457"), (.ean, "96385070", "96385074"),
      (.upc, "036000291459", "036000291452"), (.upc, "04252610", "04252614"),
    ])
  func wrongCheckDigit(symbology: Symbology, data: String, complete: String) throws {
    let symbol = try make(symbology, data)
    #expect(symbol.text == complete)
    #expect(symbol.wrongCheckDigit == data.utf8.last)
  }

  @Test(
    "data that a symbology can't show make a symbol, or data that it can show make none",
    arguments: [
      (Symbology.upc, "0123456", true), (.upc, "1234567", false), (.upc, "012345", false),
      (.upc, "123456789", false), (.upc, "12345678901", true), (.upc, "1234567890123", false),
      (.ean, "1234567", true), (.ean, "123456", false), (.ean, "123456789", false),
      (.ean, "12345678901a", false), (.code39, "AZ09-. $/+%", true), (.code39, "*A*", true),
      (.code39, "A*", true), (.code39, "A*B", false), (.code39, "a", false), (.code39, "**", false),
      (.itf, "1234", true), (.itf, "123", false), (.itf, "12a4", false), (.codabar, "A1B", true),
      (.codabar, "a12-3d", true), (.codabar, "AB", false), (.codabar, "1234", false),
      (.codabar, "A1A2B", false), (.codabar, "A1E", false), (.code93, "\u{0}\u{7F}~", true),
      (.code93, "ā", false), (.code128, "\u{0}\u{7F}~", true), (.code128, "é", false),
      (.code128, "", false), (.code93, "", false), (.itf, "", false), (.ean, "", false),
    ])
  func acceptance(symbology: Symbology, data: String, isAccepted: Bool) {
    if isAccepted {
      #expect(throws: Never.self) { try make(symbology, data) }
    } else {
      #expect(throws: BarcodeFault.dataInvalid) { try make(symbology, data) }
    }
  }

  @Test("a symbol is not as wide as the layout counts", arguments: [2, 3, 4])
  func widths(module: Int) throws {
    let index = module - 2
    #expect(try make(.ean, "475000012345", module: module).width == 95 * module)
    #expect(try make(.upc, "12345678901", module: module).width == 95 * module)
    #expect(try make(.ean, "1234567", module: module).width == 67 * module)
    #expect(try make(.upc, "0123456", module: module).width == 51 * module)
    let code39 = try make(.code39, "KASE-1", module: module)
    #expect(code39.width == 8 * [29, 45, 58][index] - module)
    let itf = try make(.itf, "123456", module: module)
    #expect(itf.width == 6 * [16, 25, 32][index] + [17, 26, 34][index])
    // Nine signs, of which the two letters, the colon and the slash are broad.
    let codabar = try make(.codabar, "A12-$:/3B", module: module)
    #expect(codabar.width == 9 * [25, 39, 50][index] - 5 * [3, 5, 6][index] - module)
    // Start, `A`, two places for `a`, two checks, stop.
    #expect(try make(.code93, "Aa", module: module).width == (9 * 7 + 1) * module)
    // Start, three places, check, stop.
    #expect(try make(.code128, "Abc", module: module).width == (11 * 6 + 2) * module)
  }

  @Test("a symbol does not begin and end with a bar, or has an element without width")
  func shape() throws {
    for (symbology, data) in Self.samples {
      let symbol = try make(symbology, data, module: 3)
      #expect(symbol.bars.count % 2 == 1)
      #expect(symbol.bars.allSatisfy { $0 >= 3 })
    }
  }

  private static let samples: [(Symbology, String)] = [
    (.upc, "12345678901"), (.upc, "0123456"), (.ean, "475000012345"), (.ean, "1234567"),
    (.code39, "KASE"), (.itf, "123456"), (.codabar, "A123B"), (.code93, "Kase 1"),
    (.code128, "Kase 123456"),
  ]

  @Test(
    "people read something else below the bars than they should",
    arguments: [
      (Symbology.code39, "AB", "*AB*", "AB"), (.code39, "*AB*", "*AB*", "AB"),
      (.codabar, "a12b", "a12b", "A12B"), (.code128, "a\u{1} b", "a  b", "a\u{1} b"),
      (.code93, "x\u{7F}", "x ", "x\u{7F}"), (.itf, "12", "12", "12"),
    ])
  func texts(symbology: Symbology, given: String, text: String, data: String) throws {
    let symbol = try make(symbology, given)
    #expect(symbol.text == text)
    #expect(symbol.data == Array(data.utf8))
  }

  @Test("the short form is taken for long data, or the other way round")
  func forms() throws {
    #expect(
      try Self.samples.map { try make($0.0, $0.1).form } == [
        .upcA, .upcE, .ean13, .ean8, .code39, .itf, .codabar, .code93, .code128,
      ])
  }

  @Test("a known symbol is drawn differently: EAN-8 5512345-7 of the standard's annex")
  func knownBars() throws {
    let digits = ["0110001", "0110001", "0011001", "0010011", "1000010", "1011100", "1001110"]
    let modules = "101" + digits[..<4].joined() + "01010" + digits[4...].joined() + "1000100101"
    let symbol = try make(.ean, "5512345", module: 1)
    let drawn = symbol.bars.enumerated().map { index, width in
      String(repeating: index.isMultiple(of: 2) ? "1" : "0", count: width)
    }
    #expect(drawn.joined() == modules)
  }
}
