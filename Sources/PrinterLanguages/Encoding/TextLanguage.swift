import Graphics
import Receipts

/// What differs between the languages of printers that print text: the commands for the parts of
/// a page. What is printed where is decided before.
protocol TextLanguage {
  /// Sets the printer up; style and alignment are the plain ones afterwards, the code page unknown.
  func start(isSpaced: Bool, _ out: inout CommandStream)
  /// Selects a code page.
  func select(slot: UInt8, _ out: inout CommandStream)
  /// Changes the style, and sends nothing for what stays.
  func change(_ old: Style, to new: Style, _ out: inout CommandStream)
  /// Makes lines touch, as in boxes, or gives them their usual distance.
  func setSpacing(isTight: Bool, _ out: inout CommandStream)
  /// Places symbols left, in the centre or right: 0, 1, 2.
  func align(_ place: UInt8, _ out: inout CommandStream)
  /// Prints a picture.
  ///
  /// - Returns: whether lines touch afterwards, nothing where that stays as it was.
  func draw(_ bitmap: Bitmap, left: Int, height: Int, _ out: inout CommandStream) -> Bool?
  /// The commands for a QR code that the printer draws, or nothing where it can't.
  func symbol(_ code: QRCode) -> CommandStream?
  /// The commands for a barcode that the printer draws, or nothing where it can't.
  func symbol(_ code: Barcode) -> CommandStream?
  /// Feeds until the last line is above the blade, and cuts where there is one.
  func cut(lineAdvance: Int, _ out: inout CommandStream)
  /// Sounds the beeper, where there is a harmless command for it.
  func beep(_ out: inout CommandStream)
}

extension PrinterProfile.Cutter {
  /// How many lines the paper is fed before the cut.
  func feedLines(lineAdvance: Int) -> Int { (feedDots + lineAdvance - 1) / lineAdvance }
}
