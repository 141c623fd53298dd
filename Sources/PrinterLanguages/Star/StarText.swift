import Graphics
import Receipts

/// The commands of Star's printers that print text: StarPRNT and Star Line.
///
/// Several bytes mean the opposite of what they mean in ESC/POS: `ESC d` cuts, BEL opens the
/// drawer.
struct StarText: TextLanguage {
  let profile: PrinterProfile

  init(_ profile: PrinterProfile) { self.profile = profile }

  func start(isSpaced: Bool, _ out: inout CommandStream) {
    out.put(0x1B, 0x40)  // ESC @: initialise
    out.put(0x1B, 0x1E, 0x46, profile.fonts["A"]?.number ?? 0)  // ESC RS F: the font
    out.put(0x1B, 0x20, 0)  // ESC SP: no extra room beside characters
    setSpacing(isTight: !isSpaced, &out)
    align(0, &out)
  }

  func select(slot: UInt8, _ out: inout CommandStream) { out.put(0x1B, 0x1D, 0x74, slot) }

  func change(_ old: Style, to new: Style, _ out: inout CommandStream) {
    if old.level != new.level {
      out.put(0x1B, 0x69, UInt8(new.heightScale - 1), UInt8(new.widthScale - 1))
    }
    if old.isEmphasised != new.isEmphasised { out.put(0x1B, new.isEmphasised ? 0x45 : 0x46) }
    if old.isUnderlined != new.isUnderlined { out.put(0x1B, 0x2D, new.isUnderlined ? 1 : 0) }
    if old.isInverse != new.isInverse { out.put(0x1B, new.isInverse ? 0x34 : 0x35) }
  }

  func setSpacing(isTight: Bool, _ out: inout CommandStream) {
    if isTight { out.put(0x1B, 0x30) } else { out.put(0x1B, 0x7A, 1) }
  }

  func align(_ place: UInt8, _ out: inout CommandStream) { out.put(0x1B, 0x1D, 0x61, place) }

  func cut(lineAdvance: Int, _ out: inout CommandStream) {
    let cutter = profile.cutter
    let mode: UInt8 = cutter.isPartial ? 1 : 0
    if cutter.isPresent, cutter.feedsAndCuts { return out.put(0x1B, 0x64, mode + 2) }
    out.put(.lineFeed, times: cutter.feedLines(lineAdvance: lineAdvance))
    if cutter.isPresent { out.put(0x1B, 0x64, mode) }
  }

  /// Nothing: BEL would open the drawer.
  func beep(_ out: inout CommandStream) {}
}

/// Pictures and symbols.
extension StarText {
  func draw(_ bitmap: Bitmap, left: Int, height: Int, _ out: inout CommandStream) -> Bool? {
    let rows = DotRows(bitmap, left: left, height: height)
    if profile.raster == .starline {
      drawBands(rows, &out)
      return true
    }
    for strip in rows.strips(of: profile.rasterRowsMax) {
      out.put(
        header: [0x1B, 0x1D, 0x53, 1] + littleEndian(rows.bytesPerRow)
          + littleEndian(strip.count) + [0], payload: rows.rows(strip))
    }
    return nil
  }

  /// Star Line: bands of 24 rows, each printed by LF while lines touch.
  private func drawBands(_ rows: DotRows, _ out: inout CommandStream) {
    setSpacing(isTight: true, &out)
    for band in rows.strips(of: 24) {
      let missing = [UInt8](repeating: 0, count: (24 - band.count) * rows.bytesPerRow)
      out.put(
        header: [0x1B, 0x6B] + littleEndian(rows.bytesPerRow),
        payload: rows.rows(band) + missing, end: [.lineFeed])
    }
  }

  func symbol(_ code: QRCode) -> CommandStream? {
    guard profile.hasNativeQR, profile.qrModels.contains(2), 1...8 ~= code.cell,
      code.data.count <= 2953
    else { return nil }
    var out = CommandStream()
    out.put(0x1B, 0x1D, 0x79, 0x53, 0x30, 2)  // model 2
    out.put(0x1B, 0x1D, 0x79, 0x53, 0x31, code.level.number)
    out.put(0x1B, 0x1D, 0x79, 0x53, 0x32, UInt8(code.cell))
    out.put(
      header: [0x1B, 0x1D, 0x79, 0x44, 0x31, 0] + littleEndian(code.data.count),
      payload: code.data)
    out.put(0x1B, 0x1D, 0x79, 0x50)  // print
    return out
  }

  func symbol(_ code: Barcode) -> CommandStream? {
    let form = code.symbol.form
    guard profile.barcodes.contains(form.profileName), 1...255 ~= code.height,
      let width = form.starWidth(module: code.symbol.module)
    else { return nil }
    var out = CommandStream()
    out.put(
      header: [
        0x1B, 0x62, form.starNumber, code.showsText ? 0x32 : 0x31, width, UInt8(code.height),
      ],
      payload: BarcodeData.star(code.symbol), end: [0x1E])
    return out
  }
}

extension BarcodeSymbol.Form {
  fileprivate var starNumber: UInt8 {
    switch self {
    case .upcE: 0x30
    case .upcA: 0x31
    case .ean8: 0x32
    case .ean13: 0x33
    case .code39: 0x34
    case .itf: 0x35
    case .code128: 0x36
    case .code93: 0x37
    case .codabar: 0x38
    }
  }

  /// The number by which Star calls a module width of 2 to 4 dots.
  fileprivate func starWidth(module: Int) -> UInt8? {
    guard 2...4 ~= module else { return nil }
    let names =
      switch self {
      case .itf: "182"
      case .code39, .codabar: "456"
      case .upcA, .upcE, .ean13, .ean8, .code93, .code128: "123"
      }
    return Array(names.utf8)[module - 2]
  }
}
