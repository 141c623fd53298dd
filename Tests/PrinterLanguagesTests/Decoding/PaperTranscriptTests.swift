import Graphics
import PrinterLanguages
import Receipts
import Testing

@Suite("Paper transcript")
struct PaperTranscriptTests {
  private func paper(
    _ hex: String, _ profile: PrinterProfile = DecodingProfiles.epson
  ) -> PaperTranscript {
    PaperTranscript(of: hexBytes(hex), profile: profile)
  }

  @Test("the lines that were printed could not be compared with the plain text")
  func lines() {
    let printed = paper("1B 40 1B 74 33 C8 65 6B 73 0A 0A 1D 21 10 41 42 1D 21 00 20 63 0A 64")
    #expect(printed.lines.map(\.text) == ["Čeks", "", "AB c"])
    #expect(printed.lines.map(\.spaced) == ["Čeks", "", "A B  c"])
    #expect(printed.text == "Čeks\n\nAB c\n")
    #expect(printed.spacedText == "Čeks\n\nA B  c\n")
  }

  @Test("styles would not be seen, so a test could not miss them")
  func looks() throws {
    let printed = paper("41 1B 45 01 42 1B 2D 02 1D 42 01 43 1D 21 12 44 1B 40 0A 45 0A")
    // ESC @ throws the line away.
    #expect(printed.lines.map(\.text) == ["", "E"])
    let styled = paper("41 1B 45 01 42 1B 2D 02 1D 42 01 43 1D 21 12 1B 4D 01 44 0A")
    let pieces = try #require(styled.lines.first?.pieces)
    #expect(pieces.map(\.text) == ["A", "B", "C", "D"])
    #expect(pieces.map(\.look.isEmphasised) == [false, true, true, true])
    #expect(pieces.map(\.look.isUnderlined) == [false, false, true, true])
    #expect(pieces.map(\.look.isInverse) == [false, false, true, true])
    #expect(pieces[3].look.widthScale == 2)
    #expect(pieces[3].look.heightScale == 3)
    #expect(pieces[3].look.font == 1)
  }

  @Test(
    "a move to the right or back would not be told as the spaces that it leaves",
    arguments: [
      // ESC $ to dot 48, then 4 characters further on.
      ("41 1B 24 30 00 42 0A", "A   B"),
      // Backwards, so that the second character stands in front.
      ("1B 24 18 00 42 1B 24 00 00 41 0A", "A B"),
      ("41 1B 5C 18 00 42 0A", "A  B"), ("41 42 1B 5C F4 FF 43 0A", "ABC"),
      ("41 09 42 0A", "A       B"), ("1B 61 01 41 42 0A", String(repeating: " ", count: 23) + "AB"),
      ("1B 61 02 41 42 0A", String(repeating: " ", count: 46) + "AB"),
    ])
  func positions(hex: String, text: String) {
    #expect(paper(hex).lines.map(\.text) == [text])
  }

  @Test("a line that is too long would not go on below, as it does on paper")
  func wrapping() {
    let long = [UInt8](repeating: 0x41, count: 50) + [0x0A]
    let printed = PaperTranscript(of: long, profile: DecodingProfiles.epson)
    #expect(printed.lines.map(\.text.count) == [48, 2])
  }

  @Test("strips of one picture would be told as many, or two pictures as one")
  func strips() {
    let joined = paper("1D 76 30 00 01 00 02 00 80 80 1D 76 30 00 01 00 01 00 FF")
    #expect(joined.pictures.count == 1)
    #expect(joined.pictures[0].bitmap.width == 8)
    #expect(joined.pictures[0].bitmap.height == 3)
    #expect(joined.pictures[0].bitmap.bytes == [0x80, 0x80, 0xFF])

    let apart = paper("1D 76 30 00 01 00 01 00 80 0A 1D 76 30 00 01 00 01 00 FF")
    #expect(apart.pictures.map(\.bitmap.height) == [1, 1])
    let wider = paper("1D 76 30 00 01 00 01 00 80 1D 76 30 00 02 00 01 00 FF FF")
    #expect(wider.pictures.map(\.bitmap.width) == [8, 16])
  }

