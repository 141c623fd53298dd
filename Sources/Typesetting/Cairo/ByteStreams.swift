import CPangoCairo

/// What a surface writes, collected; a class because the library keeps a pointer to it.
final class ByteSink {
  /// What was written.
  var bytes: [UInt8] = []

  /// Takes what the library writes; `closure` is a sink that outlives the surface.
  static let write: cairo_write_func_t = { closure, data, length in
    guard let closure = unsafe closure, let data = unsafe data else {
      return CAIRO_STATUS_WRITE_ERROR
    }
    let sink = unsafe Unmanaged<ByteSink>.fromOpaque(closure).takeUnretainedValue()
    unsafe sink.bytes.append(contentsOf: UnsafeBufferPointer(start: data, count: Int(length)))
    return CAIRO_STATUS_SUCCESS
  }
}

/// Bytes that a surface reads, piece by piece.
final class ByteSource {
  private let bytes: [UInt8]
  private var position = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// Gives the library what it asks for, or an error past the end; `closure` is a source.
  static let read: cairo_read_func_t = { closure, data, length in
    guard let closure = unsafe closure, let data = unsafe data else {
      return CAIRO_STATUS_READ_ERROR
    }
    let source = unsafe Unmanaged<ByteSource>.fromOpaque(closure).takeUnretainedValue()
    let end = source.position + Int(length)
    guard end <= source.bytes.count else { return CAIRO_STATUS_READ_ERROR }
    let target = unsafe UnsafeMutableBufferPointer(start: data, count: Int(length))
    _ = unsafe target.initialize(fromContentsOf: source.bytes[source.position..<end])
    source.position = end
    return CAIRO_STATUS_SUCCESS
  }
}
