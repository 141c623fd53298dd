import Receipts

/// The part of a printer that puts marks on paper: it takes effects and keeps what is printed.
///
/// It follows the deviations of its profile, and holds no more than has arrived.
package struct PaperMachine: Sendable {
  /// Bytes of one command's data that are kept; what is beyond it is not printed.
  private static let keptDataMax = 2_000_000
  /// Rows of a picture that take the place of one line, when lines are counted.
  private static let rowsPerLine = 24

  let profile: PrinterProfile
  var page: ActivePage
  var line = LineBuffer()
  var look = TranscriptLine.Look()
  var alignment = PrinterEffect.Alignment.left
  var characterSpacing = 0
  var lineSpacing: Int?
  var leftMargin = 0
  var areaWidth: Int
  var pulseLength = (on: 200, off: 200)
  var stored: PictureStrip?
  var code = QRSettings()
  /// Dots that the paper moved since the last mark.
  var clearance = 0

  private var done: [PaperTranscript.Entry] = []
  private var strip: PictureStrip?
  private var rowCount = 0
  private var command: PrinterCommand?
  private var data: [UInt8] = []
  private var swallowsLineFeed = false
  private let fonts: [UInt8: PrinterProfile.Font]

  /// How many lines were printed; 24 rows of a picture count as one.
  package private(set) var linesPrinted = 0

  /// What is told before a QR code is printed.
  struct QRSettings: Hashable, Sendable {
    var model = 2
    var level: UInt8 = 0
    var cell = 3
    var data: [UInt8] = []
  }

  /// Blank paper in a printer of a profile.
  package init(profile: PrinterProfile) {
    self.profile = profile
    page = ActivePage(profile: profile)
    areaWidth = max(8, profile.dotsPerLine)
    let byLetter = profile.fonts.sorted { $0.key < $1.key }.map { ($0.value.number, $0.value) }
    fonts = Dictionary(byLetter) { first, _ in first }
  }

  /// What was printed and not taken away, the line that is not printed yet left out.
  package var entries: [PaperTranscript.Entry] {
    done + (strip.map { [.picture($0.picture)] } ?? [])
  }

  /// Takes away what was printed.
  package mutating func takeEntries() -> [PaperTranscript.Entry] {
    closeStrip()
    defer { done = [] }
    return done
  }

  /// How many entries were printed and not taken away.
  package var entryCount: Int { done.count + (strip == nil ? 0 : 1) }

  /// How many rows the picture at the end has, 0 where there is none.
  package var openRows: Int { strip?.rows ?? 0 }

  /// Does what a byte is.
  package mutating func take(_ byte: UInt8, _ event: CommandReader.Event) {
    switch event {
    case .pending, .rejected: break
    case .idle, .unknown: swallowsLineFeed = false
    case .text: write(byte)
    case .command(let found): begin(found)
    case .payload: addData(byte)
    case .payloadEnd:
      if let command, case .until = command.payload {} else { addData(byte) }
      end()
    }
  }

  /// Forgets the command whose data were arriving; the rows that were printed stay.
  package mutating func dropData() {
    command = nil
    data = []
  }

  /// Forgets all that switching off makes it forget; the paper stays.
  package mutating func powerOff() {
    dropData()
    initialise()
    stored = nil
  }

  /// Forgets what waits to be printed, as `DLE ENQ 2` does.
  package mutating func clear() {
    dropData()
    line = LineBuffer()
  }

  /// How long the pulse of Star's BEL is on, in milliseconds.
  package var firedMilliseconds: Int { pulseLength.on }

  /// Notes a pulse that was sent at once.
  package mutating func add(_ pulse: PrinterEffect.Pulse) { add(.pulse(pulse)) }

  /// Begins a new sheet where the old one was torn off.
  package mutating func newPaper() { clearance = 0 }

  private mutating func write(_ byte: UInt8) {
    swallowsLineFeed = false
    let font = fonts[look.font]
    let width = ((font?.width ?? Page.cellWidth) + characterSpacing) * look.widthScale
    let height = (font?.height ?? Page.cellHeight) * look.heightScale
    if line.cursor + width > areaWidth, line.hasContent { printLine() }
    line.add(page.scalar(byte), width: width, height: height, look: look)
  }

  private mutating func begin(_ found: PrinterCommand) {
    let isSwallowed = swallowsLineFeed && found.effect == .lineFeed
    if case .request = found.effect {} else { swallowsLineFeed = false }
    if isSwallowed { return }
    command = found
    data = []
    switch found.effect {
    case .picture: if line.hasContent { printLine() }
    case .storePicture(let raster): stored = emptyStrip(raster)
    default: break
    }
    if !found.hasPayload { end() }
  }

  private mutating func addData(_ byte: UInt8) {
    if data.count < Self.keptDataMax { data.append(byte) }
    guard let raster = command?.effect.raster, data.count == raster.bytesPerRow else { return }
    addRow(data[...], of: raster)
    data.removeAll(keepingCapacity: true)
  }

  private mutating func end() {
    guard let command else { return }
    self.command = nil
    if let raster = command.effect.raster {
      // A page's row without bytes is a white one.
      let isWhite = raster.isPageRow && raster.bytesPerRow == 0
      if isWhite || !data.isEmpty { addRow(data[...], of: raster) }
      swallowsLineFeed =
        command.mnemonic == "GS v 0" && profile.deviations.contains(.lfAfterRasterSwallowed)
    } else {
      perform(command.effect, data)
    }
    data = []
  }
}

