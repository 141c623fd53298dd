import CPangoCairo

/// The greys that are printed with.
enum Ink: Double, Hashable, Sendable {
  /// Text, figures, strong rules.
  case black = 0
  /// Labels.
  case grey = 0.35
  /// Rules between rows.
  case pale = 0.75
  /// Paper on black.
  case white = 1
}

/// A PDF file while it is drawn, page after page; it frees itself.
///
/// Lengths are points, 72 to an inch, from the top left corner, until `push` says otherwise.
@safe
struct Canvas: ~Copyable {
  private let surface: OpaquePointer
  private let context: OpaquePointer
  private let sink: ByteSink
  private var pageCount = 0

  /// A file without pages.
  ///
  /// - Parameters:
  ///   - title: the document's title, for the viewer's window.
  ///   - created: the moment as ISO 8601, or nothing; the library's own choice would be now, and
  ///     equal documents would differ.
  init(title: String, created: String?) throws(TypesettingError) {
    let sink = ByteSink()
    let closure = unsafe Unmanaged.passUnretained(sink).toOpaque()
    guard
      let made = unsafe cairo_pdf_surface_create_for_stream(ByteSink.write, closure, 1, 1),
      let drawing = unsafe cairo_create(made)
    else { throw TypesettingError(.drawing, "no surface") }
    // Without object streams, which archives and old signing tools read with trouble.
    unsafe cairo_pdf_surface_restrict_to_version(made, CAIRO_PDF_VERSION_1_4)
    unsafe cairo_pdf_surface_set_metadata(made, CAIRO_PDF_METADATA_TITLE, title.drawable)
    unsafe cairo_pdf_surface_set_metadata(made, CAIRO_PDF_METADATA_CREATOR, "Kase")
    unsafe cairo_pdf_surface_set_metadata(made, CAIRO_PDF_METADATA_CREATE_DATE, created ?? "")
    // A surface or context in error is one that the library never frees.
    try TypesettingError.check(unsafe cairo_status(drawing))
    unsafe surface = unsafe made
    unsafe context = unsafe drawing
    self.sink = sink
  }

  deinit {
    unsafe cairo_destroy(context)
    // The library writes what is left to the sink, which lives on until here.
    withExtendedLifetime(sink) { unsafe cairo_surface_destroy(surface) }
  }

  /// Begins a page, after the one before where there is one.
  mutating func beginPage(width: Double, height: Double) {
    if pageCount > 0 { unsafe cairo_show_page(context) }
    pageCount += 1
    unsafe cairo_pdf_surface_set_size(surface, width, height)
  }

  /// Ends the file.
  ///
  /// - Throws: `noPages`, `drawing`.
  consuming func finish() throws(TypesettingError) -> [UInt8] {
    // The library would make an empty page of its own.
    guard pageCount > 0 else { throw TypesettingError(.noPages, "a file has at least one page") }
    unsafe cairo_show_page(context)
    try TypesettingError.check(unsafe cairo_status(context))
    unsafe cairo_surface_finish(surface)
    try TypesettingError.check(unsafe cairo_surface_status(surface))
    return sink.bytes
  }

  /// Moves the origin and stretches everything until `pop`.
  func push(x: Double, y: Double, scaleX: Double = 1, scaleY: Double = 1) {
    unsafe cairo_save(context)
    unsafe cairo_translate(context, x, y)
    unsafe cairo_scale(context, scaleX, scaleY)
  }

  /// Undoes the last `push`.
  func pop() { unsafe cairo_restore(context) }

  /// Fills boxes as one shape, so that no seam shows where they touch.
  func fill(_ boxes: [Box], _ ink: Ink = .black) {
    guard !boxes.isEmpty else { return }
    take(ink)
    for box in boxes { unsafe cairo_rectangle(context, box.x, box.y, box.width, box.height) }
    unsafe cairo_fill(context)
  }

  /// Draws strokes with square ends; each begins at the first of its points.
  func stroke(_ lines: [[Stroke]], width: Double, dash: Double? = nil, _ ink: Ink = .black) {
    guard !lines.isEmpty else { return }
    take(ink)
    unsafe cairo_set_line_width(context, width)
    if let dash { unsafe cairo_set_dash(context, [dash], 1, 0) }
    for step in lines.joined() {
      switch step {
      case .move(let x, let y): unsafe cairo_move_to(context, x, y)
      case .line(let x, let y): unsafe cairo_line_to(context, x, y)
      case .bend(let cornerX, let cornerY, let x, let y):
        // Two thirds of the way to the corner make a cubic curve of a quadratic one.
        var (startX, startY) = (0.0, 0.0)
        unsafe cairo_get_current_point(context, &startX, &startY)
        unsafe cairo_curve_to(
          context, startX + (cornerX - startX) * 2 / 3, startY + (cornerY - startY) * 2 / 3,
          x + (cornerX - x) * 2 / 3, y + (cornerY - y) * 2 / 3, x, y)
      }
    }
    unsafe cairo_stroke(context)
    unsafe cairo_set_dash(context, nil, 0, 0)
  }

  /// Draws a line of text with its baseline's start at a place.
  func draw(_ paragraph: Paragraph, line: Int = 0, x: Double, baseline: Double, _ ink: Ink) {
    take(ink)
    unsafe cairo_move_to(context, x, baseline)
    unsafe paragraph.show(line: line, on: context)
    unsafe cairo_new_path(context)
  }

  private func take(_ ink: Ink) {
    unsafe cairo_set_source_rgb(context, ink.rawValue, ink.rawValue, ink.rawValue)
  }
}
