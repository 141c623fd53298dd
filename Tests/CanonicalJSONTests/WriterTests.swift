import CanonicalJSON
import Testing

@Suite("Canonical JSON: one spelling of a value")
struct WriterTests {
  static let spellingsTable: [(value: JSON, text: String)] = [
    (.null, "null"), (.bool(true), "true"), (.bool(false), "false"), (.integer(0), "0"),
    (.integer(.min), "-9223372036854775808"), (.integer(.max), "9223372036854775807"),
    (.array([]), "[]"), (.object([]), "{}"),
    (.array([.array([]), .object([]), .null]), "[[],{},null]"),
    (
      .object([.init("b", .integer(1)), .init("a", .array([.integer(1), .integer(2)]))]),
      #"{"a":[1,2],"b":1}"#
    ),
    (
      .object([.init("a1", .null), .init("a", .null), .init("B", .null), .init("", .null)]),
      #"{"":null,"B":null,"a":null,"a1":null}"#
    ),
    (
      .object([.init("ž", .null), .init("z", .null), .init("😀", .null), .init("\u{FFFD}", .null)]),
      "{\"z\":null,\"ž\":null,\"\u{FFFD}\":null,\"😀\":null}"
    ),
    (.string("\"\\/"), #""\"\\/""#),
    (.string("\u{8}\u{9}\u{A}\u{C}\u{D}"), #""\b\t\n\f\r""#),
    (.string("\u{0}\u{1}\u{B}\u{1F}\u{7F}"), "\"\\u0000\\u0001\\u000b\\u001f\u{7F}\""),
    (.string("Rīga € 😀"), "\"Rīga € 😀\""),
    (.string("e\u{301}"), "\"e\u{301}\""),
    (
      .object([.init("o", .object([.init("y", .null), .init("x", .object([]))]))]),
      #"{"o":{"x":{},"y":null}}"#
    ),
  ]

  @Test(
    "a value has another spelling, so that every hash of it is another", arguments: spellingsTable)
  func spellings(value: JSON, text: String) throws {
    #expect(value.canonicalText.utf8.elementsEqual(text.utf8))
    #expect(value.canonicalBytes == Array(text.utf8))
    #expect(try JSON(parsing: text).canonicalText == text)
  }

  @Test("the order of members in a request changes its hash")
  func orderDoesNotMatter() throws {
    let one = try JSON(parsing: #" { "b" : [ 1 ] , "a" : { "d" : 1, "c" : "\u0041" } } "#)
    let other = try JSON(parsing: #"{"a":{"c":"A","d":1},"b":[1]}"#)
    #expect(one != other)
    #expect(one.canonicalBytes == other.canonicalBytes)
  }

  @Test("the streaming writer spells a value otherwise than the value itself")
  func streaming() throws {
    var writer = JSONWriter(reserving: 4)
    writer.object { writer in
      writer.member("array", [1, 2, 3] as [Int64]) { $0.integer($1) }
      writer.member("flag", true)
      writer.member("maybe", nil as Int64?)
      writer.member("maybeText", nil as String?)
      writer.member("number", 7 as Int64?)
      writer.member("object") {
        $0.member("a", "x")
        $0.member("b") { _ in }
      }
      writer.member("objects", ["p", "q"]) { writer, text in
        writer.object { $0.member("a", text) }
      }
      writer.member("text", "y" as String?)
      writer.member("value", value: .array([.null, .bool(false)]))
      writer.name("zero")
      writer.integer(0)
    }
    let text = String(decoding: writer.bytes, as: UTF8.self)
    #expect(
      text == #"{"array":[1,2,3],"flag":true,"number":7,"object":{"a":"x","b":{}},"#
        + #""objects":[{"a":"p"},{"a":"q"}],"text":"y","value":[null,false],"zero":0}"#)
    #expect(try JSON(parsing: text).canonicalText == text)
  }

  @Test("a member out of order is written, so that two spellings of one fact exist")
  func outOfOrder() async {
    await #expect(processExitsWith: .failure) {
      var writer = JSONWriter()
      writer.object {
        $0.member("b", "1")
        $0.member("a", "2")
      }
    }
  }

  @Test("a value that was written is read back as another")
  func randomRoundTrip() throws {
    var random = SplitMix64(seed: 20_261_120)
    for _ in 0..<2000 {
      let value = randomValue(depth: 5, using: &random)
      let bytes = value.canonicalBytes
      let parsed = try JSON(parsing: bytes)
      #expect(parsed == sorted(value))
      #expect(parsed.canonicalBytes == bytes)
    }
  }

  @Test("damaged bytes trap the reader, or pass in a second spelling")
  func randomDamage() throws {
    var random = SplitMix64(seed: 7)
    var refused = 0
    for _ in 0..<2000 {
      var bytes = randomValue(depth: 4, using: &random).canonicalBytes
      for _ in 0...Int.random(in: 0...2, using: &random) {
        let place = Int.random(in: 0..<bytes.count, using: &random)
        bytes[place] = UInt8.random(in: .min ... .max, using: &random)
      }
      guard let value = try? JSON(parsing: bytes) else {
        refused += 1
        continue
      }
      #expect(try JSON(parsing: value.canonicalBytes) == sorted(value))
    }
    #expect(refused > 500)
  }
}
