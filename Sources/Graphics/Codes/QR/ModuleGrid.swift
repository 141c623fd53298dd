/// The modules of a QR code as bits, once by rows and once by columns, so that 64 modules of
/// neighbouring lines are looked at in one step in either direction.
struct ModuleGrid: Hashable, Sendable {
  /// Modules along one side.
  let size: Int
  /// Words of one line.
  let words: Int
  /// The rows from the top; bit x of a row, counted from the lowest, is column x.
  var rows: [UInt64]
  /// The columns from the left; bit y of a column is row y.
  var columns: [UInt64]

  /// A grid where no module is set.
  init(size: Int) {
    self.size = size
    words = (size + 63) / 64
    rows = [UInt64](repeating: 0, count: size * words)
    columns = rows
  }

  /// Whether a module is set.
  subscript(x: Int, y: Int) -> Bool {
    get { rows[y * words + x >> 6] >> UInt64(x & 63) & 1 == 1 }
    set {
      let (inRow, inColumn) = (UInt64(1) << UInt64(x & 63), UInt64(1) << UInt64(y & 63))
      if newValue {
        rows[y * words + x >> 6] |= inRow
        columns[x * words + y >> 6] |= inColumn
      } else {
        rows[y * words + x >> 6] &= ~inRow
        columns[x * words + y >> 6] &= ~inColumn
      }
    }
  }

  /// The bits of a line's word that lie within the symbol, without so many at the end.
  func inside(_ word: Int, margin: Int = 0) -> UInt64 {
    let left = size - margin - word * 64
    return left >= 64 ? .max : left <= 0 ? 0 : (1 << UInt64(left)) - 1
  }
}
