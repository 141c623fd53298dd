import Graphics
import Receipts

extension Page {
  /// The page as text, without blanks at the ends of lines; what is no text stands in brackets.
  var goldenText: String {
    blocks.reduce(into: "") { text, block in
      switch block.content {
      case .row, .rule, .edge:
        let page = Page(columns: columns, isSpaced: isSpaced, blocks: [block])
        text += PageText.text(of: page).withoutEndingBlanks + "\n"
      case .cut: text += "[cut]\n"
      case .image(let picture): text += "[picture, \(picture.bitmap.width) dots]\n"
      case .qr(let code):
        text += "[QR \(code.cell) \(code.level): \(code.data.shown)]\n"
      case .barcode(let code): text += "[barcode: \(code.symbol.text)]\n"
      case .device(let command): text += "[\(command)]\n"
      }
    }
  }
}

extension Sheet {
  /// The sheet as text, part by part.
  var goldenText: String {
    let all = parts.map { "\($0.goldenText)\n" }.joined()
    return "\(title) | \(subtitle)\n\(all)[foot] \(footer) | \(pageLabel)\n"
  }
}

extension Sheet.Part {
  /// The part as text: its kind in brackets, then its lines.
  fileprivate var goldenText: String {
    switch self {
    case .parties(let parties):
      parties.map { "[party] \($0.role): \($0.lines.joined(separator: " | "))" }.lines
    case .facts(let facts): facts.map { "[fact] \($0.goldenText)" }.lines
    case .heading(let text): "[heading] \(text)"
    case .table(let table): "[table]\n" + table.goldenText
    case .totals(let facts): facts.map { "[total] \($0.goldenText)" }.lines
    case .text(let text): "[text] \(text)"
    case .qr(let data, let caption): "[QR \(data.shown)] \(caption)"
    case .signatures(let facts): facts.map { "[signature] \($0.goldenText)" }.lines
    }
  }
}

extension Sheet.Fact {
  fileprivate var goldenText: String { "\(label): \(text)\(isStrong ? " (strong)" : "")" }
}

extension Sheet.Table {
  fileprivate var goldenText: String {
    let head = columns.map { "\($0.title) (\($0.alignment) \($0.share))" }
    return ([head] + rows).map { "  " + $0.joined(separator: " | ") }.lines
  }
}

extension [String] {
  fileprivate var lines: String { joined(separator: "\n") }
}

extension [UInt8] {
  /// The text of the bytes on one line.
  fileprivate var shown: String {
    String(decoding: self, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
      .joined(separator: "\\n")
  }
}

extension String {
  /// The text up to the last character that is neither a blank nor a line end.
  fileprivate var withoutEndingBlanks: String {
    String(reversed().drop { $0 == " " || $0 == "\n" }.reversed())
  }
}
