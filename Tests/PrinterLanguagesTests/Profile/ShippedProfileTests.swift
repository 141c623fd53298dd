import Graphics
import PrinterLanguages
import Receipts
import Setup
import Testing

@Suite("The profiles that Kase carries, on paper")
struct ShippedProfileTests {
  static let texts = [
    "Ierakstīta vēstule ar šķērssvītru, Ģirts Ķēniņš, ĀČĒĢĪĶĻŅŠŪŽ āčēģīķļņšūž",
    "Zażółć gęślą jaźń ĄĆĘŁŃÓŚŹŻ", "Größe, Übung, Äpfel, Straße ÄÖÜ", "Tänan, õhtu, Öö, Š Ž",
    "Съешь ещё этих мягких французских булок, ЪЫЬЭЮЯ № 5", "12,50 € – „Zīle” “ok” … ½ × 3 m²",
    "Νίκος 漢字 😀",
  ]

  @Test("a character would be printed as a question mark", arguments: try PrinterProfiles.all)
  func questionMarks(_ profile: PrinterProfile) throws {
    for text in Self.texts {
      let encoded = try PageEncoder(profile: profile).encode(try #require(profile.laidOut(text)))
      #expect(encoded.commandsAndText.count { $0 == 0x3F } == 0, "\(text)")
    }
    let asked = try PageEncoder(profile: profile).encode(try #require(profile.laidOut("ok?")))
    guard profile.language != .stargraphic else { return }
    #expect(encoded(asked, contains: "ok?"))
  }

  private func encoded(_ page: EncodedPage, contains text: String) -> Bool {
    page.bytes.count(of: Array(text.utf8)) == 1
  }

  @Test("a line would be printed with other characters", arguments: try PrinterProfiles.all)
  func readsBack(_ profile: PrinterProfile) throws {
    guard profile.language != .stargraphic else { return }
    for text in Self.texts {
      guard let shown = profile.shown(text)?.text else { continue }
      #expect(try profile.read(profile.narrowLine(shown)) == shown)
    }
  }

  /// Profiles, and how many of the texts they send as text: the others are pictures.
  static let texted: [(id: String, count: Int)] = [
    ("epson-tm-t20iii", 6), ("epson-tm-m30iii", 6), ("bixolon-srp-350iii", 6),
    ("xprinter-xp-80c", 6), ("rongta-rp326", 6), ("pos-5890", 6), ("pos-8360", 6),
    ("star-tsp100iv", 6), ("star-tsp650ii", 6), ("epson-tm-t88iv", 4), ("citizen-ct-s310ii", 4),
    ("unknown", 6),
  ]

  @Test(
    "Latvian would be sent as pictures where a page has it, or as text where none has",
    arguments: texted)
  func pictures(_ row: (id: String, count: Int)) throws {
    let profile = try PrinterProfiles.load(row.id)
    let asText = try Self.texts.filter { text in
      let page = try #require(profile.laidOut(text))
      return try PageEncoder(profile: profile).encode(page).notes.isEmpty
    }
    #expect(asText.count == row.count)
  }

  @Test(
    "a page would be sent to a printer in its last job's state",
    arguments: [
      ("epson-tm-t20iii", "1B 40 1C 2E 1B 52 00 1B 4D 00 1B 20 00 1B 32 1B 61 00"),
      ("bixolon-srp-350iii", "1B 40 1C 2E 1B 52 00 1B 4D 00 1B 20 00 1B 32 1B 61 00"),
      ("pos-5890", "1B 40 1C 2E 1B 52 00 1B 4D 00 1B 20 00 1B 32"),
      ("unknown", "1B 40 1C 2E 1B 52 00 1B 4D 00 1B 20 00 1B 32"),
      ("star-tsp650ii", "1B 40 1B 1E 46 00 1B 20 00 1B 7A 01 1B 1D 61 00"),
      ("star-tsp143", "1B 2A 72 41 1B 2A 72 50 30 00 1B 2A 72 45 31 00"),
    ])
  func prologues(_ row: (id: String, bytes: String)) throws {
    let encoder = PageEncoder(profile: try PrinterProfiles.load(row.id))
    let page = Page.of([.line("a")], columns: encoder.profile.columns)
    #expect(try encoder.encode(page).bytes.starts(with: hex(row.bytes)))
  }

  @Test(
    "the paper would be cut through the last line or wasted",
    arguments: [
      ("epson-tm-t20iii", "1D 56 42 00"), ("bixolon-srp-350iii", "0A 0A 0A 0A 1D 56 01"),
      ("citizen-ct-s310ii", "0A 0A 0A 1D 56 01"), ("xprinter-xp-80c", "0A 0A 0A 0A 1D 56 01"),
      ("pos-5890", "61 0A 0A"), ("unknown", "61 0A 0A 0A 0A 0A"),
      ("star-tsp650ii", "0A 0A 0A 1B 64 01"), ("star-tsp143", "1B 0C 00 1B 2A 72 42"),
    ])
  func cuts(_ row: (id: String, bytes: String)) throws {
    let encoder = PageEncoder(profile: try PrinterProfiles.load(row.id))
    let bytes = try encoder.encode(.of([.line("a")], columns: encoder.profile.columns)).bytes
    let expected = hex(row.bytes)
    #expect(bytes.suffix(expected.count) == expected[...])
  }

  @Test("a picture could open the drawer", arguments: try PrinterProfiles.all)
  func realTime(_ profile: PrinterProfile) throws {
    guard profile.language == .escpos else { return }
    for row in ESCPOSPictureTests.pictures {
      let picture = Block.Content.picture(row.bytes, bytesPerRow: row.bytesPerRow)
      let page = Page.of([picture], columns: profile.columns)
      #expect(try !PageEncoder(profile: profile).encode(page).bytes.hasRealTimePair)
    }
  }

  @Test(
    "a strip would be longer than what a printer is flushed with",
    arguments: try PrinterProfiles.all)
  func strips(_ profile: PrinterProfile) throws {
    let bytesPerRow = profile.columns * 12 / 8
    let picture = Block.Content.picture(
      [UInt8](repeating: 0xFF, count: bytesPerRow * 600), bytesPerRow: bytesPerRow)
    let page = Page.of([picture], columns: profile.columns)
    let encoded = try PageEncoder(profile: profile).encode(page)
    #expect(encoded.payloads.allSatisfy { $0.count <= profile.flushLength + 64 })
    #expect(encoded.payloads.map(\.count).reduce(0, +) >= bytesPerRow * 600)
  }

  @Test("a receipt of forty lines would take longer to send than it has to")
  func size() throws {
    let profile = try PrinterProfiles.load("epson-tm-t88v")
    let data = Array("https://example.lv/d/LV-2026-000123".utf8)
    let rows = (0..<37).map { index in
      Block.Content.row([
        Cell(x: 0, width: 30, runs: [Run("Ierakstīta vēstule līdz 500 g")]),
        Cell(x: 70, width: 7, runs: [Run("  12,\(10 + index)")]),
      ])
    }
    let total = Block.Content.row(
      [Cell(x: 0, width: 20, runs: [Run("KOPĀ", .level(3))])], height: 2)
    let code = QRCode(left: 190, data: data, level: .m, version: 3, cell: 4)
    let page = Page.of(rows + [total, .qr(code), .line("Спасибо!")], columns: 42)
    let encoded = try PageEncoder(profile: profile).encode(page)
    #expect(encoded.bytes.count <= 2000)
    #expect(encoded.payloads.count == 1)
  }
}

extension PrinterProfile {
  /// A page with a line as the layout makes it: with stand-ins, or marked as a picture.
  func laidOut(_ text: String) -> Page? {
    let coverage = PageEncoder(profile: self).layoutOptions.coverage
    guard case .of(let characters) = coverage else {
      return .of([.line(String(text.prefix(30)))], columns: columns)
    }
    var isRaster = false
    var shown = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar.isASCII ? .shown : characters.treatment(of: scalar) {
      case .shown: shown.append(scalar)
      case .replaced(let signs, _): shown.append(contentsOf: signs)
      case .raster:
        isRaster = true
        shown.append(scalar)
      case .refused: return nil
      }
    }
    let cell = Cell(x: 0, width: columns, runs: [Run(String(shown))])
    return .of([.row([cell], isRaster: isRaster)], columns: columns)
  }

  /// What is sent for a line of text, without prologue and line feed.
  func narrowLine(_ text: String) throws(EncodingError) -> [UInt8] {
    try body(.of([.line(text)], columns: columns))
      .dropLast()
  }
}

extension EncodedPage {
  /// The bytes without pictures and symbols.
  var commandsAndText: [UInt8] {
    bytes.indices.filter { index in !payloads.contains { $0.contains(index) } }.map { bytes[$0] }
  }
}
