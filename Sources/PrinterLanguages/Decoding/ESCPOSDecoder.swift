/// Explains ESC/POS bytes.
package enum ESCPOSDecoder {
  /// What the bytes mean, one item after the other.
  ///
  /// - Parameters:
  ///   - bytes: any bytes; hostile ones are explained as well.
  ///   - profile: whose code pages and deviations apply.
  package static func decode(_ bytes: [UInt8], profile: PrinterProfile) -> [DecodedItem] {
    StreamDecoder.items(of: bytes, language: .escpos, profile: profile)
  }
}
