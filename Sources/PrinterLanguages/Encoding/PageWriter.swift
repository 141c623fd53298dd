import Graphics
import Receipts

/// Writes the blocks of a page in a language of text, and remembers what the printer was told.
struct PageWriter<Language: TextLanguage> {
  let language: Language
  let profile: PrinterProfile
  let pages: PageSet
  let page: Page
  var out = CommandStream(capacity: 4096)
  var notes: [EncodedPage.Note] = []

  /// The style that the printer is in.
  var style = Style()
  /// The code page that the printer is in; nothing after a reset.
  var codePage: Int?
  /// How many characters' width the line has so far.
  var column = 0
  /// The characters beyond ASCII of a row: room that is used again for each row.
  var wide: [Unicode.Scalar] = []
  private var isTight: Bool
  private var alignment: UInt8 = 0
  private var hasPulse = false
  private var hasPrinted = false

  init(_ language: Language, _ profile: PrinterProfile, _ pages: PageSet, _ page: Page) {
    self.language = language
    self.profile = profile
    self.pages = pages
    self.page = page
    isTight = !page.isSpaced
  }

  /// Writes the whole page.
  ///
  /// - Parameter cuts: whether the paper is cut behind the last line.
  mutating func encode(cuts: Bool) throws(EncodingError) -> EncodedPage {
    language.start(isSpaced: page.isSpaced, &out)
    for block in page.blocks { try write(block) }
    if cuts, hasPrinted { cut() }
    return EncodedPage(
      bytes: out.bytes, pulse: hasPulse ? PrinterCommands.pulse(for: profile) : [],
      payloads: out.payloads, notes: notes)
  }

  private mutating func write(_ block: Block) throws(EncodingError) {
    switch block.content {
    case .row(let row): try write(row, block)
    case .rule(let rule):
      startLine(isTight: false)
      put(spaces: rule.left)
      put("-", times: rule.width)
      endLine()
    case .edge(let edge):
      startLine(isTight: true)
      put(edge.signs)
      endLine()
    case .cut: cut()
    case .image(let picture):
      try draw(picture.bitmap, left: picture.left, block)
    case .qr(let code):
      try write(language.symbol(code), left: code.left, width: code.size, block)
    case .barcode(let code):
      try write(language.symbol(code), left: code.left, width: code.symbol.width, block)
    case .device(.drawer): hasPulse = true
    case .device(.beep): language.beep(&out)
    }
  }

  /// Prepares for text: symbols may have left the line elsewhere.
  mutating func startLine(isTight tight: Bool) {
    setAlignment(0)
    setTight(tight || !page.isSpaced)
    column = 0
  }

  /// Prints the line.
  mutating func endLine() {
    out.put(.lineFeed)
    hasPrinted = true
  }

  private mutating func cut() {
    startLine(isTight: false)
    language.cut(
      lineAdvance: isTight ? Page.cellHeight : profile.lineSpacingDots, &out)
    hasPrinted = false
  }

  private mutating func setTight(_ tight: Bool) {
    guard tight != isTight else { return }
    language.setSpacing(isTight: tight, &out)
    isTight = tight
  }

  private mutating func setAlignment(_ place: UInt8) {
    guard place != alignment else { return }
    language.align(place, &out)
    alignment = place
  }
}

/// Pictures and symbols.
extension PageWriter {
  /// Prints a row as a picture.
  mutating func draw(_ row: Row, _ block: Block, missing: [Unicode.Scalar]) throws(EncodingError) {
    note(.rasterRow, missing, block)
    guard let bitmap = PageRaster.bitmap(of: block, in: page) else { return }
    try draw(bitmap, left: 0, block)
  }

  mutating func note(
    _ kind: EncodedPage.Note.Kind, _ characters: [Unicode.Scalar], _ block: Block
  ) {
    var text = String.UnicodeScalarView()
    for scalar in characters where !text.contains(scalar) { text.append(scalar) }
    notes.append(EncodedPage.Note(kind, String(text), line: block.line))
  }

  private mutating func draw(_ bitmap: Bitmap, left: Int, _ block: Block) throws(EncodingError) {
    try check(left: left, width: bitmap.width, block)
    setAlignment(0)
    let height = page.advance(of: block)
    if let tight = language.draw(bitmap, left: left, height: height, &out) { isTight = tight }
    hasPrinted = true
  }

  /// Lets the printer draw a symbol where it can and the symbol stands at one of its places, and
  /// draws it otherwise.
  private mutating func write(
    _ symbol: CommandStream?, left: Int, width: Int, _ block: Block
  ) throws(EncodingError) {
    try check(left: left, width: width, block)
    if let symbol, let place = place(left: left, width: width) {
      setAlignment(place)
      out.put(symbol)
      hasPrinted = true
    } else if let bitmap = PageRaster.bitmap(of: block, in: page) {
      try draw(bitmap, left: 0, block)
    }
  }

  /// Left, in the centre or right: 0, 1, 2, or nothing where it is none of them to a character.
  private func place(left: Int, width: Int) -> UInt8? {
    let room = profile.dotsPerLine - width
    return [0, room / 2, room].firstIndex { abs($0 - left) < Page.cellWidth }
      .map { UInt8($0) }
  }

  private func check(left: Int, width: Int, _ block: Block) throws(EncodingError) {
    guard left >= 0, left + width <= profile.dotsPerLine else {
      throw EncodingError(
        .symbolTooWide, line: block.line,
        detail: "\(left) + \(width) dots, the line has \(profile.dotsPerLine)")
    }
  }
}
