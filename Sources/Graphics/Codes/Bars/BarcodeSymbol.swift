/// A barcode as bars: what is drawn, and what a printer is told that draws it itself.
package struct BarcodeSymbol: Hashable, Sendable {
  /// Which form was taken: `upc` becomes UPC-A or UPC-E, `ean` EAN-13 or EAN-8.
  package enum Form: String, Hashable, Sendable, CaseIterable {
    case upcA, upcE, ean13, ean8, code39, itf, codabar, code93, code128
  }

  /// Which form it is.
  package let form: Form
  /// The data, check digit included where the form has one; CODE39 without its asterisks.
  package let data: [UInt8]
  /// The text to be read by people.
  package let text: String
  /// The module width, 2 to 4 dots.
  package let module: Int
  /// The widths in dots of bars and gaps in turn, beginning and ending with a bar.
  package let bars: [Int]
  /// The check digit that the data had and that is wrong, as a character; the right one is the last
  /// of `data`. Nothing where it was right, or left to us.
  package let wrongCheckDigit: UInt8?

  /// The width in dots.
  package var width: Int { bars.reduce(0, +) }

  /// A symbol as it was encoded.
  package init(
    form: Form, data: [UInt8], text: String, module: Int, bars: [Int],
    wrongCheckDigit: UInt8? = nil
  ) {
    self.form = form
    self.data = data
    self.text = text
    self.module = module
    self.bars = bars
    self.wrongCheckDigit = wrongCheckDigit
  }

  /// Encodes data. A check digit that is wrong is replaced, and said in `wrongCheckDigit`.
  ///
  /// - Parameters:
  ///   - symbology: the kind of barcode.
  ///   - data: fewer than 9 characters of `upc` and `ean` take the short form.
  ///   - module: the width of the narrowest bar, 2 to 4 dots.
  /// - Throws: `dataInvalid`.
  package static func make(
    _ symbology: Symbology, _ data: [Unicode.Scalar], module: Int
  ) throws(BarcodeFault) -> BarcodeSymbol {
    guard !data.isEmpty, data.allSatisfy(\.isASCII) else { throw .dataInvalid }
    let bytes = data.map { UInt8(truncatingIfNeeded: $0.value) }
    let isShort = bytes.count < 9
    return switch symbology {
    case .upc: try isShort ? RetailCode.upcE(bytes, module) : RetailCode.upcA(bytes, module)
    case .ean: try isShort ? RetailCode.ean8(bytes, module) : RetailCode.ean13(bytes, module)
    case .code39: try TwoWidthCode.code39(bytes, module)
    case .itf: try TwoWidthCode.itf(bytes, module)
    case .codabar: try TwoWidthCode.codabar(bytes, module)
    case .code93: Code93.symbol(bytes, module)
    case .code128: Code128.symbol(bytes, module)
    }
  }
}

extension BarcodeSymbol {
  /// ASCII as people read it: what can't be seen is a space.
  static func readable(_ data: [UInt8]) -> String {
    String(decoding: data.map { 0x21...0x7E ~= $0 ? $0 : 0x20 }, as: UTF8.self)
  }

  /// The digits of a number, the highest first: a compact way to write widths down.
  static func decimalDigits(of number: Int) -> [Int] {
    number < 10 ? [number] : decimalDigits(of: number / 10) + [number % 10]
  }
}

extension UInt8 {
  /// The value of an ASCII digit, or nothing.
  var digit: Int? { 0x30...0x39 ~= self ? Int(self) - 0x30 : nil }
}
