package import Graphics

/// A page with what was noticed when it was laid out.
package struct Laid: Hashable, Sendable {
  /// The page.
  package let page: Page
  /// Warnings and infos, in the order of the template.
  package let diagnostics: [Diagnostic]
  /// The characters that the printer can't show and whose stand-ins a reader misses something of,
  /// each once, in the order of the page.
  package let losses: String
}

/// A template that can't be laid out with these values on this printer.
package struct LayoutError: Error, Hashable, Sendable {
  /// What is wrong, at least one error, in the order of the template.
  package let diagnostics: [Diagnostic]
}

extension Template {
  /// Decodes the PNG file of a picture, or answers nothing if it can't be read.
  package typealias PictureReader = @Sendable ([UInt8]) -> Bitmap?

  /// Lays the template out.
  ///
  /// - Parameters:
  ///   - values: what `{{name}}` and sections ask for.
  ///   - options: the paper and the printer.
  ///   - images: reads pictures; without it they are not printed.
  /// - Throws: what strict mode calls an error, and in both modes an amount that does not fit, an
  ///   unknown name and a character that the printer refuses.
  package func layout(
    _ values: Values?, _ options: LayoutOptions, images: PictureReader? = nil
  ) throws(LayoutError) -> Laid {
    var composer = Composer(self, options, images)
    composer.compose(values)
    let diagnostics = composer.findings.diagnostics.sorted()
    guard !composer.findings.hasError else { throw LayoutError(diagnostics: diagnostics) }
    let page = Page(
      columns: composer.paper, isSpaced: options.isSpaced, blocks: composer.blocks)
    return Laid(page: page, diagnostics: diagnostics, losses: composer.losses.text)
  }

  /// Lays the template out; `layout` also says what was noticed.
  ///
  /// - Throws: as `layout` does.
  package func page(
    _ values: Values?, _ options: LayoutOptions, images: PictureReader? = nil
  ) throws(LayoutError) -> Page {
    try layout(values, options, images: images).page
  }
}
