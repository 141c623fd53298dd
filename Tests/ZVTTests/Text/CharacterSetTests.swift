import Testing
import ZVT

@Suite("Character sets")
struct CharacterSetTests {
  @Test(
    "a byte becomes another character",
    arguments: [
      (.zvt8, "E1 E6 FE FF 84 94 81", "ß\u{B5}\u{25A0}\u{A0}äöü"),
      (.zvt7, "5B 5C 5D 7B 7C 7D 7E 5E 60 40 41", "ÄÖÜäöüß^`@A"),
      (.ascii, "41 7B 80", "A{\u{FFFD}"), (.iso8859(1), "C4 FC A3", "Äü£"),
      (.iso8859(2), "B1 B3 EA", "ąłę"), (.iso8859(5), "BA E3 E0 E1", "Курс"),
      (.iso8859(13), "E2 E8 E7 EC EE ED EF F2 F0 D8 FE", "āčēģīķļņšŲž"),
      (.iso8859(15), "A4", "€"), (.iso8859(7), "E1", "α"), (.iso8859(8), "E0", "א"),
      (.iso8859(6), "A1", "\u{FFFD}"), (.utf8, "C4 81 E2 82 AC", "ā€"),
    ] as [(CharacterSet, String, String)])
  func decode(_ set: CharacterSet, _ hex: String, _ text: String) {
    let decoded = set.decode(LineBench.bytes(hex))
    #expect(decoded.text == text)
    #expect(decoded.hadFaults == text.contains("\u{FFFD}"))
    guard !decoded.hadFaults else { return }
    #expect(set.encode(text) == LineBench.bytes(hex))
  }

  @Test("a byte that has a character does not come back as itself", arguments: CharacterSet.all)
  func roundTrip(_ set: CharacterSet) {
    for byte in UInt8(0)...0xFF {
      let decoded = set.decode([byte])
      guard !decoded.hadFaults else { continue }
      #expect(set.encode(decoded.text) == [byte])
    }
  }

  @Test(
    "a set of the specification can't be named, or answers to another number",
    arguments: CharacterSet.all)
  func names(_ set: CharacterSet) {
    #expect(CharacterSet(name: set.name) == set)
    #expect(set.tag.map { CharacterSet(tag: $0) } ?? set == set)
  }

  @Test("a number without a set gives one", arguments: [0x0C, 0x11, 0x80, 0xFD] as [UInt8])
  func noSet(_ tag: UInt8) {
    #expect(CharacterSet(tag: tag) == nil)
  }

  @Test("broken UTF-8 passes for good")
  func brokenUTF8() {
    let decoded = CharacterSet.utf8.decode([0x41, 0xC4, 0x42])
    #expect(decoded.hadFaults)
    #expect(decoded.text == "A\u{FFFD}B")
  }

  @Test("what the set does not have becomes another letter, or is said to be there")
  func uncovered() {
    #expect(CharacterSet.zvt8.encode("5 €") == [0x35, 0x20, 0x3F])
    #expect(!CharacterSet.zvt8.covers("5 €"))
    #expect(!CharacterSet.zvt7.covers("[x]"))
    #expect(CharacterSet.iso8859(13).covers("ķļņš"))
  }

  @Test("text of a terminal commands a printer or a shell")
  func harmless() {
    #expect(Text.printable("a\u{1B}@b\r\n\u{9B}31m\u{7F}\u{202E}c") == "a@b31mc")
    #expect(SlipLine("A\u{1D}VB").text == "AVB")
  }
}
