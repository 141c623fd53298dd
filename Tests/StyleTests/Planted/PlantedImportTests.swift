import Testing

@Suite("Planted imports")
struct PlantedImportTests {
  @Test(
    "a forbidden import passes",
    arguments: [
      ("Amounts", "import Foundation", "Amounts may not import Foundation"),
      ("Commerce", "package import Devices", "Commerce may not import Devices"),
      ("Devices", "@preconcurrency import GRDB", "only LedgerStore may import GRDB"),
      ("Operations", "private import struct GRDB.Row", "only LedgerStore may import GRDB"),
      ("Operations", "import Simulators", "Operations may not import Simulators"),
      ("HTTPAPI", "public import LedgerStore", "HTTPAPI may not import LedgerStore"),
      ("kase", "import CLedgerSupport", "only LedgerStore may import CLedgerSupport"),
      ("Exports", "internal import func Glibc.exit", "Exports may not import Glibc"),
    ])
  func forbidden(target: String, text: String, message: String) {
    let file = snippet("// Head.\n\(text)\n", at: "Sources/\(target)/Snippet.swift")
    #expect(ImportTable.breaches(in: file) == [file.finding(line: 1, message)])
  }

  @Test(
    "an allowed import is refused",
    arguments: [
      ("Commerce", "package import Amounts"),
      ("Devices", "import Synchronization"),
      ("LedgerStore", "import GRDB\nimport CLedgerSupport\nimport struct Foundation.Data"),
      ("kase", "import Simulators\nimport ArgumentParser"),
      ("Amounts", "// import GRDB\nlet text = \"import GRDB\""),
      ("Amounts", "#if canImport(Glibc)\n#endif"),
    ])
  func allowed(target: String, text: String) {
    let file = snippet(text, at: "Sources/\(target)/Snippet.swift")
    #expect(ImportTable.breaches(in: file) == [])
  }

  @Test("a target without a row passes")
  func strangers() {
    let findings = ImportTable.strangers(among: ["Amounts", "Backroom", "kase"])
    #expect(findings.map(\.path) == ["Sources/Backroom"])
  }

  @Test("targets with a row are refused")
  func residents() {
    #expect(ImportTable.strangers(among: ImportTable.rows.map(\.target)) == [])
  }

  @Test(
    "a type with its target's name passes",
    arguments: [
      "package enum Commerce {}", "struct Commerce<T> {}", "typealias Commerce = Int",
      "final class Commerce: Base {}", "actor Commerce {}", "protocol Commerce {}",
    ])
  func namesake(_ text: String) {
    #expect(ImportTable.namesakes(in: snippet(text)).map(\.line) == [1])
  }

  @Test(
    "a type with another name is refused",
    arguments: ["enum CommerceError {}", "enum Amounts {}", "// enum Commerce {}"])
  func stranger(_ text: String) {
    #expect(ImportTable.namesakes(in: snippet(text)) == [])
  }
}
