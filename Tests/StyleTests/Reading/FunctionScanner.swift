/// Finds the bodies of functions by their braces.
struct FunctionScanner {
  /// A function, initialiser, subscript or computed property with a body.
  struct Function: Hashable, Sendable {
    let name: String
    /// The line of its keyword, counted from 0.
    let line: Int
    /// From the line of its keyword to that of its closing brace.
    let lineCount: Int
  }

  /// Words that begin something else, so that the declaration before them has no body.
  private static let beginnings: Set<String> = [
    "func", "init", "deinit", "subscript", "var", "let", "case", "struct", "enum", "class",
    "actor", "protocol", "extension", "typealias", "associatedtype", "import", "static", "package",
    "public", "private", "internal", "fileprivate", "mutating", "override", "final", "if", "for",
    "while", "switch", "guard", "do", "return", "defer", "repeat", "throw", "in",
  ]

  private let tokens: [Token]

  /// Every function of a file that has a body, the inner ones too.
  static func functions(in file: SourceFile) -> [Function] {
    let scanner = FunctionScanner(tokens: file.tokens)
    return file.tokens.indices.compactMap { scanner.function(at: $0) }
  }

  private func function(at index: Int) -> Function? {
    guard isDeclaration(index), let opening = openingBrace(after: index) else { return nil }
    let keyword = tokens[index]
    let hasName = keyword.text == "func" || keyword.text == "var"
    return Function(
      name: hasName ? "\(keyword.text) \(tokens[index + 1].text)" : keyword.text,
      line: keyword.line,
      lineCount: closingLine(of: opening) - keyword.line + 1)
  }

  private func isDeclaration(_ index: Int) -> Bool {
    guard index + 1 < tokens.count, index == 0 || tokens[index - 1].text != "." else {
      return false
    }
    switch tokens[index].text {
    case "func", "var": return tokens[index + 1].text != ":"
    case "init": return ["(", "<", "?", "!"].contains(tokens[index + 1].text)
    case "subscript": return ["(", "<"].contains(tokens[index + 1].text)
    case "deinit": return tokens[index + 1].text == "{"
    default: return false
    }
  }

  /// The brace that opens the body, or nothing for a requirement or a stored property.
  private func openingBrace(after keyword: Int) -> Int? {
    let isVariable = tokens[keyword].text == "var"
    var depth = 0
    // The token after the keyword is the name, which may be an operator such as `==`.
    var index = tokens[keyword].text == "func" || isVariable ? keyword + 2 : keyword + 1
    while index < tokens.count {
      let text = tokens[index].text
      switch text {
      case "(", "[": depth += 1
      case ")", "]", "}": depth -= 1
      case "{" where depth == 0: return index
      case "{": depth += 1
      case "=" where depth == 0 && isVariable: return nil
      default: if depth == 0, FunctionScanner.beginnings.contains(text) { return nil }
      }
      if depth < 0 { return nil }
      index += 1
    }
    return nil
  }

  private func closingLine(of opening: Int) -> Int {
    var depth = 0
    for token in tokens[opening...] {
      if token.text == "{" { depth += 1 }
      if token.text == "}" { depth -= 1 }
      if depth == 0 { return token.line }
    }
    return tokens[tokens.count - 1].line
  }
}
