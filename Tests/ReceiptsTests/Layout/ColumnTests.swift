import Receipts
import Testing

@Suite("Widths of columns")
struct ColumnTests {
  /// The widths of the columns of a line with this many cells.
  private func widths(_ settings: String, cells: Int, _ columns: Int = 24) throws -> [Int] {
    let line = String(repeating: "|a", count: cells) + "|"
    return try Laying.rows("{\(settings)}\n\(line)", columns).first?.cells.map(\.width) ?? []
  }

  static let widthTable: [(settings: String, cells: Int, widths: [Int])] = [
    ("w:auto", 1, [24]), ("w:auto", 2, [11, 12]), ("w:auto", 3, [7, 7, 8]), ("w:4 *", 2, [4, 19]),
    ("w:30 30", 2, [12, 11]), ("w:20 10 *", 3, [11, 10, 1]), ("w:10", 1, [10]),
    ("w:0 *", 2, [24]), ("w:10", 2, [10]), ("w:4 *", 1, [4, 19]), ("w:* * *", 1, [7, 7, 8]),
    ("w:auto", 14, Array(repeating: 1, count: 11) + [2]), ("w:x *", 2, [24]), ("w:0", 1, []),
    ("w:7 7 7 7", 4, [6, 5, 5, 5]), ("w:9 3 9 9", 4, [6, 3, 6, 6]),
    ("w:99999999999999999999 5", 2, [18, 5]), ("w:99999999999999999999 99999", 2, [12, 11]),
    ("b:0", 2, [12, 12]), ("b:0", 24, Array(repeating: 1, count: 24)), ("b:2", 2, [11, 11]),
    ("b:2", 9, [1, 1, 1, 1, 1, 1, 2, 2]), ("b:line", 2, [10, 11]), ("b:line", 1, [22]),
    ("b:line", 12, Array(repeating: 1, count: 10) + [2]), ("b:line;w:4 6", 2, [4, 6]),
    ("b:line;w:30 30", 2, [11, 10]),
  ]

  @Test("columns get other widths", arguments: widthTable)
  func widths(settings: String, cells: Int, widths expected: [Int]) throws {
    #expect(try widths(settings, cells: cells) == expected)
  }

  static let blockTable: [(settings: String, line: String, left: Int, width: Int)] = [
    ("w:10", "|a|", 7, 10), ("w:10;a:left", "|a|", 0, 10), ("w:10;a:right", "|a|", 14, 10),
    ("w:11", "|a|", 6, 11), ("w:4 4", "|a|b|", 7, 9), ("w:4 4;b:line", "|a|b|", 6, 11),
    ("w:4 *", "|a|b|", 0, 24), ("w:0", "|a|", 12, 0),
  ]

  @Test("the block of a text line stands elsewhere", arguments: blockTable)
  func block(settings: String, line: String, left: Int, width: Int) throws {
    let row = try #require(try Laying.rows("{\(settings)}\n\(line)").first)
    #expect(row.left == left)
    #expect(row.width == width)
  }

  static let ruleTable: [(settings: String, left: Int, width: Int)] = [
    ("w:auto", 0, 24), ("w:10", 7, 10), ("w:4 *", 0, 24), ("w:4 6", 6, 11),
    ("w:4 6;b:0", 7, 10), ("w:4 6;b:2", 6, 12), ("w:4 0 6", 6, 11), ("w:30", 0, 24), ("w:0", 12, 0),
    ("w:4 6;a:right", 13, 11),
  ]

  @Test("a rule is not as wide as its columns", arguments: ruleTable)
  func rule(settings: String, left: Int, width: Int) throws {
    let blocks = try Laying.page("{\(settings)}\n---").blocks
    #expect(blocks.map(\.content) == [.rule(Rule(left: left, width: width))])
  }

  @Test("columns, borders and margins do not add up to the paper", arguments: 1...64)
  func sums(columns: Int) throws {
    for settings in ["w:auto", "w:30 30", "w:9 * 3;a:right", "w:4 6;b:line", "b:2", "w:* 7 *;b:0"] {
      for row in try Laying.rows("{\(settings)}\n|a|b|c|", columns) {
        let gap = settings.contains("b:2") ? 2 : settings.contains("b:0") ? 0 : 1
        let widths = row.cells.reduce(0) { $0 + $1.width }
        let borders =
          row.verticals.map { $0.count + 1 } ?? max(0, row.cells.count - 1) * gap
        #expect(row.cells.isEmpty || widths + borders == row.width, "\(settings)")
        #expect(row.left + row.width <= columns)
      }
    }
  }
}
