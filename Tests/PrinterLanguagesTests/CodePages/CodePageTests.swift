import PrinterLanguages
import Testing

@Suite("Code pages")
struct CodePageTests {
  /// A page and how many letters it has of LV, LT, EE, PL, DE, RU.
  static let letters: [(page: String, counts: [Int])] = [
    ("1257", [22, 18, 12, 18, 7, 0]), ("775", [22, 18, 12, 18, 7, 0]),
    ("1250", [6, 10, 10, 18, 7, 0]), ("852", [6, 10, 10, 18, 7, 0]),
    ("858", [0, 0, 8, 2, 7, 0]), ("850", [0, 0, 8, 2, 7, 0]), ("1252", [4, 4, 12, 2, 7, 0]),
    ("437", [0, 0, 6, 1, 7, 0]), ("1251", [0, 0, 0, 0, 0, 66]), ("866", [0, 0, 0, 0, 0, 66]),
    ("3011", [22, 8, 10, 1, 7, 0]), ("3012", [22, 8, 4, 0, 0, 64]),
    ("8859-15", [4, 4, 12, 2, 7, 0]),
  ]

  static let alphabets = [
    "ĀČĒĢĪĶĻŅŠŪŽāčēģīķļņšūž", "ĄČĘĖĮŠŲŪŽąčęėįšųūž", "ÄÖÜÕŠŽäöüõšž", "ĄĆĘŁŃÓŚŹŻąćęłńóśźż",
    "ÄÖÜäöüß", "АБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯабвгдеёжзийклмнопрстуфхцчшщъыьэюя",
  ]

  @Test("a receipt in one of six languages would lose letters", arguments: letters)
  func lettersFound(_ row: (page: String, counts: [Int])) throws {
    let page = try #require(CodePage.named(row.page))
    let counts = Self.alphabets.map { $0.unicodeScalars.count { page.encode($0) != nil } }
    #expect(counts == row.counts)
  }

  /// Signs, and the pages that have all of them; no other of the thirteen has all.
  static let signs: [(text: String, pages: [String])] = [
    ("€", ["1257", "1250", "858", "1252", "1251", "8859-15"]),
    ("„”“", ["1257", "1250", "1252", "1251", "775"]), ("–—", ["1257", "1250", "1252", "1251"]),
    ("№", ["1251", "866"]),
    ("×§°", ["1257", "775", "1250", "852", "858", "850", "1252", "8859-15"]),
    ("─│┌┐└┘├┤┬┴┼", ["775", "852", "858", "850", "437", "866", "3011", "3012"]),
  ]

  @Test("a sign would be taken for one that a page lacks, or the other way round", arguments: signs)
  func signsFound(_ row: (text: String, pages: [String])) {
    let found = Self.letters.map(\.page).filter { name in
      guard let page = CodePage.named(name) else { return false }
      return row.text.unicodeScalars.allSatisfy { page.encode($0) != nil }
    }
    #expect(Set(found) == Set(row.pages))
  }

  @Test("a byte would be printed as another character than the one it was chosen for")
  func roundTrip() {
    #expect(CodePage.all.count == 15)
    for page in CodePage.all {
      for byte in UInt8.min...UInt8.max {
        guard let scalar = page.decode(byte) else { continue }
        let isSoftHyphen = scalar == "\u{AD}"
        #expect(page.encode(scalar) == (isSoftHyphen ? nil : byte), "\(page.name) \(byte)")
      }
    }
  }

  /// Bytes that differ between pages which are easily mixed up.
  static let bytes: [(page: String, scalar: Unicode.Scalar, byte: UInt8)] = [
    ("1250", "€", 0x80), ("1252", "€", 0x80), ("1257", "€", 0x80), ("1251", "€", 0x88),
    ("858", "€", 0xD5), ("8859-15", "€", 0xA4), ("850", "ı", 0xD5), ("1257", "ę", 0xE6),
    ("852", "ę", 0xA9), ("1250", "ę", 0xEA), ("1257", "ī", 0xEE), ("775", "ī", 0x8C),
    ("866", "ё", 0xF1), ("1251", "ё", 0xB8), ("437", "ß", 0xE1), ("3011", "ž", 0xF7),
    ("3012", "Ō", 0xBD), ("855", "я", 0xDE), ("8859-2", "ł", 0xB3), ("1252", "Ÿ", 0x9F),
  ]

  @Test("a page would be printed with the table of another", arguments: bytes)
  func byteOf(_ row: (page: String, scalar: Unicode.Scalar, byte: UInt8)) throws {
    let page = try #require(CodePage.named(row.page))
    #expect(page.encode(row.scalar) == row.byte)
    #expect(page.decode(row.byte) == row.scalar)
  }

  @Test("text would contain commands, because a control had a byte", arguments: CodePage.all)
  func controls(_ page: CodePage) {
    for value in Array(0..<0x20) + Array(0x7F..<0xA0) {
      #expect(Unicode.Scalar(value).flatMap(page.encode) == nil)
    }
    for value in UInt8(0x20)..<0x7F {
      #expect(page.encode(Unicode.Scalar(value)) == value)
    }
    for byte in page.high where byte.1.value < 0xA0 { Issue.record("\(byte)") }
  }

  @Test("a page without a table would be selected and printed with the wrong one")
  func unknownNames() {
    for name in ["1258", "CP1257", "", "772", "774"] { #expect(CodePage.named(name) == nil) }
  }
}

extension CodePage {
  fileprivate var high: [(UInt8, Unicode.Scalar)] {
    (UInt8(0x80)...0xFF).compactMap { byte in decode(byte).map { (byte, $0) } }
  }
}
