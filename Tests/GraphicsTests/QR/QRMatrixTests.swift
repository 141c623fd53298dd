import Graphics
import Testing

/// What a scanner reads is what was encoded.
@Suite("QR codes")
struct QRMatrixTests {
  /// A version at a level, with its division and the centres of its alignment patterns.
  struct Case: Sendable {
    let version: Int
    let level: QRLevel
    let blocks: @Sendable () -> QRReading.Blocks
    let alignment: [Int]
    /// How many bytes it holds.
    let capacity: Int

    init(
      _ version: Int, _ level: QRLevel, _ data: [(Int, Int)], checkBytes: Int, capacity: Int,
      _ alignment: [Int] = []
    ) {
      self.version = version
      self.level = level
      blocks = { QRReading.Blocks(data: data.map { ($0.0, $0.1) }, checkBytes: checkBytes) }
      self.alignment = alignment
      self.capacity = capacity
    }

    /// What a scanner sees for the level.
    var levelBits: Int { [.l: 1, .m: 0, .q: 3, .h: 2][level] ?? -1 }

    /// Bytes that fill the version to the brim.
    var data: [UInt8] { (0..<capacity).map { UInt8(($0 * 37 + version) & 0xFF) } }
  }

  static let cases = [
    Case(1, .l, [(1, 19)], checkBytes: 7, capacity: 17),
    Case(1, .h, [(1, 9)], checkBytes: 17, capacity: 7),
    Case(2, .m, [(1, 28)], checkBytes: 16, capacity: 26, [6, 18]),
    Case(5, .q, [(2, 15), (2, 16)], checkBytes: 18, capacity: 60, [6, 30]),
    Case(7, .h, [(4, 13), (1, 14)], checkBytes: 26, capacity: 64, [6, 22, 38]),
    Case(10, .m, [(4, 43), (1, 44)], checkBytes: 26, capacity: 213, [6, 28, 50]),
    Case(14, .q, [(11, 16), (5, 17)], checkBytes: 20, capacity: 258, [6, 26, 46, 66]),
    Case(16, .l, [(5, 98), (1, 99)], checkBytes: 24, capacity: 586, [6, 26, 50, 74]),
    Case(32, .l, [(17, 115)], checkBytes: 30, capacity: 1952, [6, 34, 60, 86, 112, 138]),
    Case(40, .h, [(20, 15), (61, 16)], checkBytes: 30, capacity: 1273, far),
    Case(40, .l, [(19, 118), (6, 119)], checkBytes: 30, capacity: 2953, far),
  ]
  private static let far = [6, 30, 58, 86, 114, 142, 170]

  @Test("a scanner reads other bytes than were encoded", arguments: cases)
  func reading(of example: Case) throws {
    let matrix = try #require(QRMatrix(example.data, level: example.level))
    #expect(matrix.version == example.version)
    #expect(matrix.size == 17 + 4 * example.version)
    let reading = try QRReading(matrix, alignment: example.alignment)
    #expect(try reading.data(example.blocks(), level: example.levelBits) == example.data)
  }

  @Test("a symbol takes a larger version than it needs, or claims room that it lacks")
  func versions() {
    for example in Self.cases {
      let (count, level) = (example.capacity, example.level)
      #expect(QRMatrix.version(forByteCount: count, level: level) == example.version)
      let next = example.version < 40 ? example.version + 1 : nil
      #expect(QRMatrix.version(forByteCount: count + 1, level: level) == next)
    }
    #expect(QRMatrix([UInt8](repeating: 0, count: 2954), level: .l) == nil)
    #expect(QRMatrix([], level: .l) == nil)
  }

