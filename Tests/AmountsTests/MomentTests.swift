import Amounts
import Testing

@Suite("Moments")
struct MomentTests {
  static let knownTable: [(text: String, ms: Int64, offset: Int32)] = [
    ("1970-01-01T00:00:00Z", 0, 0),
    ("1970-01-01T02:00:00+02:00", 0, 7200),
    ("1969-12-31T23:59:59.999Z", -1, 0),
    ("2026-11-20T08:32:17+02:00", 1_795_156_337_000, 7200),
    ("2026-11-20T08:32:17.042+02:00", 1_795_156_337_042, 7200),
    ("2026-11-20T08:32:17.250-03:30", 1_795_176_137_250, -12_600),
    ("2024-02-29T23:59:59+00:30", 1_709_249_399_000, 1800),
    ("0001-01-01T00:00:00+18:00", -62_135_661_600_000, 64_800),
    ("9999-12-31T23:59:59.999-18:00", 253_402_365_599_999, -64_800),
  ]

  @Test("an instant is read or written as another", arguments: knownTable)
  func known(text: String, ms: Int64, offset: Int32) throws {
    let moment = try Moment(rfc3339: text)
    #expect(moment == Moment(milliseconds: ms, offsetSeconds: offset))
    #expect(moment.rfc3339 == text)
  }

  static let respelledTable: [(text: String, written: String)] = [
    ("2026-11-20T08:32:17.5Z", "2026-11-20T08:32:17.500Z"),
    ("2026-11-20T08:32:17.05Z", "2026-11-20T08:32:17.050Z"),
    ("2026-11-20T08:32:17.000Z", "2026-11-20T08:32:17Z"),
    ("2026-11-20T08:32:17+00:00", "2026-11-20T08:32:17Z"),
    ("2026-11-20T08:32:17-00:00", "2026-11-20T08:32:17Z"),
  ]

  @Test("one instant has two spellings in the journal", arguments: respelledTable)
  func respelled(text: String, written: String) throws {
    #expect(try Moment(rfc3339: text).rfc3339 == written)
  }

  @Test(
    "text that is no moment is taken for one",
    arguments: [
      "", "2026-11-20", "2026-11-20T08:32:17", "2026-11-20T08:32Z", "2026-11-20 08:32:17Z",
      "2026-11-20t08:32:17Z", "2026-11-20T08:32:17z", "2026-11-20T24:00:00Z",
      "2026-11-20T08:60:17Z", "2026-11-20T08:32:60Z", "2026-11-20T08:32:17.Z",
      "2026-11-20T08:32:17.0421Z", "2026-11-20T08:32:17,5Z", "2026-11-20T08:32:17+2:00",
      "2026-11-20T08:32:17+0200", "2026-11-20T08:32:17+02:60", "2026-11-20T08:32:17+19:00",
      "2026-11-20T08:32:17*02:00", "2026-11-20T08:32:17+02:00 ", "2026-02-29T08:32:17Z",
      "2026-11-20T08:32:17ZZ", "2026-11-20T0a:32:17Z", "2026-11-20T08-32:17Z",
      "2026-11-20T08:32-17Z", "2026-11-20T08:32:17+0a:00", "2026-11-20T08:32:17+02:0a",
      "2026-11-20T08:32:17+02-00", "12026-11-20T08:32:17Z",
    ])
  func malformed(text: String) throws {
    #expect(throws: AmountError.self) { try Moment(rfc3339: text) }
  }

  @Test("a moment loses a millisecond or its offset on the way through text")
  func roundTrip() throws {
    for step in Int64(0)..<400 {
      let moment = Moment(
        milliseconds: -40_000_000_000_000 + step * 700_000_000_007,
        offsetSeconds: Int32(step % 25 - 12) * 1800)
      #expect(try Moment(rfc3339: moment.rfc3339) == moment)
    }
  }

  static let cutOffsTable: [(text: String, minutes: Int, date: String)] = [
    ("2026-11-20T03:59:59.999+02:00", 240, "2026-11-19"),
    ("2026-11-20T04:00:00+02:00", 240, "2026-11-20"),
    ("2026-11-20T00:00:00+02:00", 0, "2026-11-20"),
    ("2026-11-19T22:30:00Z", 0, "2026-11-19"),
    ("2026-11-20T00:30:00+02:00", 0, "2026-11-20"),
    ("2026-11-20T23:58:00+02:00", 1439, "2026-11-19"),
    ("2026-11-20T23:59:00+02:00", 1439, "2026-11-20"),
    ("1970-01-01T00:00:00Z", 1, "1969-12-31"),
    ("2024-03-01T01:00:00-05:00", 120, "2024-02-29"),
  ]

  @Test("a sale after midnight is booked on the wrong business date", arguments: cutOffsTable)
  func cutOffs(text: String, minutes: Int, date: String) throws {
    #expect(try Moment(rfc3339: text).businessDate(cutOffMinutes: minutes).iso == date)
  }
}
