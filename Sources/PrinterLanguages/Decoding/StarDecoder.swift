/// Explains the bytes of Star's languages.
package enum StarDecoder {
  /// What the bytes mean, one item after the other.
  ///
  /// - Parameters:
  ///   - bytes: any bytes; hostile ones are explained as well.
  ///   - profile: whose code pages and language apply; StarPRNT where it names no Star language.
  package static func decode(_ bytes: [UInt8], profile: PrinterProfile) -> [DecodedItem] {
    let language = profile.language == .escpos ? .starprnt : profile.language
    return StreamDecoder.items(of: bytes, language: language, profile: profile)
  }
}
