/// Barcodes whose elements are narrow or wide, and nothing else.
enum TwoWidthCode {
  /// CODE39 (ISO/IEC 16388): asterisks at the ends are added where they are missing.
  ///
  /// - Throws: `dataInvalid`.
  static func code39(_ data: [UInt8], _ module: Int) throws(BarcodeFault) -> BarcodeSymbol {
    let asterisk = UInt8(ascii: "*")
    var inner = data[...]
    if inner.first == asterisk { inner.removeFirst() }
    if inner.last == asterisk { inner.removeLast() }
    guard !inner.isEmpty, !inner.contains(asterisk) else { throw .dataInvalid }
    let framed = [asterisk] + inner + [asterisk]
    var bars: [Int] = []
    for byte in framed {
      guard let pattern = code39Patterns[byte] else { throw .dataInvalid }
      append(pattern, elements: 9, module, to: &bars)
    }
    return BarcodeSymbol(
      form: .code39, data: Array(inner), text: String(decoding: framed, as: UTF8.self),
      module: module, bars: Array(bars.dropLast()))
  }

  /// Codabar: a letter A to D, at least one sign, and a letter again, in either case.
  ///
  /// - Throws: `dataInvalid`.
  static func codabar(_ data: [UInt8], _ module: Int) throws(BarcodeFault) -> BarcodeSymbol {
    let upper = data.map { 0x61...0x7A ~= $0 ? $0 & 0x5F : $0 }
    let letters = UInt8(ascii: "A")...UInt8(ascii: "D")
    guard upper.count >= 3, let first = upper.first, let last = upper.last, letters ~= first,
      letters ~= last, !upper.dropFirst().dropLast().contains(where: { letters ~= $0 })
    else { throw .dataInvalid }
    var bars: [Int] = []
    for byte in upper {
      guard let pattern = codabarPatterns[byte] else { throw .dataInvalid }
      append(pattern, elements: 7, module, to: &bars)
    }
    return BarcodeSymbol(
      form: .codabar, data: upper, text: String(decoding: data, as: UTF8.self), module: module,
      bars: Array(bars.dropLast()))
  }

  /// Interleaved 2 of 5 (ISO/IEC 16390): the first digit of a pair is in the bars, the second in
  /// the gaps.
  ///
  /// - Throws: `dataInvalid`.
  static func itf(_ data: [UInt8], _ module: Int) throws(BarcodeFault) -> BarcodeSymbol {
    let digits = data.compactMap(\.digit)
    guard digits.count == data.count, digits.count & 1 == 0 else { throw .dataInvalid }
    let (narrow, wide) = (module, wide(module))
    var bars = [narrow, narrow, narrow, narrow]
    for index in stride(from: 0, to: digits.count, by: 2) {
      let (inBars, inGaps) = (twoOfFive[digits[index]], twoOfFive[digits[index + 1]])
      for bit in (0..<5).reversed() {
        bars.append(inBars >> bit & 1 == 1 ? wide : narrow)
        bars.append(inGaps >> bit & 1 == 1 ? wide : narrow)
      }
    }
    return BarcodeSymbol(
      form: .itf, data: data, text: String(decoding: data, as: UTF8.self), module: module,
      bars: bars + [wide, narrow, narrow])
  }

  /// A wide element: two and a half modules, rounded up to whole dots.
  private static func wide(_ module: Int) -> Int { (5 * module + 1) / 2 }

  /// Appends a character and the narrow gap behind it.
  private static func append(
    _ pattern: Int, elements: Int, _ module: Int, to bars: inout [Int]
  ) {
    for bit in (0..<elements).reversed() {
      bars.append(pattern >> bit & 1 == 1 ? wide(module) : module)
    }
    bars.append(module)
  }

  /// The digits 0 to 9 as two wide ones of five elements, with the weights 1, 2, 4, 7; 11 is 0.
  private static let twoOfFive = [
    0b00110, 0b10001, 0b01001, 0b11000, 0b00101, 0b10100, 0b01100, 0b00011, 0b10010, 0b01010,
  ]

  /// Bars and gaps in turn, a set bit is wide.
  private static let codabarPatterns = patterns([
    ("0123456789", [0x03, 0x06, 0x09, 0x60, 0x12, 0x42, 0x21, 0x24, 0x30, 0x48]),
    ("-$:/.+", [0x0C, 0x18, 0x45, 0x51, 0x54, 0x15]),
    ("ABCD", [0x1A, 0x29, 0x0B, 0x0E]),
  ])

  /// Bars and gaps in turn, a set bit is wide: the bars as two of five and one wide gap that tells
  /// the group, and four signs with three wide gaps.
  private static let code39Patterns: [UInt8: Int] = {
    let groups: [(characters: String, wideGap: Int)] = [
      ("0123456789", 0b0100), ("JABCDEFGHI", 0b0010), ("TKLMNOPQRS", 0b0001),
      ("*UVWXYZ-. ", 0b1000),
    ]
    var table: [UInt8: Int] = [:]
    for group in groups {
      for (byte, bars) in zip(group.characters.utf8, twoOfFive) {
        table[byte] = interleaved(bars: bars, gaps: group.wideGap)
      }
    }
    for (byte, gaps) in zip("$/+%".utf8, [0b1110, 0b1101, 0b1011, 0b0111]) {
      table[byte] = interleaved(bars: 0, gaps: gaps)
    }
    return table
  }()

  /// Five bars and the four gaps between them as nine bits.
  private static func interleaved(bars: Int, gaps: Int) -> Int {
    (0..<5).reduce(0) { $0 | (bars >> $1 & 1) << (2 * $1) }
      | (0..<4).reduce(0) { $0 | (gaps >> $1 & 1) << (2 * $1 + 1) }
  }

  private static func patterns(_ groups: [(String, [Int])]) -> [UInt8: Int] {
    var table: [UInt8: Int] = [:]
    for (characters, bits) in groups {
      for (byte, pattern) in zip(characters.utf8, bits) { table[byte] = pattern }
    }
    return table
  }
}
