/// Takes a line apart: escapes and values first, then columns.
enum LineScanner {
  /// A column of a line.
  struct Cell {
    /// The text without blanks at its ends.
    let text: ArraySlice<Atom>
    let alignment: Alignment
    /// Whether a brace is in it that no `\` protects.
    let hasBraces: Bool
  }

  /// The characters of a line, letters composed, `\\`, `\|`, `\{`, `\}` protected, inserts found.
  static func atoms(
    _ line: ArraySlice<Unicode.Scalar>, takesValues: Bool, _ findings: inout Findings
  ) -> ArraySlice<Atom> {
    let composed = composed(line, &findings)
    guard takesValues else {
      return Escapes.protect(composed, where: Escapes.isLineEscape)[...]
    }
    return withInserts(composed)
  }

  /// The columns of a trimmed line: text is attracted by the pipe that it touches.
  static func cells(of line: ArraySlice<Atom>) -> [Cell] {
    let pipes = line.indices.filter { line[$0].scalar == "|" }
    guard let first = pipes.first, let last = pipes.last else {
      return [cell(line)]
    }
    let pushesRight = first > line.startIndex && !line[first - 1].scalar.isBlank
    let pushesLeft = last + 1 < line.endIndex && !line[last + 1].scalar.isBlank
    let inner = withoutOuterPipes(line)
    let bounds = pipes.filter(inner.indices.contains)
    let starts = [inner.startIndex] + bounds.map { $0 + 1 }
    let ends = bounds + [inner.endIndex]
    return zip(starts, ends).enumerated().map { index, range in
      cell(
        line[range.0..<range.1],
        isPushedRight: index == 0 && pushesRight,
        isPushedLeft: index == bounds.count && pushesLeft)
    }
  }

  /// Without one pipe at each end. To the reference the separators of Unicode end the reach of an
  /// expression, so that a line with one keeps its pipes.
  private static func withoutOuterPipes(_ line: ArraySlice<Atom>) -> ArraySlice<Atom> {
    guard !line.contains(where: { $0.scalar.isSeparator }) else { return line }
    var inner = line
    if inner.first?.scalar == "|" { inner = inner.dropFirst() }
    if inner.last?.scalar == "|" { inner = inner.dropLast() }
    return inner
  }

  private static func cell(
    _ source: ArraySlice<Atom>, isPushedRight: Bool = false, isPushedLeft: Bool = false
  ) -> Cell {
    let hasLeft = isPushedRight || source.first?.scalar.isBlank ?? false
    let hasRight = isPushedLeft || source.last?.scalar.isBlank ?? false
    return Cell(
      text: source.trimmed,
      alignment: hasLeft == hasRight ? .centre : hasLeft ? .right : .left,
      hasBraces: source.contains { $0.isBrace })
  }
}

extension LineScanner.Cell {
  /// Whether it is `{...}` without braces inside, as a property is.
  var isProperty: Bool {
    text.count > 1 && text.first?.scalar == "{" && text.last?.scalar == "}"
      && !text.dropFirst().dropLast().contains { $0.isBrace }
  }

  /// The brace to blame where braces are no property.
  var strayBrace: Atom? {
    let braces = text.filter(\.isBrace)
    return text.first?.scalar == "{" && braces.count > 2 ? braces[1] : braces.first
  }

  /// The `{{` of what was perhaps meant to insert a value, with the character after it.
  var openInsert: (column: Int, next: Unicode.Scalar?)? {
    let pairs = zip(text.indices, text.indices.dropFirst())
    let pair = pairs.first { text[$0.0].scalar == "{" && text[$0.1].scalar == "{" }
    guard let pair else { return nil }
    return (text[pair.0].column, text[text.index(after: pair.1)...].first?.scalar)
  }
}

extension Atom {
  /// Whether it begins or ends a property.
  var isBrace: Bool { scalar == "{" || scalar == "}" }
}
