import Testing

@Suite("Planted paths")
struct PlantedPathTests {
  /// In pieces, because this file is looked through too.
  static let temporary = "/tm" + "p/"

  @Test("a path of one machine passes", arguments: MachinePaths.banned + [temporary + "kase"])
  func banned(_ path: String) {
    let findings = MachinePaths.breaches(in: "all:\n\tcp \(path) .\n", path: "Makefile")
    #expect(findings.map(\.line) == [2])
    #expect(findings.map(\.path) == ["Makefile"])
  }

  @Test(
    "a path that every machine has is refused",
    arguments: ["Sources/Amounts", temporary + "$$", "$TMPDIR/kase", "network/x", "/dev/null"])
  func allowed(_ path: String) {
    #expect(MachinePaths.breaches(in: "all:\n\tcp \(path) .\n", path: "Makefile") == [])
  }
}
