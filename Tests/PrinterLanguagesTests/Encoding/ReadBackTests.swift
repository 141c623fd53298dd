import PrinterLanguages
import Receipts
import Setup
import Testing

/// What an independent decoder makes of the bytes is what the plain text of the page says.
@Suite("Pages read back from their bytes")
struct ReadBackTests {
  @Test(
    "a printer would print another text than the preview shows",
    arguments: try PrinterProfiles.all)
  func text(_ profile: PrinterProfile) throws {
    guard profile.language != .stargraphic else { return }
    let encoder = PageEncoder(profile: profile)
    for seed in 1...25 {
      var pages = RandomPages(profile, seed: UInt64(seed))
      let page = pages.next()
      let printed = PaperTranscript(of: try encoder.encode(page).bytes, profile: profile)
      #expect(solidLines(printed.spacedText) == solidLines(PageText.text(of: page)))
    }
  }

  @Test("bytes would be sent that no manual explains", arguments: try PrinterProfiles.all)
  func explained(_ profile: PrinterProfile) throws {
    for seed in 26...40 {
      var pages = RandomPages(profile, seed: UInt64(seed))
      let bytes = try PageEncoder(profile: profile).encode(pages.next()).bytes
      let items =
        profile.language == .escpos
        ? ESCPOSDecoder.decode(bytes, profile: profile)
        : StarDecoder.decode(bytes, profile: profile)
      let odd = items.first {
        $0.kind == .unknown || $0.kind == .incomplete || !$0.findings.isEmpty
      }
      #expect(odd == nil)
    }
  }

  /// The lines without blank ones: those are feeds before a cut as well.
  private func solidLines(_ text: String) -> [Substring] {
    text.split(separator: "\n").filter { line in line.contains { $0 != " " } }
  }
}

/// Pages of rows, rules, edges and cuts in all styles, with characters that the printer has.
private struct RandomPages {
  private let profile: PrinterProfile
  private let letters: [Unicode.Scalar]
  private var dice: Dice

  init(_ profile: PrinterProfile, seed: UInt64) {
    self.profile = profile
    dice = Dice(seed: seed)
    let wanted = CodePageTests.alphabets.joined() + "abc 12,5€„”–№×§°"
    letters = wanted.unicodeScalars.filter { profile.shown(String($0))?.text == String($0) }
  }

  mutating func next() -> Page {
    let contents = (0..<14).map { _ in content() }
    return .of(contents, columns: profile.columns, isSpaced: dice.roll(2) == 0)
  }

  private mutating func content() -> Block.Content {
    switch dice.roll(8) {
    case 0: return .rule(Rule(left: dice.roll(5), width: 1 + dice.roll(20)))
    case 1:
      let above = Edge.Columns(left: dice.roll(4), widths: [1 + dice.roll(5), 1 + dice.roll(7)])
      let below = Edge.Columns(left: dice.roll(4), widths: [1 + dice.roll(9)])
      return .edge(Edge(kind: .junction, above: above, below: below))
    case 2: return .cut
    default: return row(isBoxed: dice.roll(4) == 0)
    }
  }

  private mutating func row(isBoxed: Bool) -> Block.Content {
    var cells: [Cell] = []
    var height = 1
    var place = isBoxed ? 1 : dice.roll(4)
    for _ in 0...dice.roll(3) {
      let style = style()
      let text = (0..<dice.roll(6)).map { _ in letters[dice.roll(letters.count)] }
      let width = max(1, text.count * style.widthScale)
      guard place + width + 1 < profile.columns else { continue }
      let runs = text.isEmpty ? [] : [Run(text, style)]
      cells.append(Cell(x: 2 * place, width: width, isBlank: text.isEmpty, runs: runs))
      height = max(height, style.heightScale)
      place += width + 1
    }
    let verticals = isBoxed && !cells.isEmpty ? cells.map(\.width) : nil
    return .row(cells, height: height, verticals: verticals, isTight: isBoxed)
  }

  private mutating func style() -> Style {
    var style = Style.level(dice.roll(2) * dice.roll(8))
    style.isEmphasised = dice.roll(3) == 0
    style.isUnderlined = dice.roll(3) == 0
    style.isInverse = dice.roll(4) == 0
    return style
  }
}
