import PrinterLanguages
import Receipts
import Setup
import Stationery
import Testing

/// From values to bytes and back: a decoder of its own reads what every printer puts on paper.
@Suite("Paper read back from bytes")
struct PaperReadBackTests {
  /// One printer of each language, on which every template is read back; on the others it is the
  /// receipt and the page of all letters.
  private static let thorough = ["epson-tm-t20iii", "pos-5890", "star-tsp100iv"]

  @Test(
    "a customer would get another text than the page says",
    arguments: PrinterProfiles.ids)
  func pages(profile: String) throws {
    let printer = PaperPrinter(try PrinterProfiles.load(profile))
    let isThorough = Self.thorough.contains(profile)
    for language in Wording.languages {
      for name in isThorough ? TemplateName.allCases : [.sale, .testPage] {
        let template = try PaperSamples.template(name)
        let page = try printer.page(template, try PaperSamples.values(name, language))
        let printed = try printer.printed(page)
        #expect(printed.oddities == [], "\(name) in \(language)")
        #expect(printed.pieces == printer.expected(page), "\(name) in \(language)")
        #expect(printed.paper.qrCodes.allSatisfy { page.codes.contains($0.data) })
        #expect(printed.paper.pulses == [], "\(name) in \(language)")
        let opens = page.blocks.contains { $0.content == .device(.drawer) }
        #expect(printed.pulses == (opens ? 1 : 0), "\(name) in \(language)")
      }
    }
  }

  private static let signs = "€„”“–—"
  private static let letters =
    "ĀČĒĢĪĶĻŅŠŪŽāčēģīķļņšūžĄĆĘŁŃÓŚŹŻąćęłńóśźżÄÖÜẞäöüß"
    + "АБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯабвгдеёжзийклмнопрстуфхцчшщъыьэюя" + signs

  @Test(
    "a letter of our languages would come out as another one, or as a question mark",
    arguments: PrinterProfiles.ids)
  func letters(id: String) throws {
    let profile = try PrinterProfiles.load(id)
    let printer = PaperPrinter(profile)
    let template = try #require(
      Template.parse("<{{letter}}> |", named: "letter", mode: .strict).template)
    for letter in Self.letters.unicodeScalars.map(String.init) {
      let page = try printer.page(template, ["letter": .text(letter)])
      let printed = try printer.printed(page)
      switch printed.pieces.first {
      case .line("<\(letter)>"): #expect(printed.notes == [], "\(letter)")
      case .line(let other):
        // Signs have look-alikes everywhere, letters only where the profile says so.
        #expect(other.hasPrefix("<") && other.hasSuffix(">"), "\(letter)")
        #expect(!other.contains("?"), "\(letter)")
        #expect(Self.signs.contains(letter) || profile.fallback == .transliterate, "\(letter)")
      case .drawing:
        #expect(profile.language == .stargraphic || printed.notes == [.rasterRow], "\(letter)")
        #expect(profile.language == .stargraphic || profile.fallback == .raster, "\(letter)")
      case .cut, nil: Issue.record("\(letter) is not printed")
      }
    }
  }

  /// What people type, and what others send who mean harm; none of it may do more than print.
  private static let hostile = [
    "A|B", "{x:1B7000}", "{command: drawer}", "---", "===", "^^^X", "_", "\"", "`", "~", "\\",
    "\\x1b", " a ", "", "two\nlines", "}}", "{{total.payable}}", "{{/lines}}", "\t|\t",
    "{width: 0}",
    "\u{1B}p\u{0}\u{19}\u{FA}", "\u{10}\u{14}\u{1}\u{0}\u{1}", "\u{1D}V\u{0}", "\u{7}\u{1C}",
    "\u{85}x\u{9B}", "\u{202E}abc\u{2066}", "e\u{301}\u{327}", "漢字 🧾",
    String(repeating: "garš vārds ", count: 455), String(repeating: "ā", count: 5000),
  ]

  @Test(
    "what somebody typed would open the drawer, cut the paper, or push a line off the receipt",
    arguments: ["epson-tm-t20iii", "pos-5890", "star-tsp650ii"])
  func hostileValues(id: String) throws {
    let printer = PaperPrinter(try PrinterProfiles.load(id))
    let template = try PaperSamples.template(.sale)
    // The code holds the document's own number, which nobody types.
    let names = try PaperSamples.values(.sale, "lv").textNames
      .filter { template.names.contains($0) && $0 != "doc.qr" }
    // Every text in all fields at once, the two very long ones on one printer; then another text in
    // each field alone.
    for text in Self.hostile where text.utf8.count < 1000 || id == Self.thorough[0] {
      try compare(names, text, template, printer)
    }
    for (index, name) in names.enumerated() {
      try compare([name], Self.hostile[index % Self.hostile.count], template, printer)
    }
  }

  /// Holds paper with a hostile text against the same paper with a harmless one.
  private func compare(
    _ names: [String], _ text: String, _ template: Template, _ printer: PaperPrinter
  ) throws {
    let values = try PaperSamples.values(.sale, "lv")
    let calm = try printer.printed(
      printer.page(template, values.replacing(names, with: PrintedPaper.harmless)))
    let printed = try printer.printed(
      printer.page(template, values.replacing(names, with: text)))
    let place = Comment(rawValue: "\(names): \(text.debugDescription.prefix(40))")
    #expect(printed.oddities == [], place)
    #expect(printed.paper.pulses == [], place)
    #expect(printed.pulses == calm.pulses, place)
    #expect(printed.deeds == calm.deeds, place)
    // A text that is gone takes its own lines along; a picture has no words to look for.
    guard !text.isEmpty, printed.notes == calm.notes else { return }
    #expect(calm.words.subtracting(printed.words) == [:], place)
  }
}

