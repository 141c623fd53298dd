import Testing

@Suite("Planted sizes")
struct PlantedSizeTests {
  static let heads = [
    "func work(_ each: () -> Void = { next() }) throws(Fault) -> [Int] {",
    "static func == (left: A, right: A) -> Bool {",
    "init?(_ text: String) {",
    "deinit {",
    "subscript(index: Int) -> Int {",
    "package var total: [Int] {",
    "package private(set) var total: Int {",
  ]

  @Test("a function of 71 lines passes", arguments: heads)
  func longFunction(head: String) {
    let text = "struct A {\n" + function(head: head, lineCount: 71) + "\n}\n"
    #expect(SizeLimits.longFunctions(in: snippet(text)).map(\.line) == [2])
  }

  @Test("a function of 70 lines is refused", arguments: heads)
  func fittingFunction(head: String) {
    let text = "struct A {\n" + function(head: head, lineCount: 70) + "\n}\n"
    #expect(SizeLimits.longFunctions(in: snippet(text)) == [])
  }

  @Test("a brace in a literal or comment ends a function early, so that a long one passes")
  func bracesInLiterals() {
    let head = "func work() {\n  let text = \"}\" // }\n  let more = #\"}\"#"
    let file = snippet(function(head: head, lineCount: 69))
    #expect(SizeLimits.longFunctions(in: file).map(\.message.first) == ["f"])
    #expect(FunctionScanner.functions(in: file).map(\.lineCount) == [71])
  }

  @Test("a declaration without a body is charged with what follows it")
  func bodiless() {
    let text = """
      protocol A {
        func work() throws
        var total: Int { get }
        init(_ text: String)
      }
      struct B {
        var stored: Int
        var filled = [1, 2]
        func short() { self.init(1) }
      }
      """
    let found = FunctionScanner.functions(in: snippet(text))
    #expect(found.map(\.name) == ["var total", "func short"])
    #expect(found.map(\.lineCount) == [1, 1])
  }

  @Test("a file of 601 lines passes")
  func longFile() {
    let file = snippet(String(repeating: "work()\n", count: 601))
    #expect(SizeLimits.longFile(file).map(\.path) == [file.path])
  }

  @Test("a file of 600 lines is refused")
  func fittingFile() {
    #expect(SizeLimits.longFile(snippet(String(repeating: "work()\n", count: 600))) == [])
  }

  @Test(
    "a line of 101 columns passes",
    arguments: [
      "// " + String(repeating: "x", count: 98),
      "let x = \"" + String(repeating: "ā", count: 91) + "\"",
      "// https://kase.example " + String(repeating: "x ", count: 50),
    ])
  func wideLine(text: String) {
    #expect(SizeLimits.wideLines(in: snippet("// Head.\n" + text)).map(\.line) == [2])
  }

  @Test(
    "a line of 100 columns, or one that only a literal or an address fills, is refused",
    arguments: [
      "// " + String(repeating: "ā", count: 97),
      "  \"" + String(repeating: "x", count: 120) + "\",",
      "let x = \"\"\"\n" + String(repeating: "x ", count: 60) + "\\(y)\n\"\"\"",
      "/// See https://kase.example/" + String(repeating: "x", count: 120),
    ])
  func fittingLine(text: String) {
    #expect(SizeLimits.wideLines(in: snippet(text)) == [])
  }

  @Test("a folder of 13 files passes")
  func crowdedFolder() {
    let paths = (1...13).map { "Sources/Commerce/File\($0).swift" }
    #expect(SizeLimits.crowdedFolders(of: paths).map(\.path) == ["Sources/Commerce"])
  }

  @Test("a folder of 12 files is refused for those of its subfolders")
  func fittingFolder() {
    let paths = (1...12).flatMap {
      ["Sources/Commerce/File\($0).swift", "Sources/Commerce/Sale/File\($0).swift"]
    }
    #expect(SizeLimits.crowdedFolders(of: paths) == [])
  }

  @Test(
    "a README that is too long or says nothing passes",
    arguments: [
      ("make run\n", "does not mention 'make test'"),
      ("make test\n", "does not mention 'make run'"),
      (
        "make run, make test" + String(repeating: "\n", count: 121),
        "121 lines, at most 120"
      ),
    ])
  func poorReadme(text: String, message: String) {
    #expect(SizeLimits.readmeFaults(text).map(\.message) == [message])
  }

  @Test("a short README that says all is refused")
  func goodReadme() {
    let text = "make run, make test" + String(repeating: "\n", count: 120)
    #expect(SizeLimits.readmeFaults(text) == [])
  }
}
