/// Ten to a small power.
///
/// - Parameter exponent: 0 to 18.
package func powerOfTen(_ exponent: Int) -> Int64 {
  var result: Int64 = 1
  for _ in 0..<exponent { result *= 10 }
  return result
}

/// The one rounding function of Kase (rule V1): a quotient of whole numbers, rounded half away
/// from zero.
///
/// Symmetric in the sign: `rounded(-x) == -rounded(x)`.
/// - Parameters:
///   - numerator: any product of two 64-bit numbers.
///   - denominator: greater than zero.
/// - Throws: `noDivisor` for a denominator below one, `overflow` where the result leaves 64 bits.
package func roundedQuotient(_ numerator: Int128, over denominator: Int128)
  throws(AmountError) -> Int64
{
  guard denominator > 0 else { throw .noDivisor }
  let magnitude = numerator.magnitude
  let divisor = denominator.magnitude
  let (quotient, remainder) = magnitude.quotientAndRemainder(dividingBy: divisor)
  let rounded = remainder >= divisor - remainder ? quotient + 1 : quotient
  guard rounded <= UInt128(Int64.max) else { throw .overflow }
  let result = Int64(rounded)
  return numerator < 0 ? -result : result
}

/// Spreads a whole number over weights by largest remainder (rules V2 and V4).
///
/// Each share is the floor of its exact part; what is left over goes, one unit each, to the shares
/// with the largest fractions, ties to the lower index. A negative total is spread as its mirror.
/// - Parameters:
///   - total: what is to be spread.
///   - weights: none below zero; their sum above zero unless the total is zero.
/// - Returns: as many shares as weights; they sum to `total`.
/// - Throws: `noDivisor` where there is something to spread and nothing to spread it over.
package func largestRemainder(_ total: Int64, over weights: [Int64]) throws(AmountError)
  -> [Int64]
{
  if total == 0 { return weights.map { _ in 0 } }
  var sum: Int128 = 0
  for weight in weights {
    guard weight >= 0 else { throw .noDivisor }
    sum += Int128(weight)
  }
  guard sum > 0 else { throw .noDivisor }
  let magnitude = Int128(total.magnitude)
  var shares: [Int64] = []
  var fractions: [(index: Int, remainder: Int128)] = []
  var rest = magnitude
  for (index, weight) in weights.enumerated() {
    let (share, remainder) = (magnitude * Int128(weight)).quotientAndRemainder(dividingBy: sum)
    guard let small = Int64(exactly: share) else { throw .overflow }
    shares.append(small)
    fractions.append((index, remainder))
    rest -= share
  }
  // The floors leave less than one unit a share, so `rest` never exceeds the number of shares.
  fractions.sort {
    $0.remainder != $1.remainder ? $0.remainder > $1.remainder : $0.index < $1.index
  }
  for entry in fractions.prefix(Int(rest)) { shares[entry.index] += 1 }
  return total < 0 ? shares.map { -$0 } : shares
}
