/// The text of a cell in one piece, ready to be cut into rows.
struct TextFlow {
  /// A part in one style.
  struct Span {
    /// The index after its last character.
    let end: Int
    let style: Style
    /// How many characters' width one of its characters takes.
    let scale: Int
  }

  /// The text, with `PlainText.lineBreak` and `PlainText.hardSpace`.
  private(set) var scalars: [Unicode.Scalar] = []
  private(set) var spans: [Span] = []
  /// The width of all characters, as if they stood on one row.
  private(set) var width = 0
  private(set) var hasBreaks = false
  private var hasHardSpaces = false

  var isEmpty: Bool { scalars.isEmpty }

  /// Whether it stands on one row of a width.
  func fits(_ width: Int) -> Bool { !hasBreaks && self.width <= width }

  /// All of it on one row.
  var onlyRow: FlowRow { FlowRow(runs(0..<scalars.count), width: width) }

  /// Adds text in a style.
  mutating func append(_ text: PlainText, _ style: Style, scale: Int) {
    guard !text.scalars.isEmpty else { return }
    if spans.isEmpty {
      scalars = text.scalars
    } else {
      if spans.count == 1 { scalars.reserveCapacity(2 * scalars.count + 32) }
      scalars += text.scalars
    }
    if let last = spans.last, last.style == style { spans.removeLast() }
    spans.append(Span(end: scalars.count, style: style, scale: scale))
    width += text.count * scale
    hasBreaks = hasBreaks || text.breaks > 0
    hasHardSpaces = hasHardSpaces || text.hasHardSpaces
  }

  /// Without the characters that are wider than a cell; their line breaks stay.
  func narrowed(to width: Int) -> TextFlow {
    var flow = TextFlow()
    var start = 0
    for span in spans {
      var part = Array(scalars[start..<span.end])
      if span.scale > width { part.removeAll { $0 != PlainText.lineBreak } }
      flow.append(PlainText(part), span.style, scale: min(span.scale, width))
      start = span.end
    }
    return flow
  }

  /// With a space for each line break.
  func withoutBreaks() -> TextFlow {
    var flow = TextFlow()
    var start = 0
    for span in spans {
      let part = scalars[start..<span.end].map { $0 == PlainText.lineBreak ? " " : $0 }
      flow.append(PlainText(part), span.style, scale: span.scale)
      start = span.end
    }
    return flow
  }

  /// The runs between two indices.
  func runs(_ range: Range<Int>) -> [Run] {
    if let only = spans.first, spans.count == 1 { return [run(range, only.style)] }
    var runs: [Run] = []
    var start = range.lowerBound
    for span in spans where span.end > start {
      let end = min(span.end, range.upperBound)
      if end > start { runs.append(run(start..<end, span.style)) }
      start = end
      if end == range.upperBound { break }
    }
    return runs
  }

  private func run(_ range: Range<Int>, _ style: Style) -> Run {
    let isWhole = range.count == scalars.count
    guard hasHardSpaces else {
      return Run(isWhole ? scalars : Array(scalars[range]), style)
    }
    return Run(scalars[range].map { $0 == PlainText.hardSpace ? " " : $0 }, style)
  }
}

/// A row of a cell.
struct FlowRow {
  let runs: [Run]
  /// The characters that the text takes.
  let width: Int
  /// The largest height scale, at least 1.
  let height: Int

  init(_ runs: [Run], width: Int) {
    self.runs = runs
    self.width = width
    height = runs.reduce(1) { max($0, $1.style.heightScale) }
  }
}
