import Amounts
import Commerce
import Foundation
import Receipts
import Stationery
import Testing

@Suite("Wording")
struct WordingTests {
  @Test("a word is missing in a language, so paper shows its key", arguments: Wording.languages)
  func sameKeys(language: String) throws {
    let english = try Wording.carried("en")
    let other = try Wording.carried(language)
    #expect(Set(other.words.keys) == Set(english.words.keys))
    #expect(other.words.values.allSatisfy { !$0.contains("\n") && !$0.hasPrefix(" ") })
  }

  @Test("a language without words gets another than English")
  func unknownLanguage() throws {
    let wording = try Wording.carried("fi")
    #expect(wording.language == "en")
    #expect(wording["total"] == "TOTAL")
  }

  @Test(
    "a broken table of words is taken as it is",
    arguments: ["", "- a", "a: ''", "a: [b]", "a: b\na: c", "a: {b: c}", "\"", "a: \"b"])
  func broken(text: String) {
    #expect(throws: WordingFault.self) { try Wording(text, language: "lv") }
  }

  @Test("what accountants of a country read is not what stands on its paper")
  func terms() throws {
    let table: [(String, String, String)] = [
      ("lv", "total", "KOPĀ"), ("lv", "tax.net", "Bez PVN"), ("lv", "change", "Atlikums"),
      ("de", "tax.vat", "MwSt."), ("de", "total", "SUMME"), ("ru", "total", "ИТОГО"),
      ("ru", "tax.vat", "НДС"), ("pl", "tax.vat", "PTU"), ("pl", "total", "SUMA"),
      ("pl", "vat", "VAT"), ("en", "change", "Change"),
    ]
    for (language, key, word) in table {
      #expect(try Wording.carried(language)[key] == word, "\(language) \(key)")
    }
  }

  @Test("a state, a way of paying or a category has no word, so its code stands on paper")
  func families() throws {
    let words = try Wording.carried("en").words
    var keys: [String] = []
    keys += TenderKind.allCases.map { "tender.\($0.rawValue)" }
    keys += ShiftTotals.Flow.allCases.map { "flow.\($0.rawValue)" }
    keys += CardAttemptState.allCases.map { "attempt.\($0.rawValue)" }
    keys += CardSlip.Copy.allCases.map { "slip.\($0.rawValue)" }
    keys += ["payment", "refund", "reversal"].map { "slip.\($0)" }
    keys += ["refunds", "reverses", "corrects", "settles", "prepays", "fulfils"].map {
      "relation.\($0)"
    }
    keys += TaxCategory.allCases.filter { $0 != .standardRated && $0 != .zeroRated }.map {
      "tax.\($0.rawValue)"
    }
    for language in Wording.languages {
      let pack = try Papers.pack(language)
      keys += pack.payInReasons.keys.map { "reason.\($0)" }
      keys += pack.payOutReasons.keys.map { "reason.\($0)" }
    }
    #expect(keys.filter { words[$0] == nil } == [])
  }

  /// The beginnings of keys that code completes with a code: units, reasons, accounts and the like.
  private static let families = [
    "unit.", "tax.", "tender.", "relation.", "reason.", "flow.", "attempt.", "account.", "slip.",
    "registration.", "vat_number.",
  ]

  @Test("a word that nothing uses is translated five times for nobody")
  func everyWordIsUsed() throws {
    let templates = TemplateName.allCases.map(\.carried).joined()
    let code = try Self.code()
    let unused = try Wording.carried("en").words.keys.filter { key in
      !templates.contains("{{w.\(key)}}") && !code.contains("\"\(key)\"")
        && !code.contains("\"w.\(key)\"") && !Self.families.contains(where: key.hasPrefix)
    }
    #expect(unused.sorted() == [])
  }

  @Test("a template asks for a word that no language has")
  func everyAskedWordExists() throws {
    let values = try Wording.carried("lv").values
    for name in TemplateName.allCases {
      let asked = try Papers.template(name).names.filter { $0.hasPrefix("w.") }
      #expect(asked.filter { values[$0] == nil } == [], "\(name.fileName)")
    }
  }

  /// The sources of the target, in one text.
  private static func code() throws -> String {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Sources/Stationery")
    let paths = try FileManager.default.subpathsOfDirectory(atPath: folder.path())
    return try paths.filter { $0.hasSuffix(".swift") }.sorted().map {
      String(decoding: try Data(contentsOf: folder.appending(path: $0)), as: UTF8.self)
    }.joined()
  }
}
