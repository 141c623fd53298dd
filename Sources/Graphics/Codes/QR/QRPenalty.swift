/// How badly a scanner may misread a masked symbol (ISO/IEC 18004, 7.8.3): less is better.
///
/// Everything is counted across the lines, 64 modules in one step; what runs along a row is counted
/// across the columns.
enum QRPenalty {
  /// The sum of the four rules.
  static func of(_ grid: ModuleGrid) -> Int {
    lines(grid.rows, grid) + lines(grid.columns, grid) + blocks(grid) + balance(grid)
  }

  /// Runs of five or more modules of one colour, and shapes like a finder pattern.
  private static func lines(_ lines: [UInt64], _ grid: ModuleGrid) -> Int {
    (0..<grid.words).reduce(0) { sum, word in
      sum + runs(lines, grid, word) + 40 * finders(lines, grid, word)
    }
  }

  /// 3 for five modules of one colour, and 1 for each further one.
  private static func runs(_ lines: [UInt64], _ grid: ModuleGrid, _ word: Int) -> Int {
    let inside = grid.inside(word)
    var (same1, same2, same3, before): (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)
    var previous = lines[word]
    var sum = 0
    for line in 1..<grid.size {
      let current = lines[line * grid.words + word]
      let same = ~(current ^ previous) & inside
      let fifth = same & same1 & same2 & same3
      sum += fifth.nonzeroBitCount + 2 * (fifth & ~before).nonzeroBitCount
      (same3, same2, same1) = (same2, same1, same)
      (before, previous) = (fifth, current)
    }
    return sum
  }

  /// Dark-light-dark-dark-dark-light-dark with four light modules before or after.
  private static func finders(_ lines: [UInt64], _ grid: ModuleGrid, _ word: Int) -> Int {
    let inside = grid.inside(word)
    func dark(_ line: Int) -> UInt64 { lines[line * grid.words + word] }
    var sum = 0
    for first in 0...(grid.size - 7) {
      let centre = dark(first + 2) & dark(first + 3) & dark(first + 4)
      let shape = dark(first) & dark(first + 6) & centre & ~(dark(first + 1) | dark(first + 5))
      guard shape & inside != 0 else { continue }
      if first >= 4 {
        let light = ~(dark(first - 1) | dark(first - 2) | dark(first - 3) | dark(first - 4))
        sum += (shape & light & inside).nonzeroBitCount
      }
      if first + 10 < grid.size {
        let light = ~(dark(first + 7) | dark(first + 8) | dark(first + 9) | dark(first + 10))
        sum += (shape & light & inside).nonzeroBitCount
      }
    }
    return sum
  }

  /// 3 for each square of four modules of one colour.
  private static func blocks(_ grid: ModuleGrid) -> Int {
    var sum = 0
    for line in 1..<grid.size {
      for word in 0..<grid.words {
        let index = line * grid.words + word
        let (above, here) = (grid.rows[index - grid.words], grid.rows[index])
        let isLast = word == grid.words - 1
        let carryAbove = isLast ? 0 : grid.rows[index - grid.words + 1] << 63
        let carryHere = isLast ? 0 : grid.rows[index + 1] << 63
        let (rightAbove, rightHere) = (above >> 1 | carryAbove, here >> 1 | carryHere)
        let same = ~(above ^ here) & ~(rightAbove ^ rightHere) & ~(here ^ rightHere)
        sum += (same & grid.inside(word, margin: 1)).nonzeroBitCount
      }
    }
    return 3 * sum
  }

  /// 10 for each 5 % by which the dark modules differ from a half.
  private static func balance(_ grid: ModuleGrid) -> Int {
    let dark = grid.rows.reduce(0) { $0 + $1.nonzeroBitCount }
    let all = grid.size * grid.size
    return abs(dark * 20 - all * 10) / all * 10
  }
}
