extension Unicode.Scalar {
  /// A blank of the language: tab or space.
  var isBlank: Bool { self == " " || self == "\t" }

  /// C0, DEL or C1.
  var isControl: Bool { value < 0x20 || 0x7F...0x9F ~= value }

  /// What `\` turns off or on in a line: C0 and DEL, which text never holds.
  var isDeletedControl: Bool { value < 0x20 || value == 0x7F }

  /// A line or paragraph separator: a line end to Unicode, a character to ReceiptLine.
  var isSeparator: Bool { value == 0x2028 || value == 0x2029 }

  /// What changes the direction of text: it would let an amount read backwards.
  var isBidiControl: Bool {
    switch value {
    case 0x061C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: true
    default: false
    }
  }

  /// Whether nothing has to be looked up: neither a mark nor another form of a character.
  ///
  /// Latin up to U+02FF, Cyrillic, punctuation that is no control, currency signs.
  var isOrdinary: Bool {
    switch value {
    case ..<0x0300, 0x0400...0x0482, 0x048A...0x052F, 0x2010...0x2027, 0x20A0...0x20CF: true
    default: false
    }
  }

  /// A mark that combines with the character before it.
  var isMark: Bool {
    guard !isOrdinary else { return false }
    switch properties.generalCategory {
    case .nonspacingMark, .spacingMark, .enclosingMark: return true
    default: return properties.canonicalCombiningClass != .notReordered
    }
  }

  var isDigit: Bool { "0"..."9" ~= self }

  var isHexDigit: Bool { isDigit || "a"..."f" ~= self || "A"..."F" ~= self }

  var isASCIILetter: Bool { "a"..."z" ~= self || "A"..."Z" ~= self }

  /// The value of a hexadecimal digit.
  var hexValue: UInt32 {
    isDigit ? value - 0x30 : (value | 0x20) - 0x61 + 10
  }

  /// The small letter of an ASCII letter, anything else as it is.
  var lowercasedASCII: Unicode.Scalar {
    "A"..."Z" ~= self ? Unicode.Scalar(UInt8(truncatingIfNeeded: value | 0x20)) : self
  }
}
