import CanonicalJSON
import Commerce
import Operations
import Testing

@Suite("Words")
struct TextTests {
  @Test("a refusal would have no words in a language", arguments: Language.allCases)
  func complete(_ language: Language) {
    for code in RefusalCode.allCases {
      let text = code.text(in: language)
      #expect(!text.title.isEmpty && text.title != code.rawValue, "\(code) in \(language)")
      #expect(!text.nextStep.isEmpty, "\(code) in \(language)")
    }
  }

  @Test("languages would share words that were never translated")
  func translated() {
    for code in RefusalCode.allCases {
      let titles = Set(Language.allCases.map { code.text(in: $0).title })
      #expect(titles.count == Language.allCases.count, "\(code): \(titles)")
    }
  }

  @Test("a value would be left out of the words, or a gap shown for none")
  func values() {
    let refusal = Refusal(.refundExceedsQuantity, ["remaining": "1.000"])
    #expect(refusal.title(in: .english).contains("1.000"))
    let bare = Refusal(.refundExceedsQuantity)
    for language in Language.allCases {
      #expect(!bare.title(in: language).contains("{"))
      #expect(!bare.title(in: language).contains("("))
    }
  }

  @Test(
    "the caller's language would not be found",
    arguments: [
      ("lv", Language.latvian), ("pl-PL,pl;q=0.9,en;q=0.8", .polish), ("fr;q=1,de;q=0.5", .german),
      ("en;q=0.1,ru;q=0.9", .russian), ("xx, EN-us", .english),
    ])
  func preferred(_ header: String, _ language: Language) {
    #expect(Language.preferred(header) == language)
  }

  @Test("garbage would be taken for a language", arguments: ["", "fr", "*", "lv;q=0", ";;;,,,"])
  func garbage(_ header: String) { #expect(Language.preferred(header) == nil) }
}
