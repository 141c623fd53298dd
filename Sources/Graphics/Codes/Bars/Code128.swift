/// CODE128 (ISO/IEC 15417): three bars and three gaps in eleven modules, three sets of characters.
package enum Code128 {
  /// A set of characters: A has controls, B small letters, C pairs of digits.
  package enum CharacterSet: Int, Hashable, Sendable, CaseIterable {
    case a, b, c
  }

  /// One place of the symbol between the start and the check.
  package enum Step: Hashable, Sendable {
    /// The set that holds from here on; the first step is the start.
    case set(CharacterSet)
    /// The next byte is of the other set of A and B.
    case shift
    /// A byte of set A or B.
    case byte(UInt8)
    /// Two digits as their value, 0 to 99.
    case pair(UInt8)
  }

  /// The fewest places that show ASCII data: printers that draw the symbol themselves are told the
  /// same, so that theirs takes the same room.
  package static func steps(of data: [UInt8]) -> [Step] {
    let routes = Routes(data)
    var set = routes.start
    var steps: [Step] = [.set(set)]
    var index = 0
    while index < data.count {
      let next = routes.set(at: index, in: set)
      if next != set {
        steps.append(.set(next))
        set = next
      }
      if set == .c {
        steps.append(.pair((data[index] - 0x30) * 10 + data[index + 1] - 0x30))
        index += 2
      } else {
        if !isIn(set, data[index]) { steps.append(.shift) }
        steps.append(.byte(data[index]))
        index += 1
      }
    }
    return steps
  }

  /// Encodes ASCII.
  static func symbol(_ data: [UInt8], _ module: Int) -> BarcodeSymbol {
    var values = values(of: steps(of: data))
    let sum = zip(values, 0...).reduce(0) { $0 + $1.0 * max(1, $1.1) }
    values.append(sum % 103)
    let bars = values.flatMap { widths[$0] } + stop
    return BarcodeSymbol(
      form: .code128, data: data, text: BarcodeSymbol.readable(data), module: module,
      bars: bars.map { $0 * module })
  }

  private static func isIn(_ set: CharacterSet, _ byte: UInt8) -> Bool {
    set == .a ? byte < 0x60 : byte >= 0x20
  }

  /// The numbers of the places.
  private static func values(of steps: [Step]) -> [Int] {
    steps.enumerated().map { index, step in
      switch step {
      case .set(let set) where index == 0: 103 + set.rawValue
      case .set(let set): 101 - set.rawValue
      case .shift: 98
      case .byte(let byte): (Int(byte) + 64) % 96
      case .pair(let value): Int(value)
      }
    }
  }

  private static let stop = [2, 3, 3, 1, 1, 1, 2]

  /// Bar, gap, bar, gap, bar, gap of each value, and of the three starts.
  private static let widths = [
    212_222, 222_122, 222_221, 121_223, 121_322, 131_222, 122_213, 122_312, 132_212, 221_213,
    221_312, 231_212, 112_232, 122_132, 122_231, 113_222, 123_122, 123_221, 223_211, 221_132,
    221_231, 213_212, 223_112, 312_131, 311_222, 321_122, 321_221, 312_212, 322_112, 322_211,
    212_123, 212_321, 232_121, 111_323, 131_123, 131_321, 112_313, 132_113, 132_311, 211_313,
    231_113, 231_311, 112_133, 112_331, 132_131, 113_123, 113_321, 133_121, 313_121, 211_331,
    231_131, 213_113, 213_311, 213_131, 311_123, 311_321, 331_121, 312_113, 312_311, 332_111,
    314_111, 221_411, 431_111, 111_224, 111_422, 121_124, 121_421, 141_122, 141_221, 112_214,
    112_412, 122_114, 122_411, 142_112, 142_211, 241_211, 221_114, 413_111, 241_112, 134_111,
    111_242, 121_142, 121_241, 114_212, 124_112, 124_211, 411_212, 421_112, 421_211, 212_141,
    214_121, 412_121, 111_143, 111_341, 131_141, 114_113, 114_311, 411_113, 411_311, 113_141,
    114_131, 311_141, 411_131, 211_412, 211_214, 211_232,
  ].map { BarcodeSymbol.decimalDigits(of: $0) }

  /// From each place of the data the set that leads to the fewest places, found from the end.
  private struct Routes {
    /// The set with which the symbol starts.
    private(set) var start = CharacterSet.b
    /// By three times the place plus the set that held before.
    private var sets: [CharacterSet]

    init(_ data: [UInt8]) {
      sets = [CharacterSet](repeating: .b, count: 3 * data.count)
      // What is left to do from the next place, and from the one after it, by set.
      var (after, afterPair) = ([0, 0, 0], [0, 0, 0])
      for index in data.indices.reversed() {
        let direct = [
          after[0] + (Code128.isIn(.a, data[index]) ? 1 : 2),
          after[1] + (Code128.isIn(.b, data[index]) ? 1 : 2),
          Code128.isPair(data, index) ? afterPair[2] + 1 : Int.max / 2,
        ]
        var costs = direct
        for set in CharacterSet.allCases {
          let best = Self.best(direct, startingIn: set)
          sets[3 * index + set.rawValue] = best
          costs[set.rawValue] = direct[best.rawValue] + (best == set ? 0 : 1)
        }
        start = Self.best(direct, startingIn: nil)
        (after, afterPair) = (costs, after)
      }
    }

    /// The set to go on in.
    func set(at index: Int, in set: CharacterSet) -> CharacterSet {
      sets[3 * index + set.rawValue]
    }

    /// The cheapest set; another one than the present costs a place, and without one B is taken
    /// before C and C before A.
    private static func best(_ direct: [Int], startingIn set: CharacterSet?) -> CharacterSet {
      var best = set ?? .b
      var least = direct[best.rawValue]
      for other in [CharacterSet.b, .c, .a] {
        let cost = direct[other.rawValue] + (set == nil || other == set ? 0 : 1)
        if cost < least { (best, least) = (other, cost) }
      }
      return best
    }
  }

  private static func isPair(_ data: [UInt8], _ index: Int) -> Bool {
    index + 1 < data.count && data[index].digit != nil && data[index + 1].digit != nil
  }
}
