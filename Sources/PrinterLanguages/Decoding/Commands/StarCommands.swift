/// The commands of StarPRNT, Star Line and Star graphic.
enum StarCommands {
  /// StarPRNT and Star Line: text and pictures.
  static let lineTree = CommandTree(text + motion + devices + requests + graphics + symbols)
  /// Star graphic before raster mode: no text commands at all.
  static let graphicTree = CommandTree(common + devices + requests + rasterMode)
  /// Raster mode: rows of dots.
  static let rasterTree = CommandTree(common + devices + requests + rasterMode + rasterRows)

  /// The names of `BarcodeSymbol.Form` by the numbers of `ESC b`.
  private static let forms = [
    "upcE", "upcA", "ean8", "ean13", "code39", "itf", "code128", "code93", "codabar",
  ]

  private static let common: [CommandRow] = [
    CommandRow("ESC @", [0x1B, 0x40], .initialise)
  ]

  private static let text: [CommandRow] =
    common + [
      CommandRow("ESC RS F", [0x1B, 0x1E, 0x46], 1) { .font($0.digit(0)) },
      CommandRow("ESC GS t", [0x1B, 0x1D, 0x74], 1) { .codePage($0[0]) },
      CommandRow("ESC R", [0x1B, 0x52], 1) { .setting("international character set \($0[0])") },
      CommandRow("ESC i", [0x1B, 0x69], 2) {
        .size(width: min(Int($0.digit(1)), 5) + 1, height: min(Int($0.digit(0)), 5) + 1)
      },
      CommandRow("ESC E", [0x1B, 0x45], .emphasis(true)),
      CommandRow("ESC F", [0x1B, 0x46], .emphasis(false)),
      CommandRow("ESC -", [0x1B, 0x2D], 1) { .underline(min($0.digit(0), 1)) },
      CommandRow("ESC 4", [0x1B, 0x34], .inverse(true)),
      CommandRow("ESC 5", [0x1B, 0x35], .inverse(false)),
      CommandRow("ESC SP", [0x1B, 0x20], 1) { .characterSpacing(Int($0.digit(0))) },
      CommandRow("ESC s", [0x1B, 0x73], 2) {
        .setting("spacing of double-byte characters \($0.digit(0)) and \($0.digit(1)) dots")
      },
      CommandRow("DC2", [0x12], .setting("upside-down off")),
      CommandRow("SI", [0x0F], .setting("upside-down on")),
      CommandRow("CAN", [0x18], .setting("cancel the line")),
    ]

  private static let motion: [CommandRow] = [
    CommandRow("LF", [0x0A], .lineFeed),
    CommandRow("CR", [0x0D], .setting("carriage return, ignored")),
    CommandRow("HT", [0x09], .tab),
    CommandRow(reading: "ESC GS a", [0x1B, 0x1D, 0x61], 1) {
      guard let place = PrinterEffect.Alignment(rawValue: $0.digit(0)) else { return .meaningless }
      return .done(.alignment(place), .count(0))
    },
    CommandRow("ESC GS A", [0x1B, 0x1D, 0x41], 2) { .position($0.word(0)) },
    CommandRow("ESC GS R", [0x1B, 0x1D, 0x52], 2) {
      .move(Int(Int16(truncatingIfNeeded: $0.word(0))))
    },
    CommandRow("ESC l", [0x1B, 0x6C], 1) { .leftMargin(Int($0[0]) * 12) },
    CommandRow("ESC Q", [0x1B, 0x51], 1) { .setting("right margin \($0[0]) characters") },
    CommandRow("ESC z", [0x1B, 0x7A], 1) { .lineSpacing($0.flag(0) ? 32 : 24) },
    CommandRow("ESC 0", [0x1B, 0x30], .lineSpacing(24)),
    CommandRow("ESC a", [0x1B, 0x61], 1) { .feedLines(Int($0[0])) },
    // Steps of a quarter of a millimetre: 2 dots.
    CommandRow("ESC J", [0x1B, 0x4A], 1) { .feedDots(Int($0[0]) * 2) },
    CommandRow("ESC GS P", [0x1B, 0x1D, 0x50], 1) {
      .setting($0.flag(0) ? "line mode" : "page mode")
    },
  ]

  private static let devices: [CommandRow] = [
    CommandRow(reading: "ESC d", [0x1B, 0x64], 1) {
      guard $0.digit(0) <= 3 else { return .meaningless }
      let isFed = $0.digit(0) >= 2
      return .done(.cut(isPartial: $0.flag(0), feed: isFed ? 0 : nil), .count(0))
    },
    CommandRow("ESC BEL", [0x1B, 0x07], 2) {
      .pulseLength(on: Int(min($0[0], 127)) * 10, off: Int(min($0[1], 127)) * 10)
    },
    CommandRow("BEL", [0x07], .fire(drawer: 1)),
    CommandRow("SUB", [0x1A], .fire(drawer: 2)),
  ]

