import Receipts
import Stationery
import Testing

@Suite("Hostile values")
struct HostileValuesTests {
  static let hostile = [
    "A|B", "{command: drawer}", "{x: drawer}", "---", "===", "^^^X", "_", "\"", "\\", "\\x1b",
    " a ",
    "two\nlines", "}}", "{{total.payable}}", "{{#lines}}", "=", "-", "`",
    "\u{1B}p\u{0}\u{19}\u{FA}",
    "~", "{width: 0}", "\t|\t", "\u{202E}abc", "\u{85}x",
  ]

  @Test(
    "what somebody typed cuts the paper, opens the drawer, or adds a rule",
    arguments: TemplateName.allCases)
  func structure(name: TemplateName) throws {
    let template = try Papers.template(name)
    var values = try Papers.samples("lv").values(for: name)
    values["cash.moved"] = .flag(false)
    let plain = try fixed(template, values.withTexts("plain"))
    #expect(!plain.contains { if case .device = $0 { true } else { false } })
    for text in Self.hostile {
      #expect(try fixed(template, values.withTexts(text)) == plain, "\(text)")
    }
  }

  /// The kinds of a page's blocks other than rows, whose number depends on the text.
  private func fixed(_ template: Template, _ values: Values) throws -> [Kind] {
    let page = try template.page(values, LayoutOptions(columns: 42))
    return page.blocks.compactMap { block in
      switch block.content {
      case .row: nil
      case .rule: .rule
      case .edge: .edge
      case .cut: .cut
      case .image: .image
      case .qr, .barcode: .code
      case .device(let command): .device(command)
      }
    }
  }

  private enum Kind: Equatable {
    case rule
    case edge
    case cut
    case image
    case code
    case device(DeviceCommand)
  }
}

extension Values {
  /// The values with another text in every text, those of the letterhead and of lists included;
  /// words stay.
  fileprivate func withTexts(_ text: String) -> Values {
    Values(
      entries.mapValues { $0.withTexts(text) },
      over: base.mapValues { $0.withTexts(text) }.merging(words) { $1 })
  }

  private var words: [String: Value] { base.filter { $0.key.hasPrefix("w.") } }
}

extension Value {
  fileprivate func withTexts(_ text: String) -> Value {
    switch self {
    case .text(let old): .text(old.isEmpty ? "" : text)
    case .list(let elements): .list(elements.map { $0.withTexts(text) })
    case .money, .flag: self
    }
  }
}
