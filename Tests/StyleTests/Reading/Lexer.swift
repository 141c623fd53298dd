/// Tells the code of a Swift file from its comments and string literals, byte by byte.
///
/// It knows nested block comments, strings of one and of many lines, raw strings, interpolations
/// and regular expression literals; everything else is code.
struct Lexer {
  /// What a byte belongs to.
  enum Kind: UInt8, Sendable {
    case code, comment, string
    /// Code inside a string's interpolation.
    case interpolated
  }

  private let bytes: [UInt8]
  private var kinds: [Kind]
  private var position = 0

  private init(_ bytes: [UInt8]) {
    self.bytes = bytes
    kinds = Array(repeating: .code, count: bytes.count)
  }

  /// The kind of each byte of a file.
  static func kinds(of bytes: [UInt8]) -> [Kind] {
    var lexer = Lexer(bytes)
    lexer.scanCode(as: .code)
    return lexer.kinds
  }

  /// Scans code to the end of the file, or to the parenthesis that closes an interpolation.
  private mutating func scanCode(as kind: Kind) {
    var depth = 0
    while position < bytes.count {
      if Lexer.isPlain(bytes[position]) {
        take(1, as: kind)
      } else if looksAt("//") {
        scanLineComment()
      } else if looksAt("/*") {
        scanBlockComment()
      } else if let hashes = hashes(before: "\"") {
        scanString(hashes: hashes)
      } else if let hashes = hashes(before: "/"), let end = endOfRegex(hashes: hashes) {
        take(end - position, as: .string)
      } else {
        if looksAt("(") { depth += 1 }
        if looksAt(")") { depth -= 1 }
        if kind == .interpolated, depth < 0 { return }
        take(1, as: kind)
      }
    }
  }

  private mutating func scanLineComment() {
    while position < bytes.count, !looksAt("\n") { take(1, as: .comment) }
  }

  private mutating func scanBlockComment() {
    var depth = 0
    while position < bytes.count {
      if looksAt("/*") {
        depth += 1
        take(2, as: .comment)
      } else if looksAt("*/") {
        depth -= 1
        take(2, as: .comment)
        if depth == 0 { return }
      } else {
        take(1, as: .comment)
      }
    }
  }

  private mutating func scanString(hashes: Int) {
    let pounds = String(repeating: "#", count: hashes)
    let isLong = opensLongString(at: position + hashes)
    let quotes = isLong ? "\"\"\"" : "\""
    take(hashes + quotes.utf8.count, as: .string)
    while position < bytes.count {
      if looksAt("\\" + pounds + "(") {
        take(hashes + 2, as: .string)
        scanCode(as: .interpolated)
      } else if looksAt("\\" + pounds) {
        take(hashes + 2, as: .string)
      } else if looksAt(quotes + pounds) {
        take(quotes.utf8.count + hashes, as: .string)
        return
      } else if !isLong, looksAt("\n") {
        return
      } else {
        take(1, as: .string)
      }
    }
  }

  /// Three quotes open a long string only where nothing else stands on the line.
  private func opensLongString(at start: Int) -> Bool {
    guard looksAt("\"\"\"", from: start) else { return false }
    return bytes[(start + 3)...].first { $0 != UInt8(ascii: " ") } == UInt8(ascii: "\n")
  }

  /// The number of `#` that stand here before a delimiter, or nothing without the delimiter.
  private func hashes(before delimiter: String) -> Int? {
    var end = position
    while end < bytes.count, bytes[end] == UInt8(ascii: "#") { end += 1 }
    return looksAt(delimiter, from: end) ? end - position : nil
  }

  /// Where the regular expression that begins here ends, or nothing where the slash divides.
  private func endOfRegex(hashes: Int) -> Int? {
    if hashes == 0, !slashMayOpenRegex { return nil }
    let closing = "/" + String(repeating: "#", count: hashes)
    var end = position + hashes + 1
    while end < bytes.count, hashes > 0 || bytes[end] != UInt8(ascii: "\n") {
      if looksAt(closing, from: end) { return end + closing.utf8.count }
      end += bytes[end] == UInt8(ascii: "\\") ? 2 : 1
    }
    return nil
  }

  /// A bare slash opens a regular expression after an opening or a separator, before no blank.
  private var slashMayOpenRegex: Bool {
    let next = position + 1 < bytes.count ? bytes[position + 1] : UInt8(ascii: "\n")
    if " \n),".utf8.contains(next) { return false }
    let before = bytes[..<position].last { $0 != UInt8(ascii: " ") }
    return before.map { "\n([{,:=".utf8.contains($0) } ?? true
  }

  /// Whether a byte of code begins nothing else; saves most of the comparisons.
  private static func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "/"), UInt8(ascii: "#"), UInt8(ascii: "\""), UInt8(ascii: "("),
      UInt8(ascii: ")"):
      false
    default: true
    }
  }

  private func looksAt(_ text: String) -> Bool { looksAt(text, from: position) }

  private func looksAt(_ text: String, from start: Int) -> Bool {
    var index = start
    for byte in text.utf8 {
      guard index < bytes.count, bytes[index] == byte else { return false }
      index += 1
    }
    return true
  }

  private mutating func take(_ count: Int, as kind: Kind) {
    let end = min(position + count, bytes.count)
    while position < end {
      kinds[position] = kind
      position += 1
    }
  }
}
