/// A Swift file, taken apart: its lines, and the same lines with only the code or the comments.
struct SourceFile: Sendable {
  /// The path from the repository's root, such as `Sources/Amounts/Money.swift`.
  let path: String
  /// The lines as they stand.
  let lines: [String]
  /// The lines with comments and string literals blanked out.
  let code: [String]
  /// The lines with all but the comments blanked out.
  let comments: [String]
  /// The code's words and signs, in order.
  let tokens: [Token]
  /// Which lines hold nothing but a part of a string literal, counted from 0.
  let literalLines: Set<Int>

  /// Takes a text apart.
  init(path: String, text: String) {
    let bytes = Array(text.utf8)
    let kinds = Lexer.kinds(of: bytes)
    self.path = path
    lines = SourceFile.lines(bytes)
    code = SourceFile.view(bytes, kinds) { $0 == .code || $0 == .interpolated }
    comments = SourceFile.view(bytes, kinds) { $0 == .comment }
    tokens = Token.tokens(of: code)
    let strings = SourceFile.view(bytes, kinds) { $0 == .string }
    let others = SourceFile.view(bytes, kinds) { $0 == .code || $0 == .comment }
    literalLines = Set(
      strings.indices.filter {
        !strings[$0].isBlank && others[$0].allSatisfy { " ,+()[];".contains($0) }
      })
  }

  /// The folder directly under `Sources` or `Tests`, or nothing for a file elsewhere.
  var target: String? {
    let parts = path.split(separator: "/")
    return parts.count > 2 ? String(parts[1]) : nil
  }

  /// A finding in this file; `line` is counted from 0.
  func finding(line: Int, _ message: String) -> Finding {
    Finding(path: path, line: line + 1, message: message)
  }

  private static func view(
    _ bytes: [UInt8], _ kinds: [Lexer.Kind], _ keeps: (Lexer.Kind) -> Bool
  ) -> [String] {
    let newline = UInt8(ascii: "\n")
    var kept = bytes
    for index in kept.indices where kept[index] != newline && !keeps(kinds[index]) {
      kept[index] = UInt8(ascii: " ")
    }
    return lines(kept)
  }

  private static func lines(_ bytes: [UInt8]) -> [String] {
    var parts = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    if parts.last?.isEmpty == true { parts.removeLast() }
    return parts.map { String(decoding: $0, as: UTF8.self) }
  }
}

extension String {
  /// Whether there is nothing to see.
  var isBlank: Bool { allSatisfy(\.isWhitespace) }
}
