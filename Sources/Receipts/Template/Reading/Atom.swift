/// A character of a template with its place, or a value to be inserted.
struct Atom {
  /// Stands for an inserted value: neither blank nor syntax.
  static let insertScalar: Unicode.Scalar = "\u{FFFC}"

  let scalar: Unicode.Scalar
  /// The column of the source, from 1.
  let column: Int
  /// The name of the value that is inserted here.
  let name: String?

  init(_ scalar: Unicode.Scalar, column: Int) {
    self.scalar = scalar
    self.column = column
    name = nil
  }

  init(inserting name: String, column: Int) {
    scalar = Atom.insertScalar
    self.column = column
    self.name = name
  }
}

extension ArraySlice<Atom> {
  /// Without blanks at both ends.
  var trimmed: ArraySlice<Atom> {
    var range = startIndex..<endIndex
    while let first = range.first, self[first].scalar.isBlank {
      range = first + 1..<range.upperBound
    }
    while let last = range.last, self[last].scalar.isBlank { range = range.lowerBound..<last }
    return self[range]
  }

  var scalars: [Unicode.Scalar] { map(\.scalar) }

  /// The text as it is shown in a diagnostic: its first 40 characters.
  var excerpt: String {
    var text = ""
    for atom in prefix(40) {
      if let name = atom.name {
        text += "{{\(name)}}"
      } else {
        text.unicodeScalars.append(atom.scalar)
      }
    }
    return text
  }
}
