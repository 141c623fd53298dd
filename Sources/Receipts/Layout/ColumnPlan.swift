/// The widths of a line's columns and the place of its block on the paper, in characters.
struct ColumnPlan {
  /// What stands free on the left of the block.
  let left: Int
  /// The width of the block.
  let width: Int
  /// The columns that print.
  let columns: [Column]
  /// Their widths.
  let widths: [Int]
  /// The characters that the widths ask for, where the paper has less.
  let needed: Int?

  struct Column {
    /// The index of the cell in its line; beyond the last cell the column is empty.
    let cell: Int
    let width: Int
    /// Whether it got narrower than its setting, for want of paper.
    let isShrunk: Bool
  }

  /// The plan of a text line.
  ///
  /// - Parameters:
  ///   - cells: how many cells the line has; a list of widths adds empty ones up to its length.
  ///   - paper: characters per line.
  init(cells: Int, _ settings: Settings, paper: Int) {
    let list = settings.widths
    let count = list.isEmpty ? cells : max(cells, list.count)
    let wanted: [(cell: Int, width: ColumnWidth)] = (0..<count).compactMap { index in
      let width = list.isEmpty ? .share : index < list.count ? list[index] : .fixed(0)
      return width == .fixed(0) ? nil : (index, width)
    }
    let shown = wanted.prefix(settings.border.columnsMax(on: paper))
    let borders = shown.isEmpty ? 0 : settings.border.width(columns: shown.count)
    self.init(Array(shown), borders: borders, settings.alignment, paper: paper)
  }

  /// The plan of a line with one block: a rule, a code, a picture.
  init(block settings: Settings, paper: Int) {
    let fixed = settings.widths.compactMap { width -> Int? in
      guard case .fixed(let characters) = width, characters > 0 else { return nil }
      return characters
    }
    let isShare = settings.widths.isEmpty || settings.widths.contains(.share)
    let sum = fixed.reduce(0, +) + (fixed.isEmpty ? 0 : settings.border.width(columns: fixed.count))
    let columns: [(cell: Int, width: ColumnWidth)] =
      isShare ? [(0, .share)] : sum > 0 ? [(0, .fixed(sum))] : []
    self.init(columns, borders: 0, settings.alignment, paper: paper)
  }

  private init(
    _ wanted: [(cell: Int, width: ColumnWidth)], borders: Int, _ alignment: Alignment, paper: Int
  ) {
    let fixed = wanted.compactMap { column -> Int? in
      if case .fixed(let width) = column.width { width } else { nil }
    }
    let shares = wanted.count - fixed.count
    let room = paper - borders - shares
    let fitting = ColumnPlan.shrunk(fixed, to: room)
    var free = room + shares - fitting.reduce(0, +)
    var fixedIndex = 0
    var shareIndex = 0
    let columns = wanted.map { column -> Column in
      guard case .fixed(let width) = column.width else {
        defer { shareIndex += 1 }
        return Column(cell: column.cell, width: (free + shareIndex) / shares, isShrunk: false)
      }
      defer { fixedIndex += 1 }
      let fit = fitting[fixedIndex]
      return Column(cell: column.cell, width: fit, isShrunk: fit < width)
    }
    if shares > 0 { free = 0 }
    left = free * alignment.rawValue / 2
    self.width = paper - free
    self.columns = columns
    widths = columns.map(\.width)
    let sum = fixed.reduce(0, +)
    needed = sum > room ? sum + borders + shares : nil
  }

  /// Widths that fit into a room: the widest column gives way first, of equals the rightmost.
  private static func shrunk(_ widths: [Int], to room: Int) -> [Int] {
    guard widths.reduce(0, +) > room else { return widths }
    // No column stays wider than the level; the first few keep one character more.
    var level = 1
    while level < room, widths.reduce(0, { $0 + min($1, level + 1) }) <= room { level += 1 }
    var spare = room - widths.reduce(0) { $0 + min($1, level) }
    return widths.map { width in
      guard width > level, spare > 0 else { return min(width, level) }
      spare -= 1
      return level + 1
    }
  }
}

/// The plans of the last few kinds of text lines: where a section is repeated, the same widths come
/// in turn.
struct ColumnPlans {
  /// What a plan depends on besides the paper.
  private struct Key: Equatable {
    let cells: Int
    let widths: [ColumnWidth]
    let border: Border
    let alignment: Alignment
  }

  /// More than any receipt has; a template without end must not search without end.
  private static let most = 8

  private var known: [(key: Key, plan: ColumnPlan)] = []

  /// The plan of a text line.
  mutating func plan(cells: Int, _ settings: Settings, paper: Int) -> ColumnPlan {
    let key = Key(
      cells: cells, widths: settings.widths, border: settings.border,
      alignment: settings.alignment)
    if let known = known.first(where: { $0.key == key }) { return known.plan }
    if known.count == Self.most { known.removeAll(keepingCapacity: true) }
    let plan = ColumnPlan(cells: cells, settings, paper: paper)
    known.append((key, plan))
    return plan
  }
}
