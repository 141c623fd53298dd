import PrinterLanguages
import Receipts
import Testing

@Suite("Text in ESC/POS")
struct ESCPOSTextTests {
  @Test("a printer would start in a mode that an earlier job left behind")
  func prologue() throws {
    func bytes(_ profile: PrinterProfile, isSpaced: Bool) throws -> [UInt8] {
      try PageEncoder(profile: profile).encode(.of([], isSpaced: isSpaced)).bytes
    }
    let start = "1B 40 1C 2E 1B 52 00 1B 4D 00 1B 20 00"
    #expect(try bytes(.epson, isSpaced: true) == hex(start + " 1B 32"))
    #expect(try bytes(.epson, isSpaced: false) == hex(start + " 1B 33 00"))
    let native = PrinterProfile.epson.with {
      $0.hasNativeQR = true
      $0.marginDots = 300
    }
    #expect(try bytes(native, isSpaced: true) == hex(start + " 1B 32 1B 61 00 1D 4C 2C 01"))
  }

  /// A style and the commands that begin and end it.
  static let styles: [(style: Style, on: String, off: String)] = [
    (.level(1), "1D 21 10", "1D 21 00"), (.level(2), "1D 21 01", "1D 21 00"),
    (.level(3), "1D 21 11", "1D 21 00"), (.level(4), "1D 21 22", "1D 21 00"),
    (.level(5), "1D 21 33", "1D 21 00"), (.level(6), "1D 21 44", "1D 21 00"),
    (.level(7), "1D 21 55", "1D 21 00"), (.emphasised, "1B 45 01", "1B 45 00"),
    (.underlined, "1B 2D 01", "1B 2D 00"), (.inverse, "1D 42 01", "1D 42 00"),
  ]

  @Test("a style would begin or end too late, or be sent twice", arguments: styles)
  func styleChanges(_ row: (style: Style, on: String, off: String)) throws {
    let line = Block.Content.row(
      [
        Cell(x: 0, width: 48, runs: [Run("a"), Run("b", row.style), Run("c", row.style), Run("d")])
      ],
      height: row.style.heightScale)
    let bytes = try PrinterProfile.epson.body(.of([line, line]))
    let once = hex("61 \(row.on) 62 63 \(row.off) 64 0A")
    #expect(bytes == once + once)
  }

  @Test("gaps would be underlined, inverse or wide")
  func gaps() throws {
    func gap(_ style: Style) throws -> [UInt8] {
      let cells = [
        Cell(x: 0, width: 4, runs: [Run("a", style)]),
        Cell(x: 20, width: 4, runs: [Run("b", style)]),
      ]
      return try PrinterProfile.epson.body(.of([.row(cells, height: style.heightScale)]))
    }
    let spaces = String(repeating: "20 ", count: 9)
    #expect(try gap(.underlined) == hex("1B 2D 01 61 1B 2D 00 \(spaces) 1B 2D 01 62 0A"))
    #expect(try gap(.inverse) == hex("1D 42 01 61 1D 42 00 \(spaces) 1D 42 01 62 0A"))
    let fewer = String(repeating: "20 ", count: 8)
    #expect(try gap(.level(1)) == hex("1D 21 10 61 1D 21 00 \(fewer) 1D 21 10 62 0A"))
    // What can't be seen of a space is not sent.
    #expect(try gap(.emphasised) == hex("1B 45 01 61 \(spaces) 62 0A"))
    #expect(try gap(.level(2)) == hex("1D 21 01 61 \(spaces) 62 0A"))
  }

