import Testing
import Typesetting

@Suite struct ColumnWidthsTests {
  @Test(arguments: [
    ([1, 1], [0, 0], [50, 50]),
    ([3, 1], [0, 0], [75, 25]),
    ([3, 1], [0, 40], [60, 40]),
    ([8, 1, 1], [0, 20, 30], [50, 20, 30]),
    // The second column only becomes too narrow once the third has got what it needs.
    ([4, 4, 2], [0, 35, 40], [25, 35, 40]),
    ([1, 1], [60, 40], [60, 40]),
    ([1, 1], [150, 50], [75, 25]),
    ([1], [500], [100]),
  ])
  func columnsGetTheirShareButNeverLessThanTheyNeed(
    shares: [Int], minimums: [Double], expected: [Double]
  ) {
    #expect(ColumnWidths.widths(shares: shares, minimums: minimums, room: 100) == expected)
  }

  @Test func aShareOfNothingStillGivesAColumn() {
    #expect(ColumnWidths.widths(shares: [0, -3], minimums: [0, 0], room: 10) == [5, 5])
  }
}
