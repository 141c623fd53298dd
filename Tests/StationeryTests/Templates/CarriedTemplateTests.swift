import Commerce
import Receipts
import Stationery
import Testing

@Suite("Templates that Kase carries")
struct CarriedTemplateTests {
  @Test(
    "a template does not hold what can occur on some width of paper in some language",
    arguments: TemplateName.allCases, Wording.languages)
  func layouts(name: TemplateName, language: String) throws {
    let check = TemplateCheck(name.carried, of: name, with: try Papers.samples(language))
    #expect(check.diagnostics.map(\.text) == [])
    #expect(check.template != nil)
  }

  @Test(
    "the largest amount is left out, so that nothing shows whether it fits",
    arguments: TemplateCheck.columns)
  func largestAmount(columns: Int) throws {
    let values = try Papers.samples("lv").values(for: .invoice, .largest)
    let text = try Papers.text(.invoice, values, columns: columns)
    #expect(text.contains("-92233720368547758,07"))
    #expect(text.split(separator: "\n").allSatisfy { $0.unicodeScalars.count <= columns })
  }

  @Test("no money is cut into pieces, and the pieces stand on two rows")
  func priceInOnePiece() throws {
    let values = try Papers.samples("lv").values(for: .sale, .largest)
    let price = try #require(values.list("lines").last?.text("line.price"))
    #expect(try Papers.text(.sale, values, columns: 32).contains(price))
  }

  @Test(
    "a document opens the drawer without need, or does not open it",
    arguments: TemplateName.allCases)
  func drawer(name: TemplateName) throws {
    let template = try Papers.template(name)
    let opening: Set<TemplateName> = [
      .sale, .refund, .settlement, .prepayment, .creditNote, .cashIn, .cashOut, .deposit, .count,
    ]
    var values = try Papers.samples("lv").values(for: name)
    for moves in [true, false] {
      values["cash.moved"] = .flag(moves)
      let page = try template.page(values, LayoutOptions(columns: 42))
      let devices = page.blocks.filter { if case .device = $0.content { true } else { false } }
      #expect(devices.count == (moves && opening.contains(name) ? 1 : 0))
      #expect(devices.allSatisfy { $0.content == .device(.drawer) })
    }
  }

  @Test("a customer can't have a receipt scanned for a refund")
  func receiptCode() throws {
    for name in [TemplateName.sale, .refund, .settlement, .prepayment] {
      let values = try Papers.samples("lv").values(for: name)
      let page = try Papers.template(name).page(values, LayoutOptions(columns: 32))
      let codes = page.blocks.compactMap {
        if case .qr(let code) = $0.content { code } else { nil }
      }
      #expect(codes.map { String(decoding: $0.data, as: UTF8.self) } == [values.text("doc.qr")])
    }
  }

  @Test("an invoice has two codes, so that a customer scans the wrong one")
  func invoiceCode() throws {
    var values = try Papers.samples("lv").values(for: .invoice)
    for payment in [values.text("payment.qr") ?? "", ""] {
      values["payment.qr"] = .text(payment)
      let page = try Papers.template(.invoice).page(values, LayoutOptions(columns: 32))
      let codes = page.blocks.compactMap {
        if case .qr(let code) = $0.content { code } else { nil }
      }
      let expected = payment.isEmpty ? values.text("doc.qr") : payment
      #expect(codes.map { String(decoding: $0.data, as: UTF8.self) } == [expected])
    }
  }

  @Test(
    "a type of document is printed by the template of another", arguments: DocumentType.allCases)
  func types(type: DocumentType) {
    let name = TemplateName(type)
    #expect(DocumentType.allCases.filter { TemplateName($0) == name } == [type])
    #expect(name.type == (type == .cashBook ? nil : type))
  }
}
