extension Composer {
  /// The text of a value in a cell.
  mutating func insert(_ name: String, at column: Int) -> (text: PlainText, isMoney: Bool) {
    guard let source = source(of: name, at: column) else { return (PlainText([]), false) }
    let value = ValueText(source.text)
    if let removed = value.removed {
      findings.warn(
        .valueCharacterRemoved, at: column, ["name": name, "character": removed.codePoint])
    }
    return (value.text, source.isMoney)
  }

  /// The text of a property with its values.
  mutating func text(of property: PropertyText) -> [Unicode.Scalar] {
    var scalars: [Unicode.Scalar] = []
    for piece in property.pieces {
      switch piece {
      case .text(let text): scalars += text
      case .value(let name):
        guard let source = source(of: name, at: property.column) else { continue }
        var cleaner = ScalarCleaner()
        cleaner.clean(source.text)
        scalars += cleaner.scalars
        if let removed = cleaner.removed {
          findings.warn(
            .valueCharacterRemoved, at: property.column,
            ["name": name, "character": removed.codePoint])
        }
      }
    }
    return scalars
  }

  private mutating func source(of name: String, at column: Int) -> (text: String, isMoney: Bool)? {
    switch self[name] {
    case .text(let text): return (text, false)
    case .money(let text): return (text, true)
    case .flag, .list: findings.error(.valueNotText, at: column, ["name": name])
    case nil: findings.error(.nameUnknown, at: column, ["name": name])
    }
    return nil
  }
}

/// The characters that were replaced by something less, each once.
struct Losses {
  private(set) var text = ""
  private var seen: Set<Unicode.Scalar> = []

  mutating func insert(_ scalar: Unicode.Scalar) {
    guard seen.insert(scalar).inserted else { return }
    text.unicodeScalars.append(scalar)
  }
}

extension Composer {
  /// A text as the printer can show it: it is asked for each character beyond ASCII.
  mutating func shown(_ text: PlainText, at column: Int, _ hasRaster: inout Bool) -> PlainText {
    guard !text.isASCII, case .of(let coverage) = options.coverage else { return text }
    var result: [Unicode.Scalar]?
    for (index, scalar) in text.scalars.enumerated() {
      guard !scalar.isASCII else {
        result?.append(scalar)
        continue
      }
      switch coverage.treatment(of: scalar) {
      case .shown: result?.append(scalar)
      case .raster:
        hasRaster = true
        result?.append(scalar)
      case .replaced(let others, let isLoss):
        if isLoss { report(scalar, others, at: column) }
        result = (result ?? Array(text.scalars[..<index])) + others
      case .refused:
        findings.error(.characterRefused, at: column, ["character": String(scalar)])
      }
    }
    return result.map { PlainText($0) } ?? text
  }

  private mutating func report(
    _ scalar: Unicode.Scalar, _ others: [Unicode.Scalar], at column: Int
  ) {
    losses.insert(scalar)
    let replacement = others.reduce(into: "") { $0.unicodeScalars.append($1) }
    findings.warn(
      .characterReplaced, at: column,
      ["character": String(scalar), "replacement": replacement])
  }

  /// Whether a row has a character that the printer needs a picture for.
  func isPicture(_ cells: [Cell]) -> Bool {
    guard case .of(let coverage) = options.coverage else { return false }
    return cells.contains { cell in
      cell.runs.contains { run in
        run.text.contains { !$0.isASCII && coverage.treatment(of: $0) == .raster }
      }
    }
  }
}
