import Testing
import Typesetting

@Suite struct PaginationTests {
  private func indices(
    _ stretches: [Stretch], first: Double = 100, next: Double = 80
  ) -> [[Int]] {
    Pagination.pages(of: stretches, firstRoom: first, nextRoom: next).map { $0.map(\.index) }
  }

  @Test func aDocumentWithoutPartsStillHasAPage() {
    #expect(indices([]) == [[]])
  }

  @Test func aPageIsFilledToItsLastPointAndNotBeyond() {
    #expect(indices([.init(height: 60), .init(height: 40)]) == [[0, 1]])
    #expect(indices([.init(height: 60), .init(height: 40.5)]) == [[0], [1]])
  }

  @Test func laterPagesHaveTheirOwnRoom() {
    let rows = [Stretch](repeating: Stretch(height: 20), count: 10)
    #expect(indices(rows) == [[0, 1, 2, 3, 4], [5, 6, 7, 8], [9]])
  }

  @Test func whiteFallsAwayAtTheTopOfAPageOnly() {
    let stretches = [
      Stretch(height: 50, spaceAbove: 10), Stretch(height: 30, spaceAbove: 10),
      Stretch(height: 70, spaceAbove: 10), Stretch(height: 5, spaceAbove: 4),
    ]
    let pages = Pagination.pages(of: stretches, firstRoom: 100, nextRoom: 80)
    #expect(pages.map { $0.map(\.y) } == [[0, 60], [0, 74]])
  }

  @Test func theHeadOfATableIsRepeatedAboveItsRows() {
    let head = Stretch(height: 10, holdsNext: true)
    let rows = [Stretch](repeating: Stretch(height: 30, head: 0), count: 6)
    let pages = Pagination.pages(of: [head] + rows, firstRoom: 100, nextRoom: 80)
    #expect(pages.map { $0.map(\.index) } == [[0, 1, 2, 3], [0, 4, 5], [0, 6]])
    #expect(pages[1].map(\.y) == [0, 10, 40])
  }

  @Test func aHeadIsNotRepeatedRightBelowItself() {
    let stretches = [
      Stretch(height: 95), Stretch(height: 10, holdsNext: true), Stretch(height: 10, head: 1),
    ]
    #expect(indices(stretches) == [[0], [1, 2]])
  }

  @Test func totalsTakeTheRowBeforeThemToTheNextPage() {
    let head = Stretch(height: 10, holdsNext: true)
    var rows = [Stretch](repeating: Stretch(height: 20, head: 0), count: 4)
    rows[3].holdsNext = true
    let totals = [Stretch(height: 10, holdsNext: true), Stretch(height: 10)]
    #expect(indices([head] + rows + totals) == [[0, 1, 2, 3], [0, 4, 5, 6]])
  }

  @Test func whatIsHeldTogetherButHigherThanAPageIsBrokenWhereItMust() {
    let chain = [Stretch](repeating: Stretch(height: 30, holdsNext: true), count: 5)
    #expect(indices([Stretch(height: 30)] + chain) == [[0, 1, 2], [3, 4], [5]])
  }

  @Test func aChainThatOnlyFitsWithoutTheHeadAboveItIsNotMovedForNothing() {
    let head = Stretch(height: 20, holdsNext: true)
    var rows = [Stretch](repeating: Stretch(height: 35, head: 0), count: 3)
    rows[1].holdsNext = true
    #expect(indices([head] + rows) == [[0, 1, 2], [0, 3]])
  }

  @Test func aStretchHigherThanAPageStandsAloneAndPagingGoesOn() {
    let stretches = [Stretch(height: 10), Stretch(height: 500), Stretch(height: 10)]
    #expect(indices(stretches) == [[0], [1], [2]])
  }

  @Test(arguments: UInt64(1)...200)
  func randomDocumentsLoseNothingRepeatNothingAndOverflowNowhere(seed: UInt64) {
    var random = Dice(seed: seed)
    let count = Int(random.next(below: 60))
    var stretches: [Stretch] = [Stretch(height: 10, holdsNext: true)]
    for _ in 0..<count {
      stretches.append(
        Stretch(
          height: Double(1 + random.next(below: 40)), spaceAbove: Double(random.next(below: 9)),
          holdsNext: random.next(below: 4) == 0, head: random.next(below: 2) == 0 ? 0 : nil))
    }
    let pages = Pagination.pages(of: stretches, firstRoom: 100, nextRoom: 80)
    let heads = pages.dropFirst().filter { $0.first?.index == 0 }.count
    let placed = pages.flatMap { $0.map(\.index) }
    #expect(placed.filter { $0 != 0 } == Array(1..<stretches.count))
    #expect(placed.filter { $0 == 0 }.count == heads + 1)
    for (number, page) in pages.enumerated() {
      #expect(!page.isEmpty)
      for (place, next) in zip(page, page.dropFirst()) {
        #expect(place.y + stretches[place.index].height <= next.y)
      }
      let bottom = page.last.map { $0.y + stretches[$0.index].height } ?? 0
      #expect(bottom <= (number == 0 ? 100 : 80))
    }
  }
}
