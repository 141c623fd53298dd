/// One of the 40 sizes of a QR code, and how its room is divided (ISO/IEC 18004, tables 1 and 9).
struct QRVersion: Hashable, Sendable {
  /// The version, 1 to 40.
  let number: Int

  /// All versions, the smallest first.
  static let all = (1...40).map(QRVersion.init)

  /// Modules along one side.
  var size: Int { 17 + 4 * number }

  /// How many bits the count of bytes takes.
  var countBits: Int { number < 10 ? 8 : 16 }

  /// Rows and columns where alignment patterns cross: evenly spaced from the far end, the odd
  /// distance after the first.
  var alignmentCentres: [Int] {
    guard number > 1 else { return [] }
    let gaps = number / 7 + 1
    let last = size - 7
    let evenHalves = (last - 6 + 2 * gaps - 1) / (2 * gaps)
    // The standard spaces version 32 closer than its own rule says.
    let step = number == 32 ? 26 : 2 * evenHalves
    return [6] + (0..<gaps).reversed().map { last - $0 * step }
  }

  /// How many codewords the symbol has, check codewords included.
  var codewords: Int {
    let finders = 3 * 64
    let timing = 2 * (size - 16)
    let format = 2 * 15 + 1
    let versions = number < 7 ? 0 : 2 * 18
    let centres = alignmentCentres.count
    // Three corners have a finder pattern instead, and those on the timing lines share 5 modules.
    let alignment = centres == 0 ? 0 : (centres * centres - 3) * 25 - (centres - 2) * 2 * 5
    return (size * size - finders - timing - format - versions - alignment) / 8
  }

  /// In how many blocks the data are protected, and by how many codewords each.
  func protection(_ level: QRLevel) -> (blocks: Int, checkBytes: Int) {
    switch level {
    case .l: (Self.blocksL[number - 1], Self.checkBytesL[number - 1])
    case .m: (Self.blocksM[number - 1], Self.checkBytesM[number - 1])
    case .q: (Self.blocksQ[number - 1], Self.checkBytesQ[number - 1])
    case .h: (Self.blocksH[number - 1], Self.checkBytesH[number - 1])
    }
  }

  /// How many codewords carry data.
  func dataCodewords(_ level: QRLevel) -> Int {
    let (blocks, checkBytes) = protection(level)
    return codewords - blocks * checkBytes
  }

  /// How many bytes fit in byte mode: the mode and the count take their bits first.
  func byteCapacity(_ level: QRLevel) -> Int {
    (dataCodewords(level) * 8 - 4 - countBits) / 8
  }

  private static let checkBytesL = [
    7, 10, 15, 20, 26, 18, 20, 24, 30, 18, 20, 24, 26, 30, 22, 24, 28, 30, 28, 28,
    28, 28, 30, 30, 26, 28, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30,
  ]
  private static let checkBytesM = [
    10, 16, 26, 18, 24, 16, 18, 22, 22, 26, 30, 22, 22, 24, 24, 28, 28, 26, 26, 26,
    26, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28,
  ]
  private static let checkBytesQ = [
    13, 22, 18, 26, 18, 24, 18, 22, 20, 24, 28, 26, 24, 20, 30, 24, 28, 28, 26, 30,
    28, 30, 30, 30, 30, 28, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30,
  ]
  private static let checkBytesH = [
    17, 28, 22, 16, 22, 28, 26, 26, 24, 28, 24, 28, 22, 24, 24, 30, 28, 28, 26, 28,
    30, 24, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30,
  ]
  private static let blocksL = [
    1, 1, 1, 1, 1, 2, 2, 2, 2, 4, 4, 4, 4, 4, 6, 6, 6, 6, 7, 8,
    8, 9, 9, 10, 12, 12, 12, 13, 14, 15, 16, 17, 18, 19, 19, 20, 21, 22, 24, 25,
  ]
  private static let blocksM = [
    1, 1, 1, 2, 2, 4, 4, 4, 5, 5, 5, 8, 9, 9, 10, 10, 11, 13, 14, 16,
    17, 17, 18, 20, 21, 23, 25, 26, 28, 29, 31, 33, 35, 37, 38, 40, 43, 45, 47, 49,
  ]
  private static let blocksQ = [
    1, 1, 2, 2, 4, 4, 6, 6, 8, 8, 8, 10, 12, 16, 12, 17, 16, 18, 21, 20,
    23, 23, 25, 27, 29, 34, 34, 35, 38, 40, 43, 45, 48, 51, 53, 56, 59, 62, 65, 68,
  ]
  private static let blocksH = [
    1, 1, 2, 4, 4, 4, 5, 6, 8, 8, 11, 11, 16, 16, 18, 16, 19, 21, 25, 25,
    25, 34, 30, 32, 35, 37, 40, 42, 45, 48, 51, 54, 57, 60, 63, 66, 70, 74, 77, 81,
  ]
}
