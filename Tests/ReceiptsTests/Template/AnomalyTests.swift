import Graphics
import Receipts
import Testing

@Suite("Anomalies of templates: strict and lenient")
struct AnomalyTests {
  /// A source, where it is complained about, and as what.
  static let readingTable: [(source: String, finding: String)] = [
    ("a}b", "1:2 error receipt.brace_stray"),
    ("{", "1:1 error receipt.brace_stray"),
    ("{a{b}}", "1:3 error receipt.brace_stray"),
    ("|x|\n  a | {", "2:7 error receipt.brace_stray"),
    ("a | {b:1}", "1:5 error receipt.property_beside_text"),
    ("{w}", "1:2 error receipt.member_malformed"),
    ("{b:1;w:}", "1:6 error receipt.member_malformed"),
    ("{b:1;7:2}", "1:6 error receipt.member_malformed"),
    ("{W:4}", "1:2 error receipt.key_unknown"),
    ("{b:1;colour:red}", "1:6 error receipt.key_unknown"),
    ("{b:1;border:2}", "1:6 error receipt.key_repeated"),
    ("{a:middle}", "1:4 error receipt.setting_unknown"),
    ("{b:3}", "1:4 error receipt.setting_unknown"),
    ("{t:other}", "1:4 error receipt.setting_unknown"),
    ("{w:* 4x}", "1:4 error receipt.width_unknown"),
    ("{w:*,10,}", "1:4 error receipt.comma_stray"),
    ("{w:*,,10}", "1:4 error receipt.comma_stray"),
    ("{o:qrcode 9}", "1:4 error receipt.option_unknown"),
    ("{o:qrcodes}", "1:4 error receipt.option_unknown"),
    ("{o:qrcode 4}", "1:4 info receipt.option_double"),
    (#"{x:\x1bp0}"#, "1:4 error receipt.command_unknown"),
    ("{x:Drawer}", "1:4 error receipt.command_unknown"),
    (#"ab\q"#, "1:3 error receipt.escape_unknown"),
    (#"ab\"#, "1:3 error receipt.escape_unknown"),
    (#"a\x4g"#, "1:2 error receipt.escape_hex_malformed"),
    (#"{c:a\q}"#, "1:5 error receipt.escape_unknown"),
    ("a\tb", "1:2 error receipt.control_character"),
    ("a\u{1}b", "1:2 error receipt.control_character"),
    (#"a\x1b"#, "1:2 error receipt.control_character"),
    (#"a\x85"#, "1:2 error receipt.control_character"),
    ("a\u{9B}", "1:2 error receipt.control_character"),
    ("a\u{2028}b", "1:2 error receipt.control_character"),
    ("{c:a\u{7}b}", "1:5 error receipt.control_character"),
    ("a\u{202E}b", "1:2 error receipt.bidi_control"),
    ("a\u{200F}b", "1:2 error receipt.bidi_control"),
    ("x\u{30A}", "1:2 error receipt.combining_mark"),
    ("e\u{301}", "1:1 warning receipt.source_not_nfc"),
    ("a\nb\n", "2:2 info receipt.line_end_final"),
    ("{{9x}}", "1:1 error receipt.insert_malformed"),
    ("a {{ name }}", "1:3 error receipt.insert_malformed"),
    ("{w:{{a}} *}", "1:4 error receipt.insert_in_setting"),
    ("{x:{{a}}}", "1:4 error receipt.insert_in_setting"),
    ("{{/a}}", "1:1 error receipt.section_unopened"),
    ("{{#a}}", "1:1 error receipt.section_unclosed"),
    ("x {{#a}}", "1:3 error receipt.section_not_alone"),
  ]

  @Test(
    "strict mode lets an anomaly of the source pass, or tells another place",
    arguments: readingTable)
  func strictReading(source: String, finding: String) throws {
    let parsed = Template.parse(source, named: "t", mode: .strict)
    #expect(Laying.told(parsed.diagnostics) == [finding])
    #expect((parsed.template == nil) == finding.contains(" error "))
  }

  @Test(
    "lenient mode refuses a source, or does not say what it passes over",
    arguments: readingTable)
  func lenientReading(source: String, finding: String) throws {
    let parsed = Template.parse(source, named: "t", mode: .lenient)
    #expect(
      Laying.told(parsed.diagnostics)
        == [finding.replacing(" error ", with: " warning ")])
    #expect(parsed.template != nil)
  }

  /// A source for 8 columns, what strict mode says of it, and what it prints in lenient mode.
  static let layoutTable: [(source: String, finding: String, lines: [String])] = [
    ("{w:* 2}\n|a|b|c", "2:6 error receipt.cells_beyond_widths", ["  a    b"]),
    ("|a |b |c |d |e", "1:14 error receipt.cells_beyond_paper", ["a b c d"]),
    ("{w:0 *}\n|a |b", "2:2 error receipt.cell_hidden", ["b"]),
    ("{w:9 9}\n|a |b", "2:2 warning receipt.widths_shrunk", ["a    b"]),
    ("{t:nowrap}\n|abcdefghij", "2:2 warning receipt.text_truncated", ["abcdefgh"]),
    ("{w:2;a:left}\n|a^^^^b", "2:2 error receipt.glyph_too_wide", ["a"]),
    (
      #"{w:4;a:left}"# + "\n" + #"|abcd\nef"#, "2:2 warning receipt.row_full_break",
      ["abcd", "", "ef"]
    ),
    ("{b:line}\n|a", "2:1 info receipt.box_open", ["+------+", "|a     |", "+------+"]),
  ]

  @Test("strict mode lets an anomaly of the layout pass", arguments: layoutTable)
  func strictLayout(source: String, finding: String, lines: [String]) {
    #expect(Laying.told(Laying.findings(source, 8)) == [finding])
  }

  @Test("lenient mode does not lay out like the reference", arguments: layoutTable)
  func lenientLayout(source: String, finding: String, lines: [String]) throws {
    #expect(try Laying.lines(source, 8) == lines)
    let told = Laying.told(Laying.findings(source, 8, mode: .lenient))
    #expect(told == [finding.replacing(" error ", with: " warning ")])
  }

  @Test("a comma with a blank hides a column in strict mode, or none in lenient mode")
  func comma() throws {
    let source = "{width: *, 10}\n|a |b"
    #expect(Laying.told(Laying.findings(source)) == [])
    #expect(
      try Laying.lines(source, mode: .strict) == ["a" + String(repeating: " ", count: 13) + "b"])
    // The phantom column takes the second cell.
    #expect(try Laying.lines(source) == ["a" + String(repeating: " ", count: 14)])
  }

  @Test("only the first anomaly of a template is told")
  func all() {
    let parsed = Template.parse("a}\n{q:1}\n|ok\n\\q", named: "t", mode: .strict)
    #expect(
      Laying.told(parsed.diagnostics) == [
        "1:2 error receipt.brace_stray", "2:2 error receipt.key_unknown",
        "4:1 error receipt.escape_unknown",
      ])
  }

  static let bareTable = ["{{a}}", "x {{a}}", "{{#a}}\n|x\n{{/a}}"]

  @Test("a template without values takes them all the same", arguments: bareTable)
  func pure(source: String) throws {
    let parsed = Template.parse(source, named: "t", mode: .strict, takesValues: false)
    #expect(parsed.diagnostics.allSatisfy { $0.code == .braceStray })
    #expect(parsed.template == nil)
    let lenient = try Laying.template(source, takesValues: false)
    #expect(lenient.names.isEmpty)
    #expect(try lenient.page(nil, LayoutOptions(columns: 8)).blocks.allSatisfy { $0.line == 2 })
  }

  @Test("columns beyond what paper has are laid out", arguments: [-1, 0, 256, Int.max])
  func columns(columns: Int) throws {
    let template = try Laying.template("|a")
    let error = try #require(throws: LayoutError.self) {
      try template.page(nil, LayoutOptions(columns: columns))
    }
    #expect(error.diagnostics.map(\.code) == [.columnsUnsupported])
  }

  @Test("a diagnostic does not say where and how to mend it")
  func text() throws {
    let parsed = Template.parse("a\n{q:1}", named: "sale.receipt", mode: .strict)
    let text = try #require(parsed.diagnostics.first?.text)
    #expect(text.hasPrefix("sale.receipt:2:2: error: receipt.key_unknown: the key 'q' is unknown"))
    let insert = Template.parse("{{9}}", named: "t", mode: .strict).diagnostics.first
    #expect(insert?.text.contains("{{seller.name}}") == true)
  }

  @Test("the identifier of a diagnostic is not stable", arguments: DiagnosticCode.allCases)
  func identifiers(code: DiagnosticCode) {
    #expect(code.rawValue.hasPrefix("receipt."))
    #expect(code.rawValue.dropFirst(8).allSatisfy { $0.isLowercase || $0 == "_" })
  }
}
