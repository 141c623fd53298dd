import ZVT

/// What the tests of the links have in common.
enum LineBench {
  /// Bytes from hexadecimal digits; blanks do not count.
  static func bytes(_ text: String) -> [UInt8] {
    let digits = text.filter { !$0.isWhitespace }.compactMap(\.hexDigitValue)
    return stride(from: 0, to: digits.count - 1, by: 2).map {
      UInt8(digits[$0] << 4 | digits[$0 + 1])
    }
  }

  static let abort = APDU(0x06B0)
  static let positive = APDU(0x8000)
  static let payment = APDU(0x0601, bytes("04 00 00 00 12 34 10 49 09 78"))
  static let status = APDU(0x040F, bytes("27 00"))
}

/// A generator whose numbers depend on its seed only: xorshift64*.
struct LineDice: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = (seed &+ 1) &* 0x9E37_79B9_7F4A_7C15 | 1 }

  mutating func next() -> UInt64 {
    state ^= state >> 12
    state ^= state << 25
    state ^= state >> 27
    return state &* 0x2545_F491_4F6C_DD1D
  }

  /// True so many times of a hundred.
  mutating func chance(_ percent: Int) -> Bool { Int.random(in: 0..<100, using: &self) < percent }
}
