import Receipts
import Testing

@Suite("Amounts never wrap and are never cut")
struct MoneyTests {
  static let fitTable: [(source: String, money: String, columns: Int, needed: Int?)] = [
    ("{w:4}\n{{m}}|", "1,00", 12, nil), ("{w:4}\n{{m}}|", "10,00", 12, 5),
    ("{w:4}\n^^^{{m}}|", "185.80", 12, 12), ("^{{m}}|", "12345.67", 16, nil),
    ("^{{m}}|", "123456.78", 16, 18), ("{t:word}\n|{{m}} EUR", "1 234,56", 12, nil),
    ("{t:word}\n|{{m}} EUR", "1 234,56", 11, 12), ("{t:nowrap}\n|{{m}}", "123456", 5, 6),
    ("{t:wrap}\n|Sum {{m}}", "12,34", 8, 9), ("{w:4}\n|^^^^^^{{m}}", "1", 12, 5),
  ]

  @Test(
    "an amount is cut or wrapped, or does not stand where it fits", arguments: fitTable,
    Template.Mode.allCases)
  func fit(
    case row: (source: String, money: String, columns: Int, needed: Int?), mode: Template.Mode
  ) throws {
    let template = try Laying.template(row.source, mode: mode)
    let values: Values = ["m": .money(row.money)]
    do throws(LayoutError) {
      let page = try template.page(values, LayoutOptions(columns: row.columns))
      #expect(row.needed == nil)
      let texts = page.blocks.compactMap { $0.row?.cells.first?.text }
      #expect(texts.count == 1)
      #expect(texts.first?.contains(row.money) == true)
    } catch {
      let errors = error.diagnostics.filter { $0.severity == .error }
      #expect(errors.map(\.code) == [.moneyOverflow])
      #expect(errors.first?.values["needed"] == row.needed.map(String.init))
    }
  }

  static let hiddenTable = ["{w:0 *}\n|{{m}} |b", "{w:*}\n|a |{{m}}", "|a |b |c |{{m}}"]

  @Test(
    "an amount in a column that is not printed gets lost", arguments: hiddenTable,
    Template.Mode.allCases)
  func hidden(source: String, mode: Template.Mode) {
    let told = Laying.findings(source, 4, mode: mode, values: ["m": .money("1,00")])
    #expect(told.contains { $0.code == .moneyOverflow && $0.severity == .error })
  }

  @Test("the column of an amount gets narrower in strict mode")
  func shrunk() {
    let values: Values = ["m": .money("1,00"), "a": .text("a")]
    let money = Laying.findings("{w:8 8}\n|{{a}} | {{m}}", 12, values: values)
    #expect(Laying.told(money) == ["2:2 error receipt.money_column_shrunk"])
    let text = Laying.findings("{w:12 8}\n|{{m}} | {{m}}", 20, values: values)
    #expect(text.map(\.code) == [.moneyColumnShrunk])
    let other = Laying.findings("{w:19 8}\n|{{a}} | {{m}}", 20, values: values)
    #expect(Laying.told(other) == ["2:2 warning receipt.widths_shrunk"])
  }

  @Test("a line break parts an amount")
  func breaks() throws {
    let values: Values = ["m": .money("1\n000,00")]
    #expect(try Laying.lines(#"|a\n{{m}}"#, values: values) == ["a 1 000,00"])
    #expect(
      Laying.told(Laying.findings("|{{m}}", values: values)) == ["1:2 warning receipt.money_break"])
  }

  @Test("an overflow is not told where it is")
  func place() throws {
    let told = Laying.findings(
      "|a\n|Total | ^^^{{m}}", 20, mode: .lenient, values: ["m": .money("123456,78")])
    #expect(Laying.told(told) == ["2:10 error receipt.money_overflow"])
    #expect(told.first?.values["available"] == "10")
  }

  @Test("money text is not contiguous on one row", arguments: 10...60)
  func contiguous(columns: Int) throws {
    let values: Values = ["m": .money("12 345,67"), "n": .text("A name of several words")]
    for settings in ["t:wrap", "t:word", "t:nowrap", "b:line", "w:* 9"] {
      let template = try Laying.template("{\(settings)}\n{{n}} | {{m}}")
      guard let page = try? template.page(values, LayoutOptions(columns: columns)) else { continue }
      #expect(PageText.text(of: page).contains("12 345,67"), "\(settings)")
    }
  }
}
