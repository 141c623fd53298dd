/// Reads the lines of a template; keeps the place of every character.
struct TemplateReader {
  let takesValues: Bool
  var findings: Findings
  /// The names of the values and sections that the template asks for.
  var names: Set<String> = []
  private var lines: [TemplateLine] = []
  private var sections = SectionStack()

  init(file: String, mode: Template.Mode, takesValues: Bool) {
    findings = Findings(file: file, mode: mode)
    self.takesValues = takesValues
  }

  /// Reads a source. Lines are split, not terminated: a line end at the end has a blank line after
  /// it.
  mutating func read(_ source: String) -> [TemplateLine] {
    var scalars = Array(source.unicodeScalars)[...]
    if scalars.first == "\u{FEFF}" { scalars.removeFirst() }
    while let end = scalars.firstIndex(where: { $0 == "\n" || $0 == "\r" }) {
      readLine(scalars[..<end])
      let isPair = scalars[end] == "\r" && end + 1 < scalars.endIndex && scalars[end + 1] == "\n"
      scalars = scalars[(end + (isPair ? 2 : 1))...]
      if scalars.isEmpty { findings.note(.lineEndFinal, at: 1 + lengthOfLine) }
      findings.line += 1
    }
    readLine(scalars)
    closeSections()
    return lines
  }

  private var lengthOfLine = 0

  private mutating func readLine(_ scalars: ArraySlice<Unicode.Scalar>) {
    lengthOfLine = scalars.count
    let atoms = LineScanner.atoms(scalars, takesValues: takesValues, &findings).trimmed
    if takesValues, let mark = SectionMark(atoms) {
      readSection(mark, at: atoms.first?.column ?? 1)
    } else if let content = content(of: atoms) {
      lines.append(TemplateLine(number: findings.line, content: content))
    }
  }

  /// What a line does, or nothing.
  private mutating func content(of line: ArraySlice<Atom>) -> TemplateLine.Content? {
    let cells = LineScanner.cells(of: line)
    if cells.contains(where: { $0.hasBraces }) { return property(cells) }
    if cells.count == 1, let text = cells.first?.text, let first = text.first?.scalar,
      first == "-" || first == "=", text.allSatisfy({ $0.scalar == first })
    {
      return first == "-" ? .rule : .cut
    }
    return .text(
      cells.map { cell in
        let pieces = TextReader.pieces(cell.text, &findings)
        for case .value(let name) in pieces.map(\.content) { names.insert(name) }
        return TemplateCell(
          alignment: cell.alignment, pieces: pieces, column: cell.text.first?.column ?? 1)
      })
  }

  /// The property of a line with braces; nothing where the braces are no property or stand beside
  /// other columns.
  private mutating func property(_ cells: [LineScanner.Cell]) -> TemplateLine.Content? {
    if let stray = cells.first(where: { $0.hasBraces && !$0.isProperty }) {
      report(stray)
      return nil
    }
    guard cells.count == 1, let cell = cells.first else {
      let column = cells.first(where: \.hasBraces)?.text.first?.column
      findings.error(.propertyBesideText, at: column ?? 1)
      return nil
    }
    var reader = PropertyReader(place: cell.alignment, column: cell.text.first?.column ?? 1)
    reader.read(cell.text.dropFirst().dropLast(), &findings)
    names.formUnion(reader.names)
    return .property(reader.property)
  }

  /// Says what is wrong with braces that are no property.
  private mutating func report(_ cell: LineScanner.Cell) {
    if takesValues, let insert = cell.openInsert {
      let isSection = insert.next.flatMap(SectionMark.kind) != nil
      findings.error(isSection ? .sectionNotAlone : .insertMalformed, at: insert.column)
    } else {
      findings.error(.braceStray, at: cell.strayBrace?.column ?? 1)
    }
  }
}

extension TemplateReader {
  private mutating func readSection(_ mark: SectionMark, at column: Int) {
    names.insert(mark.name)
    let number = findings.line
    if mark.kind == .end {
      guard let open = sections.end(mark.name, at: column, &findings) else { return }
      if let index = open.index { closeSection(at: index) }
      return
    }
    guard sections.begin(mark.name, at: lines.count, column: column, &findings) else { return }
    let section = TemplateLine.Section(
      name: mark.name, isInverted: mark.kind == .inverted, end: lines.count)
    lines.append(TemplateLine(number: number, content: .section(section)))
  }

  private mutating func closeSection(at index: Int) {
    guard case .section(var section) = lines[index].content else { return }
    section.end = lines.count
    lines[index].content = .section(section)
    lines.append(TemplateLine(number: findings.line, content: .sectionEnd))
  }

  private mutating func closeSections() {
    while let open = sections.closeInnermost(&findings) {
      if let index = open.index { closeSection(at: index) }
    }
  }
}
