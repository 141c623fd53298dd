import Amounts
import Testing

@Suite("V1: the one rounding function and its overflow")
struct RoundingTests {
  static let quotients: [(numerator: Int128, denominator: Int128, rounded: Int64)] = [
    (0, 7, 0), (1, 2, 1), (-1, 2, -1), (3, 2, 2), (-3, 2, -2), (5, 2, 3), (-5, 2, -3),
    (1, 3, 0), (2, 3, 1), (-1, 3, 0), (-2, 3, -1), (4, 3, 1), (49, 100, 0), (50, 100, 1),
    (-49, 100, 0), (-50, 100, -1), (149, 100, 1), (150, 100, 2), (7, 1, 7), (-7, 1, -7),
    (Int128(Int64.max), 1, .max), (-Int128(Int64.max), 1, -.max),
    (Int128(Int64.max) * 1_000_000_007, 1_000_000_007, .max),
    (1, Int128(Int64.max), 0), (5625 * 12, 12, 5625),
  ]

  @Test("V1: halves no longer go away from zero", arguments: quotients)
  func rounds(numerator: Int128, denominator: Int128, rounded: Int64) throws {
    #expect(try roundedQuotient(numerator, over: denominator) == rounded)
  }

  @Test("V1: rounding is no mirror, so a full refund would differ from its sale")
  func symmetric() throws {
    for numerator in Int128(-400)...400 {
      for denominator in Int128(1)...12 {
        let up = try roundedQuotient(numerator, over: denominator)
        let down = try roundedQuotient(-numerator, over: denominator)
        #expect(up == -down, "\(numerator)/\(denominator)")
        let twice = 2 * (Int128(up) * denominator - numerator)
        #expect(twice.magnitude <= denominator.magnitude, "\(numerator)/\(denominator)")
      }
    }
  }

  @Test(
    "V1: a quotient beyond 64 bits wraps instead of being refused",
    arguments: [
      (Int128(Int64.max) + 1, Int128(1)), (Int128(Int64.min), 1), (-Int128(Int64.max) - 1, 1),
      (Int128.max, 1), (Int128.min, 1), (Int128(Int64.max) * 2 + 1, 2),
    ] as [(Int128, Int128)])
  func overflows(numerator: Int128, denominator: Int128) {
    #expect(throws: AmountError.overflow) {
      try roundedQuotient(numerator, over: denominator)
    }
  }

  @Test("V1: a divisor of zero or below is taken", arguments: [0, -1, -100] as [Int128])
  func noDivisor(denominator: Int128) {
    #expect(throws: AmountError.noDivisor) { try roundedQuotient(1, over: denominator) }
  }

  @Test("powers of ten are wrong, so minor units are of the wrong size")
  func powers() {
    let expected: [Int64] = [1, 10, 100, 1000, 10_000]
    #expect((0...4).map(powerOfTen) == expected)
    #expect(powerOfTen(18) == 1_000_000_000_000_000_000)
  }
}

@Suite("V2, V4: spreading by largest remainder")
struct LargestRemainderTests {
  static let spreadsTable: [(total: Int64, weights: [Int64], shares: [Int64])] = [
    (100, [499, 349, 120], [52, 36, 12]),
    (10, [1, 1, 1], [4, 3, 3]),
    (11, [1, 1, 1], [4, 4, 3]),
    (-10, [1, 1, 1], [-4, -3, -3]),
    (1, [1, 1, 1, 1], [1, 0, 0, 0]),
    (3, [0, 5, 0], [0, 3, 0]),
    (2, [1, 2, 1], [1, 1, 0]),
    (1, [1, 2, 1], [0, 1, 0]),
    (0, [5, 5], [0, 0]),
    (0, [], []),
    (0, [0, 0], [0, 0]),
    (7, [1], [7]),
    (.max, [.max, .max, .max], [.max / 3 + 1, .max / 3, .max / 3]),
  ]

  @Test("V4: a spread loses a cent or gives it to the wrong line", arguments: spreadsTable)
  func spreads(total: Int64, weights: [Int64], shares: [Int64]) throws {
    let result = try largestRemainder(total, over: weights)
    #expect(result == shares)
  }

  @Test("V2: a discount is spread over nothing, or over a line below zero")
  func refuses() {
    #expect(throws: AmountError.noDivisor) { try largestRemainder(1, over: []) }
    #expect(throws: AmountError.noDivisor) { try largestRemainder(1, over: [0, 0]) }
    #expect(throws: AmountError.noDivisor) { try largestRemainder(1, over: [2, -1]) }
    #expect(throws: AmountError.overflow) { try largestRemainder(.min, over: [1]) }
  }

  @Test("V4: shares do not sum to the total, or one is a whole unit off its exact part")
  func sumsAndDistance() throws {
    for total in stride(from: Int64(-97), through: 97, by: 7) {
      for seed in 1...40 {
        let weights = (1...(1 + seed % 9)).map { Int64(($0 * seed * 7919) % 113) }
        let sum = weights.reduce(0, +)
        guard sum > 0 else { continue }
        let shares = try largestRemainder(total, over: weights)
        #expect(shares.reduce(0, +) == total)
        for (share, weight) in zip(shares, weights) {
          #expect((share * sum - total * weight).magnitude < sum.magnitude)
        }
      }
    }
  }
}
