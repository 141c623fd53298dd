import Testing

@Suite("Planted words")
struct PlantedWordTests {
  @Test("a banned word passes", arguments: BannedWords.bans)
  func banned(_ ban: BannedWords.Ban) throws {
    let line = ban.place == .comments ? "// x \(ban.words) x" : "x \(ban.words)"
    for folder in ban.within {
      let file = snippet("\n\(line)\n", at: "\(folder)Snippet.swift")
      let findings = BannedWords.breaches(in: file)
      #expect(findings.map(\.line) == [2])
      #expect(findings.allSatisfy { $0.message.contains(ban.words) })
    }
  }

  @Test("a banned word in a literal is refused", arguments: BannedWords.bans)
  func literal(_ ban: BannedWords.Ban) {
    let text = "let text = \"x \(ban.words)\"\nlet raw = #\"\(ban.words)\"#"
    #expect(BannedWords.breaches(in: snippet(text)) == [])
  }

  @Test("a banned word is refused where the house allows it", arguments: BannedWords.bans)
  func excepted(_ ban: BannedWords.Ban) {
    for folder in ban.except {
      #expect(BannedWords.breaches(in: snippet("x \(ban.words)", at: "\(folder)A.swift")) == [])
    }
  }

  @Test(
    "a banned word passes for its spelling or its place",
    arguments: [
      "// For now it holds.", "// It holds for\n// now.", "/* Placeholder */", "// TODO: x",
      "let text = \"\\(try! read())\"", "Swift.print (x)", "Foundation.Date()",
      "let x = Int.random(in: 0...9)",
      "// It is so.\nfinal class A: @unchecked Sendable {}",
      "// because\n\n\n\nnonisolated(unsafe) let x = 1",
      "static var shared = A()", "package static var shared: A?",
      "static var shared: A = { A() }()",
    ])
  func disguised(_ text: String) {
    #expect(BannedWords.breaches(in: snippet(text)).count == 1)
  }

  @Test(
    "a harmless line is refused",
    arguments: [
      "// It holds before now.", "for now in clocks {}", "let todo = hacks",
      "// fatalError( and Double", "printer.print(job)", "func print(_ job: Job) {}",
      "let date = BusinessDate()", "let x = DoubleEntry()", "if value as? Int != nil {}",
      "let x = Int.random(in: 0...9, using: &generator)",
      "final class A: @unchecked Sendable {} // because a lock guards it",
      "// Sound, because\n// nobody\n// writes.\nnonisolated(unsafe) let x = 1",
      "static var zero: A { A() }", "static let shared = A()", "var x = 1",
    ])
  func harmless(_ text: String) {
    #expect(BannedWords.breaches(in: snippet(text)) == [])
  }
}

extension BannedWords.Ban: CustomTestStringConvertible {
  var testDescription: String { words }
}
