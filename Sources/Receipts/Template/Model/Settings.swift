import Graphics

/// How rows are made of text that does not fit into its cell.
enum Wrapping: String, Sendable, CaseIterable {
  /// A row ends at any character.
  case wrap
  /// The rest is lost.
  case nowrap
  /// A row ends at a space.
  case word
}

/// What stands between columns.
enum Border: Hashable, Sendable {
  /// Rules around and between the columns, each one character wide.
  case line
  /// This many blank characters, 0 to 2.
  case blanks(Int)

  /// The characters between two columns.
  var gap: Int {
    switch self {
    case .line: 1
    case .blanks(let count): count
    }
  }

  /// The characters that the borders of columns take.
  func width(columns: Int) -> Int {
    switch self {
    case .line: columns + 1
    case .blanks(let count): max(0, columns - 1) * count
    }
  }

  /// How many columns of one character fit.
  func columnsMax(on paper: Int) -> Int {
    switch self {
    case .line: (paper - 1) / 2
    case .blanks(let count): (paper + count) / (count + 1)
    }
  }
}

/// The width of a column.
enum ColumnWidth: Hashable, Sendable {
  /// A share of what is left.
  case share
  /// This many characters; 0 hides the column.
  case fixed(Int)

  /// Larger numbers make no difference: no paper is that wide.
  static let most = 4096
}

/// How codes are drawn.
struct CodeOption: Hashable, Sendable {
  enum Kind: Hashable, Sendable {
    case barcode(Symbology)
    case qr
  }

  var kind = Kind.barcode(.code128)
  /// The width of a barcode's narrowest bar in dots, 2 to 4.
  var module = 2
  /// The height of bars in dots, 24 to 240.
  var height = 72
  /// Whether a barcode's text stands below it.
  var showsText = false
  /// The size of a QR code's module in dots, 3 to 8.
  var cell = 3
  /// The error correction of QR codes.
  var level = QRLevel.l
}

/// What holds for the lines that follow.
struct Settings: Sendable {
  var wrapping = Wrapping.wrap
  var border = Border.blanks(1)
  /// Empty: each column takes a share.
  var widths: [ColumnWidth] = []
  var alignment = Alignment.centre
  var option = CodeOption()
}

/// The settings that a property changes, and what it prints.
struct Property: Sendable {
  var wrapping: Wrapping?
  var border: Border?
  var widths: [ColumnWidth]?
  var alignment: Alignment?
  var option: CodeOption?
  var code: PropertyText?
  var image: PropertyText?
  var command: DeviceCommand?
  /// Where the pipes of the line put a code or a picture.
  let place: Alignment
  /// Where the property begins in the source, from 1.
  let column: Int

  init(place: Alignment, column: Int) {
    self.place = place
    self.column = column
  }
}

/// The text of a property that may hold values.
struct PropertyText: Sendable {
  enum Piece: Sendable {
    case text([Unicode.Scalar])
    case value(String)
  }

  var pieces: [Piece] = []
  /// Where it begins in the source, from 1.
  let column: Int

  /// The text, if no value is in it.
  var constant: [Unicode.Scalar]? {
    var scalars: [Unicode.Scalar] = []
    for piece in pieces {
      guard case .text(let text) = piece else { return nil }
      scalars += text
    }
    return scalars
  }
}
