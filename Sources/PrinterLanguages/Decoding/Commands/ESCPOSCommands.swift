/// The commands of ESC/POS, as manuals and measurements on paper tell them.
enum ESCPOSCommands {
  static let tree = CommandTree(
    text + motion + devices + requests + realTime + graphics + symbols)

  /// The names of `BarcodeSymbol.Form` by the numbers of `GS k`.
  private static let forms = [
    "upcA", "upcE", "ean13", "ean8", "code39", "itf", "codabar", "code93", "code128", "gs1-128",
  ]

  private static let text: [CommandRow] = [
    CommandRow("ESC @", [0x1B, 0x40], .initialise),
    CommandRow("FS .", [0x1C, 0x2E], .setting("double-byte characters off")),
    CommandRow("FS &", [0x1C, 0x26], .setting("double-byte characters on")),
    CommandRow("ESC R", [0x1B, 0x52], 1) {
      .setting("international character set \($0[0])" + ($0[0] == 0 ? " = USA" : ""))
    },
    CommandRow("ESC t", [0x1B, 0x74], 1) { .codePage($0[0]) },
    CommandRow("ESC M", [0x1B, 0x4D], 1) { .font($0.digit(0)) },
    CommandRow("ESC SP", [0x1B, 0x20], 1) { .characterSpacing(Int($0[0])) },
    CommandRow("FS S", [0x1C, 0x53], 2) {
      .setting("spacing of double-byte characters \($0[0]) and \($0[1]) dots")
    },
    CommandRow(reading: "ESC a", [0x1B, 0x61], 1) {
      guard let place = PrinterEffect.Alignment(rawValue: $0.digit(0)) else { return .meaningless }
      return .done(.alignment(place), .count(0))
    },
    CommandRow("ESC E", [0x1B, 0x45], 1) { .emphasis($0.flag(0)) },
    CommandRow("ESC G", [0x1B, 0x47], 1) { .setting("double strike " + Words.onOff($0.flag(0))) },
    CommandRow("ESC -", [0x1B, 0x2D], 1) { .underline(min($0.digit(0), 2)) },
    CommandRow("GS B", [0x1D, 0x42], 1) { .inverse($0.flag(0)) },
    CommandRow("GS !", [0x1D, 0x21], 1) {
      .size(width: Int($0[0] >> 4 & 7) + 1, height: Int($0[0] & 7) + 1)
    },
    CommandRow("ESC !", [0x1B, 0x21], 1) { .printMode($0[0]) },
    CommandRow("ESC {", [0x1B, 0x7B], 1) { .setting("upside-down " + Words.onOff($0.flag(0))) },
    CommandRow("ESC V", [0x1B, 0x56], 1) { .setting("characters turned: \($0.digit(0))") },
    CommandRow("ESC r", [0x1B, 0x72], 1) { .setting("print colour \($0.digit(0))") },
    CommandRow("ESC 4", [0x1B, 0x34], .setting("italic on")),
    CommandRow("ESC 5", [0x1B, 0x35], .setting("italic off")),
  ]

  private static let motion: [CommandRow] = [
    CommandRow("LF", [0x0A], .lineFeed),
    CommandRow("CR", [0x0D], .setting("carriage return, ignored")),
    CommandRow("HT", [0x09], .tab),
    CommandRow("FF", [0x0C], .setting("form feed, ignored outside of page mode")),
    CommandRow("CAN", [0x18], .setting("cancel, ignored outside of page mode")),
    CommandRow("ESC 2", [0x1B, 0x32], .lineSpacing(nil)),
    CommandRow("ESC 3", [0x1B, 0x33], 1) { .lineSpacing(Int($0[0])) },
    CommandRow("ESC d", [0x1B, 0x64], 1) { .feedLines(Int($0[0])) },
    CommandRow("ESC J", [0x1B, 0x4A], 1) { .feedDots(Int($0[0])) },
    CommandRow("ESC $", [0x1B, 0x24], 2) { .position($0.word(0)) },
    CommandRow("ESC \\", [0x1B, 0x5C], 2) {
      .move(Int(Int16(truncatingIfNeeded: $0.word(0))))
    },
    CommandRow("GS L", [0x1D, 0x4C], 2) { .leftMargin($0.word(0)) },
    CommandRow("GS W", [0x1D, 0x57], 2) { .areaWidth($0.word(0)) },
    CommandRow("GS P", [0x1D, 0x50], 2) { .setting("motion units 1/\($0[0]) and 1/\($0[1]) inch") },
    CommandRow(reading: "ESC D", [0x1B, 0x44], 0) { _ in .done(.setting("tab stops"), .until(0)) },
  ]

