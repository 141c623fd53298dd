extension LineScanner {
  /// Letters and their marks as one character each.
  static func composed(
    _ line: ArraySlice<Unicode.Scalar>, _ findings: inout Findings
  ) -> ArraySlice<Atom> {
    var atoms: [Atom] = []
    atoms.reserveCapacity(line.count)
    for (offset, scalar) in line.enumerated() {
      let column = offset + 1
      guard !scalar.isOrdinary else {
        atoms.append(Atom(scalar, column: column))
        continue
      }
      if scalar.isMark, let base = atoms.last,
        let letter = Composition.letter(base.scalar, scalar)
      {
        findings.warn(.sourceNotComposed, at: base.column)
        atoms[atoms.count - 1] = Atom(letter, column: base.column)
      } else {
        let canonical = Composition.canonical(scalar)
        if canonical != scalar { findings.warn(.sourceNotComposed, at: column) }
        atoms.append(Atom(canonical, column: column))
      }
    }
    return atoms[...]
  }

  /// The line with its escapes protected and `{{name}}` as one atom; both pair from the left.
  static func withInserts(_ line: ArraySlice<Atom>) -> ArraySlice<Atom> {
    var result: [Atom] = []
    result.reserveCapacity(line.count)
    var index = line.startIndex
    while index < line.endIndex {
      let atom = line[index]
      if atom.scalar == "\\", index + 1 < line.endIndex,
        Escapes.isLineEscape(line[index + 1].scalar)
      {
        result += Escapes.hex(of: line[index + 1])
        index += 2
      } else if atom.scalar == "{", let insert = insert(line[index...]) {
        result.append(Atom(inserting: insert.name, column: atom.column))
        index += insert.length
      } else {
        result.append(atom)
        index += 1
      }
    }
    return result[...]
  }

  /// The `{{name}}` at the beginning, with its length.
  private static func insert(_ atoms: ArraySlice<Atom>) -> (name: String, length: Int)? {
    guard atoms.dropFirst().first?.scalar == "{" else { return nil }
    let letters = atoms.dropFirst(2).prefix { $0.scalar.isNamePart }
    let rest = atoms[letters.endIndex...]
    guard rest.count > 1, rest.prefix(2).allSatisfy({ $0.scalar == "}" }),
      let name = name(letters.scalars)
    else { return nil }
    return (name, letters.count + 4)
  }

  /// The name of a value: `[A-Za-z_][A-Za-z0-9_.]*`.
  static func name(_ scalars: some Collection<Unicode.Scalar>) -> String? {
    guard let first = scalars.first, first.isNamePart, !first.isDigit, first != ".",
      scalars.allSatisfy(\.isNamePart)
    else { return nil }
    var name = ""
    name.unicodeScalars.append(contentsOf: scalars)
    return name
  }
}

extension Unicode.Scalar {
  /// Whether it may stand in the name of a value.
  var isNamePart: Bool { isASCIILetter || isDigit || self == "_" || self == "." }
}
