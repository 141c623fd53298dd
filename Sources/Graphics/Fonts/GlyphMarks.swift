/// The marks of letters, as dots of the rows they take.
enum GlyphMark: CaseIterable {
  case acute, grave, circumflex, caron, breve, macron, tilde, diaeresis, dotAbove, ring
  case doubleAcute, turnedComma, comma, cedilla, ogonek

  /// The dots, `#` for black.
  var dots: [String] {
    switch self {
    case .acute: [".......##...", "......##....", ".....##....."]
    case .grave: ["...##.......", "....##......", ".....##....."]
    case .circumflex: ["....####....", "...##..##...", "..##....##.."]
    case .caron: ["..##....##..", "...##..##...", "....####...."]
    case .breve: ["..##....##..", "..##....##..", "...######..."]
    case .macron: ["............", "..########..", "..########.."]
    case .tilde: ["...###..##..", "..##.##.##..", "..##..###..."]
    case .diaeresis: ["..##....##..", "..##....##..", "............"]
    case .dotAbove: [".....##.....", ".....##.....", "............"]
    case .ring: [".....##.....", "....#..#....", ".....##....."]
    case .doubleAcute: ["....##..##..", "...##..##...", "..##..##...."]
    case .turnedComma: ["......##....", ".....##.....", ".....##....."]
    case .comma: [".....##.....", ".....##.....", "....##......"]
    case .cedilla: [".....##.....", "......##....", "....###....."]
    case .ogonek: ["........##..", ".......##...", ".......##...", "........###."]
    }
  }

  /// The upper row of the mark.
  ///
  /// - Parameter isSmall: whether the letter is only as high as an x.
  func row(onSmall isSmall: Bool) -> Int {
    switch self {
    case .comma: 21
    case .cedilla, .ogonek: 20
    default: isSmall ? 4 : 0
    }
  }

  /// The letters with this mark, each before the one it is made of.
  var letters: String {
    switch self {
    case .acute: "ÁAÉEÍIÓOÚUÝYĆCŃNŚSŹZáaéeíıóoúuýyćcńnśsźz"
    case .grave: "ÀAÈEÌIÒOÙUàaèeìıòoùu"
    case .circumflex: "ÂAÊEÎIÔOÛUâaêeîıôoûu"
    case .caron: "ČCĎDĚEŇNŘRŠSŤTŽZčcěeňnřršsžz"
    case .breve: "ĂAĞGăağgЙИйи"
    case .macron: "ĀAĒEĪIŌOŪUāaēeīıōoūu"
    case .tilde: "ÃAÑNÕOãañnõo"
    case .diaeresis: "ÄAËEÏIÖOÜUŸYäaëeïıöoüuÿyЁEёeЇIїı"
    case .dotAbove: "ĖEĠGİIŻZėeżz"
    case .ring: "ÅAŮUåaůu"
    case .doubleAcute: "ŐOŰUőoűu"
    case .turnedComma: "ģg"
    case .comma: "ĢGĶKĻLŅNŖRȘSȚTķkļlņnŗrșsțt"
    case .cedilla: "ÇCŞSŢTçcşsţt"
    case .ogonek: "ĄAĘEĮIŲUąaęeįiųu"
    }
  }
}
