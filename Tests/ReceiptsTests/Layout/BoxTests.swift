import Receipts
import Testing

@Suite("Boxes and rules")
struct BoxTests {
  static let drawingTable: [(source: [String], lines: [String])] = [
    (
      ["{b:line;w:4 6}", "a|b", "-", "{w:10 4 4}", "c|d|e"],
      [
        "     +----+------+", "     |   a|b     |", " +---+----+-+----+----+",
        " |         c|  d |e   |", " +----------+----+----+",
      ]
    ),
    (["{b:line;w:4;a:left}", "|a", "{b:1}", "|b"], ["+----+", "|a   |", "+----+", "b"]),
    (["{b:line;w:4;a:left}", "{b:1}", "|b"], ["b"]),
    (["{b:line;w:4;a:left}", "-", "|a", "-", "-"], ["+----+", "|a   |", "+----+"]),
    (
      ["{b:line;w:4;a:left}", "|a", "=", "|b"],
      ["+----+", "|a   |", "+----+", "+----+", "|b   |", "+----+"]
    ),
    (["{b:line;w:4;a:left}", "|a", "-", "=", "{b:1}"], ["+----+", "|a   |", "+----+"]),
    (["{b:line;w:4;a:left}", "|a", "-", "{b:0}"], ["+----+", "|a   |", "+----+"]),
    (["{b:line;w:4;a:left}", "=", "|a"], ["+----+", "|a   |", "+----+"]),
    (["{b:line;w:4;a:left}"], []),
    (
      ["{b:line;w:4;a:left}", "|a", "{b:line}", "|b"],
      ["+----+", "|a   |", "|b   |", "+----+"]
    ),
    (
      ["{b:line;w:4;a:left}", "|a", "{w:2 2}", "|b |c", "{w:4}", "-", "|d"],
      ["+----+", "|a   |", "|b |c |", "+--+-++", "|d   |", "+----+"]
    ),
    (
      ["{b:line;w:4;a:left}", #"|ab\nc"#], ["+----+", "|ab  |", "|c   |", "+----+"]
    ),
    (["{b:line;w:4;a:left}", "|"], ["+----+", "|    |", "+----+"]),
    (
      ["{w:4;a:left}", "-", "{b:line}", "|a", "{c:x;o:qrcode}", "|b"],
      ["----", "+----+", "|a   |", "|b   |", "+----+"]
    ),
    (
      ["{b:line;w:3 3;a:right}", "a|b", "-", "{w:3 3;a:left}", "c|d"],
      [
        "               +---+---+", "               |  a|b  |", "+---+---+      +---+---+",
        "|  c|d  |", "+---+---+",
      ]
    ),
  ]

  @Test("a box is drawn otherwise", arguments: drawingTable)
  func drawings(source: [String], lines: [String]) throws {
    #expect(try Laying.lines(source.joined(separator: "\n")) == lines)
  }

  @Test("lines do not touch in a box, or do so after it")
  func tight() throws {
    let rows = try Laying.rows("|a\n{b:line}\n|b\n{b:1}\n|c")
    #expect(rows.map(\.isTight) == [false, true, false])
    #expect(rows.map { $0.verticals == nil } == [true, false, true])
  }

  @Test("a block does not know its line")
  func sourceLines() throws {
    let page = try Laying.page("{b:line}\n|a\n-\n|b\n=\n\n{b:1}\n---")
    #expect(page.blocks.map(\.line) == [2, 2, 4, 4, 5, 5, 6, 6, 7, 8])
  }

  @Test("paper is cut elsewhere")
  func cuts() throws {
    let page = try Laying.page("|a\n=\n|b\n==")
    #expect(page.blocks.map { $0.content == .cut } == [false, true, false, true])
  }
}