extension PrinterEffect {
  /// The picture whose rows are its data.
  fileprivate var raster: Raster? {
    switch self {
    case .picture(let raster), .storePicture(let raster): raster
    default: nil
    }
  }
}

// The paper: what it bears and how it moves.
extension PaperMachine {
  /// Adds an entry that ends a picture.
  mutating func add(_ entry: PaperTranscript.Entry) {
    closeStrip()
    done.append(entry)
  }

  /// Prints the line; nothing but a blank one where it is empty.
  mutating func printLine() {
    let lead = lead(of: line.reach)
    let height = line.hasContent ? line.height : 0
    if line.hasText || !line.hasContent {
      add(.line(line.printed(lead: lead, cell: Page.cellWidth)))
    }
    for band in line.bands { addStrip(band.strip(maxWidth: areaWidth)) }
    let advance = max(height, lineSpacing ?? profile.lineSpacingDots)
    clearance = line.hasContent ? advance - height : clearance + advance
    line = LineBuffer()
    linesPrinted += 1
  }

  /// Feeds dots; feeds in a row are one.
  mutating func feed(_ dots: Int) {
    guard dots > 0 else { return }
    closeStrip()
    clearance += dots
    if case .feed(let before) = done.last {
      done[done.count - 1] = .feed(dots: before + dots)
    } else {
      done.append(.feed(dots: dots))
    }
  }

  mutating func countLines(_ count: Int) { linesPrinted += count }

  /// Dots before something of a width, by the alignment.
  func lead(of width: Int) -> Int {
    switch alignment {
    case .left: 0
    case .centre: max(0, (areaWidth - width) / 2)
    case .right: max(0, areaWidth - width)
    }
  }

  /// Puts a picture below what is printed, joined to one above where there is no gap.
  mutating func addStrip(_ new: PictureStrip) {
    guard new.rows > 0 else { return }
    if clearance == 0, strip?.fits(new) == true {
      strip?.join(new)
    } else {
      closeStrip()
      strip = new
    }
    clearance = 0
    countRows(new.rows)
  }

  func emptyStrip(_ raster: PrinterEffect.Raster) -> PictureStrip {
    if raster.isPageRow { return PictureStrip(left: 0, width: areaWidth) }
    let width = min(raster.width * (raster.isWide ? 2 : 1), areaWidth)
    return PictureStrip(left: line.cursor + lead(of: width), width: width)
  }

  private mutating func addRow(_ row: ArraySlice<UInt8>, of raster: PrinterEffect.Raster) {
    let dots = raster.isWide ? PictureStrip.widened(row)[...] : row
    let times = raster.isHigh ? 2 : 1
    if case .storePicture = command?.effect {
      // The length that is declared may be more than the rows are.
      guard let rows = stored?.rows, rows < raster.rows * times else { return }
      stored?.add(dots, times: times)
    } else {
      var new = emptyStrip(raster)
      new.add(dots, times: times)
      addStrip(new)
    }
  }

  private mutating func countRows(_ rows: Int) {
    linesPrinted += (rowCount + rows) / Self.rowsPerLine
    rowCount = (rowCount + rows) % Self.rowsPerLine
  }

  private mutating func closeStrip() {
    guard let strip else { return }
    done.append(.picture(strip.picture))
    self.strip = nil
  }
}
