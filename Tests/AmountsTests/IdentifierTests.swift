import Amounts
import Testing

@Suite("Identifiers")
struct IdentifierTests {
  @Test(
    "a well-formed identifier is refused",
    arguments: ["R", "R-1", "anna.b_1", "a:b", "0", String(repeating: "z", count: 64)])
  func accepts(text: String) throws {
    #expect(try RegisterID(text).text == text)
    #expect(try RegisterID(text) == RegisterID(trusted: text))
  }

  @Test(
    "an identifier takes characters that break names of accounts, files or queries",
    arguments: [
      "", " ", "R 1", "R/1", "R\n", "ā", "R'1", "a;b", "a\u{0}", "@", "[", "`", "{",
      String(repeating: "z", count: 65), String(repeating: "ā", count: 33),
    ])
  func refuses(text: String) {
    #expect(throws: AmountError.malformed(text)) { try PersonID(text) }
  }

  @Test("identifiers are ordered by something else than their text")
  func order() {
    #expect(RegisterID(trusted: "R1") < RegisterID(trusted: "R2"))
    #expect(!(RegisterID(trusted: "R2") < RegisterID(trusted: "R1")))
    let sorted = ["c", "a", "b"].map { BasketID(trusted: $0) }.sorted()
    #expect(sorted.map(\.text) == ["a", "b", "c"])
  }
}
