package import Amounts

/// What a line of a price list sells.
package enum ServiceKind: String, Hashable, Sendable, CaseIterable {
  /// Work that we do.
  case service
  /// An article.
  case goods
  /// Money taken for somebody else; the price is our fee.
  case agency
}

/// An entry of the price list.
package struct Service: Hashable, Sendable {
  /// The code that people type.
  package let code: String
  /// What it is.
  package let kind: ServiceKind
  /// The unit of its quantity, a code of UN/ECE Recommendation 20: `C62`, `KGM`, `HUR`.
  package let unit: String
  /// The price of one unit, tax included.
  package let price: UnitPrice
  /// The name of its tax class.
  package let taxClass: String
  /// Names by language code.
  package let names: [String: String]

  /// An entry with all it has.
  package init(
    code: String, kind: ServiceKind, unit: String, price: UnitPrice, taxClass: String,
    names: [String: String]
  ) {
    self.code = code
    self.kind = kind
    self.unit = unit
    self.price = price
    self.taxClass = taxClass
    self.names = names
  }

  /// The name in a language; in English, or as the code, where that is missing.
  package func name(in language: String) -> String { names[language] ?? names["en"] ?? code }
}
