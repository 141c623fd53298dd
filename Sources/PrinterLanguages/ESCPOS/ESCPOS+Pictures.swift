import Graphics

/// Pictures, in strips that a printer's buffer holds.
///
/// No picture contains a pair of real-time bytes: it is moved by a dot, sent between commands that
/// switch the drawer's off, or at last changed by a dot.
extension ESCPOS {
  func draw(_ bitmap: Bitmap, left: Int, height: Int, _ out: inout CommandStream) -> Bool? {
    var rows = DotRows(bitmap, left: left, height: height)
    if profile.raster == .escstar {
      drawColumns(rows, &out)
      return true
    }
    var isBracketed = false
    if profile.obeysRealTimeInRaster, RealTimeBytes.occur(in: rows.bytes) {
      if let moved = moved(bitmap, left: left, height: height) {
        rows = moved
      } else if profile.canDisableRealTime, RealTimeBytes.canBeSwitchedOff(in: rows.bytes) {
        isBracketed = true
      } else {
        RealTimeBytes.thicken(&rows.bytes)
      }
    }
    if isBracketed { setRealTimePulse(false, &out) }
    drawStrips(rows, &out)
    if isBracketed { setRealTimePulse(true, &out) }
    // Where one LF is lost behind a picture, this is the one; elsewhere it is not sent.
    if profile.deviations.contains(.lfAfterRasterSwallowed) { out.put(.lineFeed) }
    return nil
  }

  /// The picture a dot or two farther right, where that is free of real-time bytes.
  private func moved(_ bitmap: Bitmap, left: Int, height: Int) -> DotRows? {
    for shift in 1...2 {
      let rows = DotRows(bitmap, left: left + shift, height: height)
      if rows.width <= profile.dotsPerLine, !RealTimeBytes.occur(in: rows.bytes) { return rows }
    }
    return nil
  }

  /// `GS ( D`: whether the drawer obeys in real time.
  private func setRealTimePulse(_ isOn: Bool, _ out: inout CommandStream) {
    out.put(0x1D, 0x28, 0x44, 3, 0, 0x14, 1, isOn ? 1 : 0)
  }

  private func drawStrips(_ rows: DotRows, _ out: inout CommandStream) {
    var top = 0
    while top < rows.height {
      var count = min(profile.rasterRowsMax, rows.height - top)
      // A length may be a pair itself: 1,040 bytes are 10h 04h. A strip of one row less is not.
      while count > 1, RealTimeBytes.occur(in: header(rows, count)) { count -= 1 }
      out.put(
        header: header(rows, count), payload: rows.rows(top..<top + count),
        end: profile.raster == .gs8L ? [0x1D, 0x28, 0x4C, 2, 0, 0x30, 0x32] : [])
      top += count
    }
  }

  /// `GS v 0` counts bytes and rows, `GS 8 L` the length of all that follows, dots and rows.
  private func header(_ rows: DotRows, _ count: Int) -> [UInt8] {
    guard profile.raster == .gs8L else {
      return [0x1D, 0x76, 0x30, 0] + littleEndian(rows.bytesPerRow) + littleEndian(count)
    }
    let length = 10 + rows.bytesPerRow * count
    return [0x1D, 0x38, 0x4C] + littleEndian(length) + littleEndian(length >> 16)
      + [0x30, 0x70, 0x30, 1, 1, 0x31] + littleEndian(rows.bytesPerRow * 8) + littleEndian(count)
  }

  /// `ESC *`: bands of 24 rows, three bytes a column, each printed by LF while lines touch.
  private func drawColumns(_ rows: DotRows, _ out: inout CommandStream) {
    setSpacing(isTight: true, &out)
    for band in rows.strips(of: 24) {
      var columns: [UInt8] = []
      for x in 0..<rows.width {
        for part in 0..<3 {
          columns.append(
            (0..<8).reduce(0) { byte, y in
              byte << 1 | (rows.isBlack(x, band.lowerBound + part * 8 + y) ? 1 : 0)
            })
        }
      }
      if profile.obeysRealTimeInRaster { RealTimeBytes.thicken(&columns) }
      out.put(
        header: [0x1B, 0x2A, 33] + littleEndian(rows.width), payload: columns, end: [.lineFeed])
    }
  }
}
