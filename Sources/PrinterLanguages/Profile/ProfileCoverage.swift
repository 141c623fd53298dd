import Graphics
package import Receipts

/// What the printers of a profile can show, and what stands in for the rest; never a `?`.
///
/// A character is looked up in this order: look-alikes whose place is unsure, the code pages,
/// look-alikes for what no page has, and at last what the profile says.
package struct ProfileCoverage: CharacterCoverage {
  private let pages: PageSet
  private let fallback: PrinterProfile.Fallback

  /// The coverage of a profile.
  package init(_ profile: PrinterProfile) {
    pages = PageSet(profile)
    fallback = profile.fallback
  }

  /// What is done with a character that is not ASCII.
  package func treatment(of scalar: Unicode.Scalar) -> CharacterTreatment {
    if let sign = LookAlikes.always(scalar) { return .replaced(sign, isLoss: false) }
    if pages.have(scalar) { return .shown }
    if let signs = LookAlikes.missing(scalar) { return .replaced(signs, isLoss: false) }
    switch fallback {
    case .raster where GlyphFont.standard.contains(scalar): return .raster
    case .raster, .transliterate:
      // What has no Latin letters is drawn: a receipt is printed whatever a name consists of.
      return Transliteration.letters(for: scalar).map { .replaced($0, isLoss: true) } ?? .raster
    case .error: return .refused
    }
  }
}
