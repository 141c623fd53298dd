extension Tongue {
  /// English: `one thousand two hundred thirty-four euros and 56 cents`.
  static let english = Tongue(
    numerals: englishNumerals, minus: "minus", separator: " and ",
    currencies: [
      "EUR": Names(major: CountedNoun("euro", "euros"), minor: CountedNoun("cent", "cents")),
      "PLN": Names(major: CountedNoun("zloty", "zlotys"), minor: CountedNoun("grosz", "groszy")),
      "RUB": Names(
        major: CountedNoun("rouble", "roubles"), minor: CountedNoun("kopeck", "kopecks")),
    ])

  private static let englishNumerals = Numerals(
    zero: "zero",
    scales: Numerals.scales(
      from: 1000,
      [
        CountedNoun("thousand"), CountedNoun("million"), CountedNoun("billion"),
        CountedNoun("trillion"), CountedNoun("quadrillion"), CountedNoun("quintillion"),
      ]),
    plural: Numerals.singularOrPlural,
    small: { englishWords.spell($0, $1) })

  private static let englishWords = NumberWords(
    units: [
      "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
      "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
    ],
    tens: ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"],
    hundreds: [
      "one hundred", "two hundred", "three hundred", "four hundred", "five hundred",
      "six hundred", "seven hundred", "eight hundred", "nine hundred",
    ],
    hyphen: "-")
}
