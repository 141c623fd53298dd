import Amounts
import Stationery
import Testing

@Suite("How values read")
struct ValueFormatTests {
  static let money: [(String, ValueFormat.Paper, Int64, String)] = [
    ("lv", .roll, 0, "0,00"), ("lv", .roll, 5, "0,05"), ("lv", .roll, -5, "-0,05"),
    ("lv", .roll, 123_456, "1234,56"), ("en", .roll, 123_456, "1234.56"),
    ("lv", .sheet, 123_456, "1\u{A0}234,56"), ("de", .sheet, 99_999, "999,99"),
    ("ru", .sheet, -100_000_000, "-1\u{A0}000\u{A0}000,00"),
    ("pl", .sheet, 100_000, "1\u{A0}000,00"),
    ("lv", .roll, .max, "92233720368547758,07"), ("lv", .roll, .min, "-92233720368547758,08"),
  ]

  @Test("an amount reads as another amount", arguments: money)
  func amounts(language: String, paper: ValueFormat.Paper, cents: Int64, text: String) {
    #expect(ValueFormat(language: language, paper: paper).money(Money(cents, .euro)) == text)
  }

  @Test("the decimals of a currency are lost")
  func currencies() throws {
    let format = ValueFormat(language: "lv", paper: .roll)
    let yen = try #require(Currency(code: "JPY"))
    let dinar = try #require(Currency(code: "KWD"))
    #expect(format.money(Money(1234, yen)) == "1234")
    #expect(format.money(Money(1234, dinar)) == "1,234")
  }

  @Test(
    "a quantity reads as another quantity, or with needless decimals",
    arguments: [
      (1000, "1"), (2500, "2,5"), (350, "0,35"), (1, "0,001"), (-3000, "-3"), (0, "0"),
      (10_000, "10"), (100_010, "100,01"),
    ])
  func quantities(thousandths: Int64, text: String) {
    let format = ValueFormat(language: "lv", paper: .roll)
    #expect(format.quantity(Quantity(thousandths: thousandths)) == text)
  }

  @Test(
    "a unit price loses decimals that it has, or shows more than four",
    arguments: [
      (38_750, "3,875"), (41_900, "4,19"), (325_000, "32,50"), (1, "0,0001"), (10_000, "1,00"),
    ])
  func prices(tenThousandths: Int64, text: String) {
    let format = ValueFormat(language: "de", paper: .roll)
    #expect(format.price(UnitPrice(tenThousandths: tenThousandths, .euro)) == text)
  }

  @Test(
    "a rate reads as another rate",
    arguments: [("lv", 2100, "21 %"), ("en", 2100, "21%"), ("de", 550, "5,5 %"), ("ru", 0, "0 %")])
  func rates(language: String, basisPoints: Int64, text: String) {
    let format = ValueFormat(language: language, paper: .roll)
    #expect(format.rate(TaxRate(basisPoints: basisPoints)) == text)
  }

  @Test(
    "a day is written as other languages write it",
    arguments: [
      ("lv", "28.11.2026."), ("en", "28/11/2026"), ("de", "28.11.2026"), ("ru", "28.11.2026"),
      ("pl", "28.11.2026"),
    ])
  func days(language: String, text: String) throws {
    let date = try BusinessDate(iso: "2026-11-28")
    #expect(ValueFormat(language: language, paper: .roll).date(date) == text)
  }

  @Test(
    "paper shows the time of Greenwich, or the day before",
    arguments: [
      ("2026-11-28T10:24:31+02:00", "28.11.2026", "10:24:31", "+02:00"),
      ("2026-11-28T00:30:00.999+03:00", "28.11.2026", "00:30:00", "+03:00"),
      ("2026-11-28T23:59:59-05:30", "28.11.2026", "23:59:59", "-05:30"),
      ("1969-12-31T23:00:01Z", "31.12.1969", "23:00:01", "+00:00"),
    ])
  func moments(rfc3339: String, date: String, time: String, offset: String) throws {
    let format = ValueFormat(language: "de", paper: .roll)
    let moment = try Moment(rfc3339: rfc3339)
    #expect(format.date(moment) == date)
    #expect(format.time(moment) == time)
    #expect(format.offset(moment) == offset)
  }
}