  @Test("a scanner finds no symbol: finders, timing and alignment patterns", arguments: cases)
  func patterns(of example: Case) throws {
    let matrix = try #require(QRMatrix(example.data, level: example.level))
    let reading = try QRReading(matrix, alignment: example.alignment)
    let far = matrix.size - 4
    for (centreX, centreY) in [(3, 3), (far, 3), (3, far)] {
      for y in centreY - 4...centreY + 4 {
        for x in centreX - 4...centreX + 4 where 0..<matrix.size ~= x && 0..<matrix.size ~= y {
          let ring = max(abs(x - centreX), abs(y - centreY))
          #expect(matrix.isDark(x, y) == [true, true, false, true, false][ring])
        }
      }
    }
    for place in 8..<matrix.size - 8 {
      #expect(matrix.isDark(place, 6) == place.isMultiple(of: 2))
      #expect(matrix.isDark(6, place) == place.isMultiple(of: 2))
    }
    for (x, y) in reading.alignmentCentres {
      #expect(matrix.isDark(x, y) && !matrix.isDark(x + 1, y) && matrix.isDark(x + 2, y - 2))
    }
    #expect(matrix.isDark(8, matrix.size - 8))
  }

  @Test("versions from 7 on don't tell their number, so that scanners give up")
  func versionNumber() throws {
    let matrix = try #require(QRMatrix([UInt8](repeating: 65, count: 64), level: .h))
    let size = matrix.size
    let bits = (0..<18).reversed().map { index in
      let (along, across) = (index / 3, size - 11 + index % 3)
      #expect(matrix.isDark(along, across) == matrix.isDark(across, along))
      return matrix.isDark(along, across) ? "1" : "0"
    }
    #expect(bits.joined() == "000111110010010100")
  }

  @Test("the mask is not the one with the least penalty", arguments: cases.prefix(7))
  func mask(of example: Case) throws {
    let matrix = try #require(QRMatrix(example.data, level: example.level))
    let reading = try QRReading(matrix, alignment: example.alignment)
    let penalties = (0..<8).map { mask in
      QRPenaltyByHand.of(remasked(reading, mask, level: example.levelBits))
    }
    #expect(reading.mask == penalties.firstIndex(of: penalties.min() ?? 0))
  }

  /// The symbol as another mask would have made it.
  private func remasked(_ reading: QRReading, _ mask: Int, level: Int) -> [[Bool]] {
    var modules = reading.modules
    for y in 0..<reading.size {
      for x in 0..<reading.size where !reading.isPattern(x, y) {
        let was = QRReading.isInverted(reading.mask, x, y)
        modules[y][x] = modules[y][x] != (was != QRReading.isInverted(mask, x, y))
      }
    }
    let bits = QRReading.protectedFormat(level << 3 | mask)
    let (first, second) = QRReading.formatPlaces(size: reading.size)
    for places in [first, second] {
      for (index, place) in places.enumerated() {
        modules[place.1][place.0] = bits >> (14 - index) & 1 == 1
      }
    }
    return modules
  }

  @Test("a symbol differs from what another encoder draws with the same mask")
  func knownSymbol() throws {
    let matrix = try #require(QRMatrix(Array("Latvia".utf8), level: .m))
    let drawn = (0..<matrix.size).map { y in
      String((0..<matrix.size).map { matrix.isDark($0, y) ? "#" : "." })
    }
    #expect(drawn == latvia)
  }

  /// `Latvia` at level M, as libqrencode 4.1 draws it.
  private let latvia = [
    "#######..#....#######",
    "#.....#..###..#.....#",
    "#.###.#.#.#.#.#.###.#",
    "#.###.#.#.###.#.###.#",
    "#.###.#.#####.#.###.#",
    "#.....#.#.#.#.#.....#",
    "#######.#.#.#.#######",
    "........#..##........",
    "#.#####..##.#.#####..",
    "#####..#.##.#..#..#.#",
    ".##.#.#..###.#..####.",
    "..###...###....####..",
    "....#####.##.#..##.##",
    "........#.######.##..",
    "#######..#..#.##..##.",
    "#.....#.#######..##.#",
    "#.###.#.#.#.#..#.#.#.",
    "#.###.#.#...#..####..",
    "#.###.#.#.##.#.......",
    "#.....#..##......##..",
    "#######.#.##.#.##..#.",
  ]
}
