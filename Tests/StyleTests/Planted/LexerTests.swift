import Testing

/// The scanner behind every check: what it takes for code, comment and literal.
@Suite("Lexer")
struct LexerTests {
  @Test(
    "text of a comment or a literal is taken for code, so that checks cry wolf",
    arguments: [
      #"a "x" b"#,
      #"a "x \" x" b"#,
      ##"a #"x " x"# b"##,
      ##"a #"x \(x) x"# b"##,
      #"a "x // x" b"#,
      #"a /* x "x /* x */ x */ b"#,
      "a // x \" x\nb",
      "a /// x /* x\nb",
      "a \"\"\"\n  x \" x\n  \"\"\" b",
      "a #\"\"\"\n  x \"\"\" x\n  \"\"\"# b",
      "a = /x \"x/ b",
      ##"a #/x "x/# b"##,
      #"a "" b"#,
    ])
  func hidden(_ text: String) {
    let words = snippet(text).tokens.map(\.text).filter { $0 != "=" }
    #expect(words == ["a", "b"])
  }

  @Test(
    "code is taken for a comment or a literal, so that checks are blind",
    arguments: [
      (#"a "x \(b + "x \(c) x") x" d"#, ["a", "b", "+", "c", "d"]),
      (##"a #"x \#(b) x"# d"##, ["a", "b", "d"]),
      ("a \"\"\"\n  x \\(b(c))\n  \"\"\" d", ["a", "b", "(", "c", ")", "d"]),
      ("a / b / c", ["a", "/", "b", "/", "c"]),
      ("a(b, /) + c/d", ["a", "(", "b", ",", "/", ")", "+", "c", "/", "d"]),
      ("#if a\nb", ["#", "if", "a", "b"]),
      ("/* x */ a // x\nb", ["a", "b"]),
    ])
  func visible(_ text: String, _ words: [String]) {
    #expect(snippet(text).tokens.map(\.text) == words)
  }

  @Test("a finding points at the wrong line")
  func lines() {
    let file = snippet("\"\"\"\n  x\n  \"\"\"\n/* x\n*/\na \"ā\" b\n")
    #expect(file.tokens == [Token(text: "a", line: 5), Token(text: "b", line: 5)])
    #expect(file.lines.count == 6)
    #expect(file.comments[3] == "/* x")
    #expect(file.literalLines == [0, 1, 2])
  }
}