  private static let devices: [CommandRow] = [
    CommandRow("ESC p", [0x1B, 0x70], 3) {
      .pulse(pulse($0.digit(0), on: Int($0[1]) * 2, off: Int($0[2]) * 2))
    },
    CommandRow(reading: "GS V", [0x1D, 0x56], 1, cut),
    CommandRow("ESC i", [0x1B, 0x69], .cut(isPartial: false, feed: nil)),
    CommandRow("ESC m", [0x1B, 0x6D], .cut(isPartial: true, feed: nil)),
    CommandRow("BEL", [0x07], .beep),
    CommandRow("ESC B", [0x1B, 0x42], 2) { _ in .beep },
    CommandRow("ESC =", [0x1B, 0x3D], 1) { .setting("devices selected: \($0[0])") },
    CommandRow("ESC c 5", [0x1B, 0x63, 0x35], 1) {
      .setting("panel buttons " + Words.onOff(!$0.flag(0)))
    },
  ]

  private static let requests: [CommandRow] = [
    CommandRow("GS a", [0x1D, 0x61], 1) { .request(.automaticStatus($0[0])) },
    CommandRow("GS r", [0x1D, 0x72], 1) { .request(.queuedStatus($0.digit(0))) },
    CommandRow("GS I", [0x1D, 0x49], 1) { .request(.identity($0[0])) },
    CommandRow(reading: "GS ( H", [0x1D, 0x28, 0x48], 2, processID),
    CommandRow(reading: "GS ( D", [0x1D, 0x28, 0x44], 2, realTimeSwitch),
    CommandRow(reading: "GS (", [0x1D, 0x28], 3) {
      .done(.setting("function group \(Words.hex($0[0]))"), .count($0.word(1)))
    },
  ]

  private static let realTime: [CommandRow] = [
    CommandRow(reading: "DLE EOT", [0x10, 0x04], 1) {
      1...4 ~= $0[0] ? .done(.request(.realTimeStatus($0[0])), .count(0)) : .meaningless
    },
    CommandRow(reading: "DLE ENQ", [0x10, 0x05], 1) {
      switch $0[0] {
      case 1: .done(.request(.resume), .count(0))
      case 2: .done(.request(.clear), .count(0))
      default: .meaningless
      }
    },
    CommandRow(reading: "DLE DC4 1", [0x10, 0x14, 0x01], 2) {
      // The time is in steps of 100 ms.
      let time = Int($0[1]) * 100
      return .done(.request(.realTimePulse(pulse($0[0], on: time, off: time))), .count(0))
    },
    CommandRow("DLE DC4 7", [0x10, 0x14, 0x07], 1) { _ in .request(.basicStatus) },
    CommandRow(reading: "DLE DC4 8", [0x10, 0x14, 0x08], 7) {
      // Only this key clears, so that chance does not.
      let isKey = $0.bytes == [0x01, 0x03, 0x14, 0x01, 0x06, 0x02, 0x08]
      return isKey ? .done(.request(.clear), .count(0)) : .meaningless
    },
  ]

  private static let graphics: [CommandRow] = [
    CommandRow(reading: "GS v 0", [0x1D, 0x76, 0x30], 5) {
      let mode = $0.digit(0)
      let raster = PrinterEffect.Raster(
        bytesPerRow: $0.word(1), width: $0.word(1) * 8, rows: $0.word(3), isWide: mode & 1 != 0,
        isHigh: mode & 2 != 0)
      return .done(.picture(raster), .count(raster.bytesPerRow * raster.rows))
    },
    CommandRow(reading: "GS 8 L", [0x1D, 0x38, 0x4C], 4) {
      stored($0, header: 4, length: $0.word(0) | $0.word(2) << 16)
    },
    CommandRow(reading: "GS ( L", [0x1D, 0x28, 0x4C], 2) {
      stored($0, header: 2, length: $0.word(0))
    },
    CommandRow(reading: "ESC *", [0x1B, 0x2A], 3, columns),
    CommandRow(reading: "GS *", [0x1D, 0x2A], 2) {
      .done(.setting("picture for GS /"), .count(Int($0[0]) * Int($0[1]) * 8))
    },
    CommandRow("GS /", [0x1D, 0x2F], 1) { _ in .setting("the picture of GS * is printed") },
    CommandRow("FS p", [0x1C, 0x70], 2) {
      .setting("the printer's own picture \($0[0]) is printed")
    },
  ]

  private static let symbols: [CommandRow] = [
    CommandRow("GS h", [0x1D, 0x68], 1) { .setting("barcodes \($0[0]) dots high") },
    CommandRow("GS w", [0x1D, 0x77], 1) { .setting("bars of \($0[0]) dots") },
    CommandRow("GS H", [0x1D, 0x48], 1) {
      .setting("text at barcodes: " + ["none", "above", "below", "both"][Int($0.digit(0) & 3)])
    },
    CommandRow("GS f", [0x1D, 0x66], 1) { .setting("text at barcodes in font \($0.digit(0))") },
    CommandRow(reading: "GS k", [0x1D, 0x6B], 1, barcode),
    CommandRow(reading: "GS ( k", [0x1D, 0x28, 0x6B], 2, symbol),
  ]

  private static func pulse(_ connector: UInt8, on: Int, off: Int) -> PrinterEffect.Pulse {
    PrinterEffect.Pulse(
      drawer: connector & 1 == 0 ? 1 : 2, onMilliseconds: on, offMilliseconds: off)
  }

