package import Amounts

/// Amounts of money in words, as they stand on cash orders and invoices.
///
/// The major unit is spelled out, the minor unit stays in figures of full length, so that nothing
/// can be squeezed in: `viens tūkstotis divi simti euro, 05 centi`.
package enum AmountWords {
  /// An amount in words, without a capital letter at the beginning.
  ///
  /// - Parameters:
  ///   - money: any amount; a currency without a name in the language keeps its code.
  ///   - language: `lv`, `en`, `de`, `ru` or `pl`; any other is written in English.
  package static func text(_ money: Money, language: String) -> String {
    let tongue = Tongue.of(language)
    let names = tongue.currencies[money.currency.code]
    let (major, minor) = money.minorUnits.magnitude.quotientAndRemainder(
      dividingBy: money.currency.minorPerMajor.magnitude)
    var words = money.isNegative ? [tongue.minus] : []
    words.append(tongue.numerals.words(major, names?.major.gender ?? .masculine))
    words.append(names?.major.form(for: major, by: tongue.numerals.plural) ?? money.currency.code)
    let sum = words.joined(separator: " ")
    guard money.currency.minorDigits > 0 else { return sum }
    return sum + tongue.separator + minorText(minor, money.currency, names?.minor, tongue.numerals)
  }

  /// The minor unit with its name, or as a fraction of the major one: `05 centi`, `05/100`.
  private static func minorText(
    _ minor: UInt64, _ currency: Currency, _ noun: CountedNoun?, _ numerals: Numerals
  ) -> String {
    let digits = String(minor)
    let missing = Int(currency.minorDigits) - digits.utf8.count
    let figures = String(repeating: "0", count: max(0, missing)) + digits
    guard let noun else { return "\(figures)/\(currency.minorPerMajor)" }
    return "\(figures) \(noun.form(for: minor, by: numerals.plural))"
  }
}

/// What a language needs to say an amount.
struct Tongue: Sendable {
  /// The names of a currency; a minor unit without a name is written as a fraction.
  struct Names: Sendable {
    let major: CountedNoun
    var minor: CountedNoun?
  }

  let numerals: Numerals
  let minus: String
  /// What stands between the major and the minor unit, blanks included.
  let separator: String
  /// By ISO 4217 code.
  let currencies: [String: Names]

  /// The language of a code, else English.
  static func of(_ language: String) -> Tongue {
    switch language {
    case "lv": latvian
    case "de": german
    case "ru": russian
    case "pl": polish
    default: english
    }
  }
}
