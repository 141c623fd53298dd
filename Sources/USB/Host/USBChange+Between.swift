extension USBChange {
  /// What happened between two looks: first who left, then who came.
  ///
  /// A device that is plugged into the same port again left and came: its address is a new one.
  package static func between(_ before: [USBDescription], and after: [USBDescription])
    -> [USBChange]
  {
    let places = (before: Set(before.map(USBPlace.init)), after: Set(after.map(USBPlace.init)))
    return before.filter { !places.after.contains(USBPlace($0)) }.map {
      .left(portPath: $0.portPath)
    }
      + after.filter { !places.before.contains(USBPlace($0)) }.map { .arrived($0) }
  }
}
