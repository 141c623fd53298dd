/// Check bytes over the field of 256 elements that QR codes use (ISO/IEC 18004, annex A).
struct ReedSolomon: Sendable {
  /// Twice the powers of 2 modulo x⁸+x⁴+x³+x²+1, so that sums of two logarithms need no reduction.
  private static let powers: [UInt8] = {
    var value = 1
    return (0..<510).map { _ in
      defer { value = value < 128 ? value << 1 : (value << 1) ^ 0x11D }
      return UInt8(value)
    }
  }()

  /// The logarithm of each element; that of 0 is never asked for.
  private static let logarithms: [Int] = {
    var table = [Int](repeating: 0, count: 256)
    for exponent in 0..<255 { table[Int(powers[exponent])] = exponent }
    return table
  }()

  /// The logarithms of the generator's coefficients below the leading one.
  private let generator: [Int]

  /// A code of so many check bytes, 1 to 30.
  init(checkBytes: Int) {
    var coefficients: [UInt8] = [1]
    for root in 0..<checkBytes {
      let times = coefficients.map { Self.powers[Self.logarithms[Int($0)] + root] }
      coefficients.append(0)
      for index in times.indices { coefficients[index + 1] ^= times[index] }
    }
    generator = coefficients.dropFirst().map { Self.logarithms[Int($0)] }
  }

  /// The check bytes of a block: what is left after division by the generator.
  func checkBytes(of data: ArraySlice<UInt8>) -> [UInt8] {
    let count = generator.count
    var rest = [UInt8](repeating: 0, count: data.count + count)
    rest.replaceSubrange(0..<data.count, with: data)
    for index in 0..<data.count where rest[index] != 0 {
      let factor = Self.logarithms[Int(rest[index])]
      for step in 0..<count { rest[index + 1 + step] ^= Self.powers[factor + generator[step]] }
    }
    return Array(rest.suffix(count))
  }
}
