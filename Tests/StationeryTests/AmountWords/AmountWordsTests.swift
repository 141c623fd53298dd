import Amounts
import Stationery
import Testing

private func words(_ minor: Int64, _ code: String, _ language: String) -> String? {
  Currency(code: code).map { AmountWords.text(Money(minor, $0), language: language) }
}

@Suite("amounts in words")
struct AmountWordsTests {
  static let latvian: [(cents: Int64, words: String)] = [
    (0, "nulle euro, 00 centi"),
    (1, "nulle euro, 01 cents"),
    (111, "viens euro, 11 centi"),
    (2_121, "divdesmit viens euro, 21 cents"),
    (10_000, "viens simts euro, 00 centi"),
    (11_912, "viens simts deviņpadsmit euro, 12 centi"),
    (123_456, "viens tūkstotis divi simti trīsdesmit četri euro, 56 centi"),
    (1_100_000, "vienpadsmit tūkstoši euro, 00 centi"),
    (2_100_000, "divdesmit viens tūkstotis euro, 00 centi"),
    (11_100_000, "viens simts vienpadsmit tūkstoši euro, 00 centi"),
    (100_000_101, "viens miljons viens euro, 01 cents"),
    (-305, "mīnus trīs euro, 05 centi"),
    (
      .max,
      "deviņdesmit divi kvadriljoni divi simti trīsdesmit trīs triljoni septiņi simti divdesmit "
        + "miljardi trīs simti sešdesmit astoņi miljoni pieci simti četrdesmit septiņi tūkstoši "
        + "septiņi simti piecdesmit astoņi euro, 07 centi"
    ),
  ]

  @Test("Latvian: an order says another sum than it moves, or bad Latvian", arguments: latvian)
  func saysLatvian(cents: Int64, expected: String) {
    #expect(words(cents, "EUR", "lv") == expected)
  }

  static let english: [(cents: Int64, words: String)] = [
    (0, "zero euros and 00 cents"),
    (101, "one euro and 01 cent"),
    (1_311, "thirteen euros and 11 cents"),
    (2_100, "twenty-one euros and 00 cents"),
    (10_000, "one hundred euros and 00 cents"),
    (123_456, "one thousand two hundred thirty-four euros and 56 cents"),
    (100_000_000_000, "one billion euros and 00 cents"),
    (-250, "minus two euros and 50 cents"),
    (
      .min,
      "minus ninety-two quadrillion two hundred thirty-three trillion seven hundred twenty "
        + "billion three hundred sixty-eight million five hundred forty-seven thousand seven "
        + "hundred fifty-eight euros and 08 cents"
    ),
  ]

  @Test("English: an order says another sum than it moves, or bad English", arguments: english)
  func saysEnglish(cents: Int64, expected: String) {
    #expect(words(cents, "EUR", "en") == expected)
  }

  static let german: [(cents: Int64, words: String)] = [
    (0, "null Euro und 00 Cent"),
    (101, "ein Euro und 01 Cent"),
    (1_600, "sechzehn Euro und 00 Cent"),
    (1_700, "siebzehn Euro und 00 Cent"),
    (2_100, "einundzwanzig Euro und 00 Cent"),
    (6_677, "sechsundsechzig Euro und 77 Cent"),
    (10_100, "einhunderteins Euro und 00 Cent"),
    (100_000, "eintausend Euro und 00 Cent"),
    (123_456, "eintausendzweihundertvierunddreißig Euro und 56 Cent"),
    (10_100_000, "einhunderteintausend Euro und 00 Cent"),
    (100_000_000, "eine Million Euro und 00 Cent"),
    (210_030_000, "zwei Millionen einhunderttausenddreihundert Euro und 00 Cent"),
    (10_100_000_000, "einhunderteine Millionen Euro und 00 Cent"),
    (100_000_000_000, "eine Milliarde Euro und 00 Cent"),
    (-200, "minus zwei Euro und 00 Cent"),
    (
      .max,
      "zweiundneunzig Billiarden zweihundertdreiunddreißig Billionen siebenhundertzwanzig "
        + "Milliarden dreihundertachtundsechzig Millionen "
        + "fünfhundertsiebenundvierzigtausendsiebenhundertachtundfünfzig Euro und 07 Cent"
    ),
  ]

  @Test("German: an order says another sum than it moves, or bad German", arguments: german)
  func saysGerman(cents: Int64, expected: String) {
    #expect(words(cents, "EUR", "de") == expected)
  }

  static let russian: [(kopecks: Int64, words: String)] = [
    (0, "ноль рублей 00 копеек"),
    (101, "один рубль 01 копейка"),
    (202, "два рубля 02 копейки"),
    (505, "пять рублей 05 копеек"),
    (1_111, "одиннадцать рублей 11 копеек"),
    (1_412, "четырнадцать рублей 12 копеек"),
    (2_121, "двадцать один рубль 21 копейка"),
    (11_200, "сто двенадцать рублей 00 копеек"),
    (123_456, "одна тысяча двести тридцать четыре рубля 56 копеек"),
    (200_000, "две тысячи рублей 00 копеек"),
    (1_200_000, "двенадцать тысяч рублей 00 копеек"),
    (2_100_000, "двадцать одна тысяча рублей 00 копеек"),
    (4_200_000, "сорок две тысячи рублей 00 копеек"),
    (100_000_000, "один миллион рублей 00 копеек"),
    (200_000_000, "два миллиона рублей 00 копеек"),
    (500_000_100, "пять миллионов один рубль 00 копеек"),
    (-100, "минус один рубль 00 копеек"),
    (
      .max,
      "девяносто два квадриллиона двести тридцать три триллиона семьсот двадцать миллиардов "
        + "триста шестьдесят восемь миллионов пятьсот сорок семь тысяч семьсот пятьдесят восемь "
        + "рублей 07 копеек"
    ),
  ]

