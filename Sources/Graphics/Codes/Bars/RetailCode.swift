/// The barcodes of retail: EAN-13, EAN-8, UPC-A, UPC-E (ISO/IEC 15420).
enum RetailCode {
  /// The widths of gap, bar, gap, bar of each digit with odd parity on the left: set A.
  ///
  /// Set B is the same from right to left, set C the same with bars for gaps.
  private static let widths = [
    [3, 2, 1, 1], [2, 2, 2, 1], [2, 1, 2, 2], [1, 4, 1, 1], [1, 1, 3, 2],
    [1, 2, 3, 1], [1, 1, 1, 4], [1, 3, 1, 2], [1, 2, 1, 3], [3, 1, 1, 2],
  ]
  /// Which of the six digits on the left are of set B: they tell the first digit of an EAN-13.
  private static let firstDigits = [
    0b000000, 0b001011, 0b001101, 0b001110, 0b010011,
    0b011001, 0b011100, 0b010101, 0b010110, 0b011010,
  ]
  /// Which of the six digits of a UPC-E are of set B: they tell its check digit.
  private static let checkDigits = [
    0b111000, 0b110100, 0b110010, 0b110001, 0b101100,
    0b100110, 0b100011, 0b101010, 0b101001, 0b100101,
  ]
  private static let edge = [1, 1, 1]
  private static let middle = [1, 1, 1, 1, 1]
  private static let endOfUPCE = [1, 1, 1, 1, 1, 1]

  /// EAN-13 of 12 or 13 digits.
  static func ean13(_ data: [UInt8], _ module: Int) throws(BarcodeFault) -> BarcodeSymbol {
    let digits = try completed(data, count: 13, check: check)
    return symbol(.ean13, digits, data, thirteen(digits), module)
  }

  /// UPC-A of 11 or 12 digits: the EAN-13 that begins with a zero.
  static func upcA(_ data: [UInt8], _ module: Int) throws(BarcodeFault) -> BarcodeSymbol {
    let digits = try completed(data, count: 12, check: check)
    return symbol(.upcA, digits, data, thirteen([0] + digits), module)
  }

  /// EAN-8 of 7 or 8 digits.
  static func ean8(_ data: [UInt8], _ module: Int) throws(BarcodeFault) -> BarcodeSymbol {
    let digits = try completed(data, count: 8, check: check)
    let bars =
      edge + digits[..<4].flatMap { widths[$0] } + middle + digits[4...].flatMap { widths[$0] }
      + edge
    return symbol(.ean8, digits, data, bars, module)
  }

  /// UPC-E of a zero and six digits, with or without check digit, which is that of the UPC-A that
  /// it abbreviates.
  static func upcE(_ data: [UInt8], _ module: Int) throws(BarcodeFault) -> BarcodeSymbol {
    let digits = try completed(data, count: 8) { check(expanded($0)) }
    guard digits[0] == 0 else { throw .dataInvalid }
    let bars = edge + left(digits[1..<7], setB: checkDigits[digits[7]]) + endOfUPCE
    return symbol(.upcE, digits, data, bars, module)
  }

  private static func thirteen(_ digits: [Int]) -> [Int] {
    edge + left(digits[1..<7], setB: firstDigits[digits[0]]) + middle
      + digits[7...].flatMap { widths[$0] } + edge
  }

  /// Six digits of sets A and B; the highest of six bits is that of the first digit.
  private static func left(_ digits: ArraySlice<Int>, setB: Int) -> [Int] {
    var bars: [Int] = []
    for (digit, index) in zip(digits, 0..<6) {
      let isOfSetB = setB >> (5 - index) & 1 == 1
      bars += isOfSetB ? widths[digit].reversed() : widths[digit]
    }
    return bars
  }

  /// The digits with their check digit, whether or not it was given.
  private static func completed(
    _ data: [UInt8], count: Int, check: ([Int]) -> Int
  ) throws(BarcodeFault) -> [Int] {
    let digits = data.compactMap(\.digit)
    guard digits.count == data.count, count - 1...count ~= digits.count else { throw .dataInvalid }
    let own = Array(digits.prefix(count - 1))
    return own + [check(own)]
  }

  /// What a weighted sum lacks to a multiple of ten; weights 3 and 1 alternate from the right.
  private static func check(_ digits: [Int]) -> Int {
    let sum = zip(digits.reversed(), 0...).reduce(0) { sum, next in
      sum + next.0 * (next.1 & 1 == 0 ? 3 : 1)
    }
    return (10 - sum % 10) % 10
  }

  /// The eleven digits of the UPC-A that a UPC-E abbreviates; its last digit says where the zeros
  /// were left out.
  private static func expanded(_ short: [Int]) -> [Int] {
    let zeros = { [Int](repeating: 0, count: $0) }
    return switch short[6] {
    case 0...2: Array(short[0...2]) + [short[6]] + zeros(4) + short[3...5]
    case 3: Array(short[0...3]) + zeros(5) + short[4...5]
    case 4: Array(short[0...4]) + zeros(5) + [short[5]]
    default: Array(short[0...5]) + zeros(4) + [short[6]]
    }
  }

  private static func symbol(
    _ form: BarcodeSymbol.Form, _ digits: [Int], _ data: [UInt8], _ bars: [Int], _ module: Int
  ) -> BarcodeSymbol {
    let complete = digits.map { UInt8(0x30 + $0) }
    let isWrong = data.count == complete.count && data.last != complete.last
    return BarcodeSymbol(
      form: form, data: complete, text: String(decoding: complete, as: UTF8.self), module: module,
      bars: bars.map { $0 * module }, wrongCheckDigit: isWrong ? data.last : nil)
  }
}
