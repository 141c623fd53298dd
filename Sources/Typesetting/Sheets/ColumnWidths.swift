/// Shares the width of a table out among its columns.
package enum ColumnWidths {
  /// Widths in proportion to the shares, except that no column is narrower than it has to be.
  ///
  /// A column whose share is too small gets its minimum, and the others share the rest. Where the
  /// minimums together are wider than the room, all of them shrink alike.
  ///
  /// - Parameters:
  ///   - shares: above 0 each.
  ///   - minimums: what each column has to have; as many as shares.
  ///   - room: the width of all columns together.
  /// - Returns: widths that add up to the room.
  package static func widths(
    shares: [Int], minimums: [Double], room: Double
  ) -> [Double] {
    precondition(shares.count == minimums.count, "each column has a share and a minimum")
    let needed = minimums.reduce(0, +)
    if needed >= room { return minimums.map { $0 * room / needed } }
    var isFixed = [Bool](repeating: false, count: shares.count)
    while true {
      let widths = widths(shares: shares, minimums: minimums, room: room, isFixed: isFixed)
      let tight = widths.indices.filter { !isFixed[$0] && widths[$0] < minimums[$0] }
      if tight.isEmpty { return widths }
      for index in tight { isFixed[index] = true }
    }
  }

  private static func widths(
    shares: [Int], minimums: [Double], room: Double, isFixed: [Bool]
  ) -> [Double] {
    let free = zip(minimums, isFixed).reduce(room) { $1.1 ? $0 - $1.0 : $0 }
    let sum = zip(shares, isFixed).reduce(0.0) { $1.1 ? $0 : $0 + Double(max(1, $1.0)) }
    return shares.indices.map {
      isFixed[$0] ? minimums[$0] : free * Double(max(1, shares[$0])) / sum
    }
  }
}
