package import Amounts

extension Currency {
  /// The number of ISO 4217: 978 for the euro.
  package var isoNumber: UInt16? { Self.numbers.first { $0.code == code }?.number }

  /// The currency of an ISO 4217 number; nothing where Kase does not know it.
  package init?(isoNumber: UInt16) {
    guard let entry = Self.numbers.first(where: { $0.number == isoNumber }) else { return nil }
    self.init(code: entry.code)
  }

  private static let numbers: [(code: String, number: UInt16)] = [
    ("EUR", 978), ("PLN", 985), ("RUB", 643), ("USD", 840), ("GBP", 826), ("CHF", 756),
    ("CZK", 203), ("DKK", 208), ("SEK", 752), ("NOK", 578), ("HUF", 348), ("JPY", 392),
    ("KWD", 414),
  ]
}

/// Why an amount has no place in a message.
package enum TerminalAmountError: Error, Hashable, Sendable {
  /// Below zero, or above 999 999 999 999 minor units.
  case outOfRange
  /// A currency whose number is not known, or whose minor unit has not two decimals: no terminal
  /// says how it would take it.
  case currency(Currency)
}

extension Money {
  /// The amount and the currency's number as fields 04 and 49 take them (PA00P015 §13).
  ///
  /// - Throws: `outOfRange`, `currency`.
  package func forTerminal() throws(TerminalAmountError) -> (amount: Int64, currency: UInt16) {
    guard let number = currency.isoNumber, currency.minorDigits == 2 else {
      throw .currency(currency)
    }
    guard (0...BCD.amountMax).contains(minorUnits) else { throw .outOfRange }
    return (minorUnits, number)
  }

  /// The money of fields 04 and 49; nothing for a currency that Kase does not know or that has not
  /// two decimals.
  package init?(terminalAmount: Int64, currency number: UInt16) {
    guard let currency = Currency(isoNumber: number), currency.minorDigits == 2 else { return nil }
    self.init(terminalAmount, currency)
  }
}