  @Test("the room before a plain row would be as high as the row before it")
  func highGap() throws {
    let rows: [Block.Content] = [
      .line("a", .level(2)), .row([Cell(x: 4, width: 8, runs: [Run("b")])]),
    ]
    #expect(
      try PrinterProfile.epson.body(.of(rows)) == hex("1D 21 01 61 0A 1D 21 00 20 20 62 0A"))
  }

  @Test("columns would not stand where the layout placed them")
  func columns() throws {
    let cells = [
      Cell(x: 1, width: 4, runs: [Run("a")]), Cell(x: 10, width: 2, isBlank: true, runs: []),
      Cell(x: 16, width: 2, runs: []), Cell(x: 20, width: 4, runs: [Run("b")]),
    ]
    let bytes = try PrinterProfile.epson.body(.of([.row(cells, left: 2)]))
    #expect(String(decoding: bytes, as: UTF8.self) == "   a        b\n")
    let blank = [
      Cell(x: 0, width: 4, runs: [Run("a")]), Cell(x: 10, width: 4, isBlank: true, runs: []),
    ]
    #expect(
      try PrinterProfile.epson.body(.of([.row(blank)])) == Array("a     \n".utf8))
  }

  @Test("a row of nothing would not move the paper")
  func emptyRow() throws {
    #expect(try PrinterProfile.epson.body(.of([.row([])])) == [0x0A])
  }

  @Test("a box would fall apart, because its lines don't touch")
  func box() throws {
    let columns = Edge.Columns(left: 1, widths: [3, 2])
    let below = Edge.Columns(left: 0, widths: [2, 5])
    let cells = [Cell(x: 2, width: 3, runs: [Run("a")]), Cell(x: 10, width: 2, runs: [Run("b")])]
    let page = Page.of([
      .edge(Edge(kind: .top, above: nil, below: columns)),
      .row(cells, left: 1, verticals: [3, 2], isTight: true),
      .edge(Edge(kind: .junction, above: columns, below: below)),
      .row([], left: 0, verticals: [2, 5], isTight: true),
      .edge(Edge(kind: .bottom, above: below, below: nil)), .rule(Rule(left: 2, width: 4)),
    ])
    let bytes = try PrinterProfile.epson.body(page)
    let text = " +---+--+\n |a  |b |\n++-+-+--++\n|  |     |\n+--+-----+\n"
    #expect(
      bytes == hex("1B 33 00") + Array(text.utf8) + hex("1B 32") + Array("  ----\n".utf8))
  }

  @Test("text could contain a command")
  func controls() throws {
    for value in Array(UInt8(0)..<0x20) + [0x7F] {
      let bytes = try PrinterProfile.epson.line(String(Unicode.Scalar(value)) + "a")
      #expect(bytes == hex("20 61"))
    }
  }

  /// A cutter, and what is sent for two cuts and at the end.
  static let cuts:
    [(change: @Sendable (inout PrinterProfile) -> Void, spaced: String, tight: String)] =
      [
        ({ _ in }, "0A 0A 0A 0A", "0A 0A 0A 0A 0A"),
        ({ $0.cutter.isFull = true }, "0A 0A 0A 0A 1D 56 00", "0A 0A 0A 0A 0A 1D 56 00"),
        ({ $0.cutter.isPartial = true }, "0A 0A 0A 0A 1D 56 01", "0A 0A 0A 0A 0A 1D 56 01"),
        (
          {
            $0.cutter.isFull = true
            $0.cutter.feedsAndCuts = true
          }, "1D 56 41 00", "1D 56 41 00"
        ),
        (
          {
            $0.cutter.isPartial = true
            $0.cutter.feedsAndCuts = true
          }, "1D 56 42 00", "1D 56 42 00"
        ),
        (
          {
            $0.cutter.isPartial = true
            $0.cutter.feedsAndCuts = true
            $0.deviations = [.gsV66NoFeed]
          }, "1D 56 41 00", "1D 56 41 00"
        ),
      ]

  @Test("the last lines would be cut through, or paper would be wasted", arguments: cuts)
  func cutting(
    _ row: (change: @Sendable (inout PrinterProfile) -> Void, spaced: String, tight: String)
  ) throws {
    let profile = PrinterProfile.epson.with(row.change)
    let lines: [Block.Content] = [.line("a"), .cut, .line("b")]
    for (isSpaced, cut) in [(true, row.spaced), (false, row.tight)] {
      let page = Page.of(lines, isSpaced: isSpaced)
      #expect(try profile.body(page, cuts: true) == hex("61 0A \(cut) 62 0A \(cut)"))
      #expect(try profile.body(page) == hex("61 0A \(cut) 62 0A"))
    }
  }

  @Test("a page that ends in a cut would be cut twice")
  func lastCut() throws {
    let profile = PrinterProfile.epson.with { $0.cutter.isFull = true }
    let bytes = try profile.body(.of([.line("a"), .cut]), cuts: true)
    #expect(bytes.count(of: hex("1D 56")) == 1)
    #expect(try profile.body(.of([]), cuts: true).isEmpty)
  }

  @Test("a copy would open the drawer")
  func drawer() throws {
    let page = Page.of([.device(.drawer), .line("a"), .device(.drawer)])
    let encoded = try PageEncoder(profile: .epson).encode(page)
    #expect(encoded.pulse == hex("1B 70 00 19 FA"))
    #expect(encoded.bytes.count(of: hex("1B 70")) == 0)
    #expect(try PageEncoder(profile: .epson).encode(.of([.line("a")])).pulse.isEmpty)
    #expect(try PrinterProfile.epson.body(.of([.device(.beep)])) == [0x07])
  }
}
