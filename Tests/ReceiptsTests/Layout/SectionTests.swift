import Receipts
import Testing

@Suite("Sections of templates")
struct SectionTests {
  static let valueTable: [(value: Value?, isShown: Bool)] = [
    (nil, false), (.flag(false), false), (.flag(true), true), (.text(""), false),
    (.text("x"), true), (.money("0,00"), true), (.list([]), false), (.list([[:]]), true),
    (.text(" "), true),
  ]

  @Test("a section is shown where it should not be, or the other way round", arguments: valueTable)
  func shown(value: Value?, isShown: Bool) throws {
    var values: Values = [:]
    values["a"] = value
    let lines = try Laying.lines("{{#a}}\n|yes\n{{/a}}\n  {{^a}}\t\n|no\n {{/a}}", values: values)
    #expect(lines == [isShown ? "yes" : "no"])
  }

  @Test("a list is not repeated, or its elements hide what is around them")
  func lists() throws {
    let values: Values = [
      "title": .text("T"), "name": .text("outer"),
      "items": .list([
        ["name": .text("a"), "parts": .list([["n": .text("1")], ["n": .text("2")]])],
        ["name": .text("b")], ["other": .text("c")],
      ]),
    ]
    let source = """
      {{#items}}
      |{{title}} {{name}}
      {{#parts}}
      |{{name}}{{n}}
      {{/parts}}
      {{^parts}}
      |-none-
      {{/parts}}
      {{/items}}
      |{{name}}
      """
    #expect(
      try Laying.lines(source, values: values)
        == ["T a", "a1", "a2", "T b", "-none-", "T outer", "-none-", "outer"])
  }

  @Test("a setting in a section does not hold after it")
  func settings() throws {
    let source = "{{#a}}\n{w:4;a:left}\n{{/a}}\n---"
    #expect(try Laying.lines(source, 8, values: ["a": .flag(true)]) == ["----"])
    #expect(try Laying.lines(source, 8, values: ["a": .flag(false)]) == ["--------"])
  }

  static let faultTable: [(source: String, findings: [String])] = [
    ("{{#a}}\n{{#b}}\n{{/a}}\n{{/b}}\n{{/a}}", ["3:1 error receipt.section_mismatch"]),
    ("{{/a}}", ["1:1 error receipt.section_unopened"]),
    (
      "{{#a}}\n{{^b}}",
      [
        "1:1 error receipt.section_unclosed", "2:1 error receipt.section_unclosed",
      ]
    ),
    (" {{#a}} |", ["1:2 error receipt.section_not_alone"]),
    ("{{#a}}{{/a}}", ["1:1 error receipt.section_not_alone"]),
    ("{{# a}}", ["1:1 error receipt.section_not_alone"]),
    ("{{#}}", ["1:1 error receipt.section_not_alone"]),
  ]

  @Test("a section that does not end or begin passes", arguments: faultTable)
  func faults(source: String, findings: [String]) {
    #expect(Laying.told(Laying.findings(source, values: [:])) == findings)
    #expect(Template.parse(source, named: "t", mode: .lenient).template != nil)
  }

  @Test("sections stand in one another more deeply than is allowed, or less")
  func depth() throws {
    func nested(_ depth: Int) -> String {
      let names = (0..<depth).map { "s\($0)" }
      return (names.map { "{{#\($0)}}" } + ["|x"] + names.reversed().map { "{{/\($0)}}" })
        .joined(separator: "\n")
    }
    #expect(Template.parse(nested(8), named: "t", mode: .strict).diagnostics.isEmpty)
    let told = Laying.told(Template.parse(nested(9), named: "t", mode: .strict).diagnostics)
    #expect(told == ["9:1 error receipt.section_too_deep"])
    let deep = try Laying.template(nested(5000))
    #expect(try deep.page([:], LayoutOptions(columns: 8)).blocks.isEmpty)
  }
}
