import Graphics
import Receipts
import Testing

@Suite("A whole receipt")
struct ExampleTests {
  static let source = """
    {text: word}
    ^^^{{seller.name}}
    Kvīts Nr. {{doc.number}} | {{doc.date}}
    ---
    {width: * 10}
    {{#items}}
    |{{item.name}} | {{item.total}}
    {{/items}}
    {width: auto}
    ---
    ^KOPĀ | ^{{total}}
    {code: {{doc.qr}}; option: qrcode 4 m}
    =
    """

  static func values(
    name: String = "Ierakstīta vēstule", total: String = "26,30"
  ) -> Values {
    [
      "seller.name": .text("Pasts"), "doc.number": .text("41"), "doc.date": .text("28.11.2026."),
      "doc.qr": .text("R01-000041"), "total": .money(total),
      "items": .list([
        ["item.name": .text(name), "item.total": .money("7.90")],
        ["item.name": .text("Paka uz Poliju, 2 kg"), "item.total": .money("18.40")],
      ]),
    ]
  }

  private func template() throws -> Template {
    try Laying.template(ExampleTests.source, mode: .strict)
  }

  @Test("the example of the language prints otherwise")
  func text() throws {
    let page = try template().page(
      ExampleTests.values(total: "26.30"), LayoutOptions(columns: 32))
    #expect(
      PageText.text(of: page) == """
                   P a s t s\u{20}
        Kvīts Nr. 41         28.11.2026.
        --------------------------------
        Ierakstīta vēstule          7.90
        Paka uz Poliju, 2 kg       18.40
        --------------------------------
        K O P Ā               2 6 . 3 0\u{20}

        """)
    #expect(page.blocks.map(\.line) == [2, 3, 4, 7, 7, 10, 11, 12, 13])
    #expect(page.blocks.last?.content == .cut)
    let code = page.blocks.compactMap(\.qr).first
    #expect(
      code
        == QRCode(
          left: 150, data: Array("R01-000041".utf8), level: .m, version: 1, cell: 4))
  }

  @Test("the total takes a digit more or less than fits")
  func total() throws {
    let template = try template()
    let options = LayoutOptions(columns: 32)
    #expect(try template.page(ExampleTests.values(total: "12345.67"), options).blocks.count == 9)
    let error = try #require(throws: LayoutError.self) {
      try template.page(ExampleTests.values(total: "123456.78"), options)
    }
    let errors = error.diagnostics.filter { $0.severity == .error }
    #expect(Laying.told(errors) == ["11:9 error receipt.money_overflow"])
    #expect(errors.first?.values == ["needed": "18", "available": "16"])
  }

  @Test("the name of an item makes columns")
  func pipe() throws {
    let page = try template().page(
      ExampleTests.values(name: "A|B"), LayoutOptions(columns: 32))
    let text = PageText.text(of: page)
    #expect(text.contains("A|B                         7.90\n"))
  }

  @Test("a long name moves the amount off its first row", arguments: [32, 42, 48])
  func longName(columns: Int) throws {
    let name = "Ļoti garš pakalpojuma nosaukums, kas neietilpst vienā rindā"
    let page = try template().page(
      ExampleTests.values(name: name), LayoutOptions(columns: columns))
    let rows = page.blocks.filter { $0.line == 7 }.compactMap(\.row)
    #expect(rows.count > 2)
    #expect(rows.first?.cells.map(\.isBlank) == [false, false])
    #expect(rows.first?.cells.last?.text == "7.90")
    let lengths = PageText.text(of: page).split(separator: "\n").map(\.count)
    #expect(lengths.allSatisfy { $0 <= columns })
  }

  @Test("two runs with equal input differ")
  func deterministic() throws {
    let options = LayoutOptions(columns: 42)
    let first = try template().layout(ExampleTests.values(), options)
    let second = try template().layout(ExampleTests.values(), options)
    #expect(first == second)
    #expect(first.page.hashValue == second.page.hashValue)
  }
}
