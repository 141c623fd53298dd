import Amounts
import Nexo
import Testing

@Suite("JSON of the nexo wire")
struct JSONTests {
  @Test(
    "a number loses its spelling, so that an amount is no longer exact",
    arguments: ["0", "-1", "12.30", "1E+1", "0.10", "99999999.999999", "1e-2"])
  func numbers(text: String) throws {
    let json = try NexoJSON(parsing: Array("[\(text)]".utf8))
    #expect(json == .array([.number(text)]))
    #expect(json.bytes == Array("[\(text)]".utf8))
  }

  @Test("members change their order or a text its characters")
  func roundTrip() throws {
    let text = #"{"b":[true,false,null],"a":{"x":"\u00e4\ud83d\ude00\n\"\\"},"c":[],"d":{}}"#
    let json = try NexoJSON(parsing: Array(text.utf8))
    #expect(json["a"]?["x"] == .string("ä😀\n\"\\"))
    #expect(try NexoJSON(parsing: json.bytes) == json)
    #expect(
      String(decoding: json.bytes, as: UTF8.self).hasPrefix(#"{"b":[true,false,null],"a":"#))
  }

  @Test(
    "text that is no JSON is read as if it were",
    arguments: [
      "", " ", "{", "[", "\"", "\"\\", "{\"a\"", "{\"a\":", "{\"a\":1", "{\"a\":1,", "{\"a\":1,}",
      "[1,]", "[1 2]", "{1:2}", "01", "1.", ".5", "-", "1e", "1e+", "+1", "tru", "nul", "NaN",
      "\"\\x\"", "\"\\ud800\"", "\"\u{1}\"", "{}x", "1 1", String(repeating: "9", count: 41),
    ])
  func malformed(text: String) {
    #expect { try NexoJSON(parsing: Array(text.utf8)) } throws: { error in
      (error as? NexoFault)?.kind == .malformed
    }
  }

  @Test("bytes that are not UTF-8 become text")
  func notUTF8() {
    #expect(throws: NexoFault.self) { try NexoJSON(parsing: [0x22, 0xC3, 0x28, 0x22]) }
  }

  @Test("a name that stands twice lets one reader see another amount than the next")
  func duplicates() {
    for text in [#"{"a":1,"a":2}"#, #"{"a":1,"\u0061":2}"#] {
      #expect { try NexoJSON(parsing: Array(text.utf8)) } throws: { error in
        (error as? NexoFault)?.kind == .duplicateMember
      }
    }
  }

  @Test("nesting eats the stack", arguments: ["[", "{\"a\":"])
  func depth(opening: String) {
    let text = String(repeating: opening, count: 100_000)
    #expect { try NexoJSON(parsing: Array(text.utf8)) } throws: { error in
      (error as? NexoFault)?.kind == .tooDeep
    }
  }

  @Test("32 levels are refused")
  func allowedDepth() throws {
    let text = String(repeating: "[", count: 32) + String(repeating: "]", count: 32)
    #expect(try NexoJSON(parsing: Array(text.utf8)).bytes == Array(text.utf8))
  }

  @Test(
    "an amount is read as another one",
    arguments: [
      ("12.30", 1230), ("12.3", 1230), ("12", 1200), ("0.01", 1), ("0", 0), ("-0", 0),
      ("1E+1", 1000), ("1.5e1", 1500), ("1234e-2", 1234), ("12.300000", 1230), ("-3.5", -350),
      ("92233720368547758.07", Int64.max), ("0.000", 0),
    ] as [(String, Int64)])
  func amounts(text: String, units: Int64) {
    #expect(NexoAmount(text: text).money(in: .euro) == Money(units, .euro))
  }

  @Test(
    "what is no amount of euros becomes one",
    arguments: [
      "", "-", ".", "1.", ".1", "12.345", "0.001", "1,5", "1e", "1e99", "1e-3", "--1", "1 2", "0x1",
      "92233720368547758.08", "1e20", "NaN", "1.2.3", String(repeating: "1", count: 41),
    ])
  func noAmounts(text: String) {
    #expect(NexoAmount(text: text).money(in: .euro) == nil)
  }

  @Test("an amount is written with other decimals than its currency has")
  func spelling() throws {
    let yen = try #require(Currency(code: "JPY"))
    let dinar = try #require(Currency(code: "KWD"))
    #expect(NexoAmount(Money(5, .euro)).text == "0.05")
    #expect(NexoAmount(Money(500, yen)).text == "500")
    #expect(NexoAmount(Money(1_234, dinar)).text == "1.234")
  }
}