  /// `GS V`: function A where the paper stands, function B after feeding to the cutter.
  @Sendable private static func cut(_ sent: Parameters) -> CommandRow.Reading {
    switch sent[0] {
    case 0, 0x30: return .done(.cut(isPartial: false, feed: nil), .count(0))
    case 1, 0x31: return .done(.cut(isPartial: true, feed: nil), .count(0))
    case 0x41, 0x42:
      guard sent.count == 2 else { return .needs(2) }
      return .done(.cut(isPartial: sent[0] == 0x42, feed: Int(sent[1])), .count(0))
    default: return .meaningless
    }
  }

  @Sendable private static func processID(_ sent: Parameters) -> CommandRow.Reading {
    guard sent.word(0) == 6 else {
      return .done(.setting("process function"), .count(sent.word(0)))
    }
    guard sent.count == 8 else { return .needs(8) }
    guard sent[2] == 0x30, sent[3] == 0x30 else { return .meaningless }
    return .done(.request(.processID(Array(sent.bytes[4...]))), .count(0))
  }

  @Sendable private static func realTimeSwitch(_ sent: Parameters) -> CommandRow.Reading {
    let words = "real-time commands switched"
    guard sent.word(0) == 3 else { return .done(.setting(words), .count(sent.word(0))) }
    guard sent.count == 5 else { return .needs(5) }
    guard sent[2] == 0x14, sent[3] == 1 else { return .done(.setting(words), .count(0)) }
    return .done(.request(.realTimePulseAllowed(sent.flag(4))), .count(0))
  }

  /// `GS ( L` and `GS 8 L`: only storing (112) and printing (50, 2) are told apart.
  private static func stored(
    _ sent: Parameters, header: Int, length: Int
  ) -> CommandRow.Reading {
    guard length >= 2 else { return .done(.setting("picture function"), .count(length)) }
    guard sent.count >= header + 2 else { return .needs(header + 2) }
    let function = sent[header + 1]
    if function == 0x70, length >= 10 {
      guard sent.count == header + 10 else { return .needs(header + 10) }
      let width = sent.word(header + 6)
      let raster = PrinterEffect.Raster(
        bytesPerRow: (width + 7) / 8, width: width, rows: sent.word(header + 8),
        isWide: sent[header + 3] == 2, isHigh: sent[header + 4] == 2)
      return .done(.storePicture(raster), .count(length - 10))
    }
    if length == 2, function == 0x32 || function == 2 { return .done(.printStored, .count(0)) }
    return .done(.setting("picture function \(function)"), .count(length - 2))
  }

  @Sendable private static func columns(_ sent: Parameters) -> CommandRow.Reading {
    guard [0, 1, 32, 33].contains(sent[0]) else { return .meaningless }
    let columns = PrinterEffect.Columns(
      count: sent.word(1), bytesPerColumn: sent[0] < 32 ? 1 : 3, isWide: sent[0] & 1 == 0)
    return .done(.columns(columns), .count(columns.count * columns.bytesPerColumn))
  }

  /// `GS k`: function A ends with NUL, function B says how long it is.
  @Sendable private static func barcode(_ sent: Parameters) -> CommandRow.Reading {
    switch sent[0] {
    case 0...6: return .done(.barcode(form: forms[Int(sent[0])]), .until(0))
    case 65...74:
      guard sent.count == 2 else { return .needs(2) }
      return .done(.barcode(form: forms[Int(sent[0]) - 65]), .count(Int(sent[1])))
    default: return .meaningless
    }
  }

  /// `GS ( k`: QR codes are told apart by their functions, all others are skipped by length.
  @Sendable private static func symbol(_ sent: Parameters) -> CommandRow.Reading {
    let length = sent.word(0)
    guard length >= 2 else { return .done(.setting("symbol function"), .count(length)) }
    guard sent.count >= 4 else { return .needs(4) }
    let other = CommandRow.Reading.done(
      .setting("function \(sent[3]) of symbol kind \(sent[2])"), .count(length - 2))
    guard sent[2] == 0x31, let expected = qrParameters[sent[3]] else { return other }
    let isData = sent[3] == 0x50
    guard isData ? length >= 3 : length == expected else { return other }
    guard sent.count == 2 + expected else { return .needs(2 + expected) }
    switch sent[3] {
    case 0x41: return .done(.qrModel(sent[4] &- 0x30), .count(0))
    case 0x43: return .done(.qrCell(sent[4]), .count(0))
    case 0x45: return .done(.qrLevel(sent[4] &- 0x30), .count(0))
    case 0x50: return .done(.storeQR, .count(length - 3))
    default: return .done(.printQR, .count(0))
    }
  }

  /// How many bytes the functions of QR codes have, the length not counted, data left out.
  private static let qrParameters: [UInt8: Int] = [0x41: 4, 0x43: 3, 0x45: 3, 0x50: 3, 0x51: 3]
}
