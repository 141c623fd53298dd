import Foundation
import Receipts
import Testing

/// Makes templates out of the pieces that the language is sensitive to; a seed makes the same ones.
struct TemplateMaker: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }

  private static let pieces = [
    "|", "|", "|", " ", " ", "  ", "\t", "a", "bc", "12,50", "ā", "Ж", "long words here", "~", "_",
    "\"", "`", "^", "^^", "^^^^", "^^^^^^^^", "\\", "\\\\", "\\|", "\\{", "\\}", "\\n", "\\n",
    "\\x",
    "\\x4", "\\x41", "\\x1b", "\\q", "\\~", "-", "=", "---", "===", "{", "}", ";", ":", "e\u{301}",
    "\u{301}", "\u{2028}", "\u{1}", "\u{200F}", "😀", "{{a}}", "{{m}}", "{{l}}", "{{#l}}", "{{^a}}",
    "{{/l}}", "{{", "}}",
  ]
  private static let lines = [
    "{{#l}}", "{{/l}}", "{{^a}}", "{{/a}}", "{{#a}}", "---", "=", "-", "", "|{{a}} | {{m}}",
    "{b:line}", "{b:1}", "{w:auto}", "{c:{{a}}}", "{i:{{a}}}", "{x:drawer}", "^{{a}} | b |",
    "{o:qrcode 8 h}", "{o:ean hri}",
  ]
  private static let members = [
    "w:* 4 *", "w:0 *", "w:300 7 300", "w:x,,*", "w:auto", "w:3", "b:line", "b:0", "b:2", "b:9",
    "a:left", "a:right", "t:word", "t:nowrap", "t:wrap", "o:qrcode 4", "o:code39 4", "c:{{a}}",
    "c:A1", "i:AQID", "i:{{a}}", "x:beep", "x:\\x1b", "_:x", "w:{{a}}", "q", "W:1",
  ]

  /// A line of a template.
  mutating func line() -> String {
    switch Int.random(in: 0..<10, using: &self) {
    case 0..<2: TemplateMaker.lines.randomElement(using: &self) ?? ""
    case 2..<4:
      "{"
        + (0..<Int.random(in: 0...3, using: &self)).map { _ in
          TemplateMaker.members.randomElement(using: &self) ?? ""
        }.joined(separator: ";") + "}"
    default:
      (0..<Int.random(in: 0...14, using: &self)).map { _ in
        TemplateMaker.pieces.randomElement(using: &self) ?? ""
      }.joined()
    }
  }

  /// A text that a value may hold.
  mutating func text() -> String {
    (0..<Int.random(in: 0...5, using: &self)).map { _ in
      TemplateMaker.pieces.randomElement(using: &self) ?? ""
    }.joined()
  }
}

@Suite("Random templates")
struct RandomTests {
  /// How many lines are laid out in each mode; a longer run asks for more.
  static let lineCount =
    ProcessInfo.processInfo.environment["KASE_RANDOM_LINES"].flatMap { Int($0) } ?? 20_000

  @Test("a template traps, or a page breaks a rule of its own", arguments: Template.Mode.allCases)
  func robust(mode: Template.Mode) throws {
    var maker = TemplateMaker(seed: 7)
    // Of many random lines one is always an error to strict mode.
    let linesPerTemplate = mode == .strict ? 1 : 10
    for _ in 0..<(RandomTests.lineCount / linesPerTemplate) {
      let lines = (0..<linesPerTemplate).map { _ in maker.line() }
      let source = lines.joined(separator: "\n")
      let values: Values = [
        "a": .text(maker.text()), "m": .money("1 234,56"),
        "l": .list([["a": .text(maker.text())], [:]]),
      ]
      let columns = Int.random(in: 1...255, using: &maker)
      let parsed = Template.parse(source, named: "t", mode: mode)
      #expect(mode == .strict || parsed.template != nil)
      guard let page = try? parsed.template?.page(values, LayoutOptions(columns: columns)) else {
        continue
      }
      check(page, source)
    }
  }

