import Testing

/// Holds the repository to the house style; `Planted` shows that each check can fail.
@Suite("House style")
struct StyleTests {
  @Test("a target imports what the table forbids, so that dependencies no longer point down")
  func imports() throws {
    try report(Repository.sources.get().flatMap(ImportTable.breaches))
  }

  @Test("a target stands outside the import table, so that nothing limits what it imports")
  func targets() throws {
    try report(ImportTable.strangers(among: Repository.targets()))
  }

  @Test("a type bears its target's name, so that the module can no longer be named")
  func namesakes() throws {
    try report(Repository.sources.get().flatMap(ImportTable.namesakes))
  }

  @Test("a function does not fit on a screen")
  func functionLengths() throws {
    try report(Repository.everything().flatMap(SizeLimits.longFunctions))
  }

  @Test("a file holds more than one subject can need")
  func fileLengths() throws {
    try report(Repository.everything().flatMap(SizeLimits.longFile))
  }

  @Test("a line is wider than two windows side by side")
  func lineWidths() throws {
    try report(Repository.everything().flatMap(SizeLimits.wideLines))
  }

  @Test("a folder holds so many files that nobody finds one")
  func folders() throws {
    try report(SizeLimits.crowdedFolders(of: Repository.everything().map(\.path)))
  }

  @Test("a banned word stands where the house has a better way")
  func bannedWords() throws {
    try report(Repository.everything().flatMap(BannedWords.breaches))
  }

  @Test("something that other targets see is not documented")
  func docs() throws {
    try report(Repository.sources.get().flatMap(MissingDocs.breaches))
  }

  @Test("the README is missing, too long, or does not say how to run and test")
  func readme() throws {
    try report(SizeLimits.readmeFaults(Repository.text("README.md")))
  }

  @Test("a path of one machine would break the build on every other")
  func machinePaths() throws {
    for path in try MachinePaths.places.flatMap(Repository.files) {
      try report(MachinePaths.breaches(in: Repository.text(path), path: path))
    }
  }

  @Test("the checks look at no files, or at those of another repository")
  func repositoryIsFound() throws {
    #expect(try Repository.files(at: "Package.swift") == ["Package.swift"])
    #expect(try Repository.targets().contains("Amounts"))
    #expect(try Repository.sources.get().contains { $0.path == "Sources/Amounts/Money.swift" })
    #expect(
      try Repository.tests.get().contains { $0.path == "Tests/StyleTests/StyleTests.swift" })
  }

  /// Fails with every finding on a line of its own.
  private func report(
    _ findings: [Finding], sourceLocation: SourceLocation = #_sourceLocation
  ) {
    guard !findings.isEmpty else { return }
    let lines = findings.map(\.description).joined(separator: "\n")
    Issue.record("\(findings.count) breaches:\n\(lines)", sourceLocation: sourceLocation)
  }
}
