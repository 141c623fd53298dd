import CPangoCairo

/// Shapes text in one language; it frees itself.
///
/// Widths are those of the fonts' own outlines, unhinted, so that they are the same on every page,
/// at every resolution, in every run. The library keeps one store of fonts per thread: a setter and
/// its paragraphs stay in the call that made them.
@safe
final class TextSetter {
  /// The library's own setter.
  let context: OpaquePointer
  /// What all text has in common.
  let attributes: OpaquePointer?

  /// A setter for a language, such as `lv`: it picks the letters' national forms.
  ///
  /// - Throws: `fontMissing` where no installed font has figures.
  init(language: String) throws(TypesettingError) {
    let fonts = unsafe pango_cairo_font_map_get_default()
    guard let made = unsafe pango_font_map_create_context(fonts) else {
      throw TypesettingError(.drawing, "no text context")
    }
    unsafe context = unsafe made
    unsafe attributes = unsafe TextSetter.plainLetters()
    unsafe pango_cairo_context_set_resolution(context, 72)
    unsafe pango_context_set_round_glyph_positions(context, 0)
    unsafe pango_context_set_base_dir(context, PANGO_DIRECTION_LTR)
    unsafe pango_context_set_language(context, pango_language_from_string(language))
    let options = unsafe cairo_font_options_create()
    defer { unsafe cairo_font_options_destroy(options) }
    unsafe cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE)
    unsafe cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF)
    unsafe pango_cairo_context_set_font_options(context, options)
    for family in [Font.Family.proportional, .monospaced] {
      let figure = Paragraph("0", Font(family: family, size: 10), self)
      guard figure.unknownCount == 0, figure.lineCount == 1 else {
        throw TypesettingError(.fontMissing, "no font is installed for \(family.rawValue)")
      }
    }
  }

  deinit {
    unsafe pango_attr_list_unref(attributes)
    unsafe g_object_unref(UnsafeMutableRawPointer(context))
  }

  /// Figures of one width; no ligatures, which come out of a PDF as other letters; and no hyphens
  /// where a word is broken, because it may be an account number.
  private static func plainLetters() -> OpaquePointer? {
    let list = unsafe pango_attr_list_new()
    unsafe pango_attr_list_insert(list, pango_attr_font_features_new("liga=0, clig=0, tnum=1"))
    unsafe pango_attr_list_insert(list, pango_attr_insert_hyphens_new(0))
    return unsafe list
  }
}
