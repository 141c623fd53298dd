import Receipts
import Testing

@Suite("Special characters and escapes in text")
struct TextTests {
  /// The runs of a line, with `u`, `e`, `i` and the size level before each.
  private func runs(_ line: String) throws -> [String] {
    let cell = try #require(try Laying.rows("|" + line, 80).first?.cells.first)
    return cell.runs.map { run in
      let style = run.style
      let marks =
        (style.isUnderlined ? "u" : "") + (style.isEmphasised ? "e" : "")
        + (style.isInverse ? "i" : "") + (style.level > 0 ? "\(style.level)" : "")
      return marks + ":" + run.text.reduce(into: "") { $0.unicodeScalars.append($1) }
    }
  }

  static let styleTable: [(line: String, runs: [String])] = [
    ("a~b", [":a b"]), ("_a_b", ["u:a", ":b"]), (#""a"b"#, ["e:a", ":b"]),
    ("`a`b", ["i:a", ":b"]), ("_\"`a", ["uei:a"]), ("a__b", [":ab"]),
    ("^a", ["1:a"]), ("^^a", ["2:a"]), ("^^^a", ["3:a"]), ("^^^^a", ["4:a"]), ("^^^^^a", ["5:a"]),
    ("^^^^^^a", ["6:a"]), ("^^^^^^^a", ["7:a"]), ("^^^^^^^^^a", ["7:a"]),
    ("^a^b", ["1:a", ":b"]), ("^a^^b", ["1:a", "2:b"]), ("^a^^b^^c", ["1:a", "2:b", ":c"]),
    ("^^^^^^^a^^^^^^^^b", ["7:a", ":b"]), ("_a~^b", ["u:a ", "u1:b"]),
  ]

  @Test("a style is not turned on or off where it should be", arguments: styleTable)
  func styles(line: String, runs expected: [String]) throws {
    #expect(try runs(line) == expected)
  }

  static let scaleTable: [(level: Int, width: Int, height: Int)] = [
    (0, 1, 1), (1, 2, 1), (2, 1, 2), (3, 2, 2), (4, 3, 3), (5, 4, 4), (6, 5, 5), (7, 6, 6),
  ]

  @Test("a size level has another width or height", arguments: scaleTable)
  func scales(level: Int, width: Int, height: Int) throws {
    let source = "|" + String(repeating: "^", count: level) + "a"
    let row = try #require(try Laying.rows(source, 80).first)
    #expect(row.height == height)
    #expect(row.cells.first?.textWidth == width)
  }

  @Test("styles go over to the next cell")
  func cells() throws {
    let cells = try #require(try Laying.rows("|^_a |b").first?.cells)
    #expect(cells.map { $0.runs.first?.style.level } == [1, 0])
  }

  @Test("styles end where a row ends")
  func rows() throws {
    let rows = try Laying.rows(#"|^ab\nc"#)
    #expect(rows.map { $0.cells.first?.runs.first?.style.level } == [1, 1])
  }

  static let escapeTable: [(source: String, text: String)] = [
    (#"\\"#, #"\"#), (#"\|"#, "|"), (#"\{"#, "{"), (#"\}"#, "}"), (#"\-"#, "-"), (#"\="#, "="),
    (#"\~"#, "~"), (#"\_"#, "_"), (#"\""#, "\""), (#"\`"#, "`"), (#"\^"#, "^"),
    (#"a\x41b"#, "aAb"), (#"\x7c"#, "|"), (#"\x5f"#, "_"), (#"\x5e"#, "^"), (#"\xE9"#, "é"),
    (#"a\qb"#, "ab"), (#"a\"#, "a"), (#"\x"#, ""), (#"a\x4"#, "a"), (#"\x4\q"#, "q"),
    (#"a\xzb"#, "ab"), (#"a\x4zb"#, "ab"), (#"\x_4"#, "4"), (#"\x4~5"#, "5"),
    (#"a\x1bb"#, "ab"), (#"a\x00b"#, "ab"), (#"a\x7fb"#, "ab"), ("a\u{1}b", "ab"),
    ("a\tb", "ab"), ("a\u{7F}b", "ab"), (#"\x\\"#, "x5c"), (#"\\x41"#, #"\x41"#),
    (#"\\\|"#, #"\|"#), ("\\\u{1}\\a", "a"), ("\\\u{1}q", ""), (#"a\ b"#, "ab"),
    ("\\x\u{7F}12", ""), ("a\\x\u{1}0ab", "ab"),
  ]

  @Test("an escape prints something else", arguments: escapeTable)
  func escapes(source: String, text: String) throws {
    let cell = try Laying.rows("|" + source, 80).first?.cells.first
    #expect(cell?.text ?? "" == text)
  }

  @Test("an escaped line break does not break the row")
  func lineBreak() throws {
    #expect(try Laying.lines(#"|a\nb"#) == ["a", "b"])
    #expect(try Laying.lines(#"|a\\nb"#) == [#"a\nb"#])
  }

  static let values: [UInt32] = Array(0...255)

  @Test("a hexadecimal escape prints a control character, or another one", arguments: values)
  func hexEscapes(value: UInt32) throws {
    let digits = String(value, radix: 16)
    let source = "|a\\x" + (value < 16 ? "0" : "") + digits + "b"
    let text = try Laying.rows(source, 80).first?.cells.first?.text
    let scalar = try #require(Unicode.Scalar(value))
    let isDeleted = value < 0x20 || value == 0x7F
    #expect(
      text?.unicodeScalars.elementsEqual(
        ("a" + (isDeleted ? "" : String(scalar)) + "b").unicodeScalars) == true)
  }
}
