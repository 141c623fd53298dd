import Foundation
import Graphics
import Receipts
import Testing

/// The preview shows what prints, and browsers can show it.
@Suite("Pages as SVG")
struct PageSVGTests {
  private func svg(_ contents: [Block.Content]) -> String {
    PageSVG.svg(of: DrawnPages.page(contents))
  }

  /// What stands between two words, wherever they do.
  private func all(between start: String, and end: String, in text: String) -> [String] {
    text.components(separatedBy: start).dropFirst().map {
      String($0.prefix(upTo: $0.range(of: end)?.lowerBound ?? $0.endIndex))
    }
  }

  @Test("equal pages give other bytes, or other pages the same")
  func deterministic() throws {
    let page = try DrawnPages.everything()
    #expect(PageSVG.bytes(of: page) == PageSVG.bytes(of: try DrawnPages.everything()))
    var other = page
    other.blocks.removeFirst()
    #expect(PageSVG.bytes(of: other) != PageSVG.bytes(of: page))
    #expect(PageSVG.svg(of: page) == String(decoding: PageSVG.bytes(of: page), as: UTF8.self))
  }

  @Test("blocks are lost, doubled or in another order")
  func sequence() throws {
    let text = PageSVG.svg(of: try DrawnPages.everything())
    #expect(
      all(between: "<g class=\"", and: "\"", in: text) == [
        "image", "row", "rule", "row", "edge", "row", "edge", "row", "edge", "qr", "barcode", "cut",
      ])
    let lines = all(between: "data-line=\"", and: "\"", in: text).compactMap(Int.init)
    #expect(lines == Array(1...12))
  }

  @Test("elements or quotes stay open, so that no browser shows the preview")
  func wellFormed() throws {
    var open: [Substring] = []
    let text = PageSVG.svg(of: try DrawnPages.everything())
    for tag in all(between: "<", and: ">", in: text) {
      #expect(tag.count { $0 == "\"" } % 2 == 0)
      #expect(!tag.contains("<"))
      let name = tag.prefix { $0 != " " }
      if name.hasPrefix("/") {
        #expect(open.popLast() == name.dropFirst())
      } else if !tag.hasSuffix("/") {
        open.append(name)
      }
    }
    #expect(open.isEmpty)
  }

  @Test("text becomes markup, or is lost")
  func escaping() {
    let text = svg([DrawnPages.row([(0, [DrawnPages.run("a<b>&\"c d\u{1}ā漢")])])])
    let written = all(between: "<text", and: "</text>", in: text)
      .map { String($0.drop { $0 != ">" }.dropFirst()) }
    #expect(written == ["a&lt;b&gt;&amp;&quot;c\u{A0}d\u{FFFD}ā漢"])
  }

  @Test("a character has no place of its own, or another one than in print")
  func places() {
    let text = svg([DrawnPages.row([(3, [DrawnPages.run("abc")])], left: 2)])
    #expect(text.contains("<text y=\"20\" x=\"42 54 66\">abc</text>"))
    let large = svg([
      DrawnPages.row(
        [(0, [DrawnPages.run("ab"), DrawnPages.run("cd", DrawnPages.style(5))])], height: 4)
    ])
    #expect(large.contains("<text y=\"92\" x=\"0 12\">ab</text>"))
    #expect(
      large.contains(
        "<text transform=\"translate(24 96)scale(4 4)\" y=\"-4\" x=\"0 12\">cd</text>"))
  }

  @Test("underlined, emphasised or inverse text looks plain")
  func styles() {
    let row = DrawnPages.row([
      (0, [DrawnPages.run("a", DrawnPages.style(underlined: true))]),
      (2, [DrawnPages.run("b", DrawnPages.style(emphasised: true))]),
      (4, [DrawnPages.run("c", DrawnPages.style(inverse: true))]),
    ])
    let text = svg([row])
    #expect(
      text.contains("<rect x=\"0\" y=\"22\" width=\"12\" height=\"2\" fill=\"#000\"/><text y"))
    #expect(text.contains("<text font-weight=\"bold\" y=\"20\" x=\"12\">b"))
    #expect(
      text.contains(
        "<rect x=\"24\" y=\"0\" width=\"12\" height=\"24\" fill=\"#000\"/><text fill=\"#fff\""))
  }

  @Test("the picture is not as large as the page, or not on white paper")
  func size() throws {
    let page = try DrawnPages.everything()
    let text = PageSVG.svg(of: page)
    #expect(text.contains("width=\"384\" height=\"\(page.height)\""))
    #expect(text.contains("viewBox=\"0 0 384 \(page.height)\""))
    #expect(text.contains("<rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>"))
    #expect(!text.contains("id=\""))
  }

  @Test("a code or a picture has other dots than the printed one")
  func dots() throws {
    let page = try DrawnPages.everything()
    let printed = PageRaster.bitmap(of: page)
    let paths = all(between: "<path shape-rendering", and: "/>", in: PageSVG.svg(of: page))
    #expect(paths.count == 3)
    for (path, size) in [(paths[0], [20, 10]), (paths[1], [25, 25])] {
      let place = all(between: "translate(", and: ")", in: path).flatMap(numbers)
      let scale = try #require(all(between: "scale(", and: ")", in: path).flatMap(numbers).first)
      var expected: Set<[Int]> = []
      for y in 0..<size[1] {
        for x in 0..<size[0]
        where printed.isBlack(place[0] + x * scale + scale / 2, place[1] + y * scale + scale / 2) {
          expected.insert([x, y])
        }
      }
      #expect(expected.count > 30)
      #expect(modules(of: path) == expected)
    }
  }

  private func numbers(in text: String) -> [Int] {
    text.split { !$0.isNumber }.compactMap { Int($0) }
  }

  /// The dots of a path of lines that run along the middle of rows: `M3 2.5h9m1 0h4`.
  private func modules(of path: String) -> Set<[Int]> {
    var dots: Set<[Int]> = []
    for line in path.components(separatedBy: "M").dropFirst() {
      let parts = line.components(separatedBy: ".5h")
      let start = numbers(in: parts[0])
      var x = start[0]
      let lengths = numbers(in: parts[1].replacingOccurrences(of: " 0h", with: "h"))
      for (index, length) in lengths.enumerated() {
        if index.isMultiple(of: 2) { dots.formUnion((x..<x + length).map { [$0, start[1]] }) }
        x += length
      }
    }
    return dots
  }

  @Test("corners of a box are missing, or turned the wrong way")
  func corners() {
    let top = svg([.edge(Edge(kind: .top, above: nil, below: .init(left: 0, widths: [2, 2])))])
    #expect(top.contains("M6 18Q6 12 12 12 M6 18v6"))
    #expect(top.contains("M42 12v12"))
    #expect(top.contains("M78 18Q78 12 72 12 M78 18v6"))
    #expect(top.contains("M12 12h30M42 12h30"))
  }
}
