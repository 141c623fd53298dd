import Graphics
import Testing
import Typesetting

@Suite struct PNGTests {
  private func sample(width: Int, height: Int, seed: UInt64 = 7) -> Bitmap {
    var random = Dice(seed: seed)
    var bitmap = Bitmap(width: width, height: height)
    for y in 0..<height {
      for x in 0..<width { bitmap.set(x, y, black: random.next(below: 2) == 0) }
    }
    return bitmap
  }

  @Test(arguments: [1, 7, 8, 9, 31, 32, 33, 576], [1, 2, 3])
  func everyDotComesBackAtItsPlace(width: Int, scale: Int) throws {
    let bitmap = sample(width: width, height: 5)
    let picture = try #require(PNG.decode(PNG.encode(bitmap, scale: scale)))
    #expect(picture.width == width * scale && picture.height == 5 * scale)
    let expected: [UInt8] = (0..<5 * scale).flatMap { y in
      (0..<width * scale).map { bitmap.isBlack($0 / scale, y / scale) ? 0 : 255 }
    }
    #expect(picture.luma == expected)
  }

  @Test func equalPicturesAreEqualFiles() throws {
    let bitmap = sample(width: 100, height: 40)
    #expect(try PNG.encode(bitmap) == PNG.encode(bitmap))
  }

  @Test(arguments: [(40_000, 1), (20_000, 2), (3, Int.max)])
  func aPictureTooLargeForTheLibraryIsRefusedAndNotCut(width: Int, scale: Int) {
    #expect {
      _ = try PNG.encode(Bitmap(width: width, height: 1), scale: scale)
    } throws: {
      ($0 as? TypesettingError)?.code == .pictureTooLarge
    }
  }

  /// Red, green, blue and alpha of a dot, and its brightness.
  private static let colours: [([UInt8], UInt8)] = [
    ([255, 0, 0, 255], 76), ([0, 255, 0, 255], 150), ([0, 0, 255, 255], 29),
    ([255, 255, 255, 255], 255), ([0, 0, 0, 255], 0),
    // What can't be seen is paper, whatever colour hides in it.
    ([255, 0, 0, 0], 255), ([0, 0, 0, 51], 204),
  ]

  @Test(arguments: colours)
  func coloursBecomeBrightnessOverWhitePaper(dot: [UInt8], luma: UInt8) throws {
    let file = PNGFile(width: 1, height: 1, colour: 6, rows: [0] + dot)
    #expect(try #require(PNG.decode(file.bytes)).luma == [luma])
  }

  @Test func sixteenBitsOfGreyAreReadAsEight() throws {
    let file = PNGFile(width: 2, height: 1, depth: 16, colour: 0, rows: [0, 0x80, 0, 0xFF, 0xFF])
    #expect(try #require(PNG.decode(file.bytes)).luma == [128, 255])
  }

  @Test func aSideOf4096IsReadAndOneMoreIsNot() throws {
    #expect(PNG.decode(try PNG.encode(Bitmap(width: 4_096, height: 1))) != nil)
    #expect(PNG.decode(try PNG.encode(Bitmap(width: 4_097, height: 1))) == nil)
    #expect(PNG.decode(try PNG.encode(Bitmap(width: 1, height: 4_097))) == nil)
  }

  @Test(arguments: [(0, 1), (1, 0), (4_097, 4_097), (.max, .max)] as [(UInt32, UInt32)])
  func aHeaderThatLiesAboutItsSizeGivesNothing(width: UInt32, height: UInt32) {
    let file = PNGFile(width: width, height: height, colour: 0, rows: [0, 0])
    #expect(PNG.decode(file.bytes) == nil)
  }

  @Test func aFileWithFewerRowsThanItPromisesGivesNothing() {
    let file = PNGFile(width: 2, height: 200, colour: 0, rows: [0, 0, 0])
    #expect(PNG.decode(file.bytes) == nil)
  }

  @Test func aFileThatWasCutAnywhereInItsPictureGivesNothing() throws {
    let file = try PNG.encode(sample(width: 40, height: 10))
    // The last 12 bytes only say that the file ends.
    for count in 0..<file.count - 12 { #expect(PNG.decode(Array(file.prefix(count))) == nil) }
  }

  @Test(arguments: UInt64(1)...300)
  func damagedFilesGiveAPictureOfTheirSizeOrNothing(seed: UInt64) throws {
    var random = Dice(seed: seed)
    var file = try PNG.encode(sample(width: 40, height: 10))
    for _ in 0...random.next(below: 4) {
      file[Int(random.next(below: UInt64(file.count)))] = UInt8(random.next(below: 256))
    }
    guard let picture = PNG.decode(file) else { return }
    #expect(picture.luma.count == picture.width * picture.height)
  }

  @Test func whatIsNoPNGGivesNothing() {
    #expect(PNG.decode([]) == nil)
    #expect(PNG.decode(Array("GIF89a, which this is not, but long enough".utf8)) == nil)
  }
}
