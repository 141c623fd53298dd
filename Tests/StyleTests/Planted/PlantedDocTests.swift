import Testing

@Suite("Planted gaps in the documentation")
struct PlantedDocTests {
  static let declarations = [
    "package func work() {}", "public var x: Int { 1 }", "package let x = 1",
    "package init() {}", "package init?(x: Int) {}", "package struct A {}", "public enum A {}",
    "package actor A {}", "package final class A {}", "package protocol A {}",
    "package typealias A = Int", "package subscript(x: Int) -> Int { x }",
    "package private(set) var x = 1", "public static func + (x: A, y: A) -> A { x }",
    "nonisolated package let x = 1", "package indirect enum A {}",
    "@discardableResult package func work() {}",
    "package nonisolated(nonsending) func work() async {}",
  ]

  @Test("something without a doc comment passes", arguments: declarations)
  func undocumented(_ text: String) {
    #expect(MissingDocs.breaches(in: snippet("\n" + text)).map(\.line) == [2])
  }

  @Test(
    "something with an empty, distant or other comment passes", arguments: declarations,
    ["///\n", "/// Far off.\n\n", "// For us.\n", "let x = 1 /// Beside.\n"])
  func poorlyDocumented(_ text: String, comment: String) {
    #expect(MissingDocs.breaches(in: snippet(comment + text)).count == 1)
  }

  @Test("something with a doc comment is refused", arguments: declarations)
  func documented(_ text: String) {
    #expect(MissingDocs.breaches(in: snippet("/// What for.\n" + text)) == [])
    #expect(MissingDocs.breaches(in: snippet("/// What for.\n@frozen\n" + text)) == [])
    #expect(MissingDocs.breaches(in: snippet("/// What for.\n///\n/// More.\n" + text)) == [])
  }

  @Test(
    "what needs no doc comment is refused",
    arguments: [
      "func work() {}", "private let x = 1", "package extension A {}", "package import Amounts",
      "package static func < (left: A, right: A) -> Bool { true }",
      "package static func == (left: A, right: A) -> Bool { true }",
      "package func hash(into hasher: inout Hasher) {}",
      "package var description: String { \"\" }",
      "package func encode(to encoder: any Encoder) {}",
      "package(set) var x = 1", "// package func work() {}",
      "/// What for.\npackage typealias A = Int\npackage typealias B = Int",
    ])
  func exempt(_ text: String) {
    #expect(MissingDocs.breaches(in: snippet(text)) == [])
  }
}
