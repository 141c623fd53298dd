package import Amounts

/// A moment by a terminal's own clock, which knows no time zone.
package struct LocalTime: Hashable, Sendable {
  /// The day.
  package let date: BusinessDate
  /// Seconds since midnight, 0 to 86399.
  package let secondOfDay: Int

  /// A moment so many seconds after 1970-01-01T00:00:00 by the terminal's clock.
  package init(seconds: Int64) {
    let day = seconds >= 0 ? seconds / 86_400 : (seconds &- 86_399) / 86_400
    date = BusinessDate(dayNumber: Int32(clamping: day))
    secondOfDay = Int(seconds &- day &* 86_400)
  }

  /// Reads `2026-11-20T08:32:17`; nothing for any other text.
  package init?(_ text: String) {
    let halves = text.split(separator: "T", omittingEmptySubsequences: false)
    guard halves.count == 2, let date = try? BusinessDate(iso: String(halves[0])) else {
      return nil
    }
    let parts = halves[1].split(separator: ":").map { Int($0) ?? -1 }
    guard parts.count == 3, 0..<24 ~= parts[0], 0..<60 ~= parts[1], 0..<60 ~= parts[2] else {
      return nil
    }
    self.date = date
    secondOfDay = (parts[0] * 60 + parts[1]) * 60 + parts[2]
  }

  /// A moment by its numbers, 20261120 and 83217; nothing where there is no such moment.
  package init?(yearMonthDay: Int, clock: Int) {
    guard
      let date = BusinessDate(
        year: yearMonthDay / 10_000, month: yearMonthDay / 100 % 100, day: yearMonthDay % 100),
      0...23 ~= clock / 10_000, 0...59 ~= clock / 100 % 100, 0...59 ~= clock % 100
    else { return nil }
    self.date = date
    secondOfDay = (clock / 10_000 * 60 + clock / 100 % 100) * 60 + clock % 100
  }

  /// The seconds since 1970-01-01T00:00:00 by the terminal's clock.
  package var seconds: Int64 { Int64(date.dayNumber) * 86_400 + Int64(secondOfDay) }

  /// Month and day as a number, 1120 on 20 November (BMP 0D).
  package var monthAndDay: Int { date.civil.month * 100 + date.civil.day }

  /// The day as a number, 20261120 (tag 1F0E).
  package var yearMonthDay: Int { date.civil.year * 10_000 + monthAndDay }

  /// Hour, minute and second as a number, 83217 (BMP 0C).
  package var clock: Int {
    secondOfDay / 3600 * 10_000 + secondOfDay / 60 % 60 * 100 + secondOfDay % 60
  }

  /// The moment as `2026-11-20T08:32:17`.
  package var text: String {
    let digits = [secondOfDay / 3600, secondOfDay / 60 % 60, secondOfDay % 60].map {
      $0 < 10 ? "0\($0)" : "\($0)"
    }
    return "\(date.iso)T\(digits.joined(separator: ":"))"
  }
}
