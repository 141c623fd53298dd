import Receipts
import Stationery
import Testing

/// What the law of a country, or its accountants, ask for on a document.
@Suite("Requisites")
struct RequisitesTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let language: String
    let name: TemplateName
    let parts: [String]
    var testDescription: String { "\(language) \(name.rawValue)" }

    init(_ language: String, _ name: TemplateName, _ parts: String...) {
      self.language = language
      self.name = name
      self.parts = parts
    }
  }

  static let cases: [Case] = [
    // MK 96: the word, number, date, time, user, names with VAT marks, quantity also when 1,
    // price, discounts, rates, per rate the sum without VAT and the VAT, the total.
    Case(
      "lv", .sale, "Čeks", "RCP-R1-001234", "28.11.2026.", "10:24:31", "SIA „Paraugs”",
      "40003000007", "LV40003000007", "Brīvības iela 1", "Ierakstīta vēstule", "1 gab. x 8,99",
      "2,5 kg x 3,875", "Atlaide", "-1,00", "A 21 %", "21,44", "4,50", "C 5 %", "7,61", "0,38",
      "E neapl.", "KOPĀ EUR", "6 3 , 6 5", "Skaidra nauda", "50,00", "Atlikums", "16,35",
      "LATVENERGO", "21,34", "Anna Bērziņa", "Kase R1", "Maiņa 12", "************4242",
      "Nefiskāls"),
    Case(
      "lv", .refund, "Atgriešanas čeks", "Atgriezts no: RCP-R1-001201", "-1 gab. x 8,99",
      "- 7 , 9 9", "-7,61", "-0,38", "Iemesls", "Apstiprināja: Jānis Kalniņš",
      "Klienta paraksts"),
    // GL art. 11 and MK 625: parties, basis, sum in figures and words, the cashier's signature.
    Case(
      "lv", .cashIn, "Kases ieņēmumu orderis", "CIN-R1-001234", "28.11.2026.", "SIA „Paraugs”",
      "40003000007", "Pamats: Maiņas nauda", "1 5 0 , 0 0", "viens simts piecdesmit euro, 00",
      "Maksātājs", "Kasiera paraksts", "2610", "2611"),
    Case(
      "lv", .cashOut, "Kases izdevumu orderis", "COU-R1-001234", "Pamats: Sīkie izdevumi",
      "1 8 , 9 0", "astoņpadsmit euro, 90", "Saņēmējs", "Kasiera paraksts"),
    Case(
      "lv", .invoice, "Rēķins", "INV-R1-2026-001234", "Pircējs: SIA „Jūras vējš”", "LV40103000011",
      "Apmaksas termiņš: 12.12.2026.", "250 kg x 3,875", "PVN", "Saņemtie avansi", "96,80",
      "Atlicis apmaksāt", "1045,65", "LV80 BANK 0000 4351 9500 1", "52. pants",
      "PRP-R1-2026-000005"),
    Case(
      "lv", .settlement, "Rēķina apmaksas čeks", "Apmaksā: INV-R1-2026-000017", "2 4 2 , 0 0",
      "Maksājumu karte"),
    Case("lv", .prepayment, "Avansa rēķins", "PVN", "A 21 %", "4,50", "Maksājumu karte"),
    Case("lv", .creditNote, "Kredītrēķins", "Labo: INV-R1-2026-000017", "-17,98", "Iemesls"),
    Case("lv", .deposit, "Inkasācija", "Ieņēmumu nodošana", "1 2 3 4 , 0 0", "Nauda ceļā"),
    Case(
      "lv", .count, "Kases inventarizācijas akts", "100,00 x 2", "1181,00", "1181,40", "-0,40",
      "Nodeva", "Pieņēma", "Jānis Kalniņš"),
    Case(
      "lv", .dayClose, "Z pārskats", "150,00", "384,12", "383,72", "-0,40", "RCP-R1: 1137 - 1234",
      "9f3c07be51d29f3c", "Čeks (98)", "A 21 % (41)"),
    Case("lv", .xReport, "X pārskats", "maiņa nav slēgta", "384,12", "a-77", "b-204"),
    Case(
      "lv", .cashBook, "Kases grāmata", "CBK-R1-2026-11-28", "Atlikums sākumā", "Ieņemts",
      "184,11", "Izdots", "26,89", "Atlikums beigās", "157,22", "COU-R1-000003"),
    Case("lv", .waybill, "Pavadzīme", "WBL-R1-001234", "Saņēmējs: SIA", "Nodeva", "Pieņēma"),
    Case("lv", .actOfService, "Pieņemšanas-nodošanas akts", "Pasūtītājs", "Izpildītājs"),
    Case("lv", .order, "Pasūtījums", "ORD-R1-001234", "Klients: SIA"),
    Case("lv", .claim, "Reklamācija", "CLM-001234", "Iemesls: Prece", "RCP-R1-001201"),
    Case("lv", .destruction, "Dokumentu iznīcināšanas akts", "MK 748", "RCP-R1-000003", "Komisija"),
    Case("lv", .bankSettlement, "Karšu pakete T01-31", "147,66", "-149,30", "1,64"),
    Case(
      "lv", .cardSlip, "Tirgotāja eksemplārs", "Visa", "************4242", "083214", "000217",
      "3 0 , 0 0", "Apstiprināts", "Klienta paraksts", "T01"),
    Case("lv", .copyBanner, "K O P I J A", "RCP-R1-001234", "Anna Bērziņa"),
    Case("lv", .testPage, "ĀČĒĢĪĶĻŅŠŪŽ", "ąćęłńóśźż", "€", "epson-tm-t20"),
    // KassenSichV § 6: name and address, date, quantity and kind, sum and tax with the rate, or
    // why there is none.
    Case(
      "de", .sale, "Kassenbeleg", "28.11.2026", "10:24:31", "Brīvības iela 1", "2 Stk. x 4,19",
      "SUMME EUR", "A 19 %", "21,80", "4,14", "B 7 %", "D frei", "MwSt.-Satz", "Netto", "Bar",
      "Rückgeld", "Rabatt", "USt-IdNr.", "Bediener", "zertifiziertes"),
    // KP: date, number, who paid, title, sum, place in the report, the cashier's signature.
    Case(
      "pl", .cashIn, "Dowód wpłaty (KP)", "CIN-R1-001234", "Tytułem: Zasilenie kasy", "Płatnik",
      "Kwota słownie: sto pięćdziesiąt", "Podpis kasjera"),
    Case(
      "pl", .sale, "Paragon", "NIP", "SUMA PLN", "Stawka PTU", "A 23 %", "21,09", "4,85", "E zw.",
      "Gotówka", "Reszta", "niefiskalny"),
    Case(
      "ru", .sale, "Кассовый чек", "ИНН", "Смена 12", "Кассир", "2 шт. x 4,19", "ИТОГО RUB",
      "A 22 %", "21,26", "4,68", "без НДС", "Наличные", "Сдача", "Место расчётов:",
      "Нефискальный"),
    Case(
      "ru", .cashOut, "Расходный кассовый ордер", "Основание: Мелкие расходы", "Сумма прописью",
      "50.01", "Подпись кассира"),
    Case("en", .sale, "Receipt", "28/11/2026", "2 pcs x 4.19", "TOTAL EUR", "Change", "VAT rate"),
  ]

  @Test("a document lacks what the law asks for", arguments: cases)
  func requisites(of example: Case) throws {
    let values = try Papers.samples(example.language).values(for: example.name)
    let text = try Papers.text(example.name, values, columns: 48)
    for part in example.parts { #expect(text.contains(part), "\(part) is not in\n\(text)") }
  }

  @Test("a type of document is not looked at")
  func everyTemplate() {
    let seen = Set(Self.cases.filter { $0.language == "lv" }.map(\.name))
    #expect(seen == Set(TemplateName.allCases))
  }
}
