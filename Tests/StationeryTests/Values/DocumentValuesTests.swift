import Amounts
import Commerce
import Receipts
import Stationery
import Testing

@Suite("Values of documents")
struct DocumentValuesTests {
  private func values(
    _ type: DocumentType = .receipt, copy: Int64 = 0, language: String = "lv",
    postings: [Posting] = [], _ fill: (inout DocumentContent) -> Void = { _ in }
  ) throws -> Values {
    var context = try Papers.context(language)
    context.copy = copy
    return DocumentValues.values(
      of: Papers.document(type, postings: postings, fill), in: context)
  }

  private func key(_ category: TaxCategory, _ basisPoints: Int64) -> TaxKey {
    TaxKey(category: category, rate: TaxRate(basisPoints: basisPoints))
  }

  @Test("a document does not tell who issued it, when, where and under which number")
  func head() throws {
    let values = try values()
    let expected = [
      "doc.title": "Čeks", "doc.name": "RCP-R1-000123", "doc.number": "000123",
      "doc.series": "RCP-R1", "doc.date": "28.11.2026.", "doc.time": "10:24:31",
      "doc.offset": "+02:00", "doc.business_date": "28.11.2026.", "doc.register": "R1",
      "doc.shift": "12", "doc.cashier": "Anna Bērziņa", "doc.cashier_id": "anna",
      "doc.currency": "EUR", "seller.name": "SIA „Pasts”", "seller.registration": "40003000007",
      "seller.vat_number": "LV40003000007", "seller.vat_label": "PVN Nr.",
      "seller.iban": "LV80 BANK 0000 4351 9500 1", "w.total": "KOPĀ",
    ]
    for (name, text) in expected { #expect(values.text(name) == text, "\(name)") }
  }

  @Test("a number of the business bears the name of another country's number")
  func labels() throws {
    for (language, label) in [("pl", "NIP"), ("ru", "ИНН"), ("de", "USt-IdNr."), ("en", "VAT No.")]
    {
      #expect(try values(language: language).text("seller.vat_label") == label)
    }
  }

  @Test("paper shows tax that was computed anew instead of the tax that was stored")
  func storedTaxes() throws {
    let values = try values {
      $0.gross = Papers.euro(10_000)
      // 17.36 by the rule; a part that took the remainder of a rate may differ.
      $0.taxes = [
        TaxAmount(
          key: key(.standardRated, 2100), gross: Papers.euro(10_000), vat: Papers.euro(1735))
      ]
    }
    let tax = try #require(values.list("taxes").first)
    #expect(tax.text("tax.vat") == "17,35")
    #expect(tax.text("tax.net") == "82,65")
    #expect(values.text("total.net") == "82,65")
    #expect(values.text("total.vat") == "17,35")
  }

  @Test("the letter of a rate changes from receipt to receipt, or an old rate has none")
  func marks() throws {
    let values = try values {
      $0.taxes = [key(.exempt, 0), key(.standardRated, 1900), key(.standardRated, 2100)].map {
        TaxAmount(key: $0, gross: Papers.euro(100), vat: Papers.euro(0))
      }
    }
    let marks = values.list("taxes").map { $0.text("tax.mark") }
    let rates = values.list("taxes").map { $0.text("tax.rate") }
    #expect(marks == ["A", "E", "G"])
    #expect(rates == ["21 %", "neapl.", "19 %"])
    let notes = values.list("notes")
    #expect(notes.map { $0.text("note.mark") } == ["E"])
    #expect(notes.first?.text("note.text")?.contains("52. pants") == true)
  }

  @Test("money of others is counted as turnover, or a voucher's secret stands on paper")
  func moneyOfOthers() throws {
    let values = try values {
      $0.gross = Papers.euro(150)
      $0.onBehalf = [
        OnBehalf(kind: .agency, party: "ENERGIJA", reference: "118", amount: Papers.euro(8000)),
        OnBehalf(kind: .voucher, party: "d1ge57", reference: "4242", amount: Papers.euro(5000)),
      ]
    }
    #expect(values.text("total.gross") == "1,50")
    #expect(values.text("total.payable") == "131,50")
    #expect(values.list("agency").map { $0.text("part.party") } == ["ENERGIJA"])
    #expect(values.list("agency").map { $0.text("part.amount") } == ["80,00"])
    #expect(values.list("vouchers").map { $0.text("part.reference") } == ["4242"])
    #expect(values.list("vouchers").map { $0.text("part.party") } == [""])
  }

  @Test("change is shown as a payment, or what was put down is not shown")
  func change() throws {
    let card = CardDetails(
      maskedNumber: "4111111111111111", scheme: "Visa", authorisation: "1", trace: "2", batch: "3")
    func tender(_ kind: TenderKind, _ retained: Int64, _ tendered: Int64, _ change: Int64) -> Tender
    {
      Tender(
        kind: kind, retained: Papers.euro(retained), tendered: Papers.euro(tendered),
        change: Papers.euro(change), tip: Papers.euro(0),
        reference: kind == .cash ? nil : "attempt-or-digest", card: kind == .card ? card : nil)
    }
    let values = try values {
      $0.gross = Papers.euro(1000)
      $0.tenders = [
        tender(.cash, 500, 700, 200), tender(.card, 530, 530, 0), tender(.cash, -30, 0, 30),
        tender(.voucher, 1, 1, 0),
      ]
    }
    let tenders = values.list("tenders")
    #expect(tenders.map { $0.text("tender.paid") } == ["7,00", "5,30", "0,01"])
    #expect(tenders.map { $0.text("tender.amount") } == ["5,00", "5,30", "0,01"])
    #expect(values.text("total.change") == "2,30")
    #expect(values.flag("total.has_change") == true)
    #expect(tenders[1].text("card.number") == "411111******1111")
    #expect(tenders.allSatisfy { $0.text("tender.reference") == "" })
  }

  @Test("a reason that the country knows stands in English, or one that was typed is changed")
  func reasons() throws {
    for (reason, text) in [
      ("float", "Maiņas nauda"), ("card_batch T01-31", "Karšu pakete T01-31"),
      ("Klients pārdomāja", "Klients pārdomāja"), ("", ""),
    ] {
      let values = try values(.cashIn) { $0.reason = reason }
      #expect(values.text("reason") == text)
      #expect(values.text("reason.code") == reason)
    }
  }

  @Test("the drawer opens where no cash moved, or for a copy")
  func drawer() throws {
    let till = [Posting(.till(Papers.register), Papers.euro(100))]
    let bank = [Posting(.bank, Papers.euro(100))]
    #expect(try values(postings: till).flag("cash.moved") == true)
    #expect(try values(copy: 1, postings: till).flag("cash.moved") == false)
    #expect(try values(postings: bank).flag("cash.moved") == false)
    #expect(try values().flag("cash.moved") == false)
  }

  @Test("a count does not say what was expected")
  func count() throws {
    let values = try values(.count) {
      $0.amount = Papers.euro(-40)
      $0.count = CashCount(
        recorded: [CashCount.Pile(denomination: Papers.euro(2000), pieces: 7)],
        total: Papers.euro(14_000))
    }
    #expect(values.text("count.total") == "140,00")
    #expect(values.text("count.expected") == "140,40")
    #expect(values.text("count.difference") == "-0,40")
    let pile = try #require(values.list("piles").first)
    #expect(pile.text("pile.denomination") == "20,00")
    #expect(pile.text("pile.pieces") == "7")
    #expect(pile.text("pile.sum") == "140,00")
  }

  @Test("a cash order lacks its sum in words")
  func words() throws {
    let order = try values(.cashIn) { $0.amount = Papers.euro(15_005) }
    #expect(order.text("amount.words") == "viens simts piecdesmit euro, 05 centi")
    #expect(try values { $0.gross = Papers.euro(1) }.text("amount.words") == "")
  }

  @Test("an invoice asks for a payment that is not due, or has no code to pay by")
  func payment() throws {
    func invoice(_ type: DocumentType, _ due: Int64, iban: Bool = true) throws -> Values {
      let context = try Papers.context { if !iban { $0.iban = "" } }
      let document = Papers.document(type) {
        $0.gross = Papers.euro(24_200)
        $0.items = [
          OpenItemChange(
            kind: .receivable, item: "INV", customer: CustomerID(trusted: "C"), due: nil,
            amount: Papers.euro(due), vat: Papers.euro(0))
        ]
      }
      return DocumentValues.values(of: document, in: context)
    }
    let invoiced = try invoice(.invoice, 14_520)
    let lines = invoiced.text("payment.qr")?.split(
      separator: "\n", omittingEmptySubsequences: false)
    #expect(lines?.contains("EUR145.20") == true)
    #expect(lines?.contains("LV80BANK0000435195001") == true)
    #expect(invoiced.text("payment.amount") == "145,20")
    #expect(invoiced.text("total.due") == "145,20")
    for other in [
      try invoice(.invoice, 0), try invoice(.creditNote, -100), try invoice(.receipt, 100),
      try invoice(.invoice, 100, iban: false),
    ] {
      #expect(other.text("payment.qr") == "")
      #expect(other.text("payment.reference") == "")
    }
  }

  @Test("a receipt with a large amount keeps columns that are too narrow for it")
  func wide() throws {
    for (cents, isWide, isBig) in [
      (99_999_999 as Int64, false, true), (100_000_000, true, false), (-9_999_999, false, true),
      (-10_000_000, true, false),
    ] {
      let values = try values { $0.gross = Papers.euro(cents) }
      #expect(values.flag("wide") == isWide, "\(cents)")
      #expect(values.flag("total.big") == isBig, "\(cents)")
    }
  }

  @Test("an extreme figure stops the program instead of printing")
  func extremes() throws {
    let values = try values {
      $0.gross = Papers.euro(.max)
      $0.cashRounding = Papers.euro(.max)
      $0.onBehalf = [
        OnBehalf(kind: .agency, party: "A", reference: "", amount: Papers.euro(.max))
      ]
      $0.taxes = [
        TaxAmount(key: key(.exempt, 0), gross: Papers.euro(.min), vat: Papers.euro(.max))
      ]
      $0.count = CashCount(
        recorded: [CashCount.Pile(denomination: Papers.euro(.max), pieces: .max)],
        total: Papers.euro(.min))
      $0.amount = Papers.euro(.max)
    }
    #expect(values.text("total.gross") == "92233720368547758,07")
  }

  @Test("a document lacks a name that its template may use", arguments: DocumentType.allCases)
  func sameNames(type: DocumentType) throws {
    let empty = Set(try values(type).entries.keys)
    let full = try Papers.samples("lv").values(for: TemplateName(type), .largest)
    guard type != .cashBook else { return }
    #expect(empty == Set(full.entries.keys))
  }
}
