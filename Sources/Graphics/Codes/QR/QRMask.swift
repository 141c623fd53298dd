/// The eight patterns that keep a QR code free of misleading shapes (ISO/IEC 18004, 7.8).
enum QRMask {
  /// How many masks there are.
  static let count = 8

  /// The masks repeat after 12 modules in both directions.
  private static let period = 12
  /// 64 modules are a third of a period further on, so three kinds of words suffice.
  private static let phases = 3

  /// Bits of rows, by mask, row modulo 12 and word modulo 3.
  private static let rows = table { mask, along, across in isInverted(mask, along, across) }
  /// Bits of columns, likewise.
  private static let columns = table { mask, along, across in isInverted(mask, across, along) }

  /// Inverts what a mask inverts, except the modules that are taken by patterns.
  static func apply(_ mask: Int, to grid: inout ModuleGrid, sparing taken: ModuleGrid) {
    for line in 0..<grid.size {
      let start = (mask * period + line % period) * phases
      for word in 0..<grid.words {
        let index = line * grid.words + word
        let inside = grid.inside(word)
        grid.rows[index] ^= rows[start + word] & ~taken.rows[index] & inside
        grid.columns[index] ^= columns[start + word] & ~taken.columns[index] & inside
      }
    }
  }

  private static func table(_ isSet: (Int, Int, Int) -> Bool) -> [UInt64] {
    var words: [UInt64] = []
    for mask in 0..<count {
      for line in 0..<period {
        for phase in 0..<phases {
          words.append(
            (0..<64).reduce(0) { bits, bit in
              isSet(mask, phase * 64 + bit, line) ? bits | 1 << UInt64(bit) : bits
            })
        }
      }
    }
    return words
  }

  private static func isInverted(_ mask: Int, _ x: Int, _ y: Int) -> Bool {
    switch mask {
    case 0: (x + y) % 2 == 0
    case 1: y % 2 == 0
    case 2: x % 3 == 0
    case 3: (x + y) % 3 == 0
    case 4: (y / 2 + x / 3) % 2 == 0
    case 5: x * y % 2 + x * y % 3 == 0
    case 6: (x * y % 2 + x * y % 3) % 2 == 0
    default: ((x + y) % 2 + x * y % 3) % 2 == 0
    }
  }
}
