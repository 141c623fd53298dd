/// Words that the house does not use, each with what to use instead.
enum BannedWords {
  /// One ban: a row of words and signs, and where it holds.
  struct Ban: Sendable {
    /// Where the words are looked for; never in string literals.
    enum Place: Sendable { case code, comments, codeAndComments }

    /// The banned words, as they would stand in a file.
    let words: String
    /// What to use instead.
    let instead: String
    /// The path prefixes where the ban holds.
    var within = ["Sources/"]
    /// The path prefixes where it does not.
    var except: [String] = []
    var place = Place.code
    var ignoresCase = false
    /// A word that excuses the ban where a comment at the line or the three above says it.
    var excuse: String?
    /// A word of code that makes the line harmless.
    var harmlessWith: String?
  }

  private static let outermost = ["Sources/kase/", "Sources/Operations/Security/"]
  private static let exact = [
    "Sources/Amounts/", "Sources/Commerce/", "Sources/Exports/", "Sources/LedgerStore/",
  ]
  private static let everything = ["Sources/", "Tests/"]

  static let bans: [Ban] = [
    Ban(words: "fatalError(", instead: "a typed error, or precondition for a broken invariant"),
    Ban(words: "try!", instead: "try, and let the error travel"),
    Ban(words: "as!", instead: "as? with a guard"),
    Ban(words: "print(", instead: "the logger that came through init", except: ["Sources/kase/"]),
    Ban(
      words: "@unchecked Sendable", instead: "a comment that says why: because ...",
      excuse: "because"),
    Ban(
      words: "nonisolated(unsafe)", instead: "a comment that says why: because ...",
      excuse: "because"),
    Ban(words: "Thread.sleep", instead: "Task.sleep on the clock that came through init"),
    Ban(words: "Date()", instead: "the clock that came through init", except: outermost),
    Ban(words: "Date.now", instead: "the clock that came through init", except: outermost),
    Ban(words: "UUID()", instead: "the identifiers that came through init", except: outermost),
    Ban(
      words: ".random(", instead: "random(..., using:) with the generator that came through init",
      except: outermost, harmlessWith: "using"),
    Ban(
      words: "SystemRandomNumberGenerator", instead: "the generator that came through init",
      except: outermost),
    Ban(words: "Double", instead: "Money, Quantity or a scaled integer", within: exact),
    Ban(words: "Float", instead: "Money, Quantity or a scaled integer", within: exact),
    Ban(words: "@testable", instead: "package access", within: everything),
    Ban(words: "@_exported", instead: "an import in each file", within: everything),
    Ban(words: "TODO", instead: "the finished work", place: .codeAndComments),
    Ban(words: "FIXME", instead: "the repair", place: .codeAndComments),
    Ban(words: "XXX", instead: "the reason in words", place: .codeAndComments),
    Ban(words: "HACK", instead: "the reason in words", place: .codeAndComments),
    Ban(words: "for now", instead: "what holds", place: .comments, ignoresCase: true),
    Ban(
      words: "placeholder", instead: "the real thing", place: .codeAndComments, ignoresCase: true),
  ]

  /// The banned words of a file, and its mutable singletons.
  static func breaches(in file: SourceFile) -> [Finding] {
    let comments = commentTokens(of: file)
    let words = bans.filter { ban in
      ban.within.contains { file.path.hasPrefix($0) }
        && !ban.except.contains { file.path.hasPrefix($0) }
    }.flatMap { ban in
      lines(of: ban, code: file.tokens, comments: comments)
        .filter { !isExcused($0, by: ban, in: file) }
        .map { file.finding(line: $0, "'\(ban.words)' is banned, use \(ban.instead)") }
    }
    return words + mutableSingletons(in: file)
  }

  /// The stored `static var`s of a file in `Sources`.
  private static func mutableSingletons(in file: SourceFile) -> [Finding] {
    guard file.path.hasPrefix("Sources/") else { return [] }
    return file.code.indices.filter { line in
      let words = Token.texts(of: file.code[line])
      guard words.contains("static"), words.contains("var") else { return false }
      return words.contains("=") || !words.contains("{")
    }.map {
      file.finding(line: $0, "a stored 'static var' is banned, use a value that init receives")
    }
  }

  private static func lines(of ban: Ban, code: [Token], comments: [Token]) -> [Int] {
    let inCode = ban.place == .comments ? [] : occurrences(of: ban, in: code)
    let inComments = ban.place == .code ? [] : occurrences(of: ban, in: comments)
    return inCode + inComments
  }

  /// The lines where a ban's words stand in a row.
  private static func occurrences(of ban: Ban, in tokens: [Token]) -> [Int] {
    let words = Token.texts(of: ban.words)
    return tokens.indices.filter { start in
      guard start + words.count <= tokens.count, !isMember(start, of: tokens, ban) else {
        return false
      }
      return words.indices.allSatisfy { offset in
        let text = tokens[start + offset].text
        return text == words[offset]
          || ban.ignoresCase && text.lowercased() == words[offset]
      }
    }.map { tokens[$0].line }
  }

  /// A method that only shares its name with a banned function, such as `printer.print(job)`.
  private static func isMember(_ index: Int, of tokens: [Token], _ ban: Ban) -> Bool {
    guard ban.words.hasSuffix("("), tokens[index].isWord, index > 0 else { return false }
    if ["func", "case"].contains(tokens[index - 1].text) { return true }
    return tokens[index - 1].text == "." && (index < 2 || tokens[index - 2].text != "Swift")
  }

  private static func isExcused(_ line: Int, by ban: Ban, in file: SourceFile) -> Bool {
    if let word = ban.harmlessWith { return Token.texts(of: file.code[line]).contains(word) }
    guard let excuse = ban.excuse else { return false }
    return (max(0, line - 3)...line).contains {
      Token.texts(of: file.comments[$0]).contains(excuse)
    }
  }

  /// The words of the comments, without the slashes and stars between them.
  private static func commentTokens(of file: SourceFile) -> [Token] {
    Token.tokens(of: file.comments).filter { $0.text != "/" && $0.text != "*" }
  }
}