/// A printer of a profile, as far as bytes show what it does.
private struct PaperPrinter {
  let encoder: PageEncoder

  init(_ profile: PrinterProfile) { encoder = PageEncoder(profile: profile) }

  func page(_ template: Template, _ values: Values) throws -> Page {
    try template.page(values, encoder.layoutOptions)
  }

  func printed(_ page: Page) throws -> PrintedPaper {
    PrintedPaper(try encoder.encode(page), encoder.profile)
  }

  /// What should stand on the paper: the text of the page, line by line, with drawings where it has
  /// symbols, and rows that the printer has no characters for.
  func expected(_ page: Page) -> [PrintedPaper.Piece] {
    let drawsAll = encoder.profile.language == .stargraphic
    let pieces = page.blocks.flatMap { block -> [PrintedPaper.Piece] in
      switch block.content {
      case .row(let row) where row.isRaster: [.drawing]
      case .row, .rule, .edge:
        drawsAll
          ? [.drawing]
          : PrintedPaper.lines(
            PageText.text(
              of: Page(columns: page.columns, isSpaced: page.isSpaced, blocks: [block])))
      case .image, .qr, .barcode: [.drawing]
      case .cut: [.cut]
      case .device: []
      }
    }
    return PrintedPaper.joined(pieces + (encoder.profile.cutter.isPresent ? [.cut] : []))
  }
}

/// What a decoder makes of the bytes of a page.
private struct PrintedPaper {
  /// The text that stands where another one tries to do harm: a sign that no receipt has.
  static let harmless = "@"

  enum Piece: Hashable {
    case line(String)
    /// A picture, or a symbol that the printer draws itself.
    case drawing
    case cut
  }

  let paper: PaperTranscript
  /// What stands on the paper from top to bottom.
  let pieces: [Piece]
  /// Bytes that no manual explains, and what a technician should look at.
  let oddities: [String]
  /// How often each command was sent that does more than set text.
  let deeds: [String: Int]
  /// How many pulses the page sends to the drawer.
  let pulses: Int
  let notes: [EncodedPage.Note.Kind]

  init(_ page: EncodedPage, _ profile: PrinterProfile) {
    let isStar = profile.language != .escpos
    let items =
      isStar
      ? StarDecoder.decode(page.bytes, profile: profile)
      : ESCPOSDecoder.decode(page.bytes, profile: profile)
    oddities = items.filter {
      $0.kind == .unknown || $0.kind == .incomplete || !$0.findings.isEmpty
    }.map { "\($0.kind) at \($0.offset): \($0.mnemonic) \($0.findings)" }
    deeds = items.reduce(into: [:]) { [setting = Self.setting] deeds, item in
      guard item.kind == .command || item.kind == .realtime,
        !setting.contains(item.mnemonic)
      else { return }
      deeds[item.mnemonic, default: 0] += 1
    }
    paper = PaperTranscript(of: page.bytes, profile: profile)
    pieces = Self.pieces(of: paper)
    pulses = PaperTranscript(of: page.pulse, profile: profile).pulses.count
    notes = page.notes.map(\.kind)
  }

