import Graphics

/// Reads a QR code the way a scanner does, with nothing taken from the encoder.
struct QRReading {
  /// Why a symbol can't be read.
  enum Fault: Error, Equatable {
    case formatCopiesDiffer, formatDamaged, wrongLevel
    case checkBytesWrong(block: Int)
    case notByteMode
  }

  /// How a version and level divide their codewords (ISO/IEC 18004, table 9).
  struct Blocks {
    /// Pairs of how many blocks with how many data bytes.
    let data: [(count: Int, bytes: Int)]
    /// The check bytes of each block.
    let checkBytes: Int

    /// The data bytes of each block.
    var lengths: [Int] { data.flatMap { Array(repeating: $0.bytes, count: $0.count) } }
  }

  let size: Int
  let mask: Int
  /// Level bits and mask, as drawn.
  let format: Int
  private(set) var modules: [[Bool]]
  private let alignment: [Int]

  /// Takes the modules and reads the format.
  init(_ matrix: QRMatrix, alignment: [Int]) throws {
    size = matrix.size
    self.alignment = alignment
    modules = (0..<size).map { y in (0..<matrix.size).map { matrix.isDark($0, y) } }
    let (first, second) = Self.formatPlaces(size: size)
    let bits = Self.bits(first, modules)
    guard bits == Self.bits(second, modules) else { throw Fault.formatCopiesDiffer }
    let data = (bits ^ 0b101_0100_0001_0010) >> 10
    guard Self.protectedFormat(data) == bits else { throw Fault.formatDamaged }
    format = data
    mask = data & 7
  }

  /// The bytes in the symbol, after all check bytes are proved.
  func data(_ blocks: Blocks, level: Int) throws -> [UInt8] {
    guard format >> 3 == level else { throw Fault.wrongLevel }
    let words = codewords()
    let lengths = blocks.lengths
    var parts = [[UInt8]](repeating: [], count: lengths.count)
    var next = words.makeIterator()
    for offset in 0..<(lengths.max() ?? 0) {
      for block in lengths.indices where offset < lengths[block] {
        if let word = next.next() { parts[block].append(word) }
      }
    }
    let data = parts.flatMap(\.self)
    for _ in 0..<blocks.checkBytes {
      for block in lengths.indices {
        if let word = next.next() { parts[block].append(word) }
      }
    }
    for (index, part) in parts.enumerated() where !Self.isProved(part, blocks.checkBytes) {
      throw Fault.checkBytesWrong(block: index)
    }
    return try Self.content(of: data, isLarge: size >= 57)
  }

  /// Whether a module belongs to a pattern and carries no data.
  func isPattern(_ x: Int, _ y: Int) -> Bool {
    let far = size - 8
    if x == 6 || y == 6 { return true }
    if x <= 8, y <= 8 { return true }
    if x >= far, y <= 8 { return true }
    if x <= 8, y >= far { return true }
    if size >= 45, (x < 6 && (size - 11..<size - 8) ~= y) || (y < 6 && (size - 11..<size - 8) ~= x)
    {
      return true
    }
    return alignmentCentres.contains { abs($0.0 - x) <= 2 && abs($0.1 - y) <= 2 }
  }

  /// The centres of alignment patterns: all crossings except the finders' corners.
  var alignmentCentres: [(Int, Int)] {
    let last = alignment.last ?? 0
    return alignment.flatMap { x in alignment.map { (x, $0) } }.filter {
      $0 != (6, 6) && $0 != (6, last) && $0 != (last, 6)
    }
  }

  /// The formula of a mask (ISO/IEC 18004, table 10).
  static func isInverted(_ mask: Int, _ x: Int, _ y: Int) -> Bool {
    switch mask {
    case 0: (y + x).isMultiple(of: 2)
    case 1: y.isMultiple(of: 2)
    case 2: x.isMultiple(of: 3)
    case 3: (y + x).isMultiple(of: 3)
    case 4: (y / 2 + x / 3).isMultiple(of: 2)
    case 5: (y * x) % 2 + (y * x) % 3 == 0
    case 6: ((y * x) % 2 + (y * x) % 3).isMultiple(of: 2)
    default: ((y + x) % 2 + (y * x) % 3).isMultiple(of: 2)
    }
  }

  /// Where the fifteen bits of the format stand twice, the highest first.
  static func formatPlaces(size: Int) -> ([(Int, Int)], [(Int, Int)]) {
    let corner =
      (0...5).map { ($0, 8) } + [(7, 8), (8, 8), (8, 7)] + (0...5).reversed().map { (8, $0) }
    let ends =
      (0...6).map { (8, size - 1 - $0) } + (0...7).map { (size - 8 + $0, 8) }
    return (corner, ends)
  }

  /// Five bits with their ten check bits, masked.
  static func protectedFormat(_ data: Int) -> Int {
    var rest = data << 10
    for bit in (10...14).reversed() where rest >> bit & 1 == 1 {
      rest ^= 0b101_0011_0111 << (bit - 10)
    }
    return (data << 10 | rest) ^ 0b101_0100_0001_0010
  }

  private static func bits(_ places: [(Int, Int)], _ modules: [[Bool]]) -> Int {
    places.reduce(0) { $0 << 1 | (modules[$1.1][$1.0] ? 1 : 0) }
  }

  private func codewords() -> [UInt8] {
    var bits: [Bool] = []
    var columns = Array((0..<size).reversed())
    columns.removeAll { $0 == 6 }
    for pair in stride(from: 0, to: columns.count, by: 2) {
      let goesUp = pair / 2 % 2 == 0
      for y in goesUp ? Array((0..<size).reversed()) : Array(0..<size) {
        for x in [columns[pair], columns[pair + 1]] where !isPattern(x, y) {
          bits.append(modules[y][x] != Self.isInverted(mask, x, y))
        }
      }
    }
    return stride(from: 0, through: bits.count - 8, by: 8).map { start in
      bits[start..<start + 8].reduce(0) { $0 << 1 | ($1 ? 1 : 0) }
    }
  }

  /// A block is proved when it vanishes at every root of the generator.
  private static func isProved(_ block: [UInt8], _ checkBytes: Int) -> Bool {
    var root = 1
    for _ in 0..<checkBytes {
      let value = block.reduce(0) { product($0, root) ^ Int($1) }
      if value != 0 { return false }
      root = product(root, 2)
    }
    return true
  }

  /// The product in the field of 256 elements, bit by bit.
  private static func product(_ left: Int, _ right: Int) -> Int {
    var (sum, shifted) = (0, left)
    for bit in 0..<8 {
      if right >> bit & 1 == 1 { sum ^= shifted }
      shifted <<= 1
      if shifted & 0x100 != 0 { shifted ^= 0x11D }
    }
    return sum
  }

  private static func content(of data: [UInt8], isLarge: Bool) throws -> [UInt8] {
    let halves = data.flatMap { [$0 >> 4, $0 & 15] }
    guard halves.first == 0b0100 else { throw Fault.notByteMode }
    let countHalves = isLarge ? 4 : 2
    let count = halves[1...countHalves].reduce(0) { $0 << 4 | Int($1) }
    return (0..<count).map {
      halves[1 + countHalves + 2 * $0] << 4 | halves[2 + countHalves + 2 * $0]
    }
  }
}
