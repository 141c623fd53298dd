import Receipts
import Testing

@Suite("diagnostics of templates in five languages")
struct DiagnosticTextTests {
  static let languages = ["lv", "en", "de", "ru", "pl"]

  /// The gaps of a message: `{key}`, but not the braces of the template language.
  private func gaps(_ message: String) -> Set<String> {
    let parts = message.split(separator: "{", omittingEmptySubsequences: false).dropFirst()
    return Set(
      parts.compactMap { part in
        guard let end = part.firstIndex(of: "}"), end > part.startIndex,
          part[..<end].allSatisfy(\.isLetter)
        else { return nil }
        return String(part[..<end])
      })
  }

  @Test("a diagnostic has no message in some language", arguments: languages)
  func complete(language: String) {
    let texts = DiagnosticTexts.texts(in: language)
    for code in DiagnosticCode.allCases {
      #expect(texts[code]?.isEmpty == false, "\(code)")
    }
  }

  @Test("two languages share a table", arguments: languages.dropFirst(2) + ["lv"])
  func distinct(language: String) {
    let texts = DiagnosticTexts.texts(in: language)
    for (code, message) in DiagnosticTexts.english { #expect(texts[code] != message, "\(code)") }
  }

  @Test("a translation leaves out a value, or asks for one that there isn't", arguments: languages)
  func sameGaps(language: String) {
    for (code, message) in DiagnosticTexts.texts(in: language) {
      let english = gaps(DiagnosticTexts.english[code] ?? "")
      // The English message on inserts shows `{{name}}` as an example, the others another name.
      #expect(gaps(message).symmetricDifference(english).subtracting(["name"]).isEmpty, "\(code)")
    }
  }

  @Test("a language without messages gets none at all")
  func otherLanguage() {
    #expect(DiagnosticTexts.texts(in: "et") == DiagnosticTexts.english)
  }

  @Test("the message of a diagnostic does not name its values", arguments: languages)
  func filled(language: String) {
    let diagnostic = Diagnostic(
      file: "sale.receipt", line: 3, column: 7, severity: .error, code: .moneyOverflow,
      values: ["needed": "1234", "available": "987"])
    let text = diagnostic.text(in: DiagnosticTexts.texts(in: language))
    #expect(text.hasPrefix("sale.receipt:3:7: error: receipt.money_overflow: "))
    #expect(text.contains("1234"))
    #expect(text.contains("987"))
    #expect(!text.contains("{"))
  }
}
