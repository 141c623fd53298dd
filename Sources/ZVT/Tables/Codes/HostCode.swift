/// The acquirer's codes 01 to 63: the response codes of ISO 8583, written as a byte.
///
/// Source: card complete v22 for the words where none are told by BMP 3C.
enum HostCode {
  /// What a code means; declined where nothing more is known.
  static func meaning(_ code: UInt8) -> (ResultCode.Meaning, String) {
    byCode[code] ?? (.declined, "declined by the acquirer")
  }

  private static let byCode: [UInt8: (ResultCode.Meaning, String)] = {
    var table: [UInt8: (ResultCode.Meaning, String)] = [:]
    for (codes, meaning, words) in groups {
      for code in codes { table[code] = (meaning, words) }
    }
    return table
  }()

  private static let groups: [([UInt8], ResultCode.Meaning, String)] = [
    ([0x01, 0x02], .referral, "call the acquirer"),
    ([0x03], .declined, "wrong contract number"),
    ([0x04, 0x29, 0x2B], .referral, "retain the card"),
    ([0x06, 0x0E], .cardRefused, "card invalid"),
    ([0x0A], .declined, "not allowed"),
    ([0x0D, 0x40], .amount, "wrong amount"),
    ([0x19], .notReversible, "reversal refused"),
    ([0x1D], .declined, "failed"),
    ([0x1E], .declined, "format error"),
    ([0x33], .declined, "declined"),
    ([0x36, 0x50], .cardRefused, "card expired"),
    ([0x37, 0x38], .declined, "wrong PIN"),
    ([0x39], .cardRefused, "wrong card"),
    ([0x51, 0x52], .declined, "wrong PIN or number"),
    ([0x56, 0x59], .technician, "terminal inactive or blocked"),
    ([0x57], .initialisation, "terminal has to be initialised"),
    ([0x5F], .declined, "try again"),
    ([0x62], .diagnosis, "extended diagnosis required"),
    (
      [0x0F, 0x18, 0x3A, 0x3F, 0x4C, 0x5B, 0x5C, 0x5D, 0x60, 0x61, 0x63], .declined,
      "the acquirer's system has an error"
    ),
  ]
}
