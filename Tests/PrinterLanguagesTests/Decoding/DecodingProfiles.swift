import PrinterLanguages

/// The printers that the decoders' tests speak of; written by hand, so that no file can change
/// them.
enum DecodingProfiles {
  /// 80 mm, cutter, all that ESC/POS has.
  static let epson = make("epson", .escpos) {
    $0.dotsPerLine = 576
    $0.fonts = [
      "A": .init(width: 12, height: 24, columns: 48, number: 0),
      "B": .init(width: 9, height: 17, columns: 64, number: 1),
    ]
    $0.codePages = ["437": 0, "1252": 16, "858": 19, "1251": 46, "1257": 51]
  }

  /// Page 25 is CP1257, page 23 CP1251.
  static let xprinter = make("xprinter", .escpos) { $0.codePages = ["1257": 25, "1251": 23] }

  /// Page 26 is CP1257.
  static let bixolon = make("bixolon", .escpos) { $0.codePages = ["1257": 26, "1251": 28] }

  /// Page 7 is CP866, page 17 something Greek.
  static let rongta = make("rongta", .escpos) { $0.codePages = ["866": 7, "1251": 6] }

  /// StarPRNT.
  static let star = make("star", .starprnt) {
    $0.dotsPerLine = 576
    $0.codePages = ["852": 5, "858": 4, "3011": 76, "3012": 77]
  }

  /// Star graphic: raster only.
  static let graphic = make("graphic", .stargraphic) { $0.dotsPerLine = 576 }

  /// A clone with all deviations.
  static let clone = make("clone", .escpos) {
    $0.deviations = Set(PrinterProfile.Deviation.allCases)
  }

  static func make(
    _ id: String, _ language: PrinterProfile.Language, _ body: (inout PrinterProfile) -> Void
  ) -> PrinterProfile {
    var profile = PrinterProfile(id: id, vendor: "Test", model: id)
    profile.language = language
    profile.cutter.isFull = true
    body(&profile)
    return profile
  }
}

/// Hexadecimal digits as bytes; what is not a digit separates.
func hexBytes(_ hex: String) -> [UInt8] {
  hex.split(separator: " ").compactMap { UInt8($0, radix: 16) }
}
