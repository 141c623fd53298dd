import Receipts
import Testing

@Suite("Lines, columns and what a line is")
struct LineTests {
  /// The cells of a line as `L:text`, for left, centre and right, in columns of nine.
  private func cells(_ line: String, count: Int) throws -> [String] {
    let widths = Array(repeating: "9", count: count).joined(separator: " ")
    let row = try #require(try Laying.rows("{w:\(widths)}\n\(line)", 80).first)
    var position = 0
    return row.cells.map { cell in
      defer { position += 10 }
      let margin = cell.x / 2 - position
      let room = cell.width - cell.textWidth
      let side = cell.isBlank ? "-" : margin == 0 ? "L" : margin == room ? "R" : "C"
      return "\(side):\(cell.text)"
    }
  }

  static let alignmentTable: [(line: String, cells: [String])] = [
    ("C", ["C:C"]), (" C ", ["C:C"]), ("|C|", ["C:C"]), ("| C |", ["C:C"]),
    ("|L", ["L:L"]), ("|L |", ["L:L"]), ("L |", ["L:L"]),
    ("R|", ["R:R"]), ("| R|", ["R:R"]), ("| R", ["R:R"]),
    ("|a|b|", ["C:a", "C:b"]), ("| a|b |", ["R:a", "L:b"]), ("", ["-:"]),
    ("a||b", ["R:a", "-:", "L:b"]),
    ("a | b", ["L:a", "R:b"]), ("a|b", ["R:a", "L:b"]), ("a |b", ["L:a", "L:b"]),
    ("a| b", ["R:a", "R:b"]), ("a|b|c", ["R:a", "C:b", "L:c"]),
    ("a | b | c", ["L:a", "C:b", "R:c"]), ("|a |b |c |", ["L:a", "L:b", "L:c"]),
    ("\t a\tb |\t", ["L:ab"]), ("a b  c", ["C:a b  c"]), ("~a", ["C: a"]),
    (#"\\|a"#, [#"R:\"#, "L:a"]), (#"a\|b"#, ["C:a|b"]), (#"|a\||"#, ["C:a|"]),
  ]

  @Test("text is not attracted by the pipe that it touches", arguments: alignmentTable)
  func alignment(line: String, cells expected: [String]) throws {
    #expect(try cells(line, count: expected.count) == expected)
  }

  static let countTable: [(line: String, count: Int)] = [
    ("", 1), ("|", 1), ("||", 1), ("|||", 2), ("a||", 2), ("||a", 2), ("||a||", 3), ("||||", 3),
  ]

  @Test("a line has another number of columns than pipes part", arguments: countTable)
  func count(line: String, count: Int) throws {
    #expect(try Laying.rows(line, 48).first?.cells.count == count)
  }

  static let kindTable: [(line: String, kind: String)] = [
    ("-", "rule"), ("---", "rule"), ("  --- ", "rule"), ("|---|", "rule"), ("--- |", "rule"),
    ("=", "cut"), ("===", "cut"), ("|=", "cut"),
    (#"\---"#, "row"), ("~---", "row"), ("- -", "row"), ("-=-", "row"), ("--- | ---", "row"),
    ("=|=", "row"), (#"\="#, "row"), ("-~", "row"), (#"\x2d"#, "row"),
    ("{a:left}", ""), ("{}", ""), ("|{a:left}|", ""), ("{", ""), ("}", ""), ("a{b}", ""),
    ("a | {b:1}", ""), ("{a:left}{b:line}", ""), ("{a:{b}}", ""), (#"\{"#, "row"),
    ("text | }", ""),
  ]

  @Test("a line is taken for something else", arguments: kindTable)
  func kind(line: String, kind: String) throws {
    let blocks = try Laying.page(line).blocks
    let kinds = blocks.map { block in
      switch block.content {
      case .row: "row"
      case .rule: "rule"
      case .cut: "cut"
      default: "other"
      }
    }
    #expect(kinds == (kind.isEmpty ? [] : [kind]))
  }

  static let endTable: [(source: String, lines: [String])] = [
    ("|a\n|b", ["a", "b"]), ("|a\r|b", ["a", "b"]), ("|a\r\n|b", ["a", "b"]),
    ("|a\n", ["a", " "]), ("|a\n\r|b", ["a", " ", "b"]), ("\u{FEFF}|a", ["a"]), ("", [" "]),
    ("|a\r\n\r\n|b", ["a", " ", "b"]),
  ]

  @Test("a line end is lost, or counts twice", arguments: endTable)
  func ends(source: String, lines: [String]) throws {
    // Centred blank cells stand at the left of a block that fills the paper.
    #expect(try Laying.lines(source) == lines)
  }

  @Test("a letter and its mark take two characters")
  func composition() throws {
    #expect(try Laying.lines("|s\u{30C}a\u{304}\u{438}\u{306}a\u{323}\u{302}") == ["šāйậ"])
    #expect(try Laying.rows("|e\u{301}").first?.cells.first?.textWidth == 1)
  }
}
