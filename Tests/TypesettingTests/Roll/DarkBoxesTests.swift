import Graphics
import Testing
import Typesetting

@Suite struct DarkBoxesTests {
  private func boxes(_ rows: [String]) -> [Box] {
    let dots = rows.map(Array.init)
    return DarkBoxes.boxes(width: dots[0].count, height: dots.count) { dots[$1][$0] == "#" }
  }

  @Test func aSolidAreaIsOneRectangle() {
    #expect(boxes(["###", "###"]) == [Box(x: 0, y: 0, width: 3, height: 2)])
  }

  @Test func aChangeOfShapeBeginsANewRectangle() {
    #expect(
      boxes(["##.", "###", "###"]) == [
        Box(x: 0, y: 0, width: 2, height: 1), Box(x: 0, y: 1, width: 3, height: 2),
      ])
  }

  @Test(arguments: UInt64(1)...50)
  func theRectanglesCoverEveryDarkDotOnceAndNoLightOne(seed: UInt64) {
    var random = Dice(seed: seed)
    var bitmap = Bitmap(width: 1 + Int(random.next(below: 30)), height: 20)
    for y in 0..<bitmap.height {
      for x in 0..<bitmap.width { bitmap.set(x, y, black: random.next(below: 3) > 0) }
    }
    var cover = [Int](repeating: 0, count: bitmap.width * bitmap.height)
    let boxes = DarkBoxes.boxes(width: bitmap.width, height: bitmap.height) {
      bitmap.isBlack($0, $1)
    }
    for box in boxes {
      for y in Int(box.y)..<Int(box.y + box.height) {
        for x in Int(box.x)..<Int(box.x + box.width) { cover[y * bitmap.width + x] += 1 }
      }
    }
    let expected = cover.indices.map {
      bitmap.isBlack($0 % bitmap.width, $0 / bitmap.width) ? 1 : 0
    }
    #expect(cover == expected)
  }
}
