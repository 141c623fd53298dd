import Graphics

/// What printers are told that draw a barcode themselves.
enum BarcodeData {
  /// The data without what every printer adds: the check digit.
  static func plain(_ symbol: BarcodeSymbol) -> [UInt8] {
    switch symbol.form {
    case .upcA, .upcE, .ean13, .ean8: Array(symbol.data.dropLast())
    case .code39, .itf, .codabar, .code93, .code128: symbol.data
    }
  }

  /// The data for ESC/POS, which has to be told the sets of CODE128: `{A`, `{B`, `{C`, and `{S` for
  /// one character of the other set.
  static func escpos(_ symbol: BarcodeSymbol) -> [UInt8] {
    guard symbol.form == .code128 else { return plain(symbol) }
    return Code128.steps(of: symbol.data).flatMap { (step) -> [UInt8] in
      switch step {
      case .set(let set): [brace, [0x41, 0x42, 0x43][set.rawValue]]
      case .shift: [brace, 0x53]
      case .byte(brace): [brace, brace]
      case .byte(let byte): [byte]
      case .pair(let value): [value]
      }
    }
  }

  private static let brace: UInt8 = 0x7B

  /// The data for Star: in CODE128 `%` begins an escape, and the printer picks the sets.
  static func star(_ symbol: BarcodeSymbol) -> [UInt8] {
    guard symbol.form == .code128 else { return plain(symbol) }
    return symbol.data.flatMap { (byte) -> [UInt8] in
      switch byte {
      case 0x25: [0x25, 0x30]
      case 0..<0x20: [0x25, byte + 0x40]
      case 0x7F: [0x25, 0x35]
      default: [byte]
      }
    }
  }
}
