import CanonicalJSON
import Testing

@Suite("Strict JSON: what is accepted")
struct ParserAcceptTests {
  static let valuesTable: [(text: String, value: JSON)] = [
    ("null", .null), ("true", .bool(true)), ("false", .bool(false)), ("0", .integer(0)),
    ("-0", .integer(0)), ("-1", .integer(-1)), ("10", .integer(10)),
    ("9223372036854775807", .integer(.max)), ("-9223372036854775808", .integer(.min)),
    ("\"\"", .string("")), ("\"a\"", .string("a")), ("[]", .array([])), ("{}", .object([])),
    (" \t\r\n[ 1 , 2 ] \n", .array([.integer(1), .integer(2)])),
    ("[null,true,\"x\"]", .array([.null, .bool(true), .string("x")])),
    ("{\"a\":{\"b\":[]}}", .object([.init("a", .object([.init("b", .array([]))]))])),
    ("{ \"b\" : 1 , \"a\" : 2 }", .object([.init("b", .integer(1)), .init("a", .integer(2))])),
    ("{\"\":1}", .object([.init("", .integer(1))])),
  ]

  @Test("well-formed JSON is refused or read as another value", arguments: valuesTable)
  func values(text: String, value: JSON) throws {
    #expect(try JSON(parsing: text) == value)
  }

