package import Commerce

/// What a person reads of a refusal: what is the matter, and the next step.
package struct RefusalText: Hashable, Sendable {
  /// What is the matter; may end in one parenthesised group of `{name}` gaps.
  package let title: String
  /// What to do next.
  package let nextStep: String

  /// The wording of a refusal.
  package init(_ title: String, _ nextStep: String) {
    self.title = title
    self.nextStep = nextStep
  }
}

/// The languages that everything people read is written in.
package enum Language: String, CaseIterable, Sendable {
  case latvian = "lv"
  case english = "en"
  case german = "de"
  case russian = "ru"
  case polish = "pl"
}

extension Language {
  /// How many entries of a header are looked at.
  private static let mostEntries = 32

  /// The language that an `Accept-Language` header wants most, of those that there are.
  ///
  /// The highest weight wins, a tie goes to the earlier entry, and what cannot be read is ignored.
  package static func preferred(_ acceptLanguage: String) -> Language? {
    var best: (language: Language, weight: Int)?
    let entries = acceptLanguage.split(
      separator: ",", maxSplits: mostEntries, omittingEmptySubsequences: false)
    for entry in entries.prefix(mostEntries) {
      guard let found = wanted(entry), found.weight > best?.weight ?? 0 else { continue }
      best = found
    }
    return best?.language
  }

  /// One entry of the header, such as `lv-LV;q=0.8`.
  private static func wanted(_ entry: Substring) -> (language: Language, weight: Int)? {
    let parts = entry.split(separator: ";", maxSplits: 2, omittingEmptySubsequences: false)
    guard let range = parts.first, parts.count <= 2 else { return nil }
    let primary = trimmed(range).split(separator: "-", omittingEmptySubsequences: false).first
    guard let primary, let language = Language(rawValue: primary.lowercased()) else { return nil }
    guard parts.count == 2 else { return (language, 1_000) }
    guard let thousandths = weight(trimmed(parts[1])) else { return nil }
    return (language, thousandths)
  }

  /// The weight of `q=0.8`, in thousandths.
  private static func weight(_ parameter: Substring) -> Int? {
    let sides = parameter.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    guard sides.count == 2, trimmed(sides[0]).lowercased() == "q" else { return nil }
    let digits = trimmed(sides[1]).split(
      separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    guard let whole = digits.first, whole == "0" || whole == "1" else { return nil }
    let fraction = digits.count == 2 ? digits[1] : ""
    guard fraction.count <= 3, fraction.allSatisfy({ ("0"..."9").contains($0) }) else {
      return nil
    }
    let padded = String(fraction) + String(repeating: "0", count: 3 - fraction.count)
    guard let thousandths = Int(padded) else { return nil }
    let sum = (whole == "1" ? 1_000 : 0) + thousandths
    return sum <= 1_000 ? sum : nil
  }

  /// The text without the spaces and tabs around it.
  private static func trimmed(_ text: Substring) -> Substring {
    var text = text
    while let first = text.first, first == " " || first == "\t" { text.removeFirst() }
    while let last = text.last, last == " " || last == "\t" { text.removeLast() }
    return text
  }

  /// What is written in this language.
  fileprivate var refusals: [RefusalCode: RefusalText] {
    switch self {
    case .latvian: Self.latvianRefusals
    case .english: Self.englishRefusals
    case .german: Self.germanRefusals
    case .russian: Self.russianRefusals
    case .polish: Self.polishRefusals
    }
  }

  /// What is written in this language of devices.
  fileprivate var deviceRefusals: [RefusalCode: RefusalText] {
    switch self {
    case .latvian: Self.latvianDeviceRefusals
    case .english: Self.englishDeviceRefusals
    case .german: Self.germanDeviceRefusals
    case .russian: Self.russianDeviceRefusals
    case .polish: Self.polishDeviceRefusals
    }
  }
}

extension RefusalCode {
  /// The wording of this code; the code itself where there are no words, which the tests rule out.
  package func text(in language: Language) -> RefusalText {
    language.refusals[self] ?? language.deviceRefusals[self] ?? RefusalText(rawValue, "")
  }
}

extension Refusal {
  /// What is the matter, with the values that explain it.
  package func title(in language: Language) -> String {
    filled(code.text(in: language).title)
  }

  /// What to do next.
  package func nextStep(in language: Language) -> String {
    filled(code.text(in: language).nextStep)
  }

  /// The text with its gaps filled; without its last group if a value of that is missing.
  private func filled(_ text: String) -> String {
    guard text.last == ")", let opening = text.lastIndex(of: "(") else { return text }
    let group = text[opening...]
    guard group.contains("{") else { return text }
    var head = text[..<opening]
    guard let tail = inserted(group) else {
      while head.last == " " { head.removeLast() }
      return String(head)
    }
    return String(head) + tail
  }

  /// A group with every gap replaced once; nothing if a value is missing.
  private func inserted(_ group: Substring) -> String? {
    var result = ""
    var rest = group
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      let name = rest[rest.index(after: open)..<close]
      guard let value = values[String(name)] else { return nil }
      result += rest[..<open]
      result += value
      rest = rest[rest.index(after: close)...]
    }
    return result + String(rest)
  }
}
