/// The kinds of barcode that templates know.
package enum Symbology: String, Hashable, Sendable, CaseIterable {
  case upc, ean, code39, itf, codabar, code93, code128
}

/// Why data are no barcode.
package enum BarcodeFault: Error, Hashable, Sendable {
  /// The symbology can't show these characters, or not so many.
  case dataInvalid
}
