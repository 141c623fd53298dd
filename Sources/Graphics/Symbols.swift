/// The error correction level of a QR code.
package enum QRLevel: String, Hashable, Sendable, CaseIterable {
  case l, m, q, h
}

/// The kinds of barcode that templates know.
package enum Symbology: String, Hashable, Sendable, CaseIterable {
  case upc, ean, code39, itf, codabar, code93, code128
}

/// A barcode as bars: what is drawn, and what a printer is told that draws it itself.
package struct BarcodeSymbol: Hashable, Sendable {
  /// Which form was taken: `upc` becomes UPC-A or UPC-E, `ean` EAN-13 or EAN-8.
  package enum Form: String, Hashable, Sendable, CaseIterable {
    case upcA, upcE, ean13, ean8, code39, itf, codabar, code93, code128
  }

  /// Which form it is.
  package let form: Form
  /// The data, check digit included where the form has one.
  package let data: [UInt8]
  /// The text to be read by people.
  package let text: String
  /// The module width, 2 to 4 dots.
  package let module: Int
  /// The widths in dots of bars and gaps in turn, beginning with a bar.
  package let bars: [Int]

  /// The width in dots.
  package var width: Int { bars.reduce(0, +) }

  /// A symbol as it was encoded.
  package init(form: Form, data: [UInt8], text: String, module: Int, bars: [Int]) {
    self.form = form
    self.data = data
    self.text = text
    self.module = module
    self.bars = bars
  }
}
