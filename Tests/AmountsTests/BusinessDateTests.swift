import Amounts
import Testing

@Suite("Business dates")
struct BusinessDateTests {
  static let knownTable: [(iso: String, day: Int32)] = [
    ("1970-01-01", 0), ("1970-01-02", 1), ("1969-12-31", -1), ("1972-02-29", 789),
    ("2000-02-29", 11_016), ("2000-03-01", 11_017), ("2026-11-20", 20_777),
    ("1900-02-28", -25_509), ("1900-03-01", -25_508), ("0001-01-01", -719_162),
    ("9999-12-31", 2_932_896),
  ]

  @Test("a day has the wrong number", arguments: knownTable)
  func known(iso: String, day: Int32) throws {
    #expect(try BusinessDate(iso: iso).dayNumber == day)
    #expect(BusinessDate(dayNumber: day).iso == iso)
  }

  @Test("a day between year 1 and 9999 is read back as another")
  func roundTrip() throws {
    for day in stride(from: Int32(-719_162), through: 2_932_896, by: 97) {
      let date = BusinessDate(dayNumber: day)
      let (year, month, dayOfMonth) = date.civil
      #expect(BusinessDate(year: year, month: month, day: dayOfMonth)?.dayNumber == day)
      #expect(try BusinessDate(iso: date.iso) == date)
    }
  }

  @Test(
    "a leap year is missed or made up",
    arguments: [
      (1900, false), (1904, true), (2000, true), (2023, false), (2024, true), (2100, false),
      (2400, true), (4, true), (100, false), (9996, true),
    ])
  func leapYears(year: Int, isLeap: Bool) throws {
    #expect((BusinessDate(year: year, month: 2, day: 29) != nil) == isLeap)
    let first = try #require(BusinessDate(year: year, month: 1, day: 1))
    let last = try #require(BusinessDate(year: year, month: 12, day: 31))
    #expect(last.dayNumber - first.dayNumber == (isLeap ? 365 : 364))
    let march = try #require(BusinessDate(year: year, month: 3, day: 1))
    #expect(march.adding(days: -1).civil.day == (isLeap ? 29 : 28))
  }

  @Test(
    "a day that no calendar has is booked",
    arguments: [
      "", "2026-11-2", "2026-11-200", "2026-13-01", "2026-00-01", "2026-01-00", "2026-01-32",
      "2026-02-29", "2026-04-31", "0000-01-01", "2026/11/20", "20261120", "2026-11-20T",
      "-026-11-20", "2026-1a-20", "2026-11-+1", "ā026-11-2", "2026-11-20 ",
    ])
  func malformed(text: String) {
    #expect(throws: AmountError.malformed(text)) { try BusinessDate(iso: text) }
  }

  @Test("a month ends on the wrong day")
  func monthEnds() {
    let lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    for (index, length) in lengths.enumerated() {
      #expect(BusinessDate(year: 2026, month: index + 1, day: length) != nil)
      #expect(BusinessDate(year: 2026, month: index + 1, day: length + 1) == nil)
    }
    #expect(BusinessDate(year: 0, month: 1, day: 1) == nil)
    #expect(BusinessDate(year: 10_000, month: 1, day: 1) == nil)
    #expect(BusinessDate(year: .max, month: 1, day: 1) == nil)
  }

  @Test("adding days crosses a month, a leap day or a year wrongly")
  func adding() throws {
    let date = try BusinessDate(iso: "2023-12-31")
    #expect(date.adding(days: 1).iso == "2024-01-01")
    #expect(date.adding(days: 60).iso == "2024-02-29")
    #expect(date.adding(days: -365).iso == "2022-12-31")
    #expect(date.adding(days: 0) == date)
    #expect(date < date.adding(days: 1))
    #expect(!(date < date))
  }
}
