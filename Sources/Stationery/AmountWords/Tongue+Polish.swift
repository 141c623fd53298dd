extension Tongue {
  /// Polish: `jeden tysiąc dwieście trzydzieści cztery złote 56/100`, as vouchers have it.
  static let polish = Tongue(
    numerals: polishNumerals, minus: "minus", separator: " ",
    currencies: [
      "EUR": Names(major: CountedNoun("euro", .neuter)),
      "PLN": Names(major: CountedNoun("złoty", "złote", "złotych")),
      "RUB": Names(major: CountedNoun("rubel", "ruble", "rubli")),
    ])

  /// One agrees only where it is the whole number: `jedno euro`, but `dwadzieścia jeden euro`.
  private static let polishNumerals = Numerals(
    zero: "zero",
    scales: Numerals.scales(
      from: 1000,
      [
        CountedNoun("tysiąc", "tysiące", "tysięcy"),
        CountedNoun("milion", "miliony", "milionów"),
        CountedNoun("miliard", "miliardy", "miliardów"),
        CountedNoun("bilion", "biliony", "bilionów"),
        CountedNoun("biliard", "biliardy", "biliardów"),
        CountedNoun("trylion", "tryliony", "trylionów"),
      ]),
    plural: polishPlural,
    small: { polishWords.spell($0, $1) },
    lone: [.feminine: "jedna", .neuter: "jedno"])

  private static let polishPlural: @Sendable (UInt64) -> Plural = { number in
    if number == 1 { return .one }
    return 2...4 ~= number % 10 && !(12...14 ~= number % 100) ? .few : .many
  }

  private static let polishWords = NumberWords(
    units: [
      "jeden", "dwa", "trzy", "cztery", "pięć", "sześć", "siedem", "osiem", "dziewięć",
      "dziesięć", "jedenaście", "dwanaście", "trzynaście", "czternaście", "piętnaście",
      "szesnaście", "siedemnaście", "osiemnaście", "dziewiętnaście",
    ],
    others: [.feminine: [2: "dwie"]],
    tens: [
      "dwadzieścia", "trzydzieści", "czterdzieści", "pięćdziesiąt", "sześćdziesiąt",
      "siedemdziesiąt", "osiemdziesiąt", "dziewięćdziesiąt",
    ],
    hundreds: [
      "sto", "dwieście", "trzysta", "czterysta", "pięćset", "sześćset", "siedemset", "osiemset",
      "dziewięćset",
    ])
}
