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
    let bad = check.diagnostics.filter { $0.severity != .info }
    #expect(bad.map(\.text) == [])
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

  @Test("a day's receipt looks different from what was looked at and found good")
  func dayReceipt() throws {
    let values = try Papers.samples("lv").values(for: .sale)
    let lines = try Papers.text(.sale, values, columns: 32)
      .split(separator: "\n", omittingEmptySubsequences: false)
      .map { line in String(line.reversed().drop { $0 == " " }.reversed()) }
    let text = lines.joined(separator: "\n")
    #expect(String(text.reversed().drop { $0 == "\n" }.reversed()) == Self.receipt)
  }

  private static let receipt = """
              SIA „Paraugs”
     Brīvības iela 1, Rīga, LV-1010
             Darījuma vieta:
     Tallinas iela 20, Rīga, LV-1001
          Reģ. Nr. 40003000007
          PVN Nr. LV40003000007

                  Čeks
            Nr. RCP-R1-001234

    28.11.2026.             10:24:31
    Kase R1                 Maiņa 12
    Kasieris: Anna Bērziņa
    --------------------------------
    Ierakstīta vēstule             E
     2 gab. x 4,19              8,38
    Starptautiska paka (par kg)    A
     2,5 kg x 3,875             9,69
    Grāmata „Rīgas ielas”          C
     1 gab. x 8,99              8,99
     Atlaide                   -1,00
    Tālruņa iestatīšana un datu    A
    pārnešana
     0,5 st. x 32,50           16,25
    Citu personu vārdā:        21,34
    LATVENERGO 118-2026
    --------------------------------
    KOPĀ EUR              6 3 , 6 5
    Atlaižu summa              -1,00
    Maksājumu karte            30,00
     Visa ************4242
     Autorizācija 083214
     Darījuma Nr. 000217
    Skaidra nauda              50,00
    Atlikums                   16,35
    --------------------------------
    PVN likme      Bez PVN       PVN
    A 21 %           21,44      4,50
    C 5 %             7,61      0,38
    E neapl.          8,38      0,00


      Nefiskāls dokuments: Kase nav
        sertificēta kases sistēma
    """
}
