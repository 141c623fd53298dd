import Graphics

extension PaperMachine {
  /// Does what a command does to the paper and the devices; requests are the owner's.
  mutating func perform(_ effect: PrinterEffect, _ data: [UInt8]) {
    switch effect {
    case .initialise: initialise()
    case .codePage(let slot): page.select(slot)
    case .font(let number): look.font = number
    case .emphasis(let isOn): look.isEmphasised = isOn
    case .underline(let dots): look.isUnderlined = dots > 0
    case .inverse(let isOn): look.isInverse = isOn
    case .size(let width, let height):
      look.widthScale = width
      look.heightScale = height
    case .printMode(let bits): takePrintMode(bits)
    case .alignment(let place): if !line.hasContent { alignment = place }
    case .characterSpacing(let dots): characterSpacing = dots
    case .lineSpacing(let dots): lineSpacing = dots
    case .lineFeed, .tab, .feedLines, .feedDots, .feedDigits, .position, .move, .leftMargin,
      .areaWidth:
      move(effect, data)
    case .cut, .pulse, .pulseLength, .fire, .beep, .request(.realTimePulse): drive(effect)
    case .printStored, .columns, .band: draw(effect, data)
    case .qrModel, .qrCell, .qrLevel, .storeQR, .printQR, .barcode: addSymbol(effect, data)
    case .picture, .storePicture, .rasterMode, .request, .setting: break
    }
  }

  /// What `ESC @` does; it leaves the paper and the kept picture alone.
  mutating func initialise() {
    page.forget()
    line = LineBuffer()
    look = TranscriptLine.Look()
    alignment = .left
    characterSpacing = 0
    lineSpacing = nil
    leftMargin = 0
    areaWidth = max(8, profile.dotsPerLine)
    code = QRSettings()
  }

  /// The bits of `ESC !`.
  private mutating func takePrintMode(_ bits: UInt8) {
    look.font = bits & 0x01
    look.isEmphasised = bits & 0x08 != 0
    look.heightScale = bits & 0x10 != 0 ? 2 : 1
    look.widthScale = bits & 0x20 != 0 ? 2 : 1
    look.isUnderlined = bits & 0x80 != 0
  }

  private mutating func move(_ effect: PrinterEffect, _ data: [UInt8]) {
    switch effect {
    case .lineFeed: printLine()
    case .tab: line.cursor = min(areaWidth, (line.cursor / 96 + 1) * 96)
    case .feedLines(let count): feedLines(count)
    case .feedDots(let dots): feedDots(profile.deviations.contains(.escJIgnored) ? 0 : dots)
    case .feedDigits: feedDots(Self.number(data))
    case .position(let dots):
      let isIgnored = line.hasContent && profile.deviations.contains(.absPosAfterTextIgnored)
      if !isIgnored { line.cursor = min(dots, areaWidth) }
    case .move(let dots):
      let isIgnored = dots < 0 && profile.deviations.contains(.relNegIgnored)
      if !isIgnored { line.cursor = min(max(0, line.cursor + dots), areaWidth) }
    case .leftMargin(let dots):
      guard !line.hasContent else { return }
      leftMargin = min(dots, max(8, profile.dotsPerLine) - 8)
      areaWidth = min(areaWidth, max(8, profile.dotsPerLine) - leftMargin)
    case .areaWidth(let dots):
      guard !line.hasContent else { return }
      areaWidth = min(max(8, dots), max(8, profile.dotsPerLine) - leftMargin)
    default: break
    }
  }

  private mutating func feedLines(_ count: Int) {
    let blank = line.hasContent ? count - 1 : count
    if line.hasContent { printLine() }
    guard blank > 0 else { return }
    feed(blank * (lineSpacing ?? profile.lineSpacingDots))
    countLines(blank)
  }

  /// A line that is fed by dots moves by them, not by its spacing.
  private mutating func feedDots(_ dots: Int) {
    if line.hasContent {
      printLine()
      clearance = 0
    }
    feed(dots)
  }

  private mutating func drive(_ effect: PrinterEffect) {
    switch effect {
    case .cut(let isPartial, let extra):
      if line.hasContent { printLine() }
      let isFed = !(isPartial && profile.deviations.contains(.gsV66NoFeed))
      if let extra, isFed { feed(profile.cutter.feedDots + extra) }
      // Without a cutter, function B still feeds.
      guard profile.cutter.isPresent else { return }
      add(.cut(PrintedCut(isPartial: isPartial, clearance: clearance)))
      clearance = 0
    case .pulse(let pulse), .request(.realTimePulse(let pulse)): add(.pulse(pulse))
    case .pulseLength(let on, let off): pulseLength = (on, off)
    case .fire(let drawer):
      add(
        .pulse(
          .init(
            drawer: drawer, onMilliseconds: pulseLength.on, offMilliseconds: pulseLength.off)))
    default: add(.beep)
    }
  }

  private mutating func draw(_ effect: PrinterEffect, _ data: [UInt8]) {
    switch effect {
    case .printStored:
      guard let stored else { return }
      if line.hasContent { printLine() }
      addStrip(stored)
      self.stored = nil
    case .columns(let shape) where shape.count > 0:
      line.add(DotBand(left: line.cursor, columns: data, shape))
    case .band(let bytesPerRow) where bytesPerRow > 0:
      line.add(DotBand(left: line.cursor, rows: data, bytesPerRow: bytesPerRow))
    default: break
    }
  }

  private mutating func addSymbol(_ effect: PrinterEffect, _ data: [UInt8]) {
    switch effect {
    case .qrModel(let model): code.model = Int(model)
    case .qrCell(let dots): code.cell = Int(dots)
    case .qrLevel(let level): code.level = level
    case .storeQR: code.data = data
    case .printQR:
      // Nothing was stored: real printers print nothing either.
      guard !code.data.isEmpty else { return }
      addMark(
        .qr(
          PrintedQR(
            data: code.data, model: code.model, level: Self.level(code.level).rawValue,
            cell: code.cell, alignment: alignment)))
    case .barcode(let form):
      addMark(.barcode(PrintedBarcode(form: form, data: data, alignment: alignment)))
    default: break
    }
  }

  private mutating func addMark(_ entry: PaperTranscript.Entry) {
    if line.hasContent { printLine() }
    add(entry)
    clearance = 0
    countLines(1)
  }

  /// The error correction of a number: 0 to 3 for L, M, Q, H; L for others.
  static func level(_ number: UInt8) -> QRLevel {
    number < 4 ? QRLevel.allCases[Int(number)] : .l
  }

  /// Digits as a number, at most 65535; 0 where there are none.
  private static func number(_ digits: [UInt8]) -> Int {
    digits.prefix { 0x30...0x39 ~= $0 }.reduce(0) { min($0 * 10 + Int($1 - 0x30), 65_535) }
  }
}