  private static func pieces(of paper: PaperTranscript) -> [Piece] {
    joined(
      paper.entries.flatMap { entry -> [Piece] in
        switch entry {
        case .line(let line): lines(line.spaced + "\n")
        case .picture, .qr, .barcode: [.drawing]
        case .cut: [.cut]
        case .feed, .pulse, .beep: []
        }
      })
  }

  /// Lines of text without blanks at their ends.
  static func lines(_ text: String) -> [Piece] {
    text.split(separator: "\n", omittingEmptySubsequences: false).dropLast().map { line in
      .line(String(line.reversed().drop { $0 == " " }.reversed()))
    }
  }

  /// Drawings that follow each other are one, because strips of pictures touch; blank lines at the
  /// end and before a cut are no lines but the way to the blade.
  static func joined(_ pieces: [Piece]) -> [Piece] {
    var joined: [Piece] = []
    for piece in pieces where piece != .drawing || joined.last != .drawing {
      while piece == .cut, joined.last == .line("") { joined.removeLast() }
      joined.append(piece)
    }
    while joined.last == .line("") { joined.removeLast() }
    return joined
  }

  /// The commands that set text and its looks, move to the next line or draw rows: how many there
  /// are depends on the text.
  private static let setting: Set<String> = [
    "LF", "ESC t", "ESC E", "ESC F", "ESC -", "ESC 4", "ESC 5", "ESC i", "ESC GS t", "GS !", "GS B",
    "GS v 0", "ESC k", "ESC z", "ESC 0",
  ]

  /// How often each word stands on the paper, those with the harmless text left out.
  var words: [Substring: Int] {
    pieces.reduce(into: [:]) { words, piece in
      guard case .line(let line) = piece else { return }
      for word in line.split(separator: " ") where !word.contains(Self.harmless) {
        words[word, default: 0] += 1
      }
    }
  }
}

extension [Substring: Int] {
  /// What is left when each of the others is taken away as often as it is there.
  fileprivate func subtracting(_ others: [Substring: Int]) -> [Substring: Int] {
    reduce(into: [:]) { rest, word in
      let left = word.value - (others[word.key] ?? 0)
      if left > 0 { rest[word.key] = left }
    }
  }
}

extension Page {
  /// What stands in the QR codes of the page.
  fileprivate var codes: [[UInt8]] {
    blocks.compactMap { if case .qr(let code) = $0.content { code.data } else { nil } }
  }
}

extension Values {
  /// The names of the texts, those of lists included; words are ours.
  fileprivate var textNames: [String] {
    var names: Set<String> = []
    for (name, value) in base.merging(entries, uniquingKeysWith: { $1 })
    where !name.hasPrefix("w.") {
      switch value {
      case .text: names.insert(name)
      case .list(let elements): names.formUnion(elements.flatMap(\.textNames))
      case .money, .flag: break
      }
    }
    return names.sorted()
  }

  /// The values with another text under some names.
  fileprivate func replacing(_ names: [String], with text: String) -> Values {
    func replace(_ key: String, _ value: Value) -> Value {
      switch value {
      case .text: names.contains(key) ? .text(text) : value
      case .list(let elements): .list(elements.map { $0.replacing(names, with: text) })
      case .money, .flag: value
      }
    }
    func replaceAll(_ values: [String: Value]) -> [String: Value] {
      values.reduce(into: [:]) { $0[$1.key] = replace($1.key, $1.value) }
    }
    return Values(replaceAll(entries), over: replaceAll(base))
  }
}

/// Documents of an ordinary day.
private enum PaperSamples {
  private static let samples = Result {
    try Wording.languages.reduce(into: [String: SampleValues]()) { samples, language in
      samples[language] = SampleValues(
        pack: try CountryPacks.load("LV"), wording: try Wording.carried(language))
    }
  }

  private static let templates = TemplateName.allCases.reduce(into: [TemplateName: Template]()) {
    $0[$1] = Template.parse($1.carried, named: $1.fileName, mode: .strict).template
  }

  static func values(_ name: TemplateName, _ language: String) throws -> Values {
    try #require(samples.get()[language]).values(for: name)
  }

  static func template(_ name: TemplateName) throws -> Template {
    try #require(templates[name])
  }
}
