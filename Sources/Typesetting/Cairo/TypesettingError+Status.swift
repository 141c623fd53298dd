import CPangoCairo

extension TypesettingError {
  /// Throws what the library says went wrong, in its own words.
  static func check(_ status: cairo_status_t) throws(TypesettingError) {
    guard status != CAIRO_STATUS_SUCCESS else { return }
    let words = unsafe cairo_status_to_string(status).map { unsafe String(cString: $0) }
    throw TypesettingError(.drawing, words ?? "drawing failed with status \(status.rawValue)")
  }
}
