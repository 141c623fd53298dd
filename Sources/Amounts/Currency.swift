/// A currency of ISO 4217: its three-letter code and the number of decimals of its minor unit.
package struct Currency: Hashable, Sendable {
  /// The three letters, one byte each, the first one highest.
  private let packed: UInt32
  /// How many decimals the minor unit has: 2 for EUR, 0 for JPY, 3 for KWD.
  package let minorDigits: UInt8

  private init(_ code: String, minorDigits: UInt8) {
    self.packed = code.utf8.reduce(0) { $0 << 8 | UInt32($1) }
    self.minorDigits = minorDigits
  }

  /// The currencies that Kase knows; a ledger keeps exactly one of them.
  package static let known: [Currency] = [
    Currency("EUR", minorDigits: 2), Currency("PLN", minorDigits: 2),
    Currency("RUB", minorDigits: 2), Currency("USD", minorDigits: 2),
    Currency("GBP", minorDigits: 2), Currency("CHF", minorDigits: 2),
    Currency("CZK", minorDigits: 2), Currency("DKK", minorDigits: 2),
    Currency("SEK", minorDigits: 2), Currency("NOK", minorDigits: 2),
    Currency("HUF", minorDigits: 2), Currency("JPY", minorDigits: 0),
    Currency("KWD", minorDigits: 3),
  ]

  /// The euro.
  package static let euro = Currency("EUR", minorDigits: 2)

  /// The known currency of an ISO 4217 code, or nothing.
  package init?(code: String) {
    guard let match = Currency.known.first(where: { $0.code == code }) else { return nil }
    self = match
  }

  /// The ISO 4217 code, three capital letters.
  package var code: String {
    String(
      decoding: [UInt8(packed >> 16 & 0xFF), UInt8(packed >> 8 & 0xFF), UInt8(packed & 0xFF)],
      as: UTF8.self)
  }

  /// How many minor units make one major unit: 100 for EUR.
  package var minorPerMajor: Int64 { powerOfTen(Int(minorDigits)) }
}
