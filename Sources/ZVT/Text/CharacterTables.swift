/// The high halves of the sets of eight bits, row by row; line ends in the literals have no
/// meaning.
///
/// U+FFFD stands for a byte without a character. Sources: Unicode's tables of ISO 8859 and CP437.
enum CharacterTables {
  /// Code page 437 from 80 on.
  static let cp437 = scalars(
    """
    ÇüéâäàåçêëèïîìÄÅ
    ÉæÆôöòûùÿÖÜ¢£¥₧ƒ
    áíóúñÑªº¿⌐¬½¼¡«»
    ░▒▓│┤╡╢╖╕╣║╗╝╜╛┐
    └┴┬├─┼╞╟╚╔╩╦╠═╬╧
    ╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀
    αßΓπΣσµτΦΘΩδ∞φε∩
    ≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u{A0}
    """)

  /// A part of ISO 8859 from A0 on; all U+FFFD for a part that does not exist.
  static func iso8859(_ part: UInt8) -> [Unicode.Scalar] {
    let index = Int(part) - 1
    return parts.indices.contains(index) ? parts[index] : unknown
  }

  private static let unknown = [Unicode.Scalar](repeating: "\u{FFFD}", count: 96)

  private static let parts: [[Unicode.Scalar]] = texts.map {
    $0.isEmpty ? unknown : scalars($0)
  }

  private static func scalars(_ text: String) -> [Unicode.Scalar] {
    text.unicodeScalars.filter { $0 != "\n" }
  }

