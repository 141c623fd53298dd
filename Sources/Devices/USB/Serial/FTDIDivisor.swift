/// The divisor by which FTDI's chips make a rate of their 3 MHz, in eighths.
///
/// The whole part stands in bits 0 to 13 of the value; the eighths are numbered in an order of
/// their own, two bits of it in bits 14 and 15 of the value, the third in the index.
package struct FTDIDivisor: Hashable, Sendable {
  /// `wValue` of the request that sets the rate.
  package let value: UInt16
  /// The third bit of the eighths, 0 or 1.
  package let index: UInt16

  /// The divisor that comes nearest to a rate.
  ///
  /// - Parameter baud: the rate, 184 to 1 000 000; what is slower or faster becomes the nearest.
  package init(baud: Int) {
    let rate = min(max(baud, 184), 1_000_000)
    let codes: [UInt16] = [0, 3, 2, 4, 1, 5, 6, 7]
    let eighths = (24_000_000 + rate / 2) / rate
    let code = codes[eighths & 7]
    value = UInt16(eighths >> 3) & 0x3FFF | code << 14
    index = code >> 2
  }
}
