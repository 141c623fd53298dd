import PrinterLanguages
import Receipts
import Testing

@Suite("What a printer can show")
struct ProfileCoverageTests {
  static let ascii = PrinterProfile.text([:], []).with { $0.fallback = .transliterate }

  /// Text, and what stands there instead on a printer with 1257 and 1251, and on one with ASCII.
  static let lookAlikes: [(text: String, epson: String, ascii: String)] = [
    ("1\u{A0}234,50\u{202F}€", "1 234,50 €", "1 234,50 EUR"),
    ("\u{2212}5\u{2011}6", "-5-6", "-5-6"),
    ("‘a’", "'a'", "'a'"), ("№ 7", "№ 7", "Nr. 7"), ("„a” “b”", "„a” “b”", "\"a\" \"b\""),
    ("a – b — c…", "a – b — c…", "a - b - c..."), ("┌─┬─┐│└┴┘", "+-+-+|+++", "+-+-+|+++"),
    ("so\u{AD}ft\u{200B}", "soft", "soft"), ("2 × 3 m² ½", "2 × 3 m² ½", "2 x 3 m2 1/2"),
    ("«§ 5°»", "«§ 5°»", "\"par. 5deg\""), ("\u{9B}31m", "31m", "31m"),
  ]

  @Test("a sign would be lost, or be wider than was measured", arguments: lookAlikes)
  func standIns(_ row: (text: String, epson: String, ascii: String)) {
    #expect(PrinterProfile.epson.shown(row.text)?.text == row.epson)
    #expect(Self.ascii.shown(row.text)?.text == row.ascii)
    #expect(PrinterProfile.epson.shown(row.text)?.isLoss == false)
    #expect(Self.ascii.shown(row.text)?.isLoss == false)
  }

  @Test("euro would be written out although a page has its sign")
  func euro() {
    let euroless = PrinterProfile.text(["866": 17, "775": 33], ["775", "866"])
    #expect(euroless.shown("5 €")?.text == "5 EUR")
    #expect(
      PrinterProfile.text(["866": 17, "858": 19], ["866", "858"]).shown("5 €")?.text == "5 €")
  }

  static let transliterations = [
    ("Ierakstīta vēstule, ķēdes šķērssvītra", "Ierakstita vestule, kedes skerssvitra"),
    ("ĀČĒĢĪĶĻŅŠŪŽ", "ACEGIKLNSUZ"), ("ąčęėįšųūž", "aceeisuuz"), ("Tänan õhtu", "Taenan ohtu"),
    ("Zażółć gęślą jaźń", "Zazolc gesla jazn"), ("Größe Übung", "Groesse Uebung"),
    ("Спасибо за покупку", "Spasibo za pokupku"),
    ("Подъезд ещё объявление", "Podezd eshchyo obyavlenie"),
    ("Щука, Юрий, Жанна, Хабаровск", "Shchuka, Yuriy, Zhanna, Khabarovsk"),
  ]

  @Test("a name would be unreadable on a printer without code pages", arguments: transliterations)
  func transliteration(_ row: (text: String, plain: String)) {
    let shown = Self.ascii.shown(row.text)
    #expect(shown?.text == row.plain)
    #expect(shown?.isLoss == true)
  }

  @Test("a letter of the six languages would have no stand-in", arguments: CodePageTests.alphabets)
  func everyLetter(_ alphabet: String) {
    for scalar in alphabet.unicodeScalars {
      let text = Self.ascii.shown(String(scalar))?.text
      #expect(text?.unicodeScalars.allSatisfy(\.isASCII) == true, "\(scalar)")
      #expect(text?.contains("?") == false)
    }
  }

  @Test("the profile's answer to a character that it lacks would not be heard")
  func fallbacks() {
    let latin = PrinterProfile.text(["852": 18], ["852"])
    let letter: Unicode.Scalar = "ģ"
    func treatment(_ fallback: PrinterProfile.Fallback, _ scalar: Unicode.Scalar)
      -> CharacterTreatment
    {
      ProfileCoverage(latin.with { $0.fallback = fallback }).treatment(of: scalar)
    }
    #expect(treatment(.raster, letter) == .raster)
    #expect(treatment(.transliterate, letter) == .replaced(["g"], isLoss: true))
    #expect(treatment(.error, letter) == .refused)
    #expect(treatment(.error, "č") == .shown)
    #expect(treatment(.transliterate, "漢") == .raster)
    #expect(treatment(.error, "漢") == .refused)
  }

  @Test("a letter that we can't draw would be a box although it has a stand-in")
  func undrawable() {
    let latin = PrinterProfile.text(["852": 18], ["852"])
    #expect(latin.shown("ŵ")?.text == "w")
  }
}

extension PrinterProfile {
  /// What is printed for a text, or nothing where it is drawn or refused.
  func shown(_ text: String) -> (text: String, isLoss: Bool)? {
    let coverage = ProfileCoverage(self)
    var shown = String.UnicodeScalarView()
    var hasLoss = false
    for scalar in text.unicodeScalars {
      switch scalar.isASCII ? .shown : coverage.treatment(of: scalar) {
      case .shown: shown.append(scalar)
      case .replaced(let signs, let isLoss):
        shown.append(contentsOf: signs)
        hasLoss = hasLoss || isLoss
      case .raster, .refused: return nil
      }
    }
    return (String(shown), hasLoss)
  }
}
