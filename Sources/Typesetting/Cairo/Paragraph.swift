import CPangoCairo

/// Text as shaped lines; it frees itself.
@safe
final class Paragraph {
  private let layout: OpaquePointer
  // The library keeps its own reference; this one shows the reader who needs whom.
  private let setter: TextSetter

  /// Text on lines of its own; what can't be drawn is replaced.
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
    unsafe Array(text.drawable.utf8).withUnsafeBufferPointer { buffer in
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
