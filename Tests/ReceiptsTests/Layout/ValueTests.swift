import Graphics
import Receipts
import Testing

@Suite("Values in templates")
struct ValueTests {
  /// What must never act: each is printed as it stands.
  static let hostile = [
    "A|B", "{x:drawer}", "{command: drawer}", "---", "===", "^^^X", "_", "\"", #"\"#, #"\x1b"#,
    " a ", "", "}}", "{{a}}", "{{#b}}", "`x`", "~", "-", "=", #"\n"#, "a;b:c", "|", "||", "{", "}",
  ]

  @Test("a value acts as syntax", arguments: hostile)
  func syntax(value: String) throws {
    let source = "{w:20 *}\n{{a}} | {{b}}\n{{a}}\n|x{{a}}y"
    let rows = try Laying.rows(source, 60, values: ["a": .text(value), "b": .text("end")])
    #expect(rows.map(\.cells.count) == [2, 2, 2])
    let shown = value.isEmpty ? " " : value
    #expect(rows[0].cells.map(\.text) == [shown, "end"])
    #expect(rows[0].cells[1].x == 2 * 57)
    #expect(rows[1].cells[0].text == shown)
    #expect(rows[2].cells[0].text == "x\(shown)y")
    #expect(rows.flatMap(\.cells).flatMap(\.runs).allSatisfy { $0.style == Style() })
  }

  @Test("a value makes a rule, a cut or another number of blocks", arguments: hostile)
  func blocks(value: String) throws {
    let source = "{{a}}\n{b:line}\n{{a}}|{{a}}\n{b:1}\n|{{a}}"
    let plain = try Laying.page(source, 40, values: ["a": .text("plain")])
    let page = try Laying.page(source, 40, values: ["a": .text(value)])
    #expect(page.blocks.count == plain.blocks.count)
    #expect(page.blocks.map(\.line) == plain.blocks.map(\.line))
  }

  @Test("a value leaves the property that it stands in", arguments: hostile + ["a;x:drawer"])
  func property(value: String) throws {
    let page = try Laying.page("{c:x{{a}};o:qrcode;_:{{a}}}", 60, values: ["a": .text(value)])
    #expect(page.blocks.compactMap(\.qr).map(\.data) == [Array("x\(value)".utf8)])
    #expect(page.blocks.count == 1)
  }

  static let cleanTable: [(value: String, lines: [String])] = [
    ("a\nb", ["a", "b"]), ("a\rb", ["a", "b"]), ("a\r\nb", ["a", "b"]), ("a\u{2028}b", ["a", "b"]),
    ("a\u{2029}b", ["a", "b"]), ("a\n\rb", ["a", "", "b"]), ("a\tb", ["a b"]),
    ("a\u{1B}b", ["ab"]), ("a\u{0}b", ["ab"]), ("a\u{9B}b", ["ab"]), ("a\u{7F}b", ["ab"]),
    ("a\u{202E}b\u{2069}", ["ab"]), ("e\u{301}", ["é"]), ("x\u{30A}y", ["xy"]), ("\u{301}a", ["a"]),
    ("\u{1}", [" "]), ("\u{212B}", ["Å"]), ("šķērsiela", ["šķērsiela"]), ("ЖЁ", ["ЖЁ"]),
  ]

  @Test("a character of a value prints otherwise", arguments: cleanTable)
  func clean(value: String, lines: [String]) throws {
    let printed = try Laying.lines("|{{a}}", values: ["a": .text(value)])
    #expect(printed.map { Array($0.unicodeScalars) } == lines.map { Array($0.unicodeScalars) })
  }

  @Test(
    "characters vanish from a value without a word",
    arguments: ["a\u{1B}b", "a\u{202E}", "x\u{30A}"])
  func removed(value: String) {
    let findings = Laying.findings("|x {{a}}", values: ["a": .text(value)])
    #expect(Laying.told(findings) == ["1:4 warning receipt.value_character_removed"])
    let code = Laying.findings("{c:{{a}};o:qrcode}", values: ["a": .text(value)])
    #expect(code.map(\.code) == [.valueCharacterRemoved])
  }

  @Test("spaces at the ends of a value are lost, or break a row")
  func edges() throws {
    let lines = try Laying.lines("{w:4;a:left;t:word}\n|ab{{a}}c", 8, values: ["a": .text(" ")])
    #expect(lines == ["ab c"])
    #expect(try Laying.lines("|{{a}}b", 8, values: ["a": .text("  ")]) == ["  b"])
  }

  @Test("an insert does not take the style where it stands")
  func styles() throws {
    let runs = try Laying.rows("|^{{a}}^ {{b}}", values: ["a": .text("x"), "b": .text("y")])
      .first?.cells.first?.runs
    #expect(runs?.map(\.style.level) == [1, 0])
  }

  static let nameTable: [(value: Value?, code: DiagnosticCode)] = [
    (nil, .nameUnknown), (.flag(true), .valueNotText), (.list([]), .valueNotText),
  ]

  @Test("a value that is none is printed", arguments: nameTable, Template.Mode.allCases)
  func names(case row: (value: Value?, code: DiagnosticCode), mode: Template.Mode) throws {
    var values: Values = [:]
    values["a"] = row.value
    for source in ["|x {{a}}", "{c:{{a}}}"] {
      let findings = Laying.findings(source, mode: mode, values: values)
      let first = try #require(findings.first { $0.severity == .error })
      #expect(first.code == row.code)
      #expect(first.line == 1 && first.column == 4)
      #expect(first.values["name"] == "a")
    }
  }

  @Test("a template that asks for values is laid out without them")
  func none() throws {
    let template = try Laying.template("{{a}}")
    #expect(throws: LayoutError.self) { try template.page(nil, LayoutOptions(columns: 8)) }
  }

  @Test("the names that a template asks for are others")
  func collected() throws {
    let source = "{{a.b}} | {{c}}\n{{#d}}\n{c:{{e_1}}}\n{{^f}}\n{{/f}}\n{{/d}}\n\\{\\{g\\}\\}"
    #expect(try Laying.template(source).names == ["a.b", "c", "d", "e_1", "f"])
  }
}
