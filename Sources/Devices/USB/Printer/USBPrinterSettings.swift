package import PrinterLanguages

/// How a printer's model behaves on USB.
package struct USBPrinterSettings: Hashable, Sendable {
  /// Endpoints for a model whose descriptors are wrong.
  package typealias Endpoints = PrinterProfile.Endpoints

  /// What it does besides the class's rules.
  package var quirks: Set<PrinterProfile.Quirk>
  /// The most bytes of one transfer, 64 to 8192.
  package var chunkBytes: Int
  /// Fixed endpoints; nothing where the descriptors are right.
  package var endpoints: Endpoints?

  /// A model that keeps to the class.
  package init(
    quirks: Set<PrinterProfile.Quirk> = [], chunkBytes: Int = 8_192, endpoints: Endpoints? = nil
  ) {
    self.quirks = quirks
    self.chunkBytes = max(chunkBytes, 1)
    self.endpoints = endpoints
  }

  /// What a profile says.
  package init(_ profile: PrinterProfile) {
    self.init(
      quirks: profile.quirks, chunkBytes: profile.chunkBytes, endpoints: profile.endpoints)
  }
}