  private static let requests: [CommandRow] = [
    CommandRow("ESC ACK SOH", [0x1B, 0x06, 0x01], .request(.starStatus)),
    CommandRow("ESC RS a", [0x1B, 0x1E, 0x61], 1) { .request(.starAutomatic($0.digit(0))) },
    CommandRow("ESC RS E", [0x1B, 0x1E, 0x45], 1) { _ in .setting("the ETB counter is set to 0") },
    CommandRow("ETB", [0x17], .request(.starETB)),
    CommandRow("EOT", [0x04], .setting("end of transmission")),
    CommandRow("ESC GS ETX", [0x1B, 0x1D, 0x03], 3) { .request(.starMarker($0.bytes)) },
    CommandRow("ESC # *", [0x1B, 0x23, 0x2A, 0x0A, 0x00], .request(.starIdentity)),
    CommandRow(reading: "ESC GS ) I", [0x1B, 0x1D, 0x29, 0x49], 2) {
      .done(.request(.starSerial), .count($0.word(0)))
    },
  ]

  private static let graphics: [CommandRow] =
    rasterMode + [
      CommandRow(reading: "ESC GS S", [0x1B, 0x1D, 0x53, 0x01], 5) {
        let raster = PrinterEffect.Raster(
          bytesPerRow: $0.word(0), width: $0.word(0) * 8, rows: $0.word(2))
        return .done(.picture(raster), .count(raster.bytesPerRow * raster.rows))
      },
      CommandRow(reading: "ESC k", [0x1B, 0x6B], 2) {
        .done(.band(bytesPerRow: $0.word(0)), .count($0.word(0) * 24))
      },
    ]

  private static let rasterMode: [CommandRow] = [
    CommandRow(reading: "ESC * r", [0x1B, 0x2A, 0x72], 1, rasterSetting)
  ]

  private static let rasterRows: [CommandRow] = [
    CommandRow(reading: "b", [0x62], 2) {
      let raster = PrinterEffect.Raster(
        bytesPerRow: $0.word(0), width: $0.word(0) * 8, rows: 1, isPageRow: true)
      return .done(.picture(raster), .count(raster.bytesPerRow))
    },
    CommandRow("ESC FF NUL", [0x1B, 0x0C, 0x00], .cut(isPartial: false, feed: 0)),
    CommandRow("ESC FF EOT", [0x1B, 0x0C, 0x04], .cut(isPartial: false, feed: 0)),
  ]

  private static let symbols: [CommandRow] = [
    CommandRow(reading: "ESC b", [0x1B, 0x62], 4) {
      guard $0.digit(0) < forms.count else { return .meaningless }
      return .done(.barcode(form: forms[Int($0.digit(0))]), .until(0x1E))
    },
    CommandRow(reading: "ESC GS y S", [0x1B, 0x1D, 0x79, 0x53], 2) {
      switch $0[0] {
      case 0x30: .done(.qrModel($0[1]), .count(0))
      case 0x31: .done(.qrLevel($0[1]), .count(0))
      case 0x32: .done(.qrCell($0[1]), .count(0))
      default: .meaningless
      }
    },
    CommandRow(reading: "ESC GS y D", [0x1B, 0x1D, 0x79, 0x44, 0x31], 3) {
      .done(.storeQR, .count($0.word(1)))
    },
    CommandRow("ESC GS y P", [0x1B, 0x1D, 0x79, 0x50], .printQR),
  ]

  /// `ESC * r` and a letter; most settings are digits up to NUL.
  @Sendable private static func rasterSetting(_ sent: Parameters) -> CommandRow.Reading {
    switch sent[0] {
    case UInt8(ascii: "A"): return .done(.rasterMode(true), .count(0))
    case UInt8(ascii: "B"): return .done(.rasterMode(false), .count(0))
    case UInt8(ascii: "C"), UInt8(ascii: "R"):
      return .done(.setting("raster data cleared"), .count(0))
    case UInt8(ascii: "Y"): return .done(.feedDigits, .until(0))
    case UInt8(ascii: "P"): return .done(.setting("page length in rows, 0 endless"), .until(0))
    case UInt8(ascii: "E"): return .done(.setting("what the end of the job does"), .until(0))
    case UInt8(ascii: "F"): return .done(.setting("what a form feed does"), .until(0))
    case 0x40...0x7A: return .done(.setting("raster setting \(Words.letter(sent[0]))"), .until(0))
    default: return .meaningless
    }
  }
}
