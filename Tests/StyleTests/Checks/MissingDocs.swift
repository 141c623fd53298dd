/// Looks for the doc comment of everything that another target can see.
enum MissingDocs {
  private static let wide: Set<String> = ["package", "public"]
  private static let keywords: Set<String> = [
    "actor", "class", "enum", "func", "init", "let", "protocol", "struct", "subscript",
    "typealias", "var",
  ]
  private static let modifiers: Set<String> = [
    "borrowing", "consuming", "convenience", "distributed", "dynamic", "final", "indirect",
    "infix", "isolated", "lazy", "mutating", "nonisolated", "nonmutating", "override", "package",
    "postfix", "prefix", "private", "public", "required", "static", "unowned", "weak",
  ]
  /// What a protocol of the standard library already documents.
  private static let witnesses: Set<String> = ["<", "==", "hash", "description", "encode"]

  /// The declarations of a file in `package` or `public` access without a doc comment.
  static func breaches(in file: SourceFile) -> [Finding] {
    file.tokens.indices.compactMap { index in
      guard let (keyword, name) = declaration(at: index, in: file.tokens),
        !witnesses.contains(name)
      else { return nil }
      let line = file.tokens[index].line
      guard !isDocumented(line, isAlias: keyword == "typealias", in: file) else { return nil }
      let access = file.tokens[index].text
      let words = name.isEmpty ? "\(access) \(keyword)" : "\(access) \(keyword) \(name)"
      return file.finding(line: line, "\(words) has no doc comment; write what it is for")
    }
  }

  /// Keyword and name of what the access modifier at `index` declares, or nothing.
  private static func declaration(at index: Int, in tokens: [Token]) -> (String, String)? {
    guard wide.contains(tokens[index].text) else { return nil }
    if index > 0, tokens[index - 1].text == "." { return nil }
    var next = index + 1
    // `package(set)` sets no access to the declaration itself.
    if next < tokens.count, tokens[next].text == "(" { return nil }
    while next < tokens.count, let length = modifierLength(at: next, in: tokens) { next += length }
    guard next + 1 < tokens.count, keywords.contains(tokens[next].text) else { return nil }
    let keyword = tokens[next].text
    if keyword == "init" || keyword == "subscript" { return (keyword, "") }
    return (keyword, name(from: next + 1, in: tokens))
  }

  /// How many tokens the modifier at `index` has, with its argument: `private(set)` has four.
  private static func modifierLength(at index: Int, in tokens: [Token]) -> Int? {
    let text = tokens[index].text
    let following = index + 1 < tokens.count ? tokens[index + 1].text : ""
    if text == "class" { return keywords.contains(following) ? 1 : nil }
    guard modifiers.contains(text) else { return nil }
    return following == "(" ? 4 : 1
  }

  /// A name, or the signs of an operator up to its parenthesis.
  private static func name(from index: Int, in tokens: [Token]) -> String {
    if tokens[index].isWord { return tokens[index].text }
    return tokens[index...].prefix { !$0.isWord && $0.text != "(" }.map(\.text).joined()
  }

  /// Whether a doc comment with words stands above a line; attributes may stand between.
  private static func isDocumented(_ line: Int, isAlias: Bool, in file: SourceFile) -> Bool {
    var above = line - 1
    while above >= 0, isPassed(above, isAlias: isAlias, in: file) { above -= 1 }
    while above >= 0, file.code[above].isBlank, let text = docText(above, in: file) {
      if !text.isBlank { return true }
      above -= 1
    }
    return false
  }

  /// An attribute, a word to the formatter, or for an alias the alias that shares its doc.
  private static func isPassed(_ line: Int, isAlias: Bool, in file: SourceFile) -> Bool {
    let words = Token.texts(of: file.code[line])
    if words.first == "@" { return true }
    if words.isEmpty, file.comments[line].contains("// swift-format-ignore") { return true }
    return isAlias && words.contains("typealias")
  }

  private static func docText(_ line: Int, in file: SourceFile) -> String? {
    let comment = file.comments[line].drop(while: \.isWhitespace)
    return comment.hasPrefix("///") ? String(comment.dropFirst(3)) : nil
  }
}
