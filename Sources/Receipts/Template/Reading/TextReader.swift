/// Reads a cell of text: pieces of one style each.
struct TextReader {
  private var pieces: [Piece] = []
  private var style = Style()
  private var pending: [Atom] = []

  /// Reads the trimmed text of a cell.
  static func pieces(_ atoms: ArraySlice<Atom>, _ findings: inout Findings) -> [Piece] {
    var reader = TextReader()
    let printable = Escapes.removeControls(atoms, &findings)
    let protected = Escapes.protect(printable[...], where: Escapes.isTextEscape)
    var index = 0
    while index < protected.count {
      index += reader.readPart(protected, at: index, &findings)
    }
    reader.flush(&findings)
    return reader.pieces
  }

  /// Reads a style, a line break, a value or one character; answers how many atoms it took.
  private mutating func readPart(
    _ atoms: [Atom], at index: Int, _ findings: inout Findings
  ) -> Int {
    let atom = atoms[index]
    if let name = atom.name {
      flush(&findings)
      pieces.append(Piece(.value(name), style, column: atom.column))
      return 1
    }
    switch atom.scalar {
    case "_": return toggle(\.isUnderlined, &findings)
    case "\"": return toggle(\.isEmphasised, &findings)
    case "`": return toggle(\.isInverse, &findings)
    case "^":
      let length = atoms[index...].prefix { $0.scalar == "^" }.count
      flush(&findings)
      style.level = style.level == min(length, 7) ? 0 : min(length, 7)
      return length
    case "\\" where index + 1 < atoms.count && atoms[index + 1].scalar == "n":
      flush(&findings)
      append([PlainText.lineBreak], column: atom.column)
      return 2
    case "~":
      pending.append(Atom(PlainText.hardSpace, column: atom.column))
      return 1
    default:
      pending.append(atom)
      return 1
    }
  }

  private mutating func toggle(
    _ attribute: WritableKeyPath<Style, Bool>, _ findings: inout Findings
  ) -> Int {
    flush(&findings)
    style[keyPath: attribute].toggle()
    return 1
  }

  /// Ends the piece that is being read.
  private mutating func flush(_ findings: inout Findings) {
    guard let first = pending.first else { return }
    let scalars = Escapes.resolve(pending, &findings).compactMap {
      printable($0, &findings)
    }
    pending.removeAll(keepingCapacity: true)
    append(scalars, column: first.column)
  }

  /// What a resolved character prints; nothing for control characters that were put together from
  /// the rests of other escapes.
  private func printable(
    _ resolved: Escapes.Resolved, _ findings: inout Findings
  ) -> Unicode.Scalar? {
    findings.check(resolved.scalar, at: resolved.column)
    guard resolved.isEscaped else { return resolved.scalar }
    if resolved.scalar == " " { return PlainText.hardSpace }
    return resolved.scalar.isDeletedControl ? nil : resolved.scalar
  }

  private mutating func append(_ scalars: [Unicode.Scalar], column: Int) {
    guard !scalars.isEmpty else { return }
    if let last = pieces.last, last.style == style, case .text(var text) = last.content {
      text.append(PlainText(scalars))
      pieces[pieces.count - 1].content = .text(text)
    } else {
      pieces.append(Piece(.text(PlainText(scalars)), style, column: column))
    }
  }
}

extension Findings {
  /// Objects to characters that print in lenient mode only.
  mutating func check(_ scalar: Unicode.Scalar, at column: Int) {
    guard scalar.value >= 0x7F else { return }
    let values = ["character": scalar.codePoint]
    if scalar.isControl || scalar.isSeparator {
      error(.controlCharacter, at: column, values)
    } else if scalar.isBidiControl {
      error(.bidiControl, at: column, values)
    } else if scalar.isMark {
      error(.combiningMark, at: column, values)
    }
  }
}
