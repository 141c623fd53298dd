/// Characters for which others stand in without a reader missing anything.
enum LookAlikes {
  /// What is replaced whether or not a page has it: its place in the pages is unsure, or it shows
  /// nothing.
  static func always(_ scalar: Unicode.Scalar) -> [Unicode.Scalar]? {
    switch scalar.value {
    case 0xA0, 0x2000...0x200A, 0x202F, 0x205F, 0x3000: [" "]
    case 0x80...0x9F, 0xAD, 0x200B...0x200F, 0x2028...0x202E, 0x2060...0x2069, 0xFEFF: []
    case 0x2010, 0x2011, 0x2212: ["-"]
    case 0x2018, 0x2019: ["'"]
    case 0x2500...0x257F: [boxPiece(scalar)]
    default: nil
    }
  }

  /// What is replaced where no page has it.
  static func missing(_ scalar: Unicode.Scalar) -> [Unicode.Scalar]? { table[scalar] }

  private static let rows: [(signs: String, text: String)] = [
    ("€", "EUR"), ("£", "GBP"), ("¥", "JPY"), ("¢", "c"), ("№", "Nr."), ("§", "par."),
    ("“”„‟«»″", "\""), ("‚", ","), ("‛‹›′´ʼ", "'"), ("‒–—―", "-"), ("…", "..."), ("·•∙●", "*"),
    ("×", "x"), ("÷", "/"), ("±", "+/-"), ("≤", "<="), ("≥", ">="), ("≠", "<>"), ("≈", "~"),
    ("¹", "1"), ("²", "2"), ("³", "3"), ("¼", "1/4"), ("½", "1/2"), ("¾", "3/4"), ("‰", "o/oo"),
    ("°", "deg"), ("µμ", "u"), ("ªᵃ", "a"), ("º", "o"), ("©", "(C)"), ("®", "(R)"), ("™", "(TM)"),
    ("←", "<-"), ("→", "->"), ("¡", "!"), ("¿", "?"), ("¦", "|"), ("¬", "-"),
  ]

  private static let table = Dictionary(
    uniqueKeysWithValues: rows.flatMap { row in
      row.signs.unicodeScalars.map { ($0, Array(row.text.unicodeScalars)) }
    })

  /// A box is drawn with ASCII: its pieces lie on other bytes, or are katakana, elsewhere.
  private static func boxPiece(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    if "─━┄┅┈┉╌╍═╴╶╸╺╼╾".unicodeScalars.contains(scalar) { return "-" }
    return "│┃┆┇┊┋╎╏║╵╷╹╻╽╿".unicodeScalars.contains(scalar) ? "|" : "+"
  }
}
