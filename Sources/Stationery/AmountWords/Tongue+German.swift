extension Tongue {
  /// German: `eintausendzweihundertvierunddreißig Euro und 56 Cent`.
  static let german = Tongue(
    numerals: germanNumerals, minus: "minus", separator: " und ",
    currencies: [
      "EUR": Names(major: CountedNoun("Euro"), minor: CountedNoun("Cent")),
      "PLN": Names(major: CountedNoun("Zloty"), minor: CountedNoun("Grosz", "Groszy")),
      "RUB": Names(
        major: CountedNoun("Rubel"), minor: CountedNoun("Kopeke", "Kopeken", .feminine)),
    ])

  /// Everything below a million is one word; the scales above are nouns of their own.
  private static let germanNumerals = Numerals(
    zero: "null",
    scales: Numerals.scales(
      from: 1_000_000,
      [
        CountedNoun("Million", "Millionen", .feminine),
        CountedNoun("Milliarde", "Milliarden", .feminine),
        CountedNoun("Billion", "Billionen", .feminine),
        CountedNoun("Billiarde", "Billiarden", .feminine),
        CountedNoun("Trillion", "Trillionen", .feminine),
      ]),
    plural: Numerals.singularOrPlural,
    small: { germanWord($0, one: $1 == .feminine ? "eine" : "eins") },
    lone: [.masculine: "ein", .neuter: "ein"])

  /// Spells a number from 1 to 999 999.
  ///
  /// - Parameter one: the form of a one at the very end: `eins`, `eine`, `ein`.
  private static func germanWord(_ number: Int, one: String) -> String {
    switch number {
    case 1: one
    case 2..<20: germanUnits[number - 2]
    case 20..<100: germanTens(number)
    case 100..<1000: germanCompound(number, by: 100, "hundert", one: one)
    default: germanCompound(number, by: 1000, "tausend", one: one)
    }
  }

  private static func germanTens(_ number: Int) -> String {
    let ten = germanTenWords[number / 10 - 2]
    return number % 10 == 0 ? ten : germanWord(number % 10, one: "ein") + "und" + ten
  }

  private static func germanCompound(_ number: Int, by power: Int, _ word: String, one: String)
    -> String
  {
    let head = germanWord(number / power, one: "ein") + word
    return number % power == 0 ? head : head + germanWord(number % power, one: one)
  }

  private static let germanUnits = [
    "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun", "zehn", "elf", "zwölf",
    "dreizehn", "vierzehn", "fünfzehn", "sechzehn", "siebzehn", "achtzehn", "neunzehn",
  ]
  private static let germanTenWords = [
    "zwanzig", "dreißig", "vierzig", "fünfzig", "sechzig", "siebzig", "achtzig", "neunzig",
  ]
}
