/// The error correction level of a QR code.
package enum QRLevel: String, Hashable, Sendable, CaseIterable {
  case l, m, q, h

  /// The two bits that name the level within the symbol (ISO/IEC 18004, table 12).
  var formatBits: Int {
    switch self {
    case .l: 0b01
    case .m: 0b00
    case .q: 0b11
    case .h: 0b10
    }
  }
}
