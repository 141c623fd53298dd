import Testing
import ZVT

@Suite("Packed digits")
struct BCDTests {
  @Test(
    "a number is written wrong, or becomes another number where it does not fit",
    arguments: [
      (0, 6, "00 00 00 00 00 00"), (4_990, 6, "00 00 00 00 49 90"),
      (999_999_999_999, 6, "99 99 99 99 99 99"), (1_000_000_000_000, 6, "FF FF FF FF FF FF"),
      (-1, 6, "FF FF FF FF FF FF"), (Int64.max, 6, "FF FF FF FF FF FF"),
      (Int64.min, 6, "FF FF FF FF FF FF"), (978, 2, "09 78"), (9_999, 2, "99 99"),
      (10_000, 2, "FF FF"),
    ] as [(Int64, Int, String)])
  func write(_ number: Int64, _ count: Int, _ hex: String) {
    #expect(BCD.bytes(number, count: count) == LineBench.bytes(hex))
  }

  @Test(
    "digits A to F pass as a number",
    arguments: ["0A", "A0", "00 00 00 00 49 9E", "FF FF", ""])
  func letters(_ hex: String) {
    #expect(BCD.number(LineBench.bytes(hex)) == nil)
  }

  @Test("a number of more than eighteen digits overflows")
  func long() {
    #expect(BCD.number([UInt8](repeating: 0x99, count: 9)) == 999_999_999_999_999_999)
    #expect(BCD.number([UInt8](repeating: 0x99, count: 10)) == nil)
  }

  @Test("digits lose their leading zeros, or letters pass as digits")
  func digits() {
    #expect(BCD.digits([0x00, 0x83]) == "0083")
    #expect(BCD.digits([0x00, 0x8E]) == nil)
    #expect(BCD.bytes(digits: "83", count: 2) == [0x00, 0x83])
    #expect(BCD.bytes(digits: "12345", count: 2) == [0xFF, 0xFF])
    #expect(BCD.bytes(digits: "1x", count: 1) == [0xFF])
  }

  @Test("a password shows its digits")
  func password() {
    guard let password = Password("471100") else {
      Issue.record("six digits are a password")
      return
    }
    #expect(password.bytes == [0x47, 0x11, 0x00])
    let texts = ["\(password)", String(describing: password), String(reflecting: password)]
    #expect(texts.allSatisfy { !$0.contains("4711") })
    #expect(Password("12345") == nil)
    #expect(Password("12345a") == nil)
  }
}
