import Graphics
import Receipts

/// The TSP100 family draws nothing but rows of dots: the whole page is a picture.
struct StarGraphic {
  private let profile: PrinterProfile
  private let page: Page
  private var out = CommandStream(capacity: 65_536)
  /// White rows that are not sent yet: they are fed together.
  private var whiteRows = 0
  private var hasPrinted = false

  init(_ profile: PrinterProfile, _ page: Page) {
    self.profile = profile
    self.page = page
  }

  /// Writes the whole page.
  ///
  /// - Parameter cuts: whether the paper is cut behind the last row.
  mutating func encode(cuts: Bool) throws(EncodingError) -> EncodedPage {
    out.put(0x1B, 0x2A, 0x72, 0x41)  // enter raster mode
    out.put(0x1B, 0x2A, 0x72, 0x50, 0x30, 0)  // a page without end
    out.put(0x1B, 0x2A, 0x72, 0x45, 0x31, 0)  // no cut of its own at the end
    for block in page.blocks { try write(block) }
    feed()
    if cuts, hasPrinted { cut() }
    out.put(0x1B, 0x2A, 0x72, 0x42)  // leave raster mode
    let opensDrawer = page.blocks.contains { $0.content == .device(.drawer) }
    return EncodedPage(
      bytes: out.bytes, pulse: opensDrawer ? PrinterCommands.pulse(for: profile) : [],
      payloads: out.payloads, notes: [])
  }

  private mutating func write(_ block: Block) throws(EncodingError) {
    switch block.content {
    case .cut: cut()
    case .device: break
    case .row, .rule, .edge, .image, .qr, .barcode:
      let height = page.advance(of: block)
      guard let bitmap = PageRaster.bitmap(of: block, in: page) else {
        whiteRows += height
        return
      }
      let rows = DotRows(bitmap, left: profile.marginDots, height: height)
      guard rows.width <= profile.dotsPerLine else {
        throw EncodingError(
          .symbolTooWide, line: block.line,
          detail: "\(rows.width) dots, the line has \(profile.dotsPerLine)")
      }
      for y in 0..<rows.height { write(rows.rows(y..<y + 1)) }
    }
  }

  /// Sends a row up to its last dot.
  private mutating func write(_ row: ArraySlice<UInt8>) {
    guard let last = row.lastIndex(where: { $0 != 0 }) else {
      whiteRows += 1
      return
    }
    feed()
    let dots = row[...last]
    out.put(header: [0x62] + littleEndian(dots.count), payload: dots)
    hasPrinted = true
  }

  /// Sends the white rows as a feed.
  private mutating func feed() {
    guard whiteRows > 0 else { return }
    out.put([0x1B, 0x2A, 0x72, 0x59] + String(whiteRows).utf8 + [0])
    whiteRows = 0
    hasPrinted = true
  }

  /// Feeds to the blade and cuts: the form feed of raster mode does both.
  private mutating func cut() {
    feed()
    out.put(0x1B, 0x0C, 0)
    hasPrinted = false
  }
}
