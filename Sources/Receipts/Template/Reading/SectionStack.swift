/// A line that begins or ends a section.
struct SectionMark {
  enum Kind: Sendable { case shown, inverted, end }

  let kind: Kind
  let name: String

  /// The mark of a line, if it is one: `{{#name}}`, `{{^name}}` or `{{/name}}`.
  init?(_ line: ArraySlice<Atom>) {
    let scalars = line.scalars
    guard scalars.count > 5, scalars.starts(with: "{{".unicodeScalars),
      scalars.suffix(2).elementsEqual("}}".unicodeScalars), let kind = SectionMark.kind(scalars[2]),
      let name = LineScanner.name(scalars[3..<(scalars.count - 2)])
    else { return nil }
    self.kind = kind
    self.name = name
  }

  /// The kind that a sigil stands for.
  static func kind(_ sigil: Unicode.Scalar) -> Kind? {
    switch sigil {
    case "#": .shown
    case "^": .inverted
    case "/": .end
    default: nil
    }
  }
}

/// The sections that are open at a line.
struct SectionStack {
  struct Open {
    let name: String
    /// The index of the line that begins it; nothing where it stands too deep and is ignored.
    let index: Int?
    let line: Int
    let column: Int
  }

  private var open: [Open] = []

  /// Begins a section; answers whether it counts.
  mutating func begin(
    _ name: String, at index: Int, column: Int, _ findings: inout Findings
  ) -> Bool {
    let counts = open.count < Template.sectionDepthMax
    if !counts {
      findings.error(.sectionTooDeep, at: column, ["most": "\(Template.sectionDepthMax)"])
    }
    open.append(
      Open(name: name, index: counts ? index : nil, line: findings.line, column: column))
    return counts
  }

  /// Ends the innermost section, if it has this name.
  mutating func end(_ name: String, at column: Int, _ findings: inout Findings) -> Open? {
    guard let innermost = open.last else {
      findings.error(.sectionUnopened, at: column, ["name": name])
      return nil
    }
    guard innermost.name == name else {
      findings.error(.sectionMismatch, at: column, ["name": name, "open": innermost.name])
      return nil
    }
    return open.popLast()
  }

  /// Takes a section that the end of the template finds open.
  mutating func closeInnermost(_ findings: inout Findings) -> Open? {
    guard let innermost = open.popLast() else { return nil }
    let line = findings.line
    findings.line = innermost.line
    findings.error(.sectionUnclosed, at: innermost.column, ["name": innermost.name])
    findings.line = line
    return innermost
  }
}
