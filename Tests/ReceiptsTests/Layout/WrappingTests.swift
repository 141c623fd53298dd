import Receipts
import Testing

@Suite("Rows of a cell")
struct WrappingTests {
  static let wrapTable: [(text: String, wrap: [String], word: [String])] = [
    ("abcdef", ["abcd", "ef"], ["abcd", "ef"]), ("abcd", ["abcd"], ["abcd"]), ("", [" "], [" "]),
    (#"abcd\nef"#, ["abcd", "", "ef"], ["abcd", "ef"]), (#"ab\ncd"#, ["ab", "cd"], ["ab", "cd"]),
    (#"ab\n"#, ["ab"], ["ab"]), (#"abcd\n"#, ["abcd", ""], ["abcd"]),
    (#"\nab"#, ["", "ab"], ["", "ab"]), (#"ab\n\ncd"#, ["ab", "", "cd"], ["ab", "", "cd"]),
    ("ab cd ef", ["ab c", "d ef"], ["ab", "cd", "ef"]), ("a b cd", ["a b ", "cd"], ["a b", "cd"]),
    ("abc de", ["abc ", "de"], ["abc", "de"]),
    ("a bcdefg h", ["a bc", "defg", " h"], ["a", "bcde", "fg h"]),
    ("a  bcd", ["a  b", "cd"], ["a", "bcd"]), ("a~bcd", ["a bc", "d"], ["a bc", "d"]),
    ("a\u{A0}b cd", ["a\u{A0}b ", "cd"], ["a\u{A0}b", "cd"]),
    ("a-bcd e", ["a-bc", "d e"], ["a-bc", "d e"]),
    ("ab/cd/ef", ["ab/c", "d/ef"], ["ab/c", "d/ef"]),
    ("abcdefgh ij", ["abcd", "efgh", " ij"], ["abcd", "efgh", "ij"]),
    ("^ab^cd", ["a b ", "cd"], ["a b ", "cd"]), ("^abc", ["a b ", "c "], ["a b ", "c "]),
    ("a_b_ cd", ["ab c", "d"], ["ab", "cd"]), ("a^b^ c", ["ab  ", "c"], ["ab ", "c"]),
    ("abc^d^", ["abc", "d "], ["abc", "d "]),
    ("^^^^abcd", ["a  ", "b  ", "c  ", "d  "], ["a  ", "b  ", "c  ", "d  "]),
    ("^^^^^^ab^^^^^^c", ["c"], ["c"]), (#"a \nb"#, ["a ", "b"], ["a", "b"]),
    (#"ab\n  c"#, ["ab", "  c"], ["ab", "  c"]), (#"ab\x20cd"#, ["ab c", "d"], ["ab c", "d"]),
    (#"^^^^^^a\n^^^^^^b"#, ["", "b"], ["", "b"]),
  ]

  @Test("text is broken elsewhere", arguments: wrapTable)
  func wrap(text: String, wrap: [String], word: [String]) throws {
    #expect(try Laying.lines("{w:4;a:left}\n|\(text)", 12) == wrap)
    #expect(try Laying.lines("{w:4;a:left;t:word}\n|\(text)", 12) == word)
    #expect(try Laying.lines("{w:4;a:left;t:nowrap}\n|\(text)", 12) == [wrap[0]])
  }

  @Test("the price does not stand beside the first row of a long name")
  func price() throws {
    let line = "Vēstules nosūtīšana | 4.35"
    #expect(
      try Laying.lines("{w:* 8}\n\(line)") == ["Vēstules nosūtī     4.35", "šana             "])
    #expect(
      try Laying.lines("{w:* 8;t:word}\n\(line)") == [
        "Vēstules            4.35", "nosūtīšana       ",
      ])
  }

  @Test("a row is not as high as its highest character")
  func height() throws {
    let rows = try Laying.rows(#"^^a^^\nb | ^^^^c"#)
    #expect(rows.map(\.height) == [3, 1])
  }

  static let marginTable: [(line: String, halves: [Int], rounded: [Int])] = [
    ("abc", [1], [2]), ("ab", [2], [2]), ("|abc", [0], [0]), ("abc|", [2], [2]), ("a", [3], [4]),
    ("abcdefg", [0, 1], [0, 2]),
  ]

  @Test("a half character is rounded otherwise, or where it should be kept", arguments: marginTable)
  func margins(line: String, halves: [Int], rounded: [Int]) throws {
    let template = try Laying.template("{w:4;a:left}\n\(line)")
    for (halfCells, expected) in [(LayoutOptions.HalfCells.keep, halves), (.round, rounded)] {
      let page = try template.page(nil, LayoutOptions(columns: 12, halfCells: halfCells))
      #expect(page.blocks.compactMap { $0.row?.cells.first?.x } == expected)
    }
  }

  @Test("pieces of one style are told apart")
  func merged() throws {
    let values: Values = ["a": .text("xy"), "b": .text("z")]
    let cell = try Laying.rows("|{{a}} and {{b}}", values: values).first?.cells.first
    #expect(cell?.runs.count == 1)
    #expect(cell?.text == "xy and z")
  }

  @Test(
    "word wrapping puts a word on a row where it does not fit, or a row on top of another",
    arguments: 1...40)
  func words(width: Int) throws {
    let text = "the quick brown fox, jumps over a lazydogwithaverylongname and back again"
    let words = text.split(separator: " ").map(String.init)
    let lines = try Laying.lines("{w:\(width);a:left;t:word}\n|\(text)", 40)
    #expect(lines.allSatisfy { $0.count <= width })
    #expect(lines.joined().filter { $0 != " " } == words.joined())
    for (line, next) in zip(lines, lines.dropFirst()) {
      let first = next.prefix { $0 != " " }
      let isCut = !words.contains(String(first)) && !words.contains { $0.hasPrefix(first) }
      #expect(isCut || line.count + 1 + first.count > width, "\(line)|\(next)")
    }
  }
}