  @Test(
    "a picture would come out with other dots than were sent",
    arguments: [
      // GS v 0 twice as wide, twice as high, both.
      ("1D 76 30 01 01 00 01 00 A1", 16, [0xCC, 0x03]),
      ("1D 76 30 02 01 00 01 00 A1", 8, [0xA1, 0xA1]),
      ("1D 76 30 03 01 00 01 00 A1", 16, [0xCC, 0x03, 0xCC, 0x03]),
      // GS 8 L keeps 12 dots, GS ( L prints them; the last 4 bits belong to nothing.
      (
        "1D 38 4C 0C 00 00 00 30 70 30 01 01 31 0C 00 01 00 80 1F 1D 28 4C 02 00 30 32", 12,
        [0x80, 0x10]
      ),
      // ESC *: the first column has its top dot, the second its lowest.
      (
        "1B 2A 21 02 00 80 00 00 00 00 01 0A", 2,
        [0x80] + [UInt8](repeating: 0, count: 22) + [0x40]
      ),
      ("1B 2A 01 01 00 81 0A", 1, [0x80, 0, 0, 0, 0, 0, 0, 0x80]),
    ])
  func dots(hex: String, width: Int, dots: [UInt8]) throws {
    let picture = try #require(paper(hex).pictures.first)
    #expect(picture.bitmap.width == width)
    #expect(picture.bitmap.bytes == dots)
    #expect(paper(hex).pictures.count == 1)
  }

  @Test("bands of a picture whose lines touch would be told as many pictures")
  func bands() {
    let band = "1B 2A 21 01 00 FF FF FF 0A "
    #expect(paper("1B 33 00 " + band + band).pictures.map(\.bitmap.height) == [48])
    #expect(paper("1B 33 18 " + band + band).pictures.map(\.bitmap.height) == [48])
    #expect(paper(band + band).pictures.map(\.bitmap.height) == [24, 24])
  }

  @Test("a picture in the middle would not be told with the dots left of it")
  func placedPicture() {
    #expect(paper("1B 61 01 1D 76 30 00 02 00 01 00 FF FF").pictures.map(\.left) == [280])
    #expect(paper("1B 24 18 00 1D 76 30 00 02 00 01 00 FF FF").pictures.map(\.left) == [24])
  }

  @Test("a picture without its last bytes would vanish instead of showing its whole rows")
  func halfPicture() {
    let half = paper("1D 76 30 00 02 00 03 00 80 01 80")
    #expect(half.pictures.map(\.bitmap.bytes) == [[0x80, 0x01]])
  }

  @Test("symbols would not be told with what stands in them")
  func symbols() {
    let printed = paper(
      "1D 28 6B 04 00 31 41 32 00 1D 28 6B 03 00 31 43 05 1D 28 6B 03 00 31 45 31"
        + " 1D 28 6B 08 00 31 50 30 48 45 4C 4C 4F 1B 61 01 1D 28 6B 03 00 31 51 30"
        + " 1D 6B 02 34 37 35 00 1D 6B 49 03 7B 43 0C")
    #expect(printed.qrCodes.count == 1)
    #expect(printed.qrCodes.first?.data == Array("HELLO".utf8))
    #expect(printed.qrCodes.first?.model == 2)
    #expect(printed.qrCodes.first?.cell == 5)
    #expect(printed.qrCodes.first?.level == "m")
    #expect(printed.qrCodes.first?.alignment == .centre)
    #expect(printed.barcodes.map(\.form) == ["ean13", "code128"])
    #expect(printed.barcodes.map(\.data) == [Array("475".utf8), [0x7B, 0x43, 0x0C]])
    #expect(paper("1D 28 6B 03 00 31 51 30").entries.isEmpty)
  }

  @Test(
    "a cut through the text would not be seen",
    arguments: [
      ("41 0A 1D 56 00", false, 6), ("41 0A 0A 0A 0A 0A 1D 56 01", true, 126),
      ("41 0A 1D 56 41 0A", false, 136), ("41 0A 1D 56 42 00", true, 126),
      ("1D 76 30 00 01 00 01 00 FF 1D 56 00", false, 0), ("41 0A 1B 64 04 1D 56 00", false, 126),
    ])
  func cuts(hex: String, isPartial: Bool, clearance: Int) {
    #expect(paper(hex).cuts.map(\.isPartial) == [isPartial])
    #expect(paper(hex).cuts.map(\.clearance) == [clearance])
  }

  @Test("feeds, pulses and beeps would not be told")
  func devices() {
    let printed = paper("1B 64 02 1B 4A 0A 1B 70 00 19 FA 07 10 14 01 01 02")
    #expect(printed.entries.count == 4)
    #expect(printed.entries.first == .feed(dots: 70))
    #expect(printed.pulses.map(\.drawer) == [1, 2])
    #expect(printed.pulses.map(\.onMilliseconds) == [50, 200])
    #expect(printed.entries.contains(.beep))
  }

