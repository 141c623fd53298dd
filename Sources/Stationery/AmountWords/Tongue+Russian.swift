extension Tongue {
  /// Russian: `одна тысяча двести тридцать четыре рубля 56 копеек`.
  static let russian = Tongue(
    numerals: russianNumerals, minus: "минус", separator: " ",
    currencies: [
      "EUR": Names(major: CountedNoun("евро"), minor: CountedNoun("цент", "цента", "центов")),
      "PLN": Names(
        major: CountedNoun("злотый", "злотых", "злотых"),
        minor: CountedNoun("грош", "гроша", "грошей")),
      "RUB": Names(
        major: CountedNoun("рубль", "рубля", "рублей"),
        minor: CountedNoun("копейка", "копейки", "копеек", .feminine)),
    ])

  private static let russianNumerals = Numerals(
    zero: "ноль",
    scales: Numerals.scales(
      from: 1000,
      [
        CountedNoun("тысяча", "тысячи", "тысяч", .feminine),
        CountedNoun("миллион", "миллиона", "миллионов"),
        CountedNoun("миллиард", "миллиарда", "миллиардов"),
        CountedNoun("триллион", "триллиона", "триллионов"),
        CountedNoun("квадриллион", "квадриллиона", "квадриллионов"),
        CountedNoun("квинтиллион", "квинтиллиона", "квинтиллионов"),
      ]),
    plural: russianPlural,
    small: { russianWords.spell($0, $1) })

  private static let russianPlural: @Sendable (UInt64) -> Plural = { number in
    if 11...14 ~= number % 100 { return .many }
    return switch number % 10 {
    case 1: .one
    case 2...4: .few
    default: .many
    }
  }

  private static let russianWords = NumberWords(
    units: [
      "один", "два", "три", "четыре", "пять", "шесть", "семь", "восемь", "девять", "десять",
      "одиннадцать", "двенадцать", "тринадцать", "четырнадцать", "пятнадцать", "шестнадцать",
      "семнадцать", "восемнадцать", "девятнадцать",
    ],
    others: [.feminine: [1: "одна", 2: "две"], .neuter: [1: "одно"]],
    tens: [
      "двадцать", "тридцать", "сорок", "пятьдесят", "шестьдесят", "семьдесят", "восемьдесят",
      "девяносто",
    ],
    hundreds: [
      "сто", "двести", "триста", "четыреста", "пятьсот", "шестьсот", "семьсот", "восемьсот",
      "девятьсот",
    ])
}
