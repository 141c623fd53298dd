import CPangoCairo

/// How text is set: the family, the weight and the size.
struct Font: Hashable, Sendable {
  /// The kinds of letters, each with what stands in where the first is not installed.
  enum Family: String, Hashable, Sendable {
    /// Letters of their own width, figures of one width.
    case proportional = "Roboto,Noto Sans,DejaVu Sans,sans-serif"
    /// Everything of one width.
    case monospaced = "DejaVu Sans Mono,Noto Sans Mono,monospace"
  }

  /// How heavy letters are.
  enum Weight: Int, Hashable, Sendable {
    case regular = 400
    case bold = 700
  }

  /// The kind of letters.
  var family = Family.proportional
  /// How heavy they are.
  var weight = Weight.regular
  /// The size of the letters' square, in the unit of the page that is drawn on.
  var size: Double
}

/// Shapes text in one language; it frees itself.
///
/// Widths are those of the fonts' own outlines, unhinted, so that they are the same on every page,
/// at every resolution, in every run. The library keeps one store of fonts per thread: a setter and
/// its paragraphs stay in the call that made them.
@safe
final class TextSetter {
  fileprivate let context: OpaquePointer
  fileprivate let attributes: OpaquePointer?

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

/// Text as shaped lines; it frees itself.
@safe
final class Paragraph {
  private let layout: OpaquePointer
  // The library keeps its own reference; this one shows the reader who needs whom.
  private let setter: TextSetter

  /// Text on lines of its own; new lines in it are kept, other control characters are spaces.
  init(_ text: String, _ font: Font, _ setter: TextSetter) {
    self.setter = setter
    // The library gives a layout for every context; without memory it ends the process itself.
    unsafe layout = unsafe pango_layout_new(setter.context)
    let description = unsafe pango_font_description_new()
    defer { unsafe pango_font_description_free(description) }
    unsafe pango_font_description_set_family(description, font.family.rawValue)
    unsafe pango_font_description_set_weight(
      description, PangoWeight(rawValue: UInt32(font.weight.rawValue)))
    unsafe pango_font_description_set_absolute_size(description, font.size * unitsPerPoint)
    unsafe pango_layout_set_font_description(layout, description)
    let bytes = text.unicodeScalars.map {
      $0.value < 0x20 && $0 != "\n" ? " " : Character($0)
    }
    let plain = Array(String(bytes).utf8)
    unsafe plain.withUnsafeBufferPointer { buffer in
      let start = unsafe UnsafeRawPointer(buffer.baseAddress)
      unsafe pango_layout_set_text(
        layout, start?.assumingMemoryBound(to: CChar.self), Int32(buffer.count))
    }
    unsafe pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR)
    unsafe pango_layout_set_attributes(layout, setter.attributes)
  }

  deinit { unsafe g_object_unref(UnsafeMutableRawPointer(layout)) }

  /// How many characters no font has.
  var unknownCount: Int { Int(unsafe pango_layout_get_unknown_glyphs_count(layout)) }

  /// How many lines it takes, at least 1.
  var lineCount: Int { Int(unsafe pango_layout_get_line_count(layout)) }

  /// The width of the widest line.
  var width: Double {
    var extents = PangoRectangle()
    unsafe pango_layout_get_extents(layout, nil, &extents)
    return Double(extents.width) / unitsPerPoint
  }

  /// The width that its longest word needs.
  var wordWidth: Double {
    unsafe pango_layout_set_wrap(layout, PANGO_WRAP_WORD)
    wrap(to: 0)
    let result = width
    unsafe pango_layout_set_width(layout, -1)
    unsafe pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR)
    return result
  }

  /// Breaks lines at a width: between words, and inside of a word that is wider.
  func wrap(to width: Double) {
    // A hair more than asked, so that a text fits the width that it said it has.
    unsafe pango_layout_set_width(layout, Int32(width * unitsPerPoint) + 2)
  }

  /// The width of a line.
  func width(ofLine index: Int) -> Double {
    var extents = PangoRectangle()
    let line = unsafe pango_layout_get_line_readonly(layout, Int32(index))
    unsafe pango_layout_line_get_extents(line, nil, &extents)
    return Double(extents.width) / unitsPerPoint
  }

  /// Draws a line at the current point of a drawing context.
  func show(line index: Int, on context: OpaquePointer) {
    unsafe pango_cairo_show_layout_line(
      context, pango_layout_get_line_readonly(layout, Int32(index)))
  }
}

/// The library counts in 1024ths.
private let unitsPerPoint = Double(PANGO_SCALE)