  @Test(
    "the deviations of clones would not be followed: what was measured on paper",
    arguments: [
      // ESC $ within a line, ESC \ back, ESC J, exactly one LF after GS v 0, GS V 66.
      ("41 1B 24 30 00 42 0A", "AB", "A   B"), ("41 42 1B 5C E8 FF 43 0A", "ABC", "ACB"),
    ])
  func deviations(hex: String, clone: String, epson: String) {
    #expect(paper(hex, DecodingProfiles.clone).lines.map(\.text) == [clone])
    #expect(paper(hex).lines.map(\.text) == [epson])
  }

  @Test("a swallowed line feed or feed would be told, or more than one swallowed")
  func swallowed() {
    let raster = "1D 76 30 00 01 00 01 00 FF 0A 0A 41 0A"
    #expect(paper(raster, DecodingProfiles.clone).lines.map(\.text) == ["", "A"])
    #expect(paper(raster).lines.map(\.text) == ["", "", "A"])
    let joined = "1D 76 30 00 01 00 01 00 FF 0A 1D 76 30 00 01 00 01 00 FF 0A"
    #expect(paper(joined, DecodingProfiles.clone).pictures.map(\.bitmap.height) == [2])
    #expect(paper("1B 4A 20", DecodingProfiles.clone).entries.isEmpty)
    #expect(paper("41 0A 1D 56 42 00", DecodingProfiles.clone).cuts.map(\.clearance) == [6])
    #expect(paper("41 0A 1D 56 41 00", DecodingProfiles.clone).cuts.map(\.clearance) == [126])
  }

  @Test("a printer without a cutter would be said to have cut")
  func cutterless() {
    var profile = DecodingProfiles.epson
    profile.cutter.isFull = false
    #expect(paper("41 0A 1D 56 00", profile).cuts.isEmpty)
    #expect(paper("41 0A 1D 56 41 00", profile).entries.last == .feed(dots: 120))
  }

  @Test("Star's lines, pictures, symbols and drawers would not be told as on paper")
  func star() {
    let printed = paper(
      "1B 40 1B 1D 74 4D 80 0A 1B 69 00 01 41 1B 69 00 00 0A"
        + " 1B 1D 53 01 01 00 02 00 00 80 80 1B 1D 53 01 01 00 01 00 00 FF"
        + " 1B 62 33 32 31 50 34 37 35 1E 1B 1D 79 44 31 00 02 00 41 42 1B 1D 79 53 31 01"
        + " 1B 1D 79 50 1B 07 14 14 07 1A 1B 64 03", DecodingProfiles.star)
    #expect(printed.lines.map(\.spaced) == ["А", "A "])
    #expect(printed.pictures.map(\.bitmap.bytes) == [[0x80, 0x80, 0xFF]])
    #expect(printed.barcodes.map(\.form) == ["ean13"])
    #expect(printed.qrCodes.map(\.data) == [[0x41, 0x42]])
    #expect(printed.qrCodes.map(\.level) == ["m"])
    #expect(printed.pulses.map(\.drawer) == [1, 2])
    #expect(printed.pulses.map(\.onMilliseconds) == [200, 200])
    #expect(printed.cuts.map(\.isPartial) == [true])
  }

  @Test("a Star Line band or a Star graphic page would not be put together again")
  func starPictures() {
    let rows = (0..<24).map { _ in "81" }.joined(separator: " ")
    let band = "1B 6B 01 00 \(rows) 0A "
    let line = paper("1B 30 " + band + band, DecodingProfiles.star)
    #expect(line.pictures.map(\.bitmap.height) == [48])
    #expect(line.pictures.map(\.bitmap.width) == [8])

    let page = paper(
      "1B 2A 72 41 62 02 00 80 01 62 00 00 62 01 00 FF 1B 2A 72 59 33 30 00 62 01 00 FF 1B 0C 00"
        + " 1B 2A 72 42", DecodingProfiles.graphic)
    // Rows are as wide as the paper, whatever white was left out at their ends.
    #expect(page.pictures.map(\.bitmap.width) == [576, 576])
    #expect(page.pictures.map(\.bitmap.height) == [3, 1])
    #expect(page.pictures.map { $0.bitmap.bytes.prefix(2) } == [[0x80, 0x01], [0xFF, 0x00]])
    #expect(page.pictures[0].bitmap.bytes[143...145] == [0x00, 0xFF, 0x00])
    #expect(page.entries.contains(.feed(dots: 30)))
    #expect(page.cuts.count == 1)
    #expect(page.lines.isEmpty)
  }
}
