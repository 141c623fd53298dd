import Graphics

extension SettingText {
  /// The widths of the columns; none for `auto`.
  func widths(_ findings: inout Findings) -> [ColumnWidth] {
    let tokens = tokens(&findings)
    if tokens.contains(where: { $0.elementsEqual("auto".unicodeScalars) }) { return [] }
    return tokens.map { token in
      if token.elementsEqual("*".unicodeScalars) { return .share }
      if let number = SettingText.number(token) { return .fixed(number) }
      if !token.isEmpty {
        findings.error(.widthUnknown, at: column, ["value": SettingText.string(token)])
      }
      return .fixed(0)
    }
  }

  /// The tokens between blanks or a comma.
  ///
  /// A comma beside blanks leaves empty tokens between them in the reference, each a hidden column;
  /// in strict mode it is one separator.
  private func tokens(_ findings: inout Findings) -> [ArraySlice<Unicode.Scalar>] {
    let isStrict = findings.mode == .strict
    var tokens: [ArraySlice<Unicode.Scalar>] = []
    var rest = scalars[...]
    while let start = rest.firstIndex(where: { $0.isBlank || $0 == "," }) {
      let run = rest[start...].prefix { $0.isBlank || $0 == "," }
      let isOuter = run.startIndex == 0 || run.endIndex == scalars.count
      let commas = run.count { $0 == "," }
      let separators = commas + blankRuns(run)
      tokens.append(rest[..<start])
      if !isStrict { tokens += Array(repeating: [], count: separators - 1) }
      if isStrict ? commas > 1 || commas > 0 && isOuter : separators > 1 || isOuter {
        findings.error(.commaStray, at: column)
      }
      rest = rest[run.endIndex...]
    }
    tokens.append(rest)
    return isStrict ? tokens.filter { !$0.isEmpty } : tokens
  }

  /// How many runs of blanks stand between commas.
  private func blankRuns(_ separator: ArraySlice<Unicode.Scalar>) -> Int {
    separator.split(separator: ",").count
  }

  /// How codes are drawn. What is not named returns to its default; of two words of a kind the
  /// first counts.
  func option(_ findings: inout Findings) -> CodeOption {
    let tokens = scalars.split { $0.isBlank || $0 == "," }
    let words = tokens.map { SettingText.string($0) }
    let numbers = tokens.compactMap { SettingText.number($0) }
    var option = CodeOption()
    option.kind = words.lazy.compactMap { SettingText.kind($0) }.first ?? option.kind
    option.module = numbers.first { CodeOption.modules ~= $0 } ?? option.module
    option.height = numbers.first { CodeOption.heights ~= $0 } ?? option.height
    option.cell = numbers.first { CodeOption.cells ~= $0 } ?? option.cell
    option.showsText = words.contains("hri")
    option.level = words.lazy.compactMap(QRLevel.init).first ?? option.level
    for token in tokens { check(token, &findings) }
    return option
  }

  private func check(_ token: ArraySlice<Unicode.Scalar>, _ findings: inout Findings) {
    let word = SettingText.string(token)
    if let number = SettingText.number(token) {
      if CodeOption.modules ~= number, CodeOption.cells ~= number {
        findings.note(.optionDouble, at: column, ["value": word])
      }
      if [CodeOption.modules, CodeOption.heights, CodeOption.cells].contains(where: { $0 ~= number }
      ) {
        return
      }
    } else if SettingText.kind(word) != nil || QRLevel(rawValue: word) != nil
      || ["hri", "nohri"].contains(word)
    {
      return
    }
    findings.error(.optionUnknown, at: column, ["value": word, "known": SettingText.knownOptions])
  }

  private static let knownOptions =
    (Symbology.allCases.map(\.rawValue) + [
      "jan", "nw7", "qrcode", "2-4", "24-240", "hri", "nohri", "3-8", "l", "m", "q", "h",
    ]).joined(separator: ", ")

  private static func kind(_ word: String) -> CodeOption.Kind? {
    switch word {
    case "qrcode": .qr
    case "jan": .barcode(.ean)
    case "nw7": .barcode(.codabar)
    default: Symbology(rawValue: word).map { .barcode($0) }
    }
  }
}

extension CodeOption {
  /// The widths of a narrowest bar in dots.
  static let modules = 2...4
  /// The heights of bars in dots.
  static let heights = 24...240
  /// The sizes of a QR module in dots.
  static let cells = 3...8
}
