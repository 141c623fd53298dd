package import Receipts

/// Receipts as PDF files: what the printer prints, as text that can be searched and copied.
package enum PagePDF {
  /// The resolution that pages are laid out for, in dots per inch.
  static let dotsPerInch = 203.0
  /// White around the dots: 48 characters with it are 80 mm of paper.
  static let marginDots = 32.0

  /// A file with one sheet of paper, as long as it has to be, for every page.
  ///
  /// - Parameters:
  ///   - pages: the receipts, at least one.
  ///   - title: the document's title, for the viewer's window.
  ///   - language: the language's code, such as `lv`: it picks the letters' national forms.
  ///   - created: the moment as ISO 8601, or nothing; equal input gives equal bytes.
  /// - Throws: `noPages`, `fontMissing`, `codeTooLong`, `drawing`.
  package static func pdf(
    of pages: [Page], title: String, language: String, created: String? = nil
  ) throws(TypesettingError) -> [UInt8] {
    let setter = try TextSetter(language: language)
    let letters = CellLetters(setter)
    var canvas = try Canvas(title: title, created: created)
    let scale = 72 / dotsPerInch
    for page in pages {
      canvas.beginPage(
        width: (Double(page.width) + 2 * marginDots) * scale,
        height: (Double(page.height) + 2 * marginDots) * scale)
      canvas.push(
        x: marginDots * scale, y: marginDots * scale, scaleX: scale, scaleY: scale)
      try RollDrawing(page, letters).draw(on: canvas)
      canvas.pop()
    }
    return try canvas.finish()
  }
}
