import Amounts
import Commerce
import Receipts
import Setup
import Stationery

/// Paper for tests: contexts, documents and pages of the five languages.
enum Papers {
  /// The country whose rules go with a language.
  static func pack(_ language: String) throws -> CountryPack {
    let codes = ["lv": "LV", "de": "DE", "ru": "RU", "pl": "PL"]
    return try CountryPacks.load(codes[language] ?? "XX")
  }

  /// The samples of a language.
  static func samples(_ language: String) throws -> SampleValues {
    SampleValues(pack: try pack(language), wording: try Wording.carried(language))
  }

  /// The paper of a small shop in Riga.
  static func context(
    _ language: String = "lv", paper: ValueFormat.Paper = .roll,
    change: (inout Branch.Letterhead) -> Void = { _ in }
  ) throws -> PaperContext {
    let pack = try pack(language)
    var letterhead = Branch.Letterhead()
    letterhead.vatNumber = "LV40003000007"
    letterhead.address = "Brīvības iela 1, Rīga"
    letterhead.iban = "LV80BANK0000435195001"
    change(&letterhead)
    let branch = Branch(
      code: "RIX1", legalName: "SIA „Pasts”", registration: "40003000007", registers: [register],
      country: pack.code, packVersion: 1, packHash: "", cashStep: 0, language: language,
      currency: pack.currency.code, letterhead: letterhead)
    return PaperContext(
      branch: branch, pack: pack, wording: try Wording.carried(language),
      people: [cashier: "Anna Bērziņa"])
  }

  static let register = RegisterID(trusted: "R1")
  static let cashier = PersonID(trusted: "anna")
  static let date = BusinessDate(dayNumber: 20_785)

  /// A document of a type with a content; it moves cash if any of its tenders does.
  static func document(
    _ type: DocumentType, postings: [Posting] = [], _ fill: (inout DocumentContent) -> Void
  ) -> Document {
    var content = DocumentContent(.euro)
    fill(&content)
    let head = DocumentHead(
      id: 7, type: type, series: "\(type.rawValue)-R1", number: 123, register: register, shift: 12,
      businessDate: date,
      issuedAt: Moment(milliseconds: 20_785 * 86_400_000 + 30_271_000, offsetSeconds: 7200),
      person: cashier, language: "lv", pack: "LV/1")
    return Document(recorded: head, content, postings: postings)
  }

  /// An amount of euro cents.
  static func euro(_ cents: Int64) -> Money { Money(cents, .euro) }

  /// A carried template, read strictly.
  static func template(_ name: TemplateName) throws -> Template {
    let parsed = Template.parse(name.carried, named: name.fileName, mode: .strict)
    struct Unreadable: Error { let diagnostics: [Diagnostic] }
    guard let template = parsed.template else {
      throw Unreadable(diagnostics: parsed.diagnostics)
    }
    return template
  }

  /// A page of a template as plain text.
  static func text(_ name: TemplateName, _ values: Values, columns: Int = 42) throws -> String {
    PageText.text(of: try template(name).page(values, LayoutOptions(columns: columns)))
  }
}

extension Values {
  /// The text of a name, or nothing where it is none.
  func text(_ name: String) -> String? {
    switch self[name] {
    case .text(let text), .money(let text): text
    case .flag, .list, nil: nil
    }
  }

  /// The state of a flag.
  func flag(_ name: String) -> Bool? {
    if case .flag(let flag) = self[name] { flag } else { nil }
  }

  /// The elements of a list.
  func list(_ name: String) -> [Values] {
    if case .list(let elements) = self[name] { elements } else { [] }
  }
}
