import Amounts

/// Currencies for technicians.
enum CurrencyWords {
  /// The code of an ISO 4217 number; nothing where Kase does not know it.
  static func code(_ number: UInt16) -> String? { Currency(isoNumber: number)?.code }
}
