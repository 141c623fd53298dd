import Graphics
import Testing

/// Whatever the house prints can be read.
@Suite("Font")
struct GlyphFontTests {
  private let font = GlyphFont.standard

  private static let ascii = String(
    String.UnicodeScalarView((0x20...0x7E).map(Unicode.Scalar.init)))
  private static let letters = [
    "LV": "ĀČĒĢĪĶĻŅŠŪŽāčēģīķļņšūž", "LT": "ĄČĘĖĮŠŲŪŽąčęėįšųūž", "EE": "ÄÖÜÕŠŽäöüõšž",
    "PL": "ĄĆĘŁŃÓŚŹŻąćęłńóśźż", "DE": "ÄÖÜßẞäöü",
    "RU": "АБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯабвгдеёжзийклмнопрстуфхцчшщъыьэюя",
  ]
  private static let signs = "€№§°×½–—…‘’‚“”„«»·•±²³µ¢£¤¥©®™\u{A0}"
  private static let boxes = "─│┌┐└┘├┤┬┴┼"
  /// Letters that are drawn alike in both alphabets.
  private static let twins: [Unicode.Scalar: Unicode.Scalar] = [
    "А": "A", "В": "B", "Е": "E", "К": "K", "М": "M", "Н": "H", "О": "O", "Р": "P", "С": "C",
    "Т": "T", "Х": "X", "І": "I", "Ї": "Ï", "Ё": "Ë", "а": "a", "е": "e", "о": "o", "р": "p",
    "с": "c", "у": "y", "х": "x", "і": "i", "ї": "ï", "ё": "ë",
  ]

  @Test("a character that receipts need is missing")
  func repertoire() {
    for text in Self.letters.values + [Self.ascii, Self.signs, Self.boxes] {
      for scalar in text.unicodeScalars {
        #expect(font.contains(scalar), "\(scalar)")
        let isBlank = scalar == " " || scalar == "\u{A0}"
        #expect(font.rows(of: scalar).allSatisfy { $0 == 0 } == isBlank, "\(scalar)")
      }
    }
  }

  @Test("two letters or digits look the same")
  func differences() {
    var seen: [[UInt16]: Unicode.Scalar] = [:]
    for scalar in font.characters where Self.twins[scalar] == nil {
      guard scalar.properties.isAlphabetic || scalar.properties.numericType != nil else { continue }
      let rows = Array(font.rows(of: scalar))
      #expect(seen[rows] == nil, "\(scalar) like \(String(describing: seen[rows]))")
      seen[rows] = scalar
    }
    #expect(seen.count > 200)
    for (cyrillic, latin) in Self.twins {
      #expect(font.rows(of: cyrillic).elementsEqual(font.rows(of: latin)), "\(cyrillic)")
    }
  }

  @Test("a character leaves its cell, or neighbours run into each other")
  func bounds() {
    let joins = Set((Self.boxes + "—_").unicodeScalars)
    for scalar in font.characters {
      let rows = font.rows(of: scalar)
      #expect(rows.count == 24)
      #expect(rows.allSatisfy { $0 & 0xF == 0 }, "\(scalar)")
      guard scalar.properties.isAlphabetic, !joins.contains(scalar) else { continue }
      #expect(rows.allSatisfy { $0 & 0x10 == 0 } || rows.allSatisfy { $0 < 0x8000 }, "\(scalar)")
    }
  }

  @Test("a mark runs into its letter, so that it can't be told from another one")
  func marks() {
    let above = "ĀČĒĪŠŪŽĖÄÖÜÕĆŃÓŚŹŻЁЙāčēģšūžėäöüõćńóśźżёй"
    for scalar in above.unicodeScalars {
      let rows = Array(font.rows(of: scalar))
      let first = rows.firstIndex { $0 != 0 } ?? 0
      let gap = rows[first...].firstIndex { $0 == 0 } ?? 24
      let isSmall = scalar.properties.isLowercase
      #expect(gap == (isSmall ? 7 : 3) || gap == (isSmall ? 6 : 2), "\(scalar)")
    }
    for scalar in "ĢĶĻŅķļņ".unicodeScalars {
      let rows = Array(font.rows(of: scalar))
      #expect(rows[20] == 0 && rows[21] != 0, "\(scalar)")
    }
  }

  @Test("a letter without descender leaves the baseline, so that lines of text dance")
  func baseline() {
    for scalar in "ABCDEFGHIKLMNOPRSTUVXYZabcdehiklmnorstuvxz0123456789".unicodeScalars {
      let rows = Array(font.rows(of: scalar))
      #expect(rows[19] != 0, "\(scalar)")
      #expect(rows[20...].allSatisfy { $0 == 0 }, "\(scalar)")
    }
  }

  @Test("an unknown character vanishes, or looks like one that is known")
  func unknown() {
    #expect(!font.contains("漢"))
    let frame = Array(font.rows(of: "漢"))
    #expect(frame.contains { $0 != 0 })
    #expect(!font.characters.contains { Array(font.rows(of: $0)) == frame })
  }

  @Test("pieces of boxes don't meet at the edges of their cells")
  func boxes() {
    let vertical = Array(font.rows(of: "│"))
    #expect(vertical.allSatisfy { $0 == vertical[0] && $0 != 0 })
    let horizontal = font.rows(of: "─").filter { $0 != 0 }
    #expect(horizontal == [0xFFF0, 0xFFF0])
    let cross = zip(font.rows(of: "─"), font.rows(of: "│")).map { $0 | $1 }
    #expect(Array(font.rows(of: "┼")) == cross)
    let corners = zip(font.rows(of: "┌"), font.rows(of: "┘")).map { $0 | $1 }
    #expect(corners == cross)
  }
}
