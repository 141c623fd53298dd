/// Base64 as the reference reads it: what does not belong is left out.
struct Base64 {
  let bytes: [UInt8]
  /// Whether nothing was left out, and the padding is right or missing as a whole.
  let isClean: Bool

  /// Decodes a text.
  init(_ text: [Unicode.Scalar]) {
    let body = text.prefix { $0 != "=" }
    let digits = body.compactMap { Base64.value($0) }
    let padding = text.count - body.count
    let isPadded = padding == 0 || (digits.count + padding).isMultiple(of: 4) && padding < 3
    isClean =
      digits.count == body.count && digits.count % 4 != 1 && isPadded
      && text.suffix(padding).allSatisfy { $0 == "=" }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(digits.count * 3 / 4)
    var window: UInt32 = 0
    for (index, digit) in digits.enumerated() {
      window = window << 6 | digit
      // Each digit after the first of four completes a byte.
      let rest = 6 - 2 * UInt32(index & 3)
      if index & 3 > 0 { bytes.append(UInt8(truncatingIfNeeded: window >> rest)) }
    }
    self.bytes = bytes
  }

  private static func value(_ scalar: Unicode.Scalar) -> UInt32? {
    switch scalar {
    case "A"..."Z": scalar.value - 0x41
    case "a"..."z": scalar.value - 0x61 + 26
    case "0"..."9": scalar.value - 0x30 + 52
    case "+": 62
    case "/": 63
    default: nil
    }
  }
}
