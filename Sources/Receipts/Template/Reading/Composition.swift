/// The Unicode form NFC for Latin, Greek and Cyrillic letters.
///
/// The standard library compares strings by canonical equivalence, so a dictionary from strings to
/// letters finds the letter of a base and its marks. It is filled when the first mark is met, which
/// in texts of our languages is never.
enum Composition {
  private static let letters: [String: Unicode.Scalar] = {
    let ranges: [ClosedRange<UInt32>] = [
      0x21...0x052F, 0x1E00...0x1FFF, 0x2126...0x2126, 0x212A...0x212B,
    ]
    let scalars = ranges.joined().lazy.compactMap(Unicode.Scalar.init)
    // Of equal letters the first is the one that NFC takes: å before the sign of the ångström.
    return Dictionary(scalars.map { (String($0), $0) }, uniquingKeysWith: { first, _ in first })
  }()

  /// The letter that a letter and a mark form, or nothing.
  static func letter(_ base: Unicode.Scalar, _ mark: Unicode.Scalar) -> Unicode.Scalar? {
    var text = String(base)
    text.unicodeScalars.append(mark)
    return letters[text]
  }

  /// The form of a character that NFC takes.
  static func canonical(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    scalar.isOrdinary ? scalar : letters[String(scalar)] ?? scalar
  }
}
