import Amounts
import Testing

@Suite("V1: decimal text to whole units and back")
struct DecimalTests {
  static let accepted: [(text: String, scale: Int, value: Int64)] = [
    ("0", 2, 0), ("-0", 2, 0), ("0.00", 2, 0), ("12", 2, 1200), ("12.3", 2, 1230),
    ("12.30", 2, 1230), ("-12.30", 2, -1230), ("0.01", 2, 1), ("-0.01", 2, -1),
    ("007", 0, 7), ("5", 0, 5), ("1.234", 3, 1234), ("3.8750", 4, 38_750),
    ("0.000000001", 9, 1), ("9999999999999999.99", 2, 999_999_999_999_999_999),
    ("-9999999999999999.99", 2, -999_999_999_999_999_999),
    ("999999999999999999", 0, 999_999_999_999_999_999),
    ("92233720368547758", 2, 9_223_372_036_854_775_800),
  ]

  @Test("V1: a well-formed decimal is read as another number", arguments: accepted)
  func accepts(text: String, scale: Int, value: Int64) throws {
    #expect(try Decimals.parse(text, scale: scale) == value)
  }

  @Test(
    "V1: text that is no decimal is taken for money",
    arguments: [
      "", "-", ".", "-.", ".5", "-.5", "5.", "1.2.3", "1,20", "+1", "--1", "1-", " 1", "1 ",
      "1e2", "0x10", "1_000", "one", "٣", "１", "NaN", "1\u{0}", "1.-2", "1.2-",
      "1234567890123456789", "0000000000000000001",
    ])
  func refuses(text: String) {
    #expect(throws: AmountError.malformed(text)) { try Decimals.parse(text, scale: 2) }
  }

  @Test(
    "V1: a decimal finer than the unit is cut instead of refused",
    arguments: [("1.234", 2), ("1.0", 0), ("0.0001", 3), ("-0.000", 2)])
  func tooFine(text: String, scale: Int) {
    #expect(throws: AmountError.tooManyDecimals(text, allowed: scale)) {
      try Decimals.parse(text, scale: scale)
    }
  }

  @Test(
    "V1: a number beyond 64 bits wraps instead of being refused",
    arguments: [
      ("92233720368547759", 2), ("999999999999999999", 2), ("-999999999999999999", 1),
      ("99999999999999999999", 0), ("9223372036854775808", 0),
    ])
  func tooLarge(text: String, scale: Int) {
    #expect(throws: AmountError.overflow) { try Decimals.parse(text, scale: scale) }
  }

  static let formatsTable: [(value: Int64, scale: Int, text: String)] = [
    (0, 2, "0.00"), (1, 2, "0.01"), (-1, 2, "-0.01"), (10, 2, "0.10"), (1230, 2, "12.30"),
    (-1230, 2, "-12.30"), (5, 0, "5"), (-5, 0, "-5"), (1, 4, "0.0001"), (12_345, 3, "12.345"),
    (.max, 2, "92233720368547758.07"), (.min, 2, "-92233720368547758.08"),
    (.min, 0, "-9223372036854775808"),
  ]

  @Test("an amount is printed with the point at the wrong place", arguments: formatsTable)
  func formats(value: Int64, scale: Int, text: String) {
    #expect(Decimals.format(value, scale: scale) == text)
  }

  @Test("an amount that was written is read back as another")
  func roundTrip() throws {
    for scale in 0...9 {
      for value in [0, 1, -1, 9, 10, 99, 100, -101, 123_456_789, -987_654_321_012] as [Int64] {
        let text = Decimals.format(value, scale: scale)
        #expect(try Decimals.parse(text, scale: scale) == value)
      }
    }
  }
}
