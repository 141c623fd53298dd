import Graphics

/// What commands do, in plain English.
enum Words {
  static func onOff(_ isOn: Bool) -> String { isOn ? "on" : "off" }

  /// A byte as two hexadecimal digits.
  static func hex(_ byte: UInt8) -> String {
    let digits = String(byte, radix: 16, uppercase: true)
    return byte < 16 ? "0" + digits : digits
  }

  /// Bytes as hexadecimal digits in pairs.
  static func hex(_ bytes: some Sequence<UInt8>) -> String {
    bytes.map { hex($0) }.joined(separator: " ")
  }

  /// An ASCII letter, or its number where it is none.
  static func letter(_ byte: UInt8) -> String {
    0x21...0x7E ~= byte ? String(Unicode.Scalar(byte)) : hex(byte)
  }

  static func dots(_ count: Int) -> String { count == 1 ? "1 dot" : "\(count) dots" }

  /// A number of things of which some are meant by another word.
  static func counted(_ count: Int, _ one: String) -> String {
    count == 1 ? "1 \(one)" : "\(count) \(one)s"
  }
}

extension PrinterEffect {
  /// What it does, in plain English; `page` is the name of a code page that is selected.
  func words(page: String?) -> String {
    switch self {
    case .initialise: "initialise; the code page is unknown afterwards"
    case .codePage(let slot): "code page \(slot) = \(page ?? "not in the profile")"
    case .font(let number): "font \(number < 26 ? Words.letter(0x41 + number) : "\(number)")"
    case .emphasis(let isOn): "emphasis \(Words.onOff(isOn))"
    case .underline(let dots): dots == 0 ? "underline off" : "underline \(Words.dots(Int(dots)))"
    case .inverse(let isOn): "white on black \(Words.onOff(isOn))"
    case .size(let width, let height): "size \(width) x \(height) (width x height)"
    case .printMode(let bits): Self.printModeWords(bits)
    case .alignment(let place): "align \(place)"
    case .characterSpacing(let dots): "\(Words.dots(dots)) between characters"
    case .lineSpacing(let dots): dots.map { "line spacing \($0)" } ?? "default line spacing"
    case .setting(let words): words
    case .request(let request): request.words
    default: motionWords ?? deviceWords ?? graphicWords
    }
  }

  private static func printModeWords(_ bits: UInt8) -> String {
    let parts = [
      bits & 0x01 != 0 ? "font B" : "font A", bits & 0x08 != 0 ? "emphasis" : "",
      bits & 0x10 != 0 ? "double height" : "", bits & 0x20 != 0 ? "double width" : "",
      bits & 0x80 != 0 ? "underline" : "",
    ]
    return "print mode: " + parts.filter { !$0.isEmpty }.joined(separator: ", ")
  }

  private var motionWords: String? {
    switch self {
    case .lineFeed: "print the line and feed"
    case .tab: "next tab stop"
    case .feedLines(let count): "feed \(Words.counted(count, "line"))"
    case .feedDots(let dots): "feed \(Words.dots(dots))"
    case .feedDigits: "feed dots, the number follows in digits"
    case .position(let dots): "go to dot \(dots)"
    case .move(let dots): "move \(Words.dots(dots))"
    case .leftMargin(let dots): "left margin \(Words.dots(dots))"
    case .areaWidth(let dots): "print area \(Words.dots(dots)) wide"
    default: nil
    }
  }

  private var deviceWords: String? {
    switch self {
    case .cut(let isPartial, let feed):
      (isPartial ? "partial cut" : "full cut")
        + (feed.map { " after feeding to the cutter" + ($0 > 0 ? " and \(Words.dots($0))" : "") }
          ?? "")
    case .pulse(let pulse): "open drawer: \(pulse.words)"
    case .pulseLength(let on, let off): "drawer pulse \(on) ms on, \(off) ms off"
    case .fire(let drawer): "open drawer \(drawer)"
    case .beep: "beep"
    default: nil
    }
  }

  private var graphicWords: String {
    switch self {
    case .picture(let raster): "picture \(raster.words)"
    case .storePicture(let raster): "keep a picture \(raster.words)"
    case .printStored: "print the kept picture"
    case .columns(let columns):
      "dots in the line, \(columns.count) columns of \(columns.bytesPerColumn * 8) dots"
    case .band(let bytes): "dots in the line, 24 rows of \(bytes * 8) dots"
    case .rasterMode(let isOn): isOn ? "enter raster mode" : "leave raster mode"
    case .qrModel(let model): "QR code model \(model)"
    case .qrCell(let dots): "QR code modules of \(Words.dots(Int(dots)))"
    case .qrLevel(let level): "QR code level \(PaperMachine.level(level).rawValue.uppercased())"
    case .storeQR: "what stands in the QR code"
    case .printQR: "print the QR code"
    case .barcode(let form): "barcode \(form)"
    default: ""
    }
  }
}

extension PrinterEffect.Raster {
  fileprivate var words: String {
    "of \(width) x \(rows) dots" + (isWide ? ", twice as wide" : "")
      + (isHigh ? ", twice as high" : "")
  }
}

extension PrinterEffect.Pulse {
  fileprivate var words: String {
    "connector pin \(drawer == 1 ? 2 : 5), \(onMilliseconds) ms on, \(offMilliseconds) ms off"
  }
}

extension PrinterRequest {
  /// What is asked, in plain English.
  var words: String {
    switch self {
    case .realTimeStatus(let kind):
      "status at once: "
        + ["printer", "offline cause", "error cause", "paper"][Int(kind - 1) & 3]
    case .resume: "recover from an error and go on"
    case .clear: "recover from an error and forget what has arrived"
    case .realTimePulse(let pulse): "open drawer at once: \(pulse.words)"
    case .basicStatus: "automatic status block at once"
    case .realTimePulseAllowed(let isOn): "real-time drawer pulse \(Words.onOff(isOn))"
    case .automaticStatus(let mask):
      mask == 0 ? "automatic status off" : "automatic status on, mask \(mask)"
    case .queuedStatus(let kind): "status when all before is done, kind \(kind)"
    case .identity(let kind): "identity: \(Self.identityWords[kind] ?? "kind \(kind)")"
    case .processID(let id): "answer \(Words.hex(id)) when all before is done"
    case .starStatus: "status at once"
    case .starAutomatic(let mode): "automatic status mode \(mode)"
    case .starETB: "count, and tell when all before is done"
    case .starMarker(let marker): "marker \(Words.hex(marker)): answer when all before is done"
    case .starIdentity: "identity: model and version"
    case .starSerial: "identity: serial number"
    }
  }

  private static let identityWords: [UInt8: String] = [
    1: "model number", 2: "type", 3: "version", 65: "firmware", 66: "maker", 67: "model",
    68: "serial number", 69: "font language",
  ]
}
