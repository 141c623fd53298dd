/// A line of a template that does something.
struct TemplateLine: Sendable {
  enum Content: Sendable {
    case text([TemplateCell])
    case rule
    case cut
    /// Behind a reference: lines are small, and properties rare.
    indirect case property(Property)
    /// A section begins.
    case section(Section)
    /// The innermost section ends.
    case sectionEnd
  }

  /// What is repeated for a list, or shown where something holds.
  struct Section: Sendable {
    let name: String
    /// Whether it is shown where the value does not hold: `{{^name}}`.
    let isInverted: Bool
    /// The index of the line that ends it.
    var end: Int
  }

  /// The line of the source, from 1.
  let number: Int
  var content: Content
}

/// Where text stands in its column, and a block on the paper.
enum Alignment: Int, Sendable {
  case left, centre, right
}

/// A cell of a text line.
struct TemplateCell: Sendable {
  let alignment: Alignment
  let pieces: [Piece]
  /// Where its text begins in the source, from 1.
  let column: Int
}

/// A part of a cell in one style.
struct Piece: Sendable {
  enum Content: Sendable {
    case text(PlainText)
    /// The value of this name.
    case value(String)
  }

  var content: Content
  let style: Style
  /// How many characters' width one of its characters takes.
  let scale: Int
  /// Where it begins in the source, from 1.
  let column: Int

  init(_ content: Content, _ style: Style, column: Int) {
    self.content = content
    self.style = style
    scale = style.widthScale
    self.column = column
  }
}

/// Characters to print, with two that only the layout knows.
struct PlainText: Hashable, Sendable {
  /// Ends a row.
  static let lineBreak: Unicode.Scalar = "\u{A}"
  /// A space at which no row may end, printed as a space.
  static let hardSpace: Unicode.Scalar = "\u{0}"

  /// Free of control characters other than `lineBreak` and `hardSpace`.
  private(set) var scalars: [Unicode.Scalar]
  /// Whether all of it is ASCII, so that no printer has to be asked.
  private(set) var isASCII: Bool
  /// How many line breaks are in it.
  private(set) var breaks: Int
  /// Whether a hard space is in it.
  private(set) var hasHardSpaces: Bool

  /// The characters that a width counts.
  var count: Int { scalars.count - breaks }

  init(_ scalars: [Unicode.Scalar]) {
    self.scalars = scalars
    isASCII = true
    breaks = 0
    hasHardSpaces = false
    for scalar in scalars { note(scalar) }
  }

  /// Characters known to be printable ASCII.
  init(printableASCII scalars: [Unicode.Scalar]) {
    self.scalars = scalars
    isASCII = true
    breaks = 0
    hasHardSpaces = false
  }

  mutating func append(_ other: PlainText) {
    scalars += other.scalars
    isASCII = isASCII && other.isASCII
    breaks += other.breaks
    hasHardSpaces = hasHardSpaces || other.hasHardSpaces
  }

  private mutating func note(_ scalar: Unicode.Scalar) {
    if scalar.value >= 0x80 {
      isASCII = false
    } else if scalar == PlainText.lineBreak {
      breaks += 1
    } else if scalar == PlainText.hardSpace {
      hasHardSpaces = true
    }
  }
}
