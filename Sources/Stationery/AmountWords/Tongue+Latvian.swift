extension Tongue {
  /// Latvian: `viens tūkstotis divi simti trīsdesmit četri euro, 56 centi`.
  ///
  /// The noun agrees in the nominative after every numeral (`desmit centi`), as generators of
  /// vouchers have it; the genitive `desmit centu` would be right as well.
  static let latvian = Tongue(
    numerals: latvianNumerals, minus: "mīnus", separator: ", ",
    currencies: [
      "EUR": Names(major: CountedNoun("euro"), minor: CountedNoun("cents", "centi")),
      "PLN": Names(major: CountedNoun("zlots", "zloti"), minor: CountedNoun("grasis", "graši")),
      "RUB": Names(
        major: CountedNoun("rublis", "rubļi"),
        minor: CountedNoun("kapeika", "kapeikas", .feminine)),
    ])

  private static let latvianNumerals = Numerals(
    zero: "nulle",
    scales: Numerals.scales(
      from: 1000,
      [
        CountedNoun("tūkstotis", "tūkstoši"), CountedNoun("miljons", "miljoni"),
        CountedNoun("miljards", "miljardi"), CountedNoun("triljons", "triljoni"),
        CountedNoun("kvadriljons", "kvadriljoni"), CountedNoun("kvintiljons", "kvintiljoni"),
      ]),
    plural: { $0 % 10 == 1 && $0 % 100 != 11 ? .one : .many },
    small: { latvianWords.spell($0, $1) })

  private static let latvianWords = NumberWords(
    units: [
      "viens", "divi", "trīs", "četri", "pieci", "seši", "septiņi", "astoņi", "deviņi", "desmit",
      "vienpadsmit", "divpadsmit", "trīspadsmit", "četrpadsmit", "piecpadsmit", "sešpadsmit",
      "septiņpadsmit", "astoņpadsmit", "deviņpadsmit",
    ],
    tens: [
      "divdesmit", "trīsdesmit", "četrdesmit", "piecdesmit", "sešdesmit", "septiņdesmit",
      "astoņdesmit", "deviņdesmit",
    ],
    hundreds: [
      "viens simts", "divi simti", "trīs simti", "četri simti", "pieci simti", "seši simti",
      "septiņi simti", "astoņi simti", "deviņi simti",
    ])
}
