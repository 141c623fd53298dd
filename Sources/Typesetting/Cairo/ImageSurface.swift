import CPangoCairo

/// A picture in memory as the drawing library holds it; it frees itself.
@safe
struct ImageSurface: ~Copyable {
  private let surface: OpaquePointer

  /// What a dot takes.
  enum Format {
    /// 8 bits, 255 for white.
    case grey
    /// Red, green and blue of 8 bits each, in 32 bits.
    case colour

    fileprivate var code: cairo_format_t { self == .grey ? CAIRO_FORMAT_A8 : CAIRO_FORMAT_RGB24 }
  }

  /// A picture with all dots 0.
  init(_ format: Format, width: Int, height: Int) throws(TypesettingError) {
    guard 1...32_767 ~= width, 0...32_767 ~= height else {
      throw TypesettingError(.pictureTooLarge, "a picture has at most 32767 dots a side")
    }
    guard
      let made = unsafe cairo_image_surface_create(format.code, Int32(width), Int32(height))
    else { throw TypesettingError(.drawing, "no surface") }
    try TypesettingError.check(unsafe cairo_surface_status(made))
    unsafe surface = unsafe made
  }

  /// The picture of a PNG file, which the caller has found to be of a reasonable size.
  init(png bytes: [UInt8]) throws(TypesettingError) {
    let source = ByteSource(bytes)
    let closure = unsafe Unmanaged.passUnretained(source).toOpaque()
    let read = unsafe withExtendedLifetime(source) {
      unsafe cairo_image_surface_create_from_png_stream(ByteSource.read, closure)
    }
    guard let made = unsafe read else { throw TypesettingError(.drawing, "no surface") }
    // A surface in error is one that the library never frees.
    try TypesettingError.check(unsafe cairo_surface_status(made))
    unsafe surface = unsafe made
  }

  deinit { unsafe cairo_surface_destroy(surface) }

  /// The width in dots.
  var width: Int { Int(unsafe cairo_image_surface_get_width(surface)) }
  /// The height in dots.
  var height: Int { Int(unsafe cairo_image_surface_get_height(surface)) }

  /// Lets a function write a row's bytes, in the library's order.
  func edit(row: Int, _ body: (inout MutableSpan<UInt8>) -> Void) {
    precondition(0..<height ~= row, "a picture is written inside of it")
    let stride = Int(unsafe cairo_image_surface_get_stride(surface))
    guard let data = unsafe cairo_image_surface_get_data(surface) else { return }
    var span = unsafe MutableSpan(_unsafeStart: data + row * stride, count: stride)
    body(&span)
    unsafe cairo_surface_mark_dirty(surface)
  }

  /// Lets a function read a row's bytes, in the library's order.
  func read(row: Int, _ body: (Span<UInt8>) -> Void) {
    precondition(0..<height ~= row, "a picture is read inside of it")
    let stride = Int(unsafe cairo_image_surface_get_stride(surface))
    unsafe cairo_surface_flush(surface)
    guard let data = unsafe cairo_image_surface_get_data(surface) else { return }
    body(unsafe Span(_unsafeStart: data + row * stride, count: stride))
  }

  /// The picture on white paper, in colour.
  func onWhite() throws(TypesettingError) -> ImageSurface {
    let paper = try ImageSurface(.colour, width: width, height: height)
    let context = unsafe cairo_create(paper.surface)
    defer { unsafe cairo_destroy(context) }
    unsafe cairo_set_source_rgb(context, 1, 1, 1)
    unsafe cairo_paint(context)
    unsafe cairo_set_source_surface(context, surface, 0, 0)
    unsafe cairo_paint(context)
    try TypesettingError.check(unsafe cairo_status(context))
    return paper
  }

  /// The picture as a PNG file.
  func png() throws(TypesettingError) -> [UInt8] {
    let sink = ByteSink()
    let closure = unsafe Unmanaged.passUnretained(sink).toOpaque()
    let status = withExtendedLifetime(sink) {
      unsafe cairo_surface_write_to_png_stream(surface, ByteSink.write, closure)
    }
    try TypesettingError.check(status)
    return sink.bytes
  }
}
