/// Cuts the text of a cell into rows.
///
/// Every character fits into the cell: what does not was left out of the flow.
struct Wrapper {
  /// A place in the flow.
  private struct Cursor {
    var index = 0
    /// The span that the place is in.
    var span = 0
  }

  private let flow: TextFlow
  private let width: Int
  private(set) var rows: [FlowRow] = []
  /// Whether a line break followed a row that was exactly full, so that a blank row came of it.
  private(set) var hasBreakAfterFullRow = false

  private var cursor = Cursor()
  /// Where the row begins that is being filled, where its text ends, and how wide it is.
  private var rowStart = 0
  private var rowEnd = 0
  private var rowWidth = 0

  /// The rows of a flow in a cell of a width, at least 1.
  init(_ flow: TextFlow, width: Int, _ wrapping: Wrapping) {
    self.flow = flow
    self.width = width
    if wrapping == .word {
      wrapWords()
    } else {
      wrapCharacters()
    }
  }

  private var isAtBreak: Bool { flow.scalars[cursor.index] == PlainText.lineBreak }

  /// A row ends where the next character does not fit, and at once when it is full.
  private mutating func wrapCharacters() {
    var isFresh = false
    while cursor.index < flow.scalars.count {
      if isAtBreak {
        hasBreakAfterFullRow = hasBreakAfterFullRow || isFresh
        isFresh = false
        breakRow()
        continue
      }
      takeCharacter()
      isFresh = rowWidth == width
      if isFresh { closeRow() }
    }
    if rowEnd > rowStart { closeRow() }
  }

  /// A row ends at the spaces before a word that does not fit, and they vanish.
  private mutating func wrapWords() {
    while cursor.index < flow.scalars.count {
      if isAtBreak {
        breakRow()
        continue
      }
      let spaces = skip { $0 == " " }
      let word = cursor
      let letters = skip { $0 != " " && $0 != PlainText.lineBreak }
      guard cursor.index > word.index else { continue }
      if rowWidth + spaces + letters <= width {
        rowWidth += spaces + letters
        rowEnd = cursor.index
      } else {
        if rowEnd > rowStart { closeRow() }
        startRow(with: word, letters)
      }
    }
    if rowEnd > rowStart { closeRow() }
  }

  /// Begins a row with a word that was just passed; one wider than the cell is cut anywhere.
  private mutating func startRow(with word: Cursor, _ letters: Int) {
    rowStart = word.index
    rowEnd = cursor.index
    rowWidth = letters
    guard letters > width else { return }
    let end = cursor.index
    cursor = word
    rowEnd = rowStart
    rowWidth = 0
    while cursor.index < end { takeCharacter() }
  }

  /// Puts the next character on the row, or on the next one.
  private mutating func takeCharacter() {
    let glyph = nextWidth()
    if glyph > width - rowWidth { closeRow() }
    rowWidth += glyph
    rowEnd = cursor.index
  }

  /// Passes one character; answers its width.
  private mutating func nextWidth() -> Int {
    while flow.spans[cursor.span].end <= cursor.index { cursor.span += 1 }
    cursor.index += 1
    return flow.spans[cursor.span].scale
  }

  /// Passes characters; answers how wide they are.
  private mutating func skip(_ isPassed: (Unicode.Scalar) -> Bool) -> Int {
    var width = 0
    while cursor.index < flow.scalars.count, isPassed(flow.scalars[cursor.index]) {
      width += nextWidth()
    }
    return width
  }

  private mutating func breakRow() {
    closeRow()
    _ = nextWidth()
    rowStart = cursor.index
    rowEnd = cursor.index
  }

  /// Ends the row; the next one begins where its text ends.
  private mutating func closeRow() {
    let runs = rowEnd > rowStart ? flow.runs(rowStart..<rowEnd) : []
    rows.append(FlowRow(runs, width: rowWidth))
    rowStart = rowEnd
    rowWidth = 0
  }
}
