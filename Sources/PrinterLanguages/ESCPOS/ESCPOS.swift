import Graphics
import Receipts

/// The commands of ESC/POS, plain enough for Epson's printers and their imitators alike: columns
/// are spaces and feeds are LF, because imitators ignore the finer commands.
struct ESCPOS: TextLanguage {
  let profile: PrinterProfile

  init(_ profile: PrinterProfile) { self.profile = profile }

  func start(isSpaced: Bool, _ out: inout CommandStream) {
    out.put(0x1B, 0x40)  // ESC @: initialise
    out.put(0x1C, 0x2E)  // FS .: no double-byte characters, with which imitators start
    out.put(0x1B, 0x52, 0)  // ESC R: ASCII as in the USA
    out.put(0x1B, 0x4D, profile.fonts["A"]?.number ?? 0)  // ESC M: the font
    out.put(0x1B, 0x20, 0)  // ESC SP: no extra room beside characters
    setSpacing(isTight: !isSpaced, &out)
    if profile.hasNativeQR || !profile.barcodes.isEmpty { align(0, &out) }
    if profile.marginDots > 0 {
      out.put([0x1D, 0x4C] + littleEndian(profile.marginDots))  // GS L: the left margin
    }
  }

  func select(slot: UInt8, _ out: inout CommandStream) { out.put(0x1B, 0x74, slot) }

  func change(_ old: Style, to new: Style, _ out: inout CommandStream) {
    if old.level != new.level {
      let width = UInt8(new.widthScale - 1)
      out.put(0x1D, 0x21, width << 4 | UInt8(new.heightScale - 1))
    }
    if old.isEmphasised != new.isEmphasised { out.put(0x1B, 0x45, new.isEmphasised ? 1 : 0) }
    if old.isUnderlined != new.isUnderlined { out.put(0x1B, 0x2D, new.isUnderlined ? 1 : 0) }
    if old.isInverse != new.isInverse { out.put(0x1D, 0x42, new.isInverse ? 1 : 0) }
  }

  func setSpacing(isTight: Bool, _ out: inout CommandStream) {
    if isTight { out.put(0x1B, 0x33, 0) } else { out.put(0x1B, 0x32) }
  }

  func align(_ place: UInt8, _ out: inout CommandStream) { out.put(0x1B, 0x61, place) }

  func cut(lineAdvance: Int, _ out: inout CommandStream) {
    let cutter = profile.cutter
    if cutter.isPresent, cutter.feedsAndCuts {
      let mode: UInt8 =
        cutter.isPartial && !profile.deviations.contains(.gsV66NoFeed) ? 0x42 : 0x41
      return out.put(0x1D, 0x56, mode, 0)
    }
    out.put(.lineFeed, times: cutter.feedLines(lineAdvance: lineAdvance))
    if cutter.isPresent { out.put(0x1D, 0x56, cutter.isPartial ? 1 : 0) }
  }

  func beep(_ out: inout CommandStream) { out.put(0x07) }
}
