package import Receipts

/// Puts pages into the language of a printer.
///
/// Made once for a printer and used for every page: the code pages are looked up here.
package struct PageEncoder: Sendable {
  /// The printer's profile.
  package let profile: PrinterProfile
  /// How a page has to be laid out for these printers.
  package let layoutOptions: LayoutOptions
  private let pages: PageSet

  /// An encoder for the printers of a profile.
  package init(profile: PrinterProfile) {
    self.profile = profile
    layoutOptions = LayoutOptions(
      columns: profile.columns, isSpaced: profile.lineSpacingDots > Page.cellHeight,
      halfCells: .round,
      coverage: profile.language == .stargraphic ? .everything : .of(ProfileCoverage(profile)))
    pages = PageSet(profile)
  }

  /// Encodes a page; equal pages give equal bytes.
  ///
  /// - Parameters:
  ///   - page: a page that was laid out with `layoutOptions`. One that wasn't is printed with
  ///     look-alikes or as a picture where the printer lacks a character.
  ///   - cuts: whether the paper is cut at the end; without a cutter it is only fed.
  /// - Throws: a page or a symbol that is wider than the paper, a character that no code page has
  ///   where the profile wants that told.
  package func encode(_ page: Page, cuts: Bool = true) throws(EncodingError) -> EncodedPage {
    guard page.columns <= profile.columns else {
      throw EncodingError(
        .pageTooWide, line: 0,
        detail: "\(page.columns) characters, the line has \(profile.columns)")
    }
    switch profile.language {
    case .escpos:
      var writer = PageWriter(ESCPOS(profile), profile, pages, page)
      return try writer.encode(cuts: cuts)
    case .starprnt, .starline:
      var writer = PageWriter(StarText(profile), profile, pages, page)
      return try writer.encode(cuts: cuts)
    case .stargraphic:
      var writer = StarGraphic(profile, page)
      return try writer.encode(cuts: cuts)
    }
  }
}
