import Amounts
import Commerce
import Setup
import Testing

@Suite("Files that people edit")
struct SetupFileTests {
  @Test("a country pack that Kase carries could not be read", arguments: CountryPacks.codes)
  func packs(_ code: String) throws {
    let pack = try CountryPacks.load(code)
    #expect(pack.code == code)
    #expect(pack.accounts.count == AccountRole.allCases.count)
    #expect(pack.titles.count == DocumentType.allCases.count)
    for name in ["standard", "reduced", "books", "zero", "exempt", "outside"] {
      _ = try pack.taxKey(class: name, on: try BusinessDate(iso: "2026-11-20"))
    }
  }

  @Test("rates would not follow their dates")
  func dates() throws {
    let pack = try CountryPacks.load("LV")
    func rate(_ name: String, _ day: String) throws -> String {
      try pack.taxKey(class: name, on: try BusinessDate(iso: day)).rate.percent
    }
    #expect(try rate("food_pilot", "2026-06-30") == "21")
    #expect(try rate("food_pilot", "2026-07-01") == "12")
    #expect(try rate("food_pilot", "2027-06-30") == "12")
    #expect(try rate("food_pilot", "2027-07-01") == "21")
  }

  /// A change to the Latvian pack, and a word of the fault it must give.
  static let faults: [(from: String, to: String, word: String)] = [
    ("code: \"LV\"", "code: \"LVA\"", "code"),
    ("currency: \"EUR\"", "currency: \"XYZ\"", "currency"),
    ("mode: \"nearest\"", "mode: \"up\"", "mode"),
    ("step: \"0.00\"", "step: \"0.001\"", "step"),
    ("step: \"0.00\"", "step: \"-0.05\"", "step"),
    ("tips: false", "tips: maybe", "tips"),
    ("tips: false", "tips: false\ntipps: true", "tipps"),
    ("tips: false", "tips: false\ntips: true", "tips"),
    ("business_day_cutoff: \"04:00\"", "business_day_cutoff: \"25:00\"", "business_day_cutoff"),
    (
      "{percent: \"12\", from: \"2011-01-01\"}", "{percent: \"120\", from: \"2011-01-01\"}",
      "percent"
    ),
    ("{percent: \"12\", from: \"2011-01-01\"}", "{percent: \"12\", from: \"2011-02-30\"}", "from"),
    (
      "{percent: \"12\", from: \"2011-01-01\"}", "{percent: \"0\", from: \"2011-01-01\"}",
      "category"
    ),
    ("float: \"safe\"", "float: \"vat_due\"", "float"),
    ("\"500.00\", \"200.00\"", "\"200.00\", \"500.00\"", "descend"),
    ("version: 1", "version: one", "version"),
    ("languages: [", "languages: [[", "YAML"),
  ]

  @Test("a fault of a pack would not be told with its line", arguments: faults)
  func fault(_ change: (from: String, to: String, word: String)) throws {
    let text = try #require(CountryPacks.text(of: "LV"))
    let broken = text.replacing(change.from, with: change.to, maxReplacements: 1)
    #expect(broken != text, "\(change.from) is not in the pack: the test would prove nothing")
    do {
      _ = try CountryPackFile.read(broken, named: "LV.yaml")
      Issue.record("\(change.to) was accepted")
    } catch {
      #expect(error.reason.contains(change.word), "\(error)")
      let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
      let first = change.from.split(separator: "\n")[0]
      let expected = (lines.firstIndex { $0.contains(first) } ?? 0) + 1
      #expect(abs(error.line - expected) <= 2, "\(error), expected about line \(expected)")
    }
  }

  private func configuration(_ text: String) throws -> ConfigurationFile {
    try ConfigurationFile.read(
      text, named: "kase.yaml", roles: ["senior"], acts: ["refund"], .euro)
  }

  @Test("a setting would be lost")
  func configured() throws {
    let read = try configuration(
      """
      port: 9000
      hosts: ["counter:9000"]
      limits:
        senior:
          refund: {single: "50.00", per_shift: "none"}
      """)
    #expect(read.port == 9000)
    #expect(read.hosts == ["counter:9000"])
    #expect(read.requestsPerMinute == nil)
    #expect(read.limits["senior"]?["refund"]?.single == 5000)
    #expect(read.limits["senior"]?["refund"]?.perShift == nil)
  }

  @Test(
    "a setting that nobody knows would pass unseen",
    arguments: [
      "prt: 9000", "port: 99999", "port: 0", "requests_per_minute: -1", "hosts: x",
      "limits:\n  boss: {}", "limits:\n  senior:\n    dance: {single: \"1\", per_shift: none}",
      "limits:\n  senior:\n    refund: {single: \"-1.00\", per_shift: none}",
      "limits:\n  senior:\n    refund: {single: \"1.00\"}",
    ])
  func misconfigured(_ text: String) {
    #expect(throws: SetupError.self) { try configuration(text) }
  }

  @Test("a bad line of a price list would hide the ones after it")
  func catalogue() throws {
    let pack = try CountryPacks.load("LV")
    let text = #"""
      code,kind,unit,price,tax_class,name_lv,name_en
      A-1,goods,C62,1.00,standard,Viens,One
      A-2,goods,C62,1.00001,standard,Divi,Two
      A-3,thing,C62,1.00,standard,Trīs,Three
      A-4,goods,C62,1.00,luxury,Četri,Four
      A-1,goods,C62,1.00,standard,Viens,One
      A-5,goods,C62,1.00,standard
      A 6,goods,C62,1.00,standard,Seši,Six
      A-7,goods,C62,-1.00,standard,Septiņi,Seven
      A-8,goods,C62,1.00,standard,"Astoņi, ""8""",Eight
      A-9,goods,C62,1.00,standard,,

      """#
    let content = try CatalogueFile.read(text, named: "list.csv", pack: pack)
    #expect(content.faults.map(\.line) == [3, 4, 5, 6, 7, 8, 9, 11])
    #expect(content.services.map(\.code) == ["A-1", "A-8"])
    #expect(content.services.last?.names["lv"] == "Astoņi, \"8\"")
  }

  @Test(
    "a broken file would be read",
    arguments: ["", "code\n", "a,b\n", "code,kind,unit,price,tax_class,name_lv\n\"x"])
  func brokenCatalogue(_ text: String) throws {
    let pack = try CountryPacks.load("LV")
    #expect(throws: SetupError.self) {
      _ = try CatalogueFile.read(text, named: "list.csv", pack: pack)
    }
  }
}
