/// The value of a setting as words; capital letters do not count.
struct SettingText {
  let scalars: [Unicode.Scalar]
  /// Where it begins in the source, from 1.
  let column: Int

  init(_ text: PropertyText, column: Int) {
    scalars = (text.constant ?? []).map(\.lowercasedASCII)
    self.column = column
  }

  func wrapping(_ findings: inout Findings) -> Wrapping {
    known(Wrapping(rawValue: text), "text", Wrapping.allCases.map(\.rawValue), &findings) ?? .wrap
  }

  func border(_ findings: inout Findings) -> Border {
    let border: Border? =
      switch text {
      case "line": .line
      case "space": .blanks(1)
      case "none": .blanks(0)
      default: SettingText.number(scalars).flatMap { $0 <= 2 ? .blanks($0) : nil }
      }
    return known(border, "border", ["line", "space", "none", "0", "1", "2"], &findings)
      ?? .blanks(1)
  }

  func alignment(_ findings: inout Findings) -> Alignment {
    let alignment: Alignment? =
      switch text {
      case "left": .left
      case "center": .centre
      case "right": .right
      default: nil
      }
    return known(alignment, "align", ["left", "center", "right"], &findings) ?? .centre
  }

  private func known<Setting>(
    _ setting: Setting?, _ key: String, _ known: [String], _ findings: inout Findings
  ) -> Setting? {
    if setting == nil {
      findings.error(
        .settingUnknown, at: column,
        ["key": key, "value": text, "known": known.joined(separator: ", ")])
    }
    return setting
  }

  private var text: String { SettingText.string(scalars[...]) }

  static func string(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    var text = ""
    text.unicodeScalars.append(contentsOf: scalars.prefix(40))
    return text
  }

  /// The value of digits; large ones are cut down to what makes no difference.
  static func number(_ token: some Collection<Unicode.Scalar>) -> Int? {
    guard !token.isEmpty, token.allSatisfy(\.isDigit) else { return nil }
    return token.reduce(0) { min($0 * 10 + Int($1.value) - 0x30, ColumnWidth.most) }
  }
}
