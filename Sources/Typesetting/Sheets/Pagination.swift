/// Something as high as the page lets it be: what paging knows of a piece of a document.
package struct Stretch: Hashable, Sendable {
  /// How high it is, in points.
  package var height: Double
  /// White above it, which falls away at the top of a page.
  package var spaceAbove: Double
  /// Whether the next one has to stand on the same page.
  package var holdsNext: Bool
  /// Which stretch is repeated above this one where it begins a page: the head of its table.
  package var head: Int?

  /// A stretch of a height.
  package init(
    height: Double, spaceAbove: Double = 0, holdsNext: Bool = false, head: Int? = nil
  ) {
    self.height = height
    self.spaceAbove = spaceAbove
    self.holdsNext = holdsNext
    self.head = head
  }
}

/// Breaks a column of stretches into pages; a stretch is never split.
///
/// Stretches that hold the next one stay together as long as a page is high enough for them.
package struct Pagination {
  /// A stretch at its place on a page.
  package struct Place: Hashable, Sendable {
    /// Which stretch.
    package let index: Int
    /// How far below the top of the page's room it begins, in points.
    package let y: Double
  }

  private let stretches: [Stretch]
  private let firstRoom: Double
  private let nextRoom: Double
  private var y = 0.0
  private var isAtTop = true
  private var pages: [[Place]] = [[]]

  private init(_ stretches: [Stretch], firstRoom: Double, nextRoom: Double) {
    self.stretches = stretches
    self.firstRoom = firstRoom
    self.nextRoom = nextRoom
  }

  /// The pages of a document, at least one.
  ///
  /// - Parameters:
  ///   - stretches: from top to bottom.
  ///   - firstRoom: the height of the first page, in points.
  ///   - nextRoom: the height of every further page, in points.
  package static func pages(
    of stretches: [Stretch], firstRoom: Double, nextRoom: Double
  ) -> [[Place]] {
    var pagination = Pagination(stretches, firstRoom: firstRoom, nextRoom: nextRoom)
    var start = 0
    while start < stretches.count {
      let end = pagination.chainEnd(from: start)
      pagination.place(start..<end)
      start = end
    }
    return pagination.pages
  }

  private var room: Double { pages.count == 1 ? firstRoom : nextRoom }

  private func chainEnd(from start: Int) -> Int {
    (stretches[start...].firstIndex { !$0.holdsNext } ?? stretches.count - 1) + 1
  }

  /// How high a chain is where it begins at the top of a page, or further down.
  private func height(of chain: Range<Int>, atTop: Bool) -> Double {
    let all = chain.reduce(0) { $0 + stretches[$1].spaceAbove + stretches[$1].height }
    let first = stretches[chain.lowerBound]
    return atTop ? all - first.spaceAbove + headHeight(above: first) : all
  }

  private func headHeight(above stretch: Stretch) -> Double {
    stretch.head.map { stretches[$0].height } ?? 0
  }

  private mutating func place(_ chain: Range<Int>) {
    let fitsHere = y + height(of: chain, atTop: isAtTop) <= room
    if !fitsHere, !isAtTop, height(of: chain, atTop: true) <= nextRoom { breakPage() }
    for index in chain { place(index) }
  }

  private mutating func place(_ index: Int) {
    let stretch = stretches[index]
    if !isAtTop, y + stretch.spaceAbove + stretch.height > room { breakPage() }
    if !isAtTop {
      y += stretch.spaceAbove
    } else if let head = stretch.head {
      put(head)
    }
    put(index)
  }

  private mutating func put(_ index: Int) {
    pages[pages.count - 1].append(Place(index: index, y: y))
    y += stretches[index].height
    isAtTop = false
  }

  private mutating func breakPage() {
    pages.append([])
    y = 0
    isAtTop = true
  }
}
