/// What is to be shown or printed (OutputContent).
package struct OutputContent: Hashable, Sendable, NexoPart {
  /// A piece of text.
  package struct Piece: Hashable, Sendable, NexoPart {
    /// The text.
    package let text: String
    /// Whether a line ends with it.
    package let endsLine: Bool

    /// A piece of text.
    package init(_ text: String, endsLine: Bool = true) {
      self.text = text
      self.endsLine = endsLine
    }

    init(_ fields: NexoFields) throws(NexoFault) {
      self.init(
        try fields.text("Text") ?? "", endsLine: try fields.flag("EndOfLineFlag") ?? true)
    }

    var json: NexoJSON {
      .members(["Text": .string(text), "EndOfLineFlag": endsLine ? nil : .bool(false)])
    }
  }

  /// `Text`, `XHTML`, `BarCode` or `MessageRef`; Kase reads and writes `Text`.
  package let format: String
  /// The text, piece by piece.
  package let pieces: [Piece]

  /// What is to be shown.
  package init(format: String = "Text", pieces: [Piece]) {
    self.format = format
    self.pieces = pieces
  }

  /// Lines of text.
  package init(lines: [String]) { self.init(pieces: lines.map { Piece($0) }) }

  init(_ fields: NexoFields) throws(NexoFault) {
    self.init(
      format: try fields.text("OutputFormat") ?? "Text", pieces: try fields.parts("OutputText"))
  }

  var json: NexoJSON {
    .members(["OutputFormat": .string(format), "OutputText": .list(pieces.map(\.json))])
  }

  /// The lines, without control characters: a terminal's text never steers a printer or a shell.
  ///
  /// Some makers send a pair `name=...&value=...` as one text; it becomes name, two blanks, value.
  package var lines: [String] {
    var lines: [String] = []
    var line = ""
    for piece in pieces {
      line += Self.plain(piece.text)
      guard piece.endsLine else { continue }
      lines.append(line)
      line = ""
    }
    return line.isEmpty ? lines : lines + [line]
  }

  private static func plain(_ text: String) -> String {
    let pair = QueryText(text)
    let shown = pair["name"].map { [$0, pair["value"] ?? ""].joined(separator: "  ") } ?? text
    return String(String.UnicodeScalarView(shown.unicodeScalars.filter { !Self.steers($0) }))
  }

  private static func steers(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value < 0x20 || 0x7F...0x9F ~= scalar.value
  }
}
