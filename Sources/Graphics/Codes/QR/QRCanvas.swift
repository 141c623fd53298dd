/// A QR code while it is drawn: which modules are dark, and which belong to patterns.
struct QRCanvas {
  private(set) var dark: ModuleGrid
  private(set) var taken: ModuleGrid
  private let version: QRVersion
  private var size: Int { version.size }

  /// A canvas with everything on it that depends on the version alone; format bits are reserved.
  init(_ version: QRVersion) {
    self.version = version
    dark = ModuleGrid(size: version.size)
    taken = dark
    drawTiming()
    for (x, y) in [(3, 3), (size - 4, 3), (3, size - 4)] { drawFinder(x, y) }
    drawAlignment()
    drawFormat(0)
    drawVersion()
  }

  /// The symbol with the mask that a scanner likes best.
  func masked(_ level: QRLevel) -> ModuleGrid {
    var best = dark
    var leastPenalty = Int.max
    for mask in 0..<QRMask.count {
      var candidate = self
      QRMask.apply(mask, to: &candidate.dark, sparing: taken)
      candidate.drawFormat(level.formatBits << 3 | mask)
      let penalty = QRPenalty.of(candidate.dark)
      if penalty < leastPenalty { (best, leastPenalty) = (candidate.dark, penalty) }
    }
    return best
  }

  /// Fills the free modules with codewords, two columns at a time, up and down in turn from the
  /// lower right corner; modules left over stay light.
  mutating func draw(_ codewords: [UInt8]) {
    var bit = 0
    var isUpwards = true
    for right in stride(from: size - 1, to: 0, by: -2) {
      // The vertical timing pattern takes a column of its own.
      let x = right > 6 ? right : right - 1
      for step in 0..<size {
        let y = isUpwards ? size - 1 - step : step
        for column in [x, x - 1] where !taken[column, y] {
          guard bit < codewords.count * 8 else { return }
          if codewords[bit >> 3] & (0x80 >> UInt8(bit & 7)) != 0 { dark[column, y] = true }
          bit += 1
        }
      }
      isUpwards.toggle()
    }
  }

  private mutating func take(_ x: Int, _ y: Int, _ isDark: Bool) {
    dark[x, y] = isDark
    taken[x, y] = true
  }

  private mutating func drawTiming() {
    for position in 0..<size {
      take(position, 6, position & 1 == 0)
      take(6, position, position & 1 == 0)
    }
  }

  /// Three squares in each other around a centre, and the light frame as far as it is inside.
  private mutating func drawFinder(_ centreX: Int, _ centreY: Int) {
    for y in max(0, centreY - 4)...min(size - 1, centreY + 4) {
      for x in max(0, centreX - 4)...min(size - 1, centreX + 4) {
        let ring = max(abs(x - centreX), abs(y - centreY))
        take(x, y, ring != 2 && ring != 4)
      }
    }
  }

  private mutating func drawAlignment() {
    let centres = version.alignmentCentres
    for centreY in centres {
      for centreX in centres where !isFinderCorner(centreX, centreY) {
        for y in (centreY - 2)...(centreY + 2) {
          for x in (centreX - 2)...(centreX + 2) {
            take(x, y, max(abs(x - centreX), abs(y - centreY)) != 1)
          }
        }
      }
    }
  }

  private func isFinderCorner(_ x: Int, _ y: Int) -> Bool {
    let far = size - 7
    return (x, y) == (6, 6) || (x, y) == (6, far) || (x, y) == (far, 6)
  }

  /// Level and mask, protected by ten bits and drawn twice.
  private mutating func drawFormat(_ data: Int) {
    let bits = (data << 10 | Self.remainder(of: data << 10, by: 0x537, degree: 10)) ^ 0x5412
    for index in 0..<15 {
      let isDark = bits >> index & 1 == 1
      switch index {
      case 0..<6: take(8, index, isDark)
      case 6..<8: take(8, index + 1, isDark)
      case 8: take(7, 8, isDark)
      default: take(14 - index, 8, isDark)
      }
      if index < 8 {
        take(size - 1 - index, 8, isDark)
      } else {
        take(8, size - 15 + index, isDark)
      }
    }
    take(8, size - 8, true)
  }

  /// From version 7 on the number itself, protected by twelve bits and drawn twice.
  private mutating func drawVersion() {
    guard version.number >= 7 else { return }
    let shifted = version.number << 12
    let bits = shifted | Self.remainder(of: shifted, by: 0x1F25, degree: 12)
    for index in 0..<18 {
      let (along, across) = (index / 3, size - 11 + index % 3)
      take(along, across, bits >> index & 1 == 1)
      take(across, along, bits >> index & 1 == 1)
    }
  }

  /// What division of polynomials over two elements leaves.
  private static func remainder(of value: Int, by divisor: Int, degree: Int) -> Int {
    var rest = value
    for bit in stride(from: 17, through: degree, by: -1) where rest >> bit & 1 == 1 {
      rest ^= divisor << (bit - degree)
    }
    return rest
  }
}
