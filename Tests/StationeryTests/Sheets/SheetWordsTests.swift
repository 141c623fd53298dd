import Stationery
import Testing

@Suite("words of the A4 sheets")
struct SheetWordsTests {
  @Test("a sheet has an empty label in some language", arguments: Wording.languages)
  func words(language: String) throws {
    let wording = try Wording.carried(language)
    let asked = DocumentSheet.names.filter { $0.hasPrefix("w.") }
    #expect(!asked.isEmpty)
    for name in asked { #expect(wording.values[name] != nil, "\(name)") }
  }
}
