/// Plain Latin letters for those that a printer doesn't have.
///
/// Latin letters lose their marks, but German umlauts take an `e`. Russian follows the usage of
/// English road maps: `ж` zh, `х` kh, `ц` ts, `ч` ch, `ш` sh, `щ` shch, `ю` yu, `я` ya, no signs.
enum Transliteration {
  /// The letters that stand in, or nothing where the table has none; empty for `ъ` and `ь`.
  static func letters(for scalar: Unicode.Scalar) -> [Unicode.Scalar]? { table[scalar] }

  private static let latin: [(letters: String, text: String)] = [
    ("ÀÁÂÃÅĀĂĄ", "A"), ("àáâãåāăą", "a"), ("Ä", "Ae"), ("ä", "ae"), ("Æ", "AE"), ("æ", "ae"),
    ("ÇĆĈĊČ", "C"), ("çćĉċč", "c"), ("ĎĐÐ", "D"), ("ďđð", "d"),
    ("ÈÉÊËĒĔĖĘĚ", "E"), ("èéêëēĕėęě", "e"), ("ĜĞĠĢ", "G"), ("ĝğġģ", "g"), ("ĤĦ", "H"),
    ("ĥħ", "h"), ("ÌÍÎÏĨĪĬĮİ", "I"), ("ìíîïĩīĭįı", "i"), ("Ĵ", "J"), ("ĵ", "j"), ("Ķ", "K"),
    ("ķĸ", "k"), ("ĹĻĽĿŁ", "L"), ("ĺļľŀł", "l"), ("ÑŃŅŇŊ", "N"), ("ñńņňŉŋ", "n"),
    ("ÒÓÔÕØŌŎŐ", "O"), ("òóôõøōŏő", "o"), ("Ö", "Oe"), ("ö", "oe"), ("Œ", "OE"), ("œ", "oe"),
    ("ŔŖŘ", "R"), ("ŕŗř", "r"), ("ŚŜŞŠȘ", "S"), ("śŝşšșſ", "s"), ("ẞ", "SS"), ("ß", "ss"),
    ("ŢŤŦȚ", "T"), ("ţťŧț", "t"), ("Þ", "Th"), ("þ", "th"), ("ÙÚÛŨŪŬŮŰŲ", "U"),
    ("ùúûũūŭůűų", "u"), ("Ü", "Ue"), ("ü", "ue"), ("Ŵ", "W"), ("ŵ", "w"), ("ÝŶŸ", "Y"),
    ("ýŷÿ", "y"), ("ŹŻŽ", "Z"), ("źżž", "z"),
  ]

  private static let cyrillic: [(letters: String, text: String)] = [
    ("А", "A"), ("Б", "B"), ("В", "V"), ("ГҐ", "G"), ("Д", "D"), ("ЕЭ", "E"), ("Ё", "Yo"),
    ("Є", "Ye"), ("Ж", "Zh"), ("З", "Z"), ("ИІ", "I"), ("Ї", "Yi"), ("ЙЫ", "Y"), ("К", "K"),
    ("Л", "L"), ("М", "M"), ("Н", "N"), ("О", "O"), ("П", "P"), ("Р", "R"), ("С", "S"),
    ("Т", "T"), ("УЎ", "U"), ("Ф", "F"), ("Х", "Kh"), ("Ц", "Ts"), ("Ч", "Ch"), ("Ш", "Sh"),
    ("Щ", "Shch"), ("ЪЬ", ""), ("Ю", "Yu"), ("Я", "Ya"),
    ("а", "a"), ("б", "b"), ("в", "v"), ("гґ", "g"), ("д", "d"), ("еэ", "e"), ("ё", "yo"),
    ("є", "ye"), ("ж", "zh"), ("з", "z"), ("иі", "i"), ("ї", "yi"), ("йы", "y"), ("к", "k"),
    ("л", "l"), ("м", "m"), ("н", "n"), ("о", "o"), ("п", "p"), ("р", "r"), ("с", "s"),
    ("т", "t"), ("уў", "u"), ("ф", "f"), ("х", "kh"), ("ц", "ts"), ("ч", "ch"), ("ш", "sh"),
    ("щ", "shch"), ("ъь", ""), ("ю", "yu"), ("я", "ya"),
  ]

  private static let table = Dictionary(
    uniqueKeysWithValues: (latin + cyrillic).flatMap { row in
      row.letters.unicodeScalars.map { ($0, Array(row.text.unicodeScalars)) }
    })
}
