/// A word or a sign of the code, with the line it stands on.
struct Token: Hashable, Sendable {
  /// The word, or a single sign.
  let text: String
  /// The line, counted from 0.
  let line: Int

  /// Whether it is a name, a keyword or a number, not a sign.
  var isWord: Bool { text.utf8.first.map(Token.isPartOfWord) ?? false }

  /// The words and signs of lines, in order; a word in backticks keeps them.
  static func tokens(of lines: [String]) -> [Token] {
    lines.enumerated().flatMap { line, text in
      texts(of: text).map { Token(text: $0, line: line) }
    }
  }

  /// The words and signs of one line.
  static func texts(of line: String) -> [String] {
    let bytes = Array(line.utf8)
    var result: [String] = []
    var start = 0
    while start < bytes.count {
      var end = start + 1
      if isPartOfWord(bytes[start]) {
        while end < bytes.count, isPartOfWord(bytes[end]) { end += 1 }
      }
      if bytes[start] != UInt8(ascii: " "), bytes[start] != UInt8(ascii: "\t") {
        result.append(String(decoding: bytes[start..<end], as: UTF8.self))
      }
      start = end
    }
    return result
  }

  /// Letters, digits, `_`, `$`, the backtick, and every byte beyond ASCII.
  private static func isPartOfWord(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "$"),
      UInt8(ascii: "`"), 0x80...0xFF:
      true
    default: false
    }
  }
}
