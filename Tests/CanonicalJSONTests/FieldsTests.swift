import CanonicalJSON
import Testing

private func fields(_ text: String, at path: String = "") throws -> JSONFields {
  try JSONFields(JSON(parsing: text), at: path)
}

@Suite("Reading the members of an object")
struct FieldsTests {
  @Test("a member is read as another value")
  func reads() throws {
    var reader = try fields(
      #"{"text":"x","number":7,"flag":true,"inner":{"a":1},"list":[1,"b"],"none":null}"#)
    #expect(try reader.string("text") == "x")
    #expect(try reader.optionalString("text") == "x")
    #expect(try reader.integer("number") == 7)
    #expect(try reader.optionalInteger("number") == 7)
    #expect(try reader.flag("flag"))
    #expect(try reader.flag("absent") == false)
    #expect(reader.optional("none") == nil)
    #expect(try reader.optionalString("absent") == nil)
    #expect(try reader.optionalInteger("none") == nil)
    #expect(try reader.optionalObject("absent") == nil)
    #expect(try reader.value("number") == .integer(7))
    var inner = try reader.object("inner")
    #expect(inner.path == "inner")
    #expect(try inner.integer("a") == 1)
    try inner.finish()
    let elements = try reader.elements("list")
    #expect(elements.map(\.value) == [.integer(1), .string("b")])
    #expect(elements.map(\.path) == ["list[0]", "list[1]"])
    #expect(try reader.elements("absent").isEmpty)
    try reader.finish()
  }

  @Test("an absent member is made up", arguments: ["{}", #"{"a":null}"#])
  func missing(text: String) throws {
    var reader = try fields(text, at: "lines[2]")
    let fault = JSONFault(.missingMember, at: "lines[2].a", "a")
    #expect(throws: fault) { try reader.value("a") }
    #expect(throws: fault) { try reader.string("a") }
    #expect(throws: fault) { try reader.integer("a") }
    #expect(throws: fault) { try reader.object("a") }
    try reader.finish()
  }

  @Test("a value of another type is taken")
  func wrongTypes() throws {
    var reader = try fields(#"{"s":"1","n":1,"a":[],"o":{}}"#, at: "x")
    #expect(throws: JSONFault(.wrongType, at: "x.n", "string")) { try reader.string("n") }
    #expect(throws: JSONFault(.wrongType, at: "x.a", "string")) {
      try reader.optionalString("a")
    }
    #expect(throws: JSONFault.self) { try reader.integer("s") }
    #expect(throws: JSONFault.self) { try reader.optionalInteger("o") }
    #expect(throws: JSONFault(.wrongType, at: "x.n", "boolean")) { try reader.flag("n") }
    #expect(throws: JSONFault(.wrongType, at: "x.a", "object")) { try reader.object("a") }
    #expect(throws: JSONFault(.wrongType, at: "x.s", "object")) {
      try reader.optionalObject("s")
    }
    #expect(throws: JSONFault(.wrongType, at: "x.o", "array")) { try reader.elements("o") }
    for text in ["[]", "1", "\"a\"", "null", "true"] {
      #expect(throws: JSONFault(.wrongType, at: "", "object")) { try fields(text) }
    }
  }

  @Test("a member that nobody knows is passed over, so that a misspelt one has no effect")
  func unknown() throws {
    var reader = try fields(#"{"a":1,"discout":2,"z":3}"#, at: "lines[0]")
    _ = try reader.integer("a")
    #expect(throws: JSONFault(.unknownMember, at: "lines[0].discout", "discout")) {
      try reader.finish()
    }
    let rest = reader.rest()
    #expect(rest == [.init("discout", .integer(2)), .init("z", .integer(3))])
    try reader.finish()
    #expect(reader.rest().isEmpty)
  }
}

@Suite("Values of JSON")
struct ValueTests {
  @Test("a member is found in the wrong object")
  func lookUp() throws {
    let value = try JSON(parsing: #"{"a":1,"b":{"a":2}}"#)
    #expect(value["a"] == .integer(1))
    #expect(value["b"]?["a"] == .integer(2))
    #expect(value["c"] == nil)
    #expect(JSON.array([])["a"] == nil)
  }

  @Test("taking members away leaves or loses another")
  func without() throws {
    let value = try JSON(parsing: #"{"a":1,"b":2,"c":3}"#)
    #expect(value.without(["a", "c", "x"]).canonicalText == #"{"b":2}"#)
    #expect(JSON.integer(1).without(["a"]) == .integer(1))
  }

  @Test("merging prefers the older value")
  func merging() throws {
    let mine = try JSON(parsing: #"{"a":1,"b":2}"#)
    let theirs = try JSON(parsing: #"{"b":3,"c":null}"#)
    #expect(mine.merging(theirs).canonicalText == #"{"a":1,"b":3,"c":null}"#)
    #expect(mine.merging(.null) == .null)
    #expect(JSON.null.merging(mine) == mine)
  }
}
