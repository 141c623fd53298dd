/// A calendar day on which business is booked, in the proleptic Gregorian calendar.
package struct BusinessDate: Hashable, Sendable, Comparable {
  /// Days since 1970-01-01.
  package let dayNumber: Int32

  /// The day so many days after 1970-01-01.
  package init(dayNumber: Int32) { self.dayNumber = dayNumber }

  /// A day by year, month and day, or nothing where there is no such day.
  package init?(year: Int, month: Int, day: Int) {
    guard 1...9999 ~= year, 1...12 ~= month, 1...31 ~= day else { return nil }
    // Howard Hinnant's days-from-civil: years begin in March, so the leap day is the last of its
    // year.
    let shifted = month <= 2 ? year - 1 : year
    let era = (shifted >= 0 ? shifted : shifted - 399) / 400
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    self.init(dayNumber: Int32(era * 146_097 + dayOfEra - 719_468))
    guard civil == (year, month, day) else { return nil }
  }

  /// Reads `2026-11-20`. - Throws: `malformed`.
  package init(iso text: String) throws(AmountError) {
    let bytes = Array(text.utf8)
    guard bytes.count == 10, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-"),
      let year = number(bytes[0..<4]), let month = number(bytes[5..<7]),
      let day = number(bytes[8..<10]),
      let date = BusinessDate(year: year, month: month, day: day)
    else { throw .malformed(text) }
    self = date
  }

  /// Year, month and day.
  package var civil: (year: Int, month: Int, day: Int) {
    let shifted = Int(dayNumber) + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra =
      (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let monthIndex = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * monthIndex + 2) / 5 + 1
    let month = monthIndex < 10 ? monthIndex + 3 : monthIndex - 9
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
  }

  /// The day as `2026-11-20`.
  package var iso: String {
    let (year, month, day) = civil
    return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
  }

  /// The day so many days later; earlier for a negative number.
  package func adding(days: Int) -> BusinessDate {
    BusinessDate(dayNumber: Int32(clamping: Int64(dayNumber) + Int64(Int32(clamping: days))))
  }

  package static func < (left: BusinessDate, right: BusinessDate) -> Bool {
    left.dayNumber < right.dayNumber
  }
}

/// A run of ASCII digits as a number, or nothing.
func number(_ bytes: ArraySlice<UInt8>) -> Int? {
  var value = 0
  for byte in bytes {
    guard UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte else { return nil }
    value = value * 10 + Int(byte - UInt8(ascii: "0"))
  }
  return bytes.isEmpty ? nil : value
}

/// A number with leading zeros.
func padded(_ value: Int, _ width: Int) -> String {
  let digits = String(value)
  return String(repeating: "0", count: max(0, width - digits.count)) + digits
}
