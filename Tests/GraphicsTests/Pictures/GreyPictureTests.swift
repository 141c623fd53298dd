import Graphics
import Testing

/// Shades become black and white as the reference makes them.
@Suite("Shades of grey")
struct GreyPictureTests {
  private func grey(_ luma: [UInt8], width: Int) throws -> GreyPicture {
    try #require(GreyPicture(width: width, height: luma.count / width, luma: luma))
  }

  @Test("the threshold is not the shade that a gamma of 1.8 makes the middle")
  func threshold() throws {
    // 255 * (128 / 255)^1.8 = 73.7; shades are rounded, so 73 gives 127 and 74 gives 128.
    let bitmap = try grey([0, 72, 73, 74, 128, 255], width: 6).bitmap(.threshold)
    #expect((0..<6).map { bitmap.isBlack($0, 0) } == [true, true, true, false, false, false])
  }

  @Test("an even shade comes out darker or lighter than it is", arguments: [20, 74, 128, 200])
  func evenShade(luma: UInt8) throws {
    let shades: [UInt8: Int] = [20: 62, 74: 128, 128: 174, 200: 223]
    let side = 64
    let bitmap = try grey([UInt8](repeating: luma, count: side * side), width: side)
      .bitmap(.diffusion)
    let black = bitmap.bytes.reduce(0) { $0 + $1.nonzeroBitCount }
    let expected = side * side * (255 - (shades[luma] ?? 0)) / 255
    #expect(abs(black - expected) < side * side / 50)
  }

  @Test("the error of a dot goes to other neighbours, or in other shares")
  func weights() throws {
    // Shade 128 is made white, which is 127 too light; its right neighbour becomes darker by
    // 127 * 5 / 16 = 39, those below by 23, 55 and 7.
    let bitmap = try grey([255, 74, 74, 255, 255, 74], width: 3).bitmap(.diffusion)
    #expect(!bitmap.isBlack(1, 0) && bitmap.isBlack(2, 0))
    #expect(!bitmap.isBlack(0, 1) && !bitmap.isBlack(1, 1))
  }

  @Test("pure black and white get dots of the other colour")
  func extremes() throws {
    for halftone in [GreyPicture.Halftone.threshold, .diffusion] {
      let white = try grey([UInt8](repeating: 255, count: 90), width: 9).bitmap(halftone)
      #expect(white == Bitmap(width: 9, height: 10))
      let black = try grey([UInt8](repeating: 0, count: 90), width: 9).bitmap(halftone)
      #expect(black.bytes.reduce(0) { $0 + $1.nonzeroBitCount } == 90)
    }
  }

  @Test("a picture with too few or too many dots is taken")
  func sizes() {
    #expect(GreyPicture(width: 2, height: 2, luma: [0, 0, 0]) == nil)
    #expect(GreyPicture(width: 0, height: 2, luma: []) == nil)
    #expect(GreyPicture(width: Int.max, height: 2, luma: []) == nil)
  }
}
