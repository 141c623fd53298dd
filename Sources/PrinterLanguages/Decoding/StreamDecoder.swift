/// Cuts a stream into items; what Star and ESC/POS decoders have in common.
struct StreamDecoder {
  private let bytes: [UInt8]
  private var reader: CommandReader
  private var page: ActivePage
  private var items: [DecodedItem] = []
  /// Where the bytes begin that belong to no item yet.
  private var start = 0
  /// The command whose data are being read.
  private var command: PrinterCommand?

  /// All items of a stream, in linear time; no more items than bytes.
  static func items(
    of bytes: [UInt8], language: PrinterProfile.Language, profile: PrinterProfile
  ) -> [DecodedItem] {
    var decoder = StreamDecoder(bytes: bytes, language: language, profile: profile)
    decoder.run()
    if language == .escpos { RealTimeFinder.mark(&decoder.items, of: bytes) }
    return decoder.items
  }

  private init(bytes: [UInt8], language: PrinterProfile.Language, profile: PrinterProfile) {
    self.bytes = bytes
    reader = CommandReader(language: language)
    page = ActivePage(profile: profile)
  }

  private mutating func run() {
    for offset in bytes.indices {
      var event = reader.take(bytes[offset])
      if event == .rejected {
        add(.unknown, upTo: offset, meaning: "no command")
        event = reader.take(bytes[offset])
      }
      take(event, end: offset + 1)
    }
    finish()
  }

  private mutating func take(_ event: CommandReader.Event, end: Int) {
    switch event {
    case .pending, .payload, .rejected: break
    case .text: extend(.text, upTo: end)
    case .idle: extend(.command, upTo: end)
    case .unknown: add(.unknown, upTo: end, meaning: unknownWords(upTo: end))
    case .command(let found): addCommand(found, upTo: end)
    case .payloadEnd:
      addPayload(upTo: end)
      command = nil
    }
  }

  /// Text and NULs grow; everything else is an item of its own.
  private mutating func extend(_ kind: DecodedItem.Kind, upTo end: Int) {
    let grows = items.last.map {
      $0.kind == kind && (kind == .text || $0.mnemonic == "NUL") && $0.offset + $0.length == start
    }
    if grows != true {
      let mnemonic = kind == .text ? "" : "NUL"
      add(kind, upTo: start, mnemonic: mnemonic, meaning: kind == .text ? "" : "ignored")
      if kind == .text { items[items.count - 1].text = "" }
    }
    if kind == .text { describe(bytes[start]) }
    items[items.count - 1].length += 1
    start = end
  }

  /// Puts a character to the last item, and says where its page is not known.
  private mutating func describe(_ byte: UInt8) {
    let last = items.count - 1
    items[last].text?.append(Character(page.scalar(byte)))
    guard byte >= 0x80 else { return }
    if let name = page.name {
      items[last].meaning = "code page \(name)"
    } else if items[last].findings.isEmpty {
      items[last].meaning = "code page unknown"
      items[last].findings.append("characters of an unknown code page")
    }
  }

  private mutating func addCommand(_ found: PrinterCommand, upTo end: Int) {
    var name: String?
    switch found.effect {
    case .initialise: page.forget()
    case .codePage(let slot):
      name = page.name(ofSlot: slot)
      page.select(slot)
    default: break
    }
    command = found.hasPayload ? found : nil
    add(
      found.isRealTime ? .realtime : .command, upTo: end, mnemonic: found.mnemonic,
      meaning: found.effect.words(page: name))
    if case .codePage = found.effect, page.name == nil {
      items[items.count - 1].findings.append("the profile has no page in this slot")
    }
  }

  private mutating func addPayload(upTo end: Int) {
    guard let command else { return }
    var data = bytes[start..<end]
    if case .until = command.payload { data = data.dropLast() }
    let text = command.effect.hasReadableData ? String(decoding: data, as: UTF8.self) : nil
    add(
      .payload, upTo: end, mnemonic: command.mnemonic,
      meaning: "\(Words.counted(end - start, "byte")) of \(command.effect.dataWords)", text: text)
  }

  /// What is left at the end belongs to a command that was cut off.
  private mutating func finish() {
    guard start < bytes.count else {
      guard command != nil else { return }
      items[items.count - 1].findings.append("its data are missing")
      return
    }
    let mnemonic = command?.mnemonic ?? reader.pendingMnemonic ?? ""
    var meaning = "the command is cut off"
    if let command {
      meaning = "the data are cut off: \(Words.counted(bytes.count - start, "byte"))"
      if let left = reader.payloadLeft { meaning += ", \(left) to come" }
      meaning += " of \(command.effect.dataWords)"
    }
    add(.incomplete, upTo: bytes.count, mnemonic: mnemonic, meaning: meaning)
  }

  private func unknownWords(upTo end: Int) -> String {
    end - start == 1 && bytes[start] < 0x20 ? "control character, ignored" : "no command"
  }

  private mutating func add(
    _ kind: DecodedItem.Kind, upTo end: Int, mnemonic: String = "", meaning: String,
    text: String? = nil
  ) {
    items.append(
      DecodedItem(
        offset: start, length: end - start, kind: kind, mnemonic: mnemonic, meaning: meaning,
        text: text))
    start = end
  }
}

extension PrinterCommand {
  /// Whether it acts before what was sent earlier.
  fileprivate var isRealTime: Bool {
    if case .request(let request) = effect { request.isRealTime } else { false }
  }
}

extension PrinterEffect {
  /// Whether the data are characters.
  fileprivate var hasReadableData: Bool {
    switch self {
    case .storeQR, .barcode, .feedDigits: true
    default: false
    }
  }

  /// What the data are, in plain English.
  fileprivate var dataWords: String {
    switch self {
    case _ where isPicture: "picture data"
    case .storeQR, .barcode: "symbol data"
    default: "parameters"
    }
  }

  /// Whether the data are dots.
  var isPicture: Bool {
    switch self {
    case .picture, .storePicture, .columns, .band: true
    default: false
    }
  }
}