  @Test("Russian: an order says another sum than it moves, or bad Russian", arguments: russian)
  func saysRussian(kopecks: Int64, expected: String) {
    #expect(words(kopecks, "RUB", "ru") == expected)
  }

  static let polish: [(grosze: Int64, words: String)] = [
    (0, "zero złotych 00/100"),
    (101, "jeden złoty 01/100"),
    (200, "dwa złote 00/100"),
    (500, "pięć złotych 00/100"),
    (1_200, "dwanaście złotych 00/100"),
    (2_100, "dwadzieścia jeden złotych 00/100"),
    (2_200, "dwadzieścia dwa złote 00/100"),
    (10_200, "sto dwa złote 00/100"),
    (11_300, "sto trzynaście złotych 00/100"),
    (123_456, "jeden tysiąc dwieście trzydzieści cztery złote 56/100"),
    (200_000, "dwa tysiące złotych 00/100"),
    (1_400_000, "czternaście tysięcy złotych 00/100"),
    (2_100_000, "dwadzieścia jeden tysięcy złotych 00/100"),
    (2_400_000, "dwadzieścia cztery tysiące złotych 00/100"),
    (100_000_000, "jeden milion złotych 00/100"),
    (300_000_000_000, "trzy miliardy złotych 00/100"),
    (-500, "minus pięć złotych 00/100"),
    (
      .max,
      "dziewięćdziesiąt dwa biliardy dwieście trzydzieści trzy biliony siedemset dwadzieścia "
        + "miliardów trzysta sześćdziesiąt osiem milionów pięćset czterdzieści siedem tysięcy "
        + "siedemset pięćdziesiąt osiem złotych 07/100"
    ),
  ]

  @Test("Polish: an order says another sum than it moves, or bad Polish", arguments: polish)
  func saysPolish(grosze: Int64, expected: String) {
    #expect(words(grosze, "PLN", "pl") == expected)
  }

  static let foreign: [(minor: Int64, code: String, language: String, words: String)] = [
    (2_102, "PLN", "lv", "divdesmit viens zlots, 02 graši"),
    (1_121, "RUB", "lv", "vienpadsmit rubļi, 21 kapeika"),
    (300, "CHF", "lv", "trīs CHF, 00/100"),
    (2_201, "PLN", "en", "twenty-two zlotys and 01 grosz"),
    (102, "RUB", "en", "one rouble and 02 kopecks"),
    (1_234, "CHF", "en", "twelve CHF and 34/100"),
    (102, "PLN", "de", "ein Zloty und 02 Groszy"),
    (101, "RUB", "de", "ein Rubel und 01 Kopeke"),
    (100, "CHF", "de", "ein CHF und 00/100"),
    (123_422, "EUR", "ru", "одна тысяча двести тридцать четыре евро 22 цента"),
    (101, "PLN", "ru", "один злотый 01 грош"),
    (2_202, "PLN", "ru", "двадцать два злотых 02 гроша"),
    (100, "CHF", "ru", "один CHF 00/100"),
    (100, "EUR", "pl", "jedno euro 00/100"),
    (2_150, "EUR", "pl", "dwadzieścia jeden euro 50/100"),
    (300, "RUB", "pl", "trzy ruble 00/100"),
    (100, "CHF", "pl", "jeden CHF 00/100"),
    (1_234, "JPY", "en", "one thousand two hundred thirty-four JPY"),
    (
      .max, "JPY", "pl",
      "dziewięć trylionów dwieście dwadzieścia trzy biliardy trzysta "
        + "siedemdziesiąt dwa biliony trzydzieści sześć miliardów osiemset pięćdziesiąt cztery "
        + "miliony siedemset siedemdziesiąt pięć tysięcy osiemset siedem JPY"
    ),
    (1_000_000_000_000_000_001, "JPY", "lv", "viens kvintiljons viens JPY"),
    (1_000_000_000_000_000_001, "JPY", "de", "eine Trillion eins JPY"),
    (12_345, "KWD", "lv", "divpadsmit KWD, 345/1000"),
    (12_005, "KWD", "ru", "двенадцать KWD 005/1000"),
  ]

  @Test("a foreign currency is named, counted or divided wrongly", arguments: foreign)
  func saysForeign(minor: Int64, code: String, language: String, expected: String) {
    #expect(words(minor, code, language) == expected)
  }

  @Test("a language without words of its own leaves an order without a sum")
  func otherLanguage() {
    #expect(words(150, "EUR", "et") == "one euro and 50 cents")
  }

  @Test(
    "two different sums are said in the same words",
    arguments: ["lv", "en", "de", "ru", "pl"])
  func distinct(language: String) {
    let sums = (0..<20_000).map { Int64($0) * 104_729 }
    let texts = Set(sums.compactMap { words($0, "EUR", language) })
    #expect(texts.count == sums.count)
  }
}