  /// What holds for every page.
  private func check(_ page: Page, _ source: String) {
    for block in page.blocks {
      switch block.content {
      case .row(let row): check(row, page, source)
      case .rule(let rule):
        #expect(rule.left >= 0 && rule.width >= 0 && rule.left + rule.width <= page.columns)
      case .qr(let code): #expect(code.left >= 0)
      case .barcode(let code): #expect(code.left >= 0)
      case .edge, .cut, .image, .device: break
      }
    }
    let text = PageText.text(of: page)
    #expect(
      text.unicodeScalars.allSatisfy { $0 == "\n" || $0.value >= 0x20 },
      "\(source.debugDescription)")
    let rows = page.blocks.count { block in
      switch block.content {
      case .row, .rule, .edge: true
      default: false
      }
    }
    #expect(text.unicodeScalars.count { $0 == "\n" } == rows)
  }

  private func check(_ row: Row, _ page: Page, _ source: String) {
    #expect(row.left >= 0 && row.left + row.width <= page.columns)
    #expect(1...6 ~= row.height)
    var end = 0
    for cell in row.cells {
      #expect(cell.width >= 1)
      #expect(cell.x >= end, "\(source.debugDescription)")
      #expect(!cell.isBlank || cell.runs.isEmpty)
      #expect(cell.runs.allSatisfy { !$0.text.isEmpty })
      end = cell.x + 2 * (cell.isBlank ? 1 : cell.textWidth)
      #expect(zip(cell.runs, cell.runs.dropFirst()).allSatisfy { $0.style != $1.style })
    }
    #expect(row.cells.isEmpty || end <= 2 * row.width, "\(source.debugDescription)")
    if let verticals = row.verticals { #expect(verticals == row.cells.map(\.width)) }
  }

  @Test("a template that strict mode passes is laid out otherwise in lenient mode")
  func modes() throws {
    var maker = TemplateMaker(seed: 11)
    var compared = 0
    for _ in 0..<RandomTests.lineCount {
      let source = [maker.line(), maker.line(), "|x |y"].joined(separator: "\n")
      let values: Values = ["a": .text("text"), "m": .money("1,00"), "l": .list([[:]])]
      let options = LayoutOptions(columns: Int.random(in: 8...60, using: &maker))
      guard let strict = Template.parse(source, named: "t", mode: .strict).template,
        let page = try? strict.page(values, options)
      else { continue }
      compared += 1
      let lenient = try Laying.template(source).page(values, options)
      #expect(page == lenient, "\(source.debugDescription)")
    }
    #expect(compared > RandomTests.lineCount / 20)
  }

  @Test("a value changes the blocks or columns of a template")
  func values() throws {
    var maker = TemplateMaker(seed: 13)
    for _ in 0..<(RandomTests.lineCount / 10) {
      let source = (0..<6).map { _ in maker.line() }.joined(separator: "\n")
      let template = try Laying.template(source)
      let options = LayoutOptions(columns: Int.random(in: 20...60, using: &maker))
      let values = (0..<2).map { _ -> Values in
        let text = maker.text()
        return ["a": .text(text.isEmpty ? "x" : text), "m": .money("1,00"), "l": .flag(true)]
      }
      let pages = values.compactMap { try? template.page($0, options) }
      guard pages.count == 2 else { continue }
      #expect(shape(pages[0]) == shape(pages[1]), "\(source.debugDescription)")
    }
  }

  /// The blocks without their text: rows of one line and codes count once, if at all.
  private func shape(_ page: Page) -> [String] {
    var shape: [String] = []
    for block in page.blocks {
      let kind: String
      switch block.content {
      case .row(let row):
        kind = "row \(block.line) \(row.left) \(row.width) \(row.cells.map(\.width))"
      case .qr, .barcode, .image: continue
      case .rule, .edge, .cut, .device: kind = "\(block.content)"
      }
      if kind != shape.last { shape.append(kind) }
    }
    return shape
  }

  @Test(
    "the time to read or lay out grows faster than the source",
    arguments: [
      "\\", "|", "{", "}", "{{a", "^", "\\x", "~", " ", "a b ", "\\n", "_\"", "{w:1;", "\u{301}",
    ])
  func long(piece: String) throws {
    // Anything quadratic would take minutes here.
    let source = String(repeating: piece, count: 20_000)
    for line in ["|" + source, "{c:" + source + "}", "{w:" + source + "}"] {
      let template = try Laying.template(line)
      let page = try? template.page([:], LayoutOptions(columns: 42))
      #expect(page != nil || line.contains("{{a}}"))
    }
  }
}