  /// The parts 1 to 16; part 12 was never made.
  private static let texts = [
    """
    \u{A0}¡¢£¤¥¦§¨©ª«¬\u{AD}®¯
    °±²³´µ¶·¸¹º»¼½¾¿
    ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏ
    ÐÑÒÓÔÕÖ×ØÙÚÛÜÝÞß
    àáâãäåæçèéêëìíîï
    ðñòóôõö÷øùúûüýþÿ
    """,
    """
    \u{A0}Ą˘Ł¤ĽŚ§¨ŠŞŤŹ\u{AD}ŽŻ
    °ą˛ł´ľśˇ¸šşťź˝žż
    ŔÁÂĂÄĹĆÇČÉĘËĚÍÎĎ
    ĐŃŇÓÔŐÖ×ŘŮÚŰÜÝŢß
    ŕáâăäĺćçčéęëěíîď
    đńňóôőö÷řůúűüýţ˙
    """,
    """
    \u{A0}Ħ˘£¤\u{FFFD}Ĥ§¨İŞĞĴ\u{AD}\u{FFFD}Ż
    °ħ²³´µĥ·¸ışğĵ½\u{FFFD}ż
    ÀÁÂ\u{FFFD}ÄĊĈÇÈÉÊËÌÍÎÏ
    \u{FFFD}ÑÒÓÔĠÖ×ĜÙÚÛÜŬŜß
    àáâ\u{FFFD}äċĉçèéêëìíîï
    \u{FFFD}ñòóôġö÷ĝùúûüŭŝ˙
    """,
    """
    \u{A0}ĄĸŖ¤ĨĻ§¨ŠĒĢŦ\u{AD}Ž¯
    °ą˛ŗ´ĩļˇ¸šēģŧŊžŋ
    ĀÁÂÃÄÅÆĮČÉĘËĖÍÎĪ
    ĐŅŌĶÔÕÖ×ØŲÚÛÜŨŪß
    āáâãäåæįčéęëėíîī
    đņōķôõö÷øųúûüũū˙
    """,
    """
    \u{A0}ЁЂЃЄЅІЇЈЉЊЋЌ\u{AD}ЎЏ
    АБВГДЕЖЗИЙКЛМНОП
    РСТУФХЦЧШЩЪЫЬЭЮЯ
    абвгдежзийклмноп
    рстуфхцчшщъыьэюя
    №ёђѓєѕіїјљњћќ§ўџ
    """,
    """
    \u{A0}\u{FFFD}\u{FFFD}\u{FFFD}¤\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}
    \u{FFFD}،\u{AD}\u{FFFD}\u{FFFD}
    \u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}
    \u{FFFD}؛\u{FFFD}\u{FFFD}\u{FFFD}؟
    \u{FFFD}ءآأؤإئابةتثجحخد
    ذرزسشصضطظعغ\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}
    ـفقكلمنهوىي\u{64B}\u{64C}\u{64D}\u{64E}\u{64F}
    \u{650}\u{651}\u{652}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}
    \u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}
    """,
    """
    \u{A0}‘’£€₯¦§¨©ͺ«¬\u{AD}\u{FFFD}―
    °±²³΄΅Ά·ΈΉΊ»Ό½ΎΏ
    ΐΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟ
    ΠΡ\u{FFFD}ΣΤΥΦΧΨΩΪΫάέήί
    ΰαβγδεζηθικλμνξο
    πρςστυφχψωϊϋόύώ\u{FFFD}
    """,
    """
    \u{A0}\u{FFFD}¢£¤¥¦§¨©×«¬\u{AD}®¯
    °±²³´µ¶·¸¹÷»¼½¾\u{FFFD}
    \u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}
    \u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}
    \u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}
    \u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}‗
    אבגדהוזחטיךכלםמן
    נסעףפץצקרשת\u{FFFD}\u{FFFD}\u{200E}\u{200F}\u{FFFD}
    """,
    """
    \u{A0}¡¢£¤¥¦§¨©ª«¬\u{AD}®¯
    °±²³´µ¶·¸¹º»¼½¾¿
    ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏ
    ĞÑÒÓÔÕÖ×ØÙÚÛÜİŞß
    àáâãäåæçèéêëìíîï
    ğñòóôõö÷øùúûüışÿ
    """,
    """
    \u{A0}ĄĒĢĪĨĶ§ĻĐŠŦŽ\u{AD}ŪŊ
    °ąēģīĩķ·ļđšŧž―ūŋ
    ĀÁÂÃÄÅÆĮČÉĘËĖÍÎÏ
    ÐŅŌÓÔÕÖŨØŲÚÛÜÝÞß
    āáâãäåæįčéęëėíîï
    ðņōóôõöũøųúûüýþĸ
    """,
    """
    \u{A0}กขฃคฅฆงจฉชซฌญฎฏ
    ฐฑฒณดตถทธนบปผฝพฟ
    ภมยรฤลฦวศษสหฬอฮฯ
    ะ\u{E31}าำ\u{E34}\u{E35}\u{E36}\u{E37}\u{E38}\u{E39}\u{E3A}\u{FFFD}\u{FFFD}\u{FFFD}
    \u{FFFD}฿
    เแโใไๅๆ\u{E47}\u{E48}\u{E49}\u{E4A}\u{E4B}\u{E4C}\u{E4D}\u{E4E}๏
    ๐๑๒๓๔๕๖๗๘๙๚๛\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}
    """,
    "",
    """
    \u{A0}”¢£¤„¦§Ø©Ŗ«¬\u{AD}®Æ
    °±²³“µ¶·ø¹ŗ»¼½¾æ
    ĄĮĀĆÄÅĘĒČÉŹĖĢĶĪĻ
    ŠŃŅÓŌÕÖ×ŲŁŚŪÜŻŽß
    ąįāćäåęēčéźėģķīļ
    šńņóōõö÷ųłśūüżž’
    """,
    """
    \u{A0}Ḃḃ£ĊċḊ§Ẁ©ẂḋỲ\u{AD}®Ÿ
    ḞḟĠġṀṁ¶ṖẁṗẃṠỳẄẅṡ
    ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏ
    ŴÑÒÓÔÕÖṪØÙÚÛÜÝŶß
    àáâãäåæçèéêëìíîï
    ŵñòóôõöṫøùúûüýŷÿ
    """,
    """
    \u{A0}¡¢£€¥Š§š©ª«¬\u{AD}®¯
    °±²³Žµ¶·ž¹º»ŒœŸ¿
    ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏ
    ÐÑÒÓÔÕÖ×ØÙÚÛÜÝÞß
    àáâãäåæçèéêëìíîï
    ðñòóôõö÷øùúûüýþÿ
    """,
    """
    \u{A0}ĄąŁ€„Š§š©Ș«Ź\u{AD}źŻ
    °±ČłŽ”¶·žčș»ŒœŸż
    ÀÁÂĂÄĆÆÇÈÉÊËÌÍÎÏ
    ĐŃÒÓÔŐÖŚŰÙÚÛÜĘȚß
    àáâăäćæçèéêëìíîï
    đńòóôőöśűùúûüęțÿ
    """,
  ]
}