  static let stringsTable: [(text: String, value: String)] = [
    (#""\"\\\/""#, "\"\\/"), (#""\b\f\n\r\t""#, "\u{8}\u{C}\n\r\t"), (#""\u0041""#, "A"),
    (#""\u0000""#, "\u{0}"), (#""\u00e9\u00E9""#, "éé"), (#""\u20AC""#, "€"),
    (#""\ud83d\ude00""#, "😀"), (#""\uD834\uDD1E""#, "𝄞"), (#""\uDBFF\uDFFF""#, "\u{10FFFF}"),
    (#""\uE000\uD7FF""#, "\u{E000}\u{D7FF}"), ("\"Rīga 😀\"", "Rīga 😀"),
    (#""Rīga\n😀""#, "Rīga\n😀"), ("\"\u{7F}\"", "\u{7F}"), (#""\\u0041""#, #"\u0041"#),
  ]

  @Test("a string is read as another text", arguments: stringsTable)
  func strings(text: String, value: String) throws {
    let parsed = try JSON(parsing: text)
    #expect(parsed == .string(value))
    guard case .string(let read) = parsed else { return }
    #expect(Array(read.unicodeScalars) == Array(value.unicodeScalars))
  }

  @Test("32 levels, which are allowed, are refused", arguments: [1, 31, 32])
  func depth(levels: Int) throws {
    let arrays = String(repeating: "[", count: levels) + String(repeating: "]", count: levels)
    #expect(throws: Never.self) { try JSON(parsing: arrays) }
    let objects =
      String(repeating: "{\"a\":", count: levels - 1) + "{}"
      + String(repeating: "}", count: levels - 1)
    #expect(throws: Never.self) { try JSON(parsing: objects) }
  }

  @Test("an object of many members is refused, or its order is lost", arguments: [23, 24, 25, 500])
  func manyMembers(count: Int) throws {
    let members = (0..<count).map { "\"m\($0)\":\($0)" }
    let value = try JSON(parsing: "{\(members.joined(separator: ","))}")
    #expect(value == .object((0..<count).map { .init("m\($0)", .integer(Int64($0))) }))
  }
}

@Suite("Strict JSON: what is refused, and where")
struct ParserRefuseTests {
  static let malformedTable: [String] = [
    "", " ", "{", "}", "[", "]", "[1,]", "{\"a\":1,}", "[,1]", "[1 2]", "{\"a\" 1}", "{\"a\":}",
    "{a:1}", "{'a':1}", "{1:1}", "{\"a\":1 \"b\":2}", "nul", "nulll", "True", "tru", "falsey",
    "NaN", "Infinity", "undefined", "-", "+1", "01", "-01", "00", "--1", ".5", "0x10", "1a",
    "\"", "\"a", "\"\\", "\"\\x\"", "\"\\u12\"", "\"\\u12G4\"", "\"\\u\"", "'a'",
    "\"\\u 041\"", "\"a\nb\"", "\"\u{0}\"", "\"\u{1F}\"", "\"\\t\u{1}\"", "// a\n1", "/**/1",
    "1 1", "{} x", "[] []", "null,", "\u{FEFF}1", "\u{A0}1", "{\"a\":1}}", "[1]]",
  ]

  @Test("text that is no JSON is taken for a request", arguments: malformedTable)
  func malformed(text: String) throws {
    let fault = try #require(throws: JSONFault.self) { try JSON(parsing: text) }
    #expect(fault.kind == .malformed)
  }

  @Test(
    "a lone surrogate gets into the ledger",
    arguments: [
      #""\ud800""#, #""\udc00""#, #""\ud800\u0041""#, #""\ud800\ud800""#, #""\ud800x""#,
      #""\ud800\n""#, #""\udfff\ud800""#, #""\ud83d\ude0""#,
    ])
  func surrogates(text: String) throws {
    let fault = try #require(throws: JSONFault.self) { try JSON(parsing: text) }
    #expect(fault.kind == .malformed)
  }

  @Test(
    "bytes that are not UTF-8 get into the ledger",
    arguments: [
      [0x22, 0xFF, 0x22], [0x22, 0xC3, 0x22], [0x22, 0xC0, 0xAF, 0x22],
      [0x22, 0xED, 0xA0, 0x80, 0x22], [0x22, 0xF4, 0x90, 0x80, 0x80, 0x22],
      [0x22, 0x5C, 0x6E, 0x80, 0x22], [0xEF, 0xBB, 0xBF, 0x31], [0xFF],
      [0x22, 0x5C, 0xC3, 0xA9, 0x22],
    ] as [[UInt8]])
  func notUTF8(bytes: [UInt8]) throws {
    let fault = try #require(throws: JSONFault.self) { try JSON(parsing: bytes) }
    #expect(fault.kind == .malformed)
  }

  @Test(
    "a number that is not whole, or not of 64 bits, is taken",
    arguments: [
      "1.0", "1.", "0.1", "-0.0", "1e2", "1E2", "1e+2", "9223372036854775808",
      "-9223372036854775809", "18446744073709551616", "99999999999999999999999",
    ])
  func notInteger(text: String) throws {
    for wrapped in [text, "[\(text)]", "{\"a\":\(text)}"] {
      let fault = try #require(throws: JSONFault.self) { try JSON(parsing: wrapped) }
      #expect(fault.kind == .notInteger)
    }
  }

  @Test("33 levels are taken", arguments: [33, 34, 20_000])
  func tooDeep(levels: Int) throws {
    for opening in ["[", "{\"a\":"] {
      let text = String(repeating: opening, count: levels)
      let fault = try #require(throws: JSONFault.self) { try JSON(parsing: text) }
      #expect(fault.kind == .tooDeep)
    }
  }

  @Test("a member occurs twice", arguments: [1, 22, 23, 24, 25, 300])
  func duplicates(count: Int) throws {
    let names = (0..<count).map { "m\($0)" }
    for repeated in Set([0, count / 2, count - 1]) {
      let members = (names + [names[repeated]]).map { "\"\($0)\":1" }
      let text = "{\(members.joined(separator: ","))}"
      let fault = try #require(throws: JSONFault.self) { try JSON(parsing: text) }
      #expect(fault == JSONFault(.duplicateMember, at: "m\(repeated)", "m\(repeated)"))
    }
    #expect(throws: JSONFault(.duplicateMember, at: "a", "a")) {
      try JSON(parsing: #"{"a":1,"\u0061":2}"#)
    }
  }

  static let placesTable: [(text: String, kind: JSONFault.Kind, path: String)] = [
    (#"{"lines":[{"q":1},{"q":1.5}]}"#, .notInteger, "lines[1].q"),
    (#"{"a":{"b":{"c":1,"c":2}}}"#, .duplicateMember, "a.b.c"),
    (#"[[0],[0,[0,x]]]"#, .malformed, "[1][1][1]"),
    (#"{"a":[1,2}"#, .malformed, "a"),
    (#"{"a":1"#, .malformed, ""),
    (#"{"a":tru}"#, .malformed, "a"),
    (#"{"a" 1}"#, .malformed, "a"),
    (#"{"a":[],"b":"\ud800"}"#, .malformed, "b"),
    (#"{"a":1} ."#, .malformed, ""),
    (#"{"a":[{}],"b":[[-]]}"#, .malformed, "b[0][0]"),
  ]

  @Test("a fault is reported at another place than it is", arguments: placesTable)
  func places(text: String, kind: JSONFault.Kind, path: String) throws {
    let fault = try #require(throws: JSONFault.self) { try JSON(parsing: text) }
    #expect(fault.kind == kind)
    #expect(fault.path == path)
  }

  @Test("a text that ends too early traps or passes")
  func everyPrefix() throws {
    let text = #"{"a":[1,-2,{"b":"x\u00e9\ud83d\ude00"}],"c":null,"d":[true,false]}"#
    let bytes = Array(text.utf8)
    #expect(throws: Never.self) { try JSON(parsing: bytes) }
    for length in 0..<bytes.count {
      #expect(throws: JSONFault.self) { try JSON(parsing: Array(bytes.prefix(length))) }
    }
  }
}
