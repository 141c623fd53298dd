import PrinterLanguages
import Receipts
import Testing

@Suite("The choice of code pages")
struct CodePageChoiceTests {
  static let worked: [(text: String, profile: PrinterProfile, bytes: String)] = [
    ("Čeks 5,00 €", .epson, "1B 74 33 C8 65 6B 73 20 35 2C 30 30 20 80"),
    (
      "Čeks 5,00 €", .text(["1257": 26], ["1257"]),
      "1B 74 1A C8 65 6B 73 20 35 2C 30 30 20 80"
    ),
    (
      "Čeks 5,00 €", .text(["1257": 25], ["1257"]),
      "1B 74 19 C8 65 6B 73 20 35 2C 30 30 20 80"
    ),
    ("Спасибо", .epson, "1B 74 2E D1 EF E0 F1 E8 E1 EE"),
    ("Спасибо", .text(["866": 7], ["866"]), "1B 74 07 91 AF A0 E1 A8 A1 AE"),
    ("Dziękuję", .epson, "44 7A 69 1B 74 33 E6 6B 75 6A E6"),
    ("Dziękuję", .text(["852": 18], ["852"]), "44 7A 69 1B 74 12 A9 6B 75 6A A9"),
    ("Grüße", .text(["858": 19], ["858"]), "47 72 1B 74 13 81 E1 65"),
    (
      "Rīga Спасибо", .epson,
      "52 1B 74 33 EE 67 61 20 1B 74 2E D1 EF E0 F1 E8 E1 EE"
    ),
    ("Čeks", .star, "1B 1D 74 4D D3 65 6B 73"),
  ]

  @Test("a line would be printed with the characters of another page", arguments: worked)
  func workedBytes(_ row: (text: String, profile: PrinterProfile, bytes: String)) throws {
    #expect(try row.profile.line(row.text) == hex(row.bytes))
  }

  @Test("a page would be selected again although the printer is in it")
  func current() throws {
    let page = Page.of([.line("Čeks"), .line("plain"), .line("Rīga, Jānis Bērziņš")])
    let bytes = try PrinterProfile.epson.body(page)
    #expect(bytes.count(of: hex("1B 74")) == 1)
    let line = hex("52 EE 67 61 2C 20 4A E2 6E 69 73 20 42 E7 72 7A 69 F2 F0 0A")
    #expect(bytes.suffix(line.count) == line[...])
  }

  @Test("the page of the last job would be trusted, which a reset may have changed")
  func everyJobSelects() throws {
    let encoder = PageEncoder(profile: .epson)
    let page = Page.of([.line("Čeks")])
    #expect(try encoder.encode(page) == encoder.encode(page))
    #expect(try encoder.encode(page).bytes.count(of: hex("1B 74 33")) == 1)
  }

  @Test("ASCII would cost a change of pages")
  func plain() throws {
    #expect(try PrinterProfile.epson.line("KASE 5,00") == Array("KASE 5,00".utf8))
  }

  @Test("a line would change pages inside although one page has all of it")
  func wholeLine() throws {
    // 858 comes first for ü, but only 852 has both.
    let profile = PrinterProfile.text(["858": 19, "852": 18], ["858", "852"])
    #expect(try profile.line("Müller Łódź") == hex("4D 1B 74 12 81 6C 6C 65 72 20 9D A2 64 AB"))
  }

  @Test("a line would change pages more often than the longest stretches need")
  func longestStretch() throws {
    // No page has all; 852 has ž and õ is in 1252 alone, which has ž as well.
    let profile = PrinterProfile.text(["852": 18, "1252": 16], ["852", "1252"])
    let bytes = try profile.line("žõž ł")
    #expect(bytes == hex("1B 74 10 9E F5 9E 20 1B 74 12 88"))
  }

  @Test("the cells of a row would each choose a page of their own")
  func cells() throws {
    let row = Block.Content.row([
      Cell(x: 0, width: 20, runs: [Run("Grüße")]), Cell(x: 80, width: 8, runs: [Run("Łódź")]),
    ])
    let profile = PrinterProfile.text(["858": 19, "852": 18], ["858", "852"])
    #expect(try profile.body(.of([row])).count(of: hex("1B 74")) == 1)
  }

  @Test("what a printer reads would differ from what was laid out", arguments: 1...40)
  func random(_ seed: UInt64) throws {
    var dice = Dice(seed: seed)
    let letters = Array((CodePageTests.alphabets.joined() + "€„”–№ abc 12,5").unicodeScalars)
    for profile in [PrinterProfile.epson, .star] {
      let text = String(
        String.UnicodeScalarView((0..<40).map { _ in letters[dice.roll(letters.count)] }))
      guard let shown = profile.shown(text)?.text else { continue }
      #expect(try profile.read(profile.line(shown)) == shown)
    }
  }
}

extension PrinterProfile {
  /// Reads a line as the printer does: bytes in the page that was selected last.
  func read(_ line: [UInt8]) -> String {
    let select = language == .escpos ? hex("1B 74") : hex("1B 1D 74")
    var page: CodePage?
    var text = String.UnicodeScalarView()
    var rest = line[...]
    while let byte = rest.first {
      if rest.starts(with: select) {
        let slot = rest.dropFirst(select.count).first.map(Int.init)
        page = codePages.first { $0.value == slot }.flatMap { CodePage.named($0.key) }
        rest = rest.dropFirst(select.count + 1)
        continue
      }
      text.append(byte < 0x80 ? Unicode.Scalar(byte) : page?.decode(byte) ?? "\u{FFFD}")
      rest = rest.dropFirst()
    }
    return String(text)
  }
}
